import { describe, expect, it } from '@jest/globals';
import { ledgerLeaf, partnerStatusChanged, recordAccepted, serviceTopology, validateEventData } from '@chainnet/contracts';
import { leafOfEvent, MESH } from './leaf-of-event.js';
import { leafTable, receiptSteps, recordOf, recordSteps } from './leaf-table.js';
import { decodeLeaf } from './leaf.js';

const attributes = { id: 'event-1', type: 't', source: '/rwd/svc-ingestion', time: '2026-01-01T00:00:00.000Z' };
const leafOf = (row: (typeof leafTable)[number], data: unknown = row.event.examples[0]) => leafOfEvent(row, data, { ...attributes, type: row.event.type });

describe('the leaf table', () => {
  it('has a row for every event that provenance reads, but its own and those that steer it', () => {
    const { consumes } = serviceTopology('provenance');
    const logged = consumes.filter((event) => event !== ledgerLeaf && event !== partnerStatusChanged);
    expect(leafTable.map(({ event }) => event.type).sort()).toEqual(logged.map(({ type }) => type).sort());
  });

  it.each(leafTable.map((row) => [row.event.type, row] as const))('makes a valid leaf of %s', (type, row) => {
    const leaf = leafOf(row);
    expect(validateEventData(ledgerLeaf.type, leaf)).toEqual([]);
    expect(leaf.entryId).toBe('event-1');
    const statement = decodeLeaf(Buffer.from(leaf.statement));
    expect(statement).toMatchObject({ type, id: 'event-1', agent: '/rwd/svc-ingestion', time: '2026-01-01T00:00:00.000Z' });
    expect(statement.tenant).toBe(leaf.tenant ?? MESH);
    expect(recordOf(statement)).toBe(leaf.recordId);
    expect(leaf.recordId !== undefined).toBe(recordSteps.includes(type));
  });

  it('gives the same bytes for the same event', () => {
    for (const row of leafTable) expect(leafOf(row)).toEqual(leafOf(row));
  });

  it('says nothing of where a record came from beyond its id and commitment', () => {
    const row = leafTable.find(({ event }) => event === recordAccepted)!;
    expect(leafOf(row).statement).not.toMatch(/contentType|application|bytes|512/);
  });

  it('does not put an opened statistic, or a hash of it, in the log', () => {
    const row = leafTable.find(({ event }) => event.type === 'rwd.mpc.job-completed.v1')!;
    const of = (result: object) => leafOf(row, { ...(row.event.examples[0] as object), result });
    expect(of({ mean: 1 })).toEqual(of({ mean: 2 }));
  });

  it('refuses an event without a time', () => {
    expect(() => leafOfEvent(leafTable[0]!, leafTable[0]!.event.examples[0], { ...attributes, time: '' })).toThrow(
      expect.objectContaining({ code: 'RWD_LEDGER_LEAF_MALFORMED' }),
    );
  });

  it('issues receipts when a record is de-identified or has ended', () => {
    expect([...receiptSteps].sort()).toEqual(['rwd.record.deidentified.v1', 'rwd.record.quarantined.v1', 'rwd.record.rejected.v1']);
  });
});
