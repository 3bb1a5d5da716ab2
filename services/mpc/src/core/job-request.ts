import { createHash } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import { MAX_COLUMNS, MAX_MIN_COHORT, MAX_FRACTION_BITS, parseManifest, publicKeyOfSpki, type Ed25519PublicKey, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { compileView } from '@chainnet/sql-on-fhir';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { errors } from './errors.js';

/** What a researcher asks for. */
export const JobRequestSchema = Type.Object(
  {
    viewDefinition: Type.Object({}, { additionalProperties: true, description: 'SQL on FHIR v2 ViewDefinition that each site runs on its own data' }),
    columns: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { minItems: 1, maxItems: MAX_COLUMNS, uniqueItems: true, description: 'numeric columns of the view' }),
    parties: Type.Optional(Type.Array(Type.String(), { minItems: 3, maxItems: 3, uniqueItems: true, description: 'organizations; needed when the mesh has more than three' })),
    minCohort: Type.Optional(Type.Integer({ minimum: 2, maximum: MAX_MIN_COHORT, default: 10, description: 'smallest pooled count' })),
    fractionBits: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_FRACTION_BITS, default: 16 })),
    deadlineMs: Type.Optional(Type.Integer({ minimum: 1_000, maximum: 600_000, default: 60_000, description: 'for the approvals, and again for the session' })),
  },
  { additionalProperties: false },
);
export type JobRequest = Static<typeof JobRequestSchema>;

/** What the coordinator knows of a site: a part of the member directory. */
export type Member = {
  readonly tenant: string;
  /** Ed25519, SPKI DER in base64. */
  readonly publicKey: string;
  readonly mpc: { readonly host: string; readonly port: number; readonly fingerprint: string };
};

/** Raises RWD_MPC_JOB_REQUEST_INVALID with the path of the first fault. */
export function parseRequest(json: unknown): JobRequest {
  const fault = Value.Errors(JobRequestSchema, json).First();
  if (fault !== undefined) throw errors.RWD_MPC_JOB_REQUEST_INVALID({ path: fault.path || '/', what: fault.message });
  return json as JobRequest;
}

/**
 * The manifest of a request, with the addresses and certificates of the member directory, in ring order by name.
 * Raises RWD_VIEW_... for a view that does not compile, RWD_MPC_JOB_COLUMN_UNKNOWN, RWD_MPC_JOB_PARTIES,
 * RWD_MPC_MANIFEST_INVALID.
 */
export function manifestOf(jobId: string, request: JobRequest, members: readonly Member[]): MpcJobManifest {
  const { viewDefinition, columns, minCohort = 10, fractionBits = 16, deadlineMs = 60_000 } = request;
  const { columns: offered } = compileView(viewDefinition);
  const unknown = columns.find((column) => !offered.includes(column));
  if (unknown !== undefined) throw errors.RWD_MPC_JOB_COLUMN_UNKNOWN({ column: unknown });
  return parseManifest({
    jobId,
    attempt: 1,
    statistic: 'count-mean-variance',
    viewDigest: createHash('sha256').update(canonicalJson(viewDefinition), 'utf8').digest('hex'),
    viewDefinition,
    columns,
    parties: partiesOf(request, members).map(({ tenant, mpc }) => ({ id: tenant, host: mpc.host, port: mpc.port, certificateFingerprint: mpc.fingerprint })),
    minCohort,
    fractionBits,
    deadlineMs,
  });
}

/** The approval keys by party, as far as the directory holds valid ones. */
export const keysOf = (members: readonly Member[]): Readonly<Record<string, Ed25519PublicKey>> =>
  Object.fromEntries(members.flatMap(({ tenant, publicKey }) => {
    const key = publicKeyOfSpki(publicKey);
    return key === undefined ? [] : [[tenant, key]];
  }));

function partiesOf({ parties }: JobRequest, members: readonly Member[]): readonly Member[] {
  const chosen = members.filter(({ tenant }) => parties?.includes(tenant) ?? true);
  if (chosen.length !== 3) throw errors.RWD_MPC_JOB_PARTIES({ found: chosen.length });
  return [...chosen].sort((a, b) => (a.tenant < b.tenant ? -1 : 1));
}
