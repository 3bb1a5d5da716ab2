import { momentSumsOf } from '@chainnet/statistics';
import { describe, expect, it } from '@jest/globals';
import { keyNamed, keysOf, signedJob } from '../test/sites.js';
import { cohortOf, inColumnUnits } from './cohort-table.js';
import { openGuard } from './contribution-guard.js';
import { decodeFixedPoint } from './fixed-point.js';
import { type JobManifest, rosterOf } from './manifest.js';
import { maskedSum } from './masked-sum.js';
import { requestDigestOf, type RoundRequest, vectorLength } from './round-request.js';
import { openContribution } from './signed-contribution.js';
import { siteContribution, type SiteRound } from './site-contribution.js';

const { manifest, jobDigest, participants } = signedJob(3);
const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((x, i) => ({ x, y: i % 2 === 0 }));
const moments: RoundRequest = { jobDigest, round: 0, parameters: { kind: 'moments' }, participants };
const standardization = { mean: [0], sd: [0.5] };
const newton = (round: number, coefficients = [0, 0]): RoundRequest => ({ ...moments, round, parameters: { kind: 'newton', standardization, coefficients } });
const guardOf = (siteId: string) => {
  const own = participants.find((one) => one.siteId === siteId)!;
  return openGuard({ siteId, maskPublicKey: own.maskPublicKey, participants, usedMaskKeys: new Set() }, rosterOf(manifest));
};
const roundOf = (changes: Partial<SiteRound> = {}): SiteRound => ({
  manifest, siteId: 'site-a', request: moments, rows, keys: keysOf('site-a'), guard: guardOf('site-a'), ...changes,
});
const refuses = (round: SiteRound, code: string) => expect(() => siteContribution(round)).toThrow(expect.objectContaining({ code }));
const opens = (answer: ReturnType<typeof siteContribution>, site: number, kind: 'moments' | 'newton') =>
  openContribution(answer.contribution, { signingKey: manifest.sites[site]!.signingKey, length: vectorLength(manifest, kind) });

