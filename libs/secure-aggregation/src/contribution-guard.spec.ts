import { describe, expect, it } from '@jest/globals';
import { announcementsOf, signedJob } from '../test/sites.js';
import { admitContribution, type ContributionGuard, type IntendedContribution, openGuard } from './contribution-guard.js';
import { rosterOf } from './manifest.js';

const { manifest, participants } = signedJob(4);
const roster = rosterOf(manifest);
const opening = { siteId: 'site-a', maskPublicKey: participants[0]!.maskPublicKey, participants, usedMaskKeys: new Set<string>() };
const intend = (round: number, changes: Partial<IntendedContribution> = {}): IntendedContribution => ({
  round, participants, requestDigest: `request ${round}`, clear: BigUint64Array.of(BigInt(round)), closes: false, ...changes,
});
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('contribution guard', () => {
  const opened = openGuard(opening, roster);
  const afterTwo = [0, 1].reduce<ContributionGuard>((guard, round) => admitContribution(guard, intend(round, { constants: { scale: 's' } })), opened);

  it('admits rounds in order and the same contribution again, without change', () => {
    expect(afterTwo.answered).toHaveLength(2);
    expect(admitContribution(afterTwo, intend(1))).toBe(afterTwo);
    expect(admitContribution(afterTwo, intend(1, { participants: participants.toReversed() }))).toBe(afterTwo);
  });

  it('survives being stored as JSON', () => {
    const restored = JSON.parse(JSON.stringify(afterTwo)) as ContributionGuard;
    expect(admitContribution(restored, intend(2))).toEqual(admitContribution(afterTwo, intend(2)));
    expect(() => admitContribution(restored, intend(1, { clear: BigUint64Array.of(7n) }))).toThrow(code('RWD_SECAGG_CONTRIBUTION_CHANGED'));
  });

  it('refuses a second, different contribution for a round', () => {
    expect(() => admitContribution(afterTwo, intend(0, { clear: BigUint64Array.of(9n) }))).toThrow(code('RWD_SECAGG_CONTRIBUTION_CHANGED'));
  });

  it('refuses changed parameters for a round', () => {
    expect(() => admitContribution(afterTwo, intend(1, { requestDigest: 'other' }))).toThrow(code('RWD_SECAGG_PARAMETERS_CHANGED'));
  });

  it('refuses a constant of the job that changes in a later round', () => {
    expect(() => admitContribution(afterTwo, intend(2, { constants: { scale: 't' } }))).toThrow(code('RWD_SECAGG_PARAMETERS_CHANGED'));
  });

  it('refuses other participants than the first round had', () => {
    expect(() => admitContribution(afterTwo, intend(2, { participants: participants.slice(0, 3) }))).toThrow(code('RWD_SECAGG_PARAMETERS_CHANGED'));
  });

  it('refuses a skipped round, and any round after the closing one', () => {
    expect(() => admitContribution(afterTwo, intend(3))).toThrow(code('RWD_SECAGG_ROUND_ORDER'));
    const closed = admitContribution(afterTwo, intend(2, { closes: true }));
    expect(() => admitContribution(closed, intend(3))).toThrow(code('RWD_SECAGG_ROUND_ORDER'));
    expect(admitContribution(closed, intend(2, { closes: true }))).toBe(closed);
  });

  it('opens only for a signed participant with a fresh key', () => {
    expect(() => openGuard({ ...opening, usedMaskKeys: new Set([opening.maskPublicKey]) }, roster)).toThrow(code('RWD_SECAGG_KEY_REUSED'));
    expect(() => openGuard({ ...opening, participants: participants.slice(1) }, roster)).toThrow(code('RWD_SECAGG_NOT_A_PARTICIPANT'));
    expect(() => openGuard({ ...opening, maskPublicKey: participants[1]!.maskPublicKey }, roster)).toThrow(code('RWD_SECAGG_NOT_A_PARTICIPANT'));
    expect(() => openGuard({ ...opening, participants: participants.slice(0, 2) }, roster)).toThrow(code('RWD_SECAGG_TOO_FEW_PARTICIPANTS'));
    const foreign = announcementsOf(['site-a', 'site-b', 'site-c'], 'e'.repeat(64));
    expect(() => openGuard({ ...opening, participants: foreign }, roster)).toThrow(code('RWD_SECAGG_WRONG_JOB'));
  });
});
