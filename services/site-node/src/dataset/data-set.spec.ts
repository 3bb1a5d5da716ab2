import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { datasetRecord, recordStored, validateEventData } from '@chainnet/contracts';
import { MemoryJournal } from '@chainnet/testing';
import { DatasetRecordHandler } from '../handlers/dataset-record.handler.js';
import { DataSet } from './data-set.js';
import { rebuildDataSet } from './rebuild.js';

const view = { resource: 'Patient', select: [{ column: [{ name: 'id', path: 'id' }] }] };
const bundleOf = (...ids: readonly string[]) => ({ resourceType: 'Bundle' as const, entry: ids.map((id) => ({ resource: { resourceType: 'Patient', id } })) });
const recordId = (at: number): string => `r${'abcdefghijklmnopqrstuvwxyz'.charAt(at)}`.padEnd(32, 'a');
const record = (at: number, ...ids: readonly string[]) =>
  ({ recordId: recordId(at), tenant: 'demo-a', receivedAt: '2026-01-01T00:00:00Z', policyDigest: 'a'.repeat(64), commitment: 'b'.repeat(64), bundle: bundleOf(...ids) });
const idsOf = (dataSet: DataSet, mark?: number): unknown[] => dataSet.rows(view, mark).map(({ id }) => id);

describe('a data set', () => {
  it('gives the rows of a view, and of what came since, in the order of the records', () => {
    const dataSet = new DataSet();
    dataSet.add('a', JSON.stringify(bundleOf('1', '2')));
    expect(idsOf(dataSet)).toEqual(['1', '2']);
    dataSet.add('b', JSON.stringify(bundleOf()));
    dataSet.add('c', JSON.stringify(bundleOf('3')));
    expect(idsOf(dataSet)).toEqual(['1', '2', '3']);
    expect(dataSet.views()).toEqual([{ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), rows: 3 }]);
  });

  it('takes a record once, however often it comes', () => {
    const dataSet = new DataSet();
    const number = dataSet.add('a', JSON.stringify(bundleOf('1')));
    expect(dataSet.add('a', JSON.stringify(bundleOf('1')))).toBe(number);
    expect(dataSet.size).toBe(1);
  });

  it('given any growth and any order of restoring, the records below a mark stay the same rows', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (before, after, shuffle) => {
        const dataSet = new DataSet();
        const held = Array.from({ length: before + after }, (_, at) => ({ recordId: recordId(at), number: at, bundle: JSON.stringify(bundleOf(String(at))) }));
        for (const one of held.slice(0, before)) dataSet.add(one.recordId, one.bundle);
        const mark = dataSet.mark;
        const rows = idsOf(dataSet, mark);
        for (const one of held.slice(before)) dataSet.add(one.recordId, one.bundle);
        const restored = new DataSet();
        restored.restore(held.toSorted((a, b) => (shuffle[a.number] ?? 0) - (shuffle[b.number] ?? 0)));
        expect(idsOf(dataSet, mark)).toEqual(rows);
        expect(idsOf(restored, mark)).toEqual(rows);
        expect(idsOf(restored)).toEqual(idsOf(dataSet));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the tables of eight views', () => {
    const dataSet = new DataSet();
    for (let at = 0; at < 10; at += 1) dataSet.rows({ ...view, name: `v${at}` });
    expect(dataSet.views()).toHaveLength(8);
  });

  it('refuses what is no view', () => {
    for (const wrong of [undefined, null, 'Patient', {}]) expect(() => new DataSet().rows(wrong)).toThrow(expect.objectContaining({ code: 'RWD_VIEW_INVALID' }));
  });
});

describe('the handler of de-identified records', () => {
  it('stores the Bundle in the journal and says so; the data set is rebuilt from there', async () => {
    const handler = new DatasetRecordHandler(new DataSet());
    const journal = new MemoryJournal();
    for (const one of [record(0, '1'), record(1, '2', '3')]) {
      const { outcome, entryId, facts, outputs } = handler.handle(one);
      await journal.record([{ _id: `site-demo-a:${entryId ?? ''}`, hash: '', outcome, facts: JSON.stringify(facts), outputs: '[]', at: '' }]);
      expect(outputs).toEqual([{ event: recordStored, key: one.recordId, data: { recordId: one.recordId, tenant: 'demo-a', receivedAt: one.receivedAt, dataset: 'demo-a/default', commitment: one.commitment } }]);
      expect(validateEventData(recordStored.type, outputs[0]?.data)).toEqual([]);
      expect(validateEventData(datasetRecord.type, one)).toEqual([]);
    }
    await journal.record([{ _id: 'site-demo-a:x', hash: '', outcome: 'signed', facts: '{}', outputs: '[]', at: '' }]);
    const rebuilt = await rebuildDataSet(journal);
    expect(idsOf(rebuilt)).toEqual(['1', '2', '3']);
    expect(rebuilt.mark).toBe(2);
  });

  it('gives the same effect for a record that comes again, before and after a restart', async () => {
    const handler = new DatasetRecordHandler(new DataSet());
    handler.handle(record(0, '1'));
    const first = handler.handle(record(1, '2'));
    expect(handler.handle(record(1, '2'))).toEqual(first);
    const journal = new MemoryJournal();
    await journal.record([{ _id: '1', hash: '', outcome: first.outcome, facts: JSON.stringify(first.facts), outputs: '[]', at: '' }]);
    expect(new DatasetRecordHandler(await rebuildDataSet(journal)).handle(record(1, '2'))).toEqual(first);
  });
});
