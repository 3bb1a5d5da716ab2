import { createHash } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import { manifestDigest, parseManifest, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { compileView } from '@chainnet/sql-on-fhir';
import { assertViewAllowed } from '../core/site-policy.js';
import { errors } from './errors.js';
import type { MpcMember, MpcPolicy, MpcSite } from './ports.js';

export type Proposal = { readonly jobId: string; readonly manifest: unknown; readonly manifestDigest: string };

/**
 * The manifest of a proposal, or undefined when this site is no party of it. Checked, in this order: schema; digest and
 * job id; every party's address and certificate against this site's own directory; its own certificate; the digest of
 * the view; the policy; the columns. Raises RWD_MPC_MANIFEST_INVALID, RWD_VIEW_..., RWD_SITE_VIEW_...,
 * RWD_SITE_MPC_...
 */
export function admitJob(proposal: Proposal, { tenant, fingerprint, members, policy }: Pick<MpcSite, 'tenant' | 'fingerprint' | 'members' | 'policy'>): MpcJobManifest | undefined {
  const manifest = parseManifest(proposal.manifest);
  if (manifest.jobId !== proposal.jobId || manifestDigest(manifest) !== proposal.manifestDigest) throw errors.RWD_SITE_MPC_DIGEST_MISMATCH();
  if (!manifest.parties.some(({ id }) => id === tenant)) return undefined;
  requireKnownParties(manifest, members);
  if (members.get(tenant)?.fingerprint !== fingerprint) throw errors.RWD_SITE_MPC_CERTIFICATE_NOT_OWN();
  requireAllowed(manifest, policy);
  requireColumns(manifest);
  return manifest;
}

function requireKnownParties({ parties }: MpcJobManifest, members: ReadonlyMap<string, MpcMember>): void {
  for (const { id, host, port, certificateFingerprint } of parties) {
    const member = members.get(id);
    if (member?.host !== host || member.port !== port || member.fingerprint !== certificateFingerprint) throw errors.RWD_SITE_MPC_PARTY_MISMATCH({ party: id });
  }
}

function requireAllowed({ viewDefinition, minCohort, deadlineMs }: MpcJobManifest, policy: MpcPolicy): void {
  assertViewAllowed(recordOf(viewDefinition), policy.views);
  if (minCohort < policy.minCohort) throw errors.RWD_SITE_MPC_COHORT_BOUND({ minimum: policy.minCohort });
  if (deadlineMs > policy.longestDeadlineMs) throw errors.RWD_SITE_MPC_DEADLINE_BOUND({ limit: policy.longestDeadlineMs });
}

/** Something that is no object names no resource, so no policy allows it. */
const recordOf = (view: unknown): Readonly<Record<string, unknown>> => (typeof view === 'object' && view !== null ? (view as Readonly<Record<string, unknown>>) : {});

function requireColumns({ viewDefinition, viewDigest, columns }: MpcJobManifest): void {
  if (createHash('sha256').update(canonicalJson(viewDefinition), 'utf8').digest('hex') !== viewDigest) throw errors.RWD_SITE_MPC_VIEW_MISMATCH();
  const offered = compileView(viewDefinition).columns;
  const unknown = columns.find((column) => !offered.includes(column));
  if (unknown !== undefined) throw errors.RWD_SITE_MPC_COLUMN_UNKNOWN({ column: unknown });
}
