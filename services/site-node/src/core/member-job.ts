import type { KeyObject } from 'node:crypto';
import {
  announceKey, assertRosterKnown, cohortOf, type ContributionGuard, type JobManifest, type KeyAnnouncement, manifestDigest, openGuard, parseManifest,
  rawPublicKey, requestDigestOf, rosterOf, type RosterSite, type RoundRequest, siteContribution, type SignedContribution, type CohortRow,
} from '@chainnet/secure-aggregation';
import { errors } from './errors.js';
import { maskKeyOf, unwrapMaskKey, wrapMaskKey } from './mask-key.js';
import { parseRound, type RoundMessage } from './round-message.js';
import { assertPolicy, type SitePolicy } from './site-policy.js';

/** What a site remembers of one job, insert-only, in the order in which it happened. Plain JSON; it never leaves the site. */
export type MemberFact =
  | {
      readonly type: 'signed';
      readonly manifest: JobManifest;
      /** Records numbered below this are the job's data set, for its whole length. */
      readonly records: number;
      readonly wrappedMaskKey: string;
      readonly announcement: KeyAnnouncement;
    }
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'answered'; readonly round: number; readonly requestDigest: string; readonly contribution: SignedContribution; readonly guard: ContributionGuard };

export type Signed = Extract<MemberFact, { type: 'signed' }>;
export type Answered = Extract<MemberFact, { type: 'answered' }>;

/** Who this site is and what it stands for. */
export type Member = {
  readonly siteId: string;
  readonly signing: KeyObject;
  readonly directory: readonly RosterSite[];
  readonly policy: SitePolicy;
};

/** The data a job computes on: rows of a view over the records numbered below `records`. */
export type RowsOf = (view: Readonly<Record<string, unknown>>, records: number) => readonly CohortRow[];
export type Evidence = { readonly rowsOf: RowsOf; readonly records: number; readonly maskSeed: Uint8Array };
export type Proposal = { readonly jobId: string; readonly manifest: unknown; readonly manifestDigest: string };

/**
 * Consent to a job, after every check a site can make before a number leaves it: the manifest holds together and is the
 * one named, every site in it is a member by its known key, the own policy allows it, the own cohort is large enough.
 * @throws RWD_SECAGG_*, RWD_SITE_*, RWD_VIEW_*: the site refuses with that code
 */
export function signJob(proposal: Proposal, member: Member, { rowsOf, records, maskSeed }: Evidence): Signed {
  const { siteId, signing, directory, policy } = member;
  const manifest = parseManifest(proposal.manifest);
  const jobDigest = manifestDigest(manifest);
  if (manifest.jobId !== proposal.jobId || jobDigest !== proposal.manifestDigest) throw errors.RWD_SITE_WRONG_MANIFEST();
  assertRosterKnown(manifest, directory);
  assertPolicy(manifest, policy);
  cohortOf(manifest, rowsOf(manifest.viewDefinition, records));
  const announcement = announceKey({ siteId, jobDigest }, { signing, mask: maskKeyOf(maskSeed) });
  return { type: 'signed', manifest, records, wrappedMaskKey: wrapMaskKey(maskSeed, signing), announcement };
}

/**
 * The answer to a round: the one given before when the same was asked before, else a new one that the job's guard admits.
 * @throws RWD_SECAGG_*, RWD_VIEW_*: the site refuses with that code
 */
export function answerRound(asked: RoundMessage, facts: readonly MemberFact[], { member, rowsOf }: { member: Member; rowsOf: RowsOf }): Answered {
  const request = parseRound(asked);
  const { signed, answers } = remembered(facts);
  const requestDigest = requestDigestOf(request);
  const before = answers.find((answer) => answer.requestDigest === requestDigest);
  if (before !== undefined) return before;
  const { manifest, records, wrappedMaskKey } = signed;
  const { siteId, signing } = member;
  const keys = { signing, mask: unwrapMaskKey(wrappedMaskKey, signing) };
  const guard = answers.at(-1)?.guard ?? firstGuard(request, { manifest, siteId, maskPublicKey: rawPublicKey(keys.mask) });
  const answer = siteContribution({ manifest, siteId, request, keys, guard, rows: rowsOf(manifest.viewDefinition, records) });
  return { type: 'answered', round: request.round, requestDigest, contribution: answer.contribution, guard: answer.guard };
}

/** A mask key is drawn for one job digest and stored with it alone, so no earlier job can have announced it. */
const firstGuard = ({ participants }: RoundRequest, { manifest, siteId, maskPublicKey }: { manifest: JobManifest; siteId: string; maskPublicKey: string }) =>
  openGuard({ siteId, maskPublicKey, participants, usedMaskKeys: new Set() }, rosterOf(manifest));

function remembered(facts: readonly MemberFact[]): { signed: Signed; answers: readonly Answered[] } {
  const [signed, ...rest] = facts;
  if (signed?.type !== 'signed') throw errors.RWD_SITE_NOT_SIGNED();
  return { signed, answers: rest.filter((fact) => fact.type === 'answered') };
}
