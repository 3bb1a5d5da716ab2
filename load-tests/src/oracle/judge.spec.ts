import { describe, expect, it } from '@jest/globals';
import type { SentRecord } from '../sent-list.js';
import { judge, type Counts, type Evidence, type Trail } from './judge.js';

const journey = ['rwd.record.accepted.v1', 'rwd.record.normalized.v1', 'rwd.record.deidentified.v1', 'rwd.dataset.record-stored.v1'];
const record = (number: number, fields: Partial<SentRecord> = {}): SentRecord => ({
  id: `r-${number}`, partner: 'hospital-a', source: '/hospital-a/load-test', door: 'kafka', kind: 'fhir-bundle', expect: 'rwd.record.deidentified',
  sha256: 'a'.repeat(64), acked: true, recordId: `id-${number}`, ...fields,
});
const sent = [record(0), record(1), record(2, { expect: 'rwd.record.quarantined' })];
const trail = (steps: readonly string[], flaw?: string): Trail => ({ steps, flaw });
const whole = new Map([
  ['id-0', trail(journey)], ['id-1', trail(journey)], ['id-2', trail(['rwd.record.accepted.v1', 'rwd.record.quarantined.v1'])],
]);
const grown = (counts: Partial<Counts> = {}) => new Map([['hospital-a', { accepted: 3, stored: 2, quarantined: 1, ...counts }]]);

const kinds = (evidence: Partial<Evidence> = {}, { records = sent, alone = true } = {}): readonly string[] =>
  judge(records, { trails: whole, growth: grown(), ...evidence }, alone).map(({ kind, what }) => `${kind} ${what}`);
const withTrail = (id: string, one: Trail): Partial<Evidence> => ({ trails: new Map([...whole, [id, one]]) });

describe('the oracle of a load', () => {
  it('finds nothing where every record taken in has each of its effects once', () => {
    expect(kinds()).toEqual([]);
    expect(kinds({ growth: undefined })).toEqual([]);
  });

  it('turns red for a planted loss: no trail, or a trail that stops', () => {
    expect(kinds({ trails: new Map([...whole].slice(1)) })).toEqual(['lost r-0: the ledger knows nothing of it']);
    expect(kinds(withTrail('id-0', trail(journey.slice(0, 3))))).toEqual(['lost r-0: no rwd.dataset.record-stored']);
    expect(kinds({ growth: grown({ stored: 1 }) })).toEqual(['lost hospital-a: stored grew by 1, sent were 2']);
    expect(kinds({ growth: new Map() })).toHaveLength(3);
  });

  it('turns red for a planted duplicate: a second effect in the ledger, or in the counts', () => {
    expect(kinds(withTrail('id-1', trail([...journey, 'rwd.dataset.record-stored.v1'])))).toEqual(['duplicate r-1: 2 times rwd.dataset.record-stored']);
    expect(kinds({ growth: grown({ accepted: 4 }) })).toEqual(['duplicate hospital-a: accepted grew by 4, sent were 3']);
  });

  it('minds more than was sent only where nobody else sends', () => {
    expect(kinds({ growth: grown({ accepted: 40, stored: 30 }) }, { alone: false })).toEqual([]);
    expect(kinds({ growth: grown({ accepted: 2 }) }, { alone: false })).toEqual(['lost hospital-a: accepted grew by 2, sent were 3']);
  });

  it('finds a record that ended otherwise than its kind should', () => {
    expect(kinds(withTrail('id-0', trail(['rwd.record.accepted.v1', 'rwd.record.quarantined.v1'])))).toEqual([
      'lost r-0: no rwd.record.normalized', 'lost r-0: no rwd.record.deidentified', 'lost r-0: no rwd.dataset.record-stored', 'unexpected r-0: rwd.record.quarantined',
    ]);
    expect(kinds(withTrail('id-2', trail(journey)))).toContain('unexpected r-2: rwd.dataset.record-stored');
  });

  it('finds a receipt that does not verify', () => {
    expect(kinds(withTrail('id-0', trail(journey, 'the quorum is not met')))).toEqual(['unproven r-0: the quorum is not met']);
  });

  it('finds records that share a record id, and records taken in that nobody can name', () => {
    expect(kinds({}, { records: [sent[0]!, record(1, { recordId: 'id-0' }), sent[2]!] })).toContain('collision id-0: r-0, r-1');
    expect(kinds({}, { records: [sent[0]!, record(1, { recordId: undefined }), sent[2]!] })).toEqual(['unnamed r-1']);
  });

  it('asks nothing of a record that the mesh never confirmed', () => {
    expect(kinds({ growth: undefined }, { records: [...sent, record(3, { acked: false, recordId: undefined })] })).toEqual([]);
  });
});
