import { describe, expect, it } from '@jest/globals';
import {
  events, federationJobCompleted, federationJobFailed, federationJobProposed, ledgerCheckpointed, mpcJobCompleted, mpcJobFailed, recordAccepted,
  recordDeidentified, recordNormalized, recordQuarantined, recordRejected, recordStored, scoreChanged, serviceTopology,
} from '@chainnet/contracts';
import { demoMesh, eventOf, folded } from '../../test/demo-mesh.js';
import { meshReport } from './mesh-report.js';
import { emptyMesh } from './mesh-state.js';

const now = new Date('2026-01-31T09:00:00Z');

describe('the numbers of the mesh', () => {
  it('count what became of each organization\'s records, by reason and by format', () => {
    const state = folded(
      eventOf(recordAccepted), eventOf(recordAccepted), eventOf(recordAccepted), eventOf(recordAccepted, { data: { tenant: 'demo-b' } }),
      eventOf(recordRejected, { data: { code: 'RWD_A_B' } }), eventOf(recordRejected, { data: { code: 'RWD_A_B' } }),
      eventOf(recordNormalized, { data: { format: 'hl7v2' } }), eventOf(recordQuarantined), eventOf(recordDeidentified), eventOf(recordStored),
    );
    const [a, b] = meshReport(state, ['demo-a'], now).organizations;
    expect(a).toEqual({ tenant: 'demo-a', accepted: 3, rejected: 2, normalized: 1, quarantined: 1, deidentified: 1, stored: 1, inProgress: 1 });
    expect(b).toMatchObject({ tenant: 'demo-b', accepted: 1, inProgress: 1 });
    expect(meshReport(state, [], now)).toMatchObject({
      totals: { accepted: 4, stored: 1, inProgress: 2 }, rejectedBy: { RWD_A_B: 2 }, normalizedBy: { hl7v2: 1 }, quarantinedBy: { RWD_NORMALIZATION_UNKNOWN_FORMAT: 1 },
    });
  });

  it('add up: accepted is stored, in quarantine or in progress', () => {
    const { totals, organizations } = meshReport(demoMesh(), [], now);
    for (const one of [totals, ...organizations]) expect(one.accepted).toBe(one.stored + one.quarantined + one.inProgress);
    expect(totals.accepted).toBe(1_840 + 1_212 + 486);
  });

  it('list a member of which nothing is known yet', () => {
    expect(meshReport(emptyMesh, ['hospital-a'], now)).toMatchObject({ organizations: [{ tenant: 'hospital-a', accepted: 0 }], recordAgeMs: {}, totals: { accepted: 0 } });
  });

  it('measure how old a record was when it was stored', () => {
    const stored = (at: string) => eventOf(recordStored, { data: { receivedAt: '2026-01-31T08:00:00Z' }, at });
    const { recordAgeMs } = meshReport(folded(stored('2026-01-31T08:00:01Z'), stored('2026-01-31T07:59:59Z')), [], now);
    expect([recordAgeMs.p50, recordAgeMs.p99].map((age) => (age ?? -1) <= 1_000)).toEqual([true, true]);
    expect(recordAgeMs.p99).toBeGreaterThan(500);
  });

  it('hold the largest checkpoint, also when an older one comes after it', () => {
    const state = folded(eventOf(ledgerCheckpointed, { data: { size: 9 } }), eventOf(ledgerCheckpointed, { data: { size: 8 } }));
    expect(state.ledger).toMatchObject({ size: 9, cosignatures: 3, quorum: 2 });
  });

  it('hold the last model\'s metrics and the last joint statistic, and what failed', () => {
    const state = folded(
      eventOf(federationJobCompleted, { data: { result: { n: 569, auc: 0.99, accuracy: 'high', brier: null } } }), eventOf(federationJobFailed),
      eventOf(mpcJobCompleted, { data: { result: { columns: [{ column: 'age', count: 3, mean: 1, variance: 2, secret: 1 }, { column: 'x' }, null] } } }), eventOf(mpcJobFailed),
    );
    expect(state.federation).toEqual({ completed: 1, failed: 1, last: { jobId: 'job-0001', sites: ['demo-a'], rounds: 5, at: '2026-01-01T00:00:00Z', count: 569, auc: 0.99 }, lastFailure: { reason: 'deadline', at: '2026-01-01T00:00:00Z' } });
    expect(state.mpc.last?.columns).toEqual([{ column: 'age', count: 3, mean: 1, variance: 2 }]);
  });

  it('hold the newest score of an organization', () => {
    const state = folded(eventOf(scoreChanged), eventOf(scoreChanged, { data: { level: 2 } }));
    expect(meshReport(state, [], now).organizations[0]?.score).toMatchObject({ level: 2 });
  });

  it('never hold a record id or a commitment', () => {
    const example = recordStored.examples[0];
    const state = JSON.stringify(folded(...serviceTopology('console').consumes.map((event) => eventOf(event))));
    for (const secret of [example.recordId, example.commitment]) expect(state.replaceAll(ledgerCheckpointed.examples[0].rootHash, '')).not.toContain(secret);
  });

  it('leave out what is not shown, and show everything the topology lets the console read', () => {
    expect(folded(eventOf(federationJobProposed))).toBe(emptyMesh);
    const consumed = serviceTopology('console').consumes;
    expect(events.filter((event) => folded(eventOf(event)) !== emptyMesh).map(({ type }) => type).sort()).toEqual(consumed.map(({ type }) => type).sort());
  });
});
