import { describe, expect, it } from '@jest/globals';
import { expectedRecordId, judge, type DatasetRow, type FinalStores, type JournalRow, type SentRecord } from './oracle.js';

const recordKey = new Uint8Array(32).fill(7);
const effects = { ingestion: 'accepted', deidentification: 'deidentified' };
const rules = { recordKey, effects, drainLimitSeconds: 60 };

const record = (subject: string, sequence: number, acked = true): SentRecord => ({
  tenant: 'demo-a', source: '/demo-a/his', id: `${subject}-${sequence}`, subject, sequence, resourceType: 'Observation', value: sequence, acked,
});
const sent = [record('s1', 0), record('s1', 1), record('s2', 0)];
const idOf = (one: SentRecord): string => expectedRecordId(recordKey, one);

const row = (one: SentRecord, outcome: string): JournalRow => ({ id: `g:${idOf(one)}`, outcome, recordId: idOf(one) });
const copy = (one: SentRecord, offset: number, fields: Partial<DatasetRow> = {}): DatasetRow => ({
  partition: 0, offset, eventId: `e-${one.id}`, recordId: idOf(one), resources: [{ resourceType: one.resourceType, value: one.value }], ...fields,
});

function stores(fields: Partial<FinalStores> = {}): FinalStores {
  return {
    journals: { ingestion: sent.map((one) => row(one, 'accepted')), deidentification: sent.map((one) => row(one, 'deidentified')) },
    dataset: sent.map((one, offset) => copy(one, offset)),
    drainedSeconds: 12,
    ...fields,
  };
}

const kinds = (fields: Partial<FinalStores>, list = sent): string[] => judge(list, stores(fields), rules).map(({ kind, store }) => `${kind} ${store}`);
const journalsWith = (rows: readonly JournalRow[]): Partial<FinalStores> => ({ journals: { ...stores().journals, ingestion: rows } });
const ingested = stores().journals['ingestion'] as readonly JournalRow[];
const [first, second, third] = sent as [SentRecord, SentRecord, SentRecord];

describe('the oracle of the crash drills', () => {
  it('computes a record id from its documented rule', () => {
    // python3: base64.b32encode(hmac.digest(b'\x07'*32, b'6:demo-a11:/demo-a/his4:s1-0', 'sha256')[:20]).decode().lower()
    expect(idOf(first)).toBe('has4xtposieqkec3vii5ofxk6kphtas6');
  });

  it('finds nothing wrong when every record has one effect everywhere', () => {
    expect(kinds({})).toEqual([]);
  });

  it('takes a republication with the same event id for no second effect', () => {
    expect(kinds({ dataset: [...stores().dataset, copy(first, 3)] })).toEqual([]);
  });

  it('misses an accepted record, in the store where it is missing', () => {
    expect(kinds(journalsWith(ingested.slice(1)))).toEqual(['lost ingestion']);
    expect(kinds({ dataset: stores().dataset.slice(0, 2) })).toEqual(['lost dataset']);
  });

  it('does not miss a record that the broker never confirmed, and does not mind it either', () => {
    const unsure = record('s3', 0, false);
    expect(kinds({}, [...sent, unsure])).toEqual([]);
    expect(kinds(journalsWith([...ingested, row(unsure, 'accepted')]), [...sent, unsure])).toEqual([]);
  });

  it('counts effects by record, whatever they are called', () => {
    expect(kinds(journalsWith([...ingested, { ...row(first, 'accepted'), id: 'g:other' }]))).toEqual(['duplicate ingestion']);
    expect(kinds({ dataset: [...stores().dataset, copy(first, 3, { eventId: 'other' })] })).toEqual(['duplicate dataset']);
  });

  it('reports effects without a sent record, and records that ended otherwise', () => {
    expect(kinds(journalsWith([...ingested, row(record('s9', 0), 'accepted')]))).toEqual(['unknown ingestion']);
    expect(kinds(journalsWith([row(first, 'dead-lettered'), ...ingested.slice(1)]))).toEqual(['unknown ingestion', 'lost ingestion']);
  });

  it('reports a key out of order by its first copies only', () => {
    expect(kinds({ dataset: [copy(second, 0), copy(first, 1), copy(third, 2)] })).toEqual(['order dataset']);
    expect(kinds({ dataset: [copy(first, 0), copy(second, 1), copy(first, 2), copy(third, 3)] })).toEqual([]);
  });

  it('reports a key that stands in two partitions', () => {
    expect(kinds({ dataset: [copy(first, 0), copy(second, 0, { partition: 1 }), copy(third, 2)] })).toEqual(['order dataset']);
  });

  it('reports another content', () => {
    const other = { resources: [{ resourceType: 'Observation', value: 99 }] };
    expect(kinds({ dataset: [copy(first, 0, other), copy(second, 1), copy(third, 2)] })).toEqual(['altered dataset']);
    expect(kinds({ dataset: [copy(first, 0, { resources: [] }), copy(second, 1), copy(third, 2)] })).toEqual(['altered dataset']);
  });

  it('reports a chain that drained late or never', () => {
    expect(kinds({ drainedSeconds: 61 })).toEqual(['late all']);
    expect(kinds({ drainedSeconds: undefined })).toEqual(['late all']);
  });
});
