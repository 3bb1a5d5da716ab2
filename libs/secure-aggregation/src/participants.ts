import { errors } from './errors.js';
import { type KeyAnnouncement, verifyAnnouncement } from './key-announcement.js';

/** A site as the manifest names it. */
export type RosterSite = {
  readonly siteId: string;
  /** Raw Ed25519 public key, base64url. */
  readonly signingKey: string;
};

export type Roster = {
  readonly jobDigest: string;
  readonly sites: readonly RosterSite[];
  readonly minimumParticipants: number;
};

/**
 * Checks every announcement of a round before any key in it is used: each from a site of the roster, each once, each
 * with a key of its own, each signed for this job, and enough of them.
 * @throws RWD_SECAGG_TOO_FEW_PARTICIPANTS, RWD_SECAGG_UNKNOWN_PARTICIPANT, RWD_SECAGG_DUPLICATE_PARTICIPANT,
 *   RWD_SECAGG_WRONG_JOB, RWD_SECAGG_SIGNATURE_INVALID
 */
export function assertParticipants(participants: readonly KeyAnnouncement[], roster: Roster): void {
  const { jobDigest, minimumParticipants: minimum } = roster;
  const signingKeys = new Map(roster.sites.map((site) => [site.siteId, site.signingKey]));
  const seen = new Set<string>();
  for (const announcement of participants) {
    const { siteId, maskPublicKey } = announcement;
    const signingKey = signingKeys.get(siteId);
    if (signingKey === undefined) throw errors.RWD_SECAGG_UNKNOWN_PARTICIPANT({ siteId });
    if (seen.has(`site ${siteId}`) || seen.has(`key ${maskPublicKey}`)) throw errors.RWD_SECAGG_DUPLICATE_PARTICIPANT({ siteId });
    seen.add(`site ${siteId}`).add(`key ${maskPublicKey}`);
    verifyAnnouncement(announcement, { jobDigest, signingKey });
  }
  if (participants.length < minimum) throw errors.RWD_SECAGG_TOO_FEW_PARTICIPANTS({ actual: participants.length, minimum });
}

/** Participants in the one order that every party uses: by site id, code unit order. */
export const orderedParticipants = (participants: readonly KeyAnnouncement[]): KeyAnnouncement[] =>
  participants.toSorted((a, b) => (a.siteId < b.siteId ? -1 : a.siteId > b.siteId ? 1 : 0));