describe('a site\'s contribution', () => {
  it('sums, over all sites, to the pooled moments of scaled features', () => {
    const answers = participants.map(({ siteId }) => siteContribution(roundOf({ siteId, keys: keysOf(siteId), guard: guardOf(siteId) })));
    const sum = maskedSum(answers.map((answer, i) => opens(answer, i, 'moments')), 4);
    const pooled = momentSumsOf(decodeFixedPoint(sum, manifest), 1);
    expect(pooled).toMatchObject({ count: 24, positives: 12 });
    expect(pooled.sums[0]).toBeCloseTo(3 * rows.reduce((total, { x }) => total + (x - 5) / 5, 0), 6);
  });

  it('gives the same bytes when the request comes again, and a guard that remembers', () => {
    const first = siteContribution(roundOf());
    const again = siteContribution(roundOf({ guard: first.guard }));
    expect(again).toEqual(first);
    expect(again.guard).toBe(first.guard);
  });

  it('does not show the clear words', () => {
    const masked = opens(siteContribution(roundOf()), 0, 'moments');
    expect([...masked].every((word) => word > 2n ** 40n && word < 2n ** 64n - 2n ** 40n)).toBe(true);
  });

  it('is refused for a changed cohort, changed coefficients, or a skipped round', () => {
    const first = siteContribution(roundOf());
    refuses(roundOf({ guard: first.guard, rows: rows.slice(1) }), 'RWD_SECAGG_CONTRIBUTION_CHANGED');
    refuses(roundOf({ guard: first.guard, request: newton(2) }), 'RWD_SECAGG_ROUND_ORDER');
    const second = siteContribution(roundOf({ guard: first.guard, request: newton(1) }));
    refuses(roundOf({ guard: second.guard, request: newton(1, [0, 0.1]) }), 'RWD_SECAGG_PARAMETERS_CHANGED');
    const rescaled: RoundRequest = { ...moments, round: 2, parameters: { kind: 'newton', standardization: { mean: [0.1], sd: [0.5] }, coefficients: [0, 0] } };
    refuses(roundOf({ guard: second.guard, request: rescaled }), 'RWD_SECAGG_PARAMETERS_CHANGED');
  });

  it('is refused for a manifest this site did not sign', () => {
    const changed: JobManifest = { ...manifest, minCohort: 1 };
    refuses(roundOf({ manifest: changed }), 'RWD_SECAGG_WRONG_JOB');
    const other = signedJob(3, { minCohort: 1 });
    refuses(roundOf({ manifest: other.manifest, request: { ...moments, jobDigest: other.jobDigest } }), 'RWD_SECAGG_WRONG_JOB');
    const stranger = { ...keysOf('site-a'), signing: keyNamed('Ed25519', 'stranger') };
    refuses(roundOf({ keys: stranger }), 'RWD_SECAGG_NOT_A_PARTICIPANT');
    refuses(roundOf({ keys: { ...keysOf('site-a'), mask: keyNamed('X25519', 'later') } }), 'RWD_SECAGG_NOT_A_PARTICIPANT');
  });

  it('is refused for forged participants', () => {
    refuses(roundOf({ request: { ...moments, participants: participants.slice(0, 2) } }), 'RWD_SECAGG_TOO_FEW_PARTICIPANTS');
    const swapped = participants.map((one, i) => (i === 1 ? { ...one, maskPublicKey: participants[2]!.maskPublicKey } : one));
    refuses(roundOf({ request: { ...moments, participants: swapped } }), 'RWD_SECAGG_SIGNATURE_INVALID');
  });

  it('is refused where a round of its kind does not belong', () => {
    refuses(roundOf({ request: { ...moments, round: 1 } }), 'RWD_SECAGG_ROUND_ORDER');
    refuses(roundOf({ request: newton(0) }), 'RWD_SECAGG_ROUND_ORDER');
    refuses(roundOf({ request: newton(manifest.maxRounds + 1) }), 'RWD_SECAGG_ROUND_ORDER');
  });

  it('is refused under the minimum cohort or the minimum of a class, after incomplete rows are left out', () => {
    refuses(roundOf({ rows: rows.slice(3) }), 'RWD_SECAGG_COHORT_TOO_SMALL');
    refuses(roundOf({ rows: rows.map((row, i) => ({ ...row, y: i === 0 })) }), 'RWD_SECAGG_COHORT_TOO_SMALL');
    expect(siteContribution(roundOf({ rows: [...rows, { x: null, y: true }, { y: false }] })).excludedRows).toBe(2);
  });

  it('is refused, without the value, when a value is outside its declared range or no number', () => {
    for (const x of [10.5, -0.1, NaN, '3']) {
      expect(() => siteContribution(roundOf({ rows: [...rows, { x, y: true }] }))).toThrow(
        expect.objectContaining({ code: 'RWD_SECAGG_ROW_UNUSABLE', details: { column: 'x', count: 1 } }),
      );
    }
    refuses(roundOf({ rows: [...rows, { x: 1, y: 2 }] as typeof rows }), 'RWD_SECAGG_ROW_UNUSABLE');
  });

  it('is refused when the coordinator\'s scale drives the sums out of range', () => {
    const { guard } = siteContribution(roundOf());
    const zero: RoundRequest = { ...moments, round: 1, parameters: { kind: 'newton', standardization: { mean: [0], sd: [0] }, coefficients: [0, 0] } };
    refuses(roundOf({ guard, request: zero }), 'RWD_SECAGG_VALUE_OUT_OF_RANGE');
  });
});

describe('a signed contribution', () => {
  const { contribution } = siteContribution(roundOf());
  const expected = { signingKey: manifest.sites[0]!.signingKey, length: 4 };

  it('does not open when a byte, its place or its signer changes', () => {
    const flipped = (contribution.masked.startsWith('A') ? 'B' : 'A') + contribution.masked.slice(1);
    const forgeries = [
      { ...contribution, masked: flipped }, { ...contribution, round: 1 }, { ...contribution, siteId: 'site-b' },
      { ...contribution, requestDigest: 'x' }, { ...contribution, jobDigest: 'y' }, { ...contribution, masked: `${contribution.masked}=` },
    ];
    for (const forged of forgeries) {
      expect(() => openContribution(forged, expected)).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_SIGNATURE_INVALID' }));
    }
    expect(() => openContribution(contribution, { ...expected, signingKey: manifest.sites[1]!.signingKey })).toThrow(
      expect.objectContaining({ code: 'RWD_SECAGG_SIGNATURE_INVALID' }),
    );
    expect(() => openContribution(contribution, { ...expected, length: 5 })).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_LENGTH' }));
    expect(openContribution(contribution, expected)).toHaveLength(4);
  });

  it('answers a request whose digest ignores the order of participants', () => {
    expect(contribution.requestDigest).toBe(requestDigestOf({ ...moments, participants: participants.toReversed() }));
  });
});

describe('a cohort table', () => {
  it('scales declared ranges to [-1, 1], and moments carry back to column units', () => {
    const { table } = cohortOf(manifest, rows);
    expect([...table.x.filter((_, i) => i % 2 === 1)]).toEqual(rows.map(({ x }) => (x - 5) / 5));
    expect(inColumnUnits({ mean: [0.2], sd: [0.4] }, manifest.features)).toEqual({ mean: [6], sd: [2] });
  });
});
