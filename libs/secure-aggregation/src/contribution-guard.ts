import { digestOf } from '@chainnet/contracts';
import { sha256Hex } from './digest.js';
import { errors } from './errors.js';
import type { KeyAnnouncement } from './key-announcement.js';
import { assertParticipants, orderedParticipants, type Roster } from './participants.js';
import { ringBytes } from './ring-vector.js';

/**
 * What one site remembers of one job so that no coordinator can make it answer twice in ways whose difference reveals
 * it. Plain JSON. The shell stores it before a contribution leaves the site. `clearDigest` is of data: it stays here.
 */
export type ContributionGuard = {
  readonly jobDigest: string;
  readonly siteId: string;
  readonly participantsDigest: string;
  /** Things that must not change between rounds, by name, as first seen. */
  readonly constants: Readonly<Record<string, string>>;
  readonly answered: readonly { readonly requestDigest: string; readonly clearDigest: string }[];
  readonly closed: boolean;
};

/** A contribution about to be masked. */
export type IntendedContribution = {
  readonly round: number;
  readonly participants: readonly KeyAnnouncement[];
  readonly requestDigest: string;
  /** Digests that must stay as they are from the first round that shows them. */
  readonly constants?: Readonly<Record<string, string>>;
  readonly clear: BigUint64Array;
  /** Whether no round may follow. */
  readonly closes: boolean;
};

export type GuardOpening = {
  readonly siteId: string;
  /** Raw X25519 public key of this site for this job. */
  readonly maskPublicKey: string;
  readonly participants: readonly KeyAnnouncement[];
  /** Mask keys this site announced for other jobs. */
  readonly usedMaskKeys: ReadonlySet<string>;
};

/**
 * Opens a job at a site, once all key announcements are in.
 * @throws RWD_SECAGG_NOT_A_PARTICIPANT, RWD_SECAGG_KEY_REUSED, and what `assertParticipants` raises.
 */
export function openGuard(opening: GuardOpening, roster: Roster): ContributionGuard {
  const { siteId, maskPublicKey, participants } = opening;
  assertParticipants(participants, roster);
  const own = participants.find((one) => one.siteId === siteId);
  if (own?.maskPublicKey !== maskPublicKey) throw errors.RWD_SECAGG_NOT_A_PARTICIPANT({ siteId });
  if (opening.usedMaskKeys.has(maskPublicKey)) throw errors.RWD_SECAGG_KEY_REUSED({ siteId });
  const participantsDigest = digestOf(orderedParticipants(participants));
  return { jobDigest: roster.jobDigest, siteId, participantsDigest, constants: {}, answered: [], closed: false };
}

/**
 * The guard after a contribution; the same guard when the contribution repeats one already made.
 * @throws RWD_SECAGG_PARAMETERS_CHANGED, RWD_SECAGG_CONTRIBUTION_CHANGED, RWD_SECAGG_ROUND_ORDER
 */
export function admitContribution(guard: ContributionGuard, intended: IntendedContribution): ContributionGuard {
  const { round, requestDigest, constants = {} } = intended;
  refuseChanged('participants', round, [digestOf(orderedParticipants(intended.participants)), guard.participantsDigest]);
  for (const [name, digest] of Object.entries(constants)) refuseChanged(name, round, [digest, guard.constants[name] ?? digest]);
  const clearDigest = sha256Hex(ringBytes(intended.clear));
  const before = guard.answered[round];
  if (before !== undefined) {
    refuseChanged('parameters', round, [requestDigest, before.requestDigest]);
    if (clearDigest !== before.clearDigest) throw errors.RWD_SECAGG_CONTRIBUTION_CHANGED({ round });
    return guard;
  }
  if (guard.closed || round !== guard.answered.length) {
    throw errors.RWD_SECAGG_ROUND_ORDER({ round, expected: guard.closed ? 'none' : guard.answered.length });
  }
  return {
    ...guard,
    constants: { ...guard.constants, ...constants },
    answered: [...guard.answered, { requestDigest, clearDigest }],
    closed: intended.closes,
  };
}

const refuseChanged = (what: string, round: number, [now, before]: readonly [string, string]): void => {
  if (now !== before) throw errors.RWD_SECAGG_PARAMETERS_CHANGED({ what, round });
};
