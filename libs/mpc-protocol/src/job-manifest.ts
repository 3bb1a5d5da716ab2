import { createHash } from 'node:crypto';

import { canonicalJson } from '@chainnet/contracts';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

import { errors } from './errors.js';
import { MAX_FRACTION_BITS } from './fixed-point.js';
import type { PartyId } from './party-channel.js';

/** Most columns of one job, and the largest minimum cohort: they bound frames and the products of the cohort test. */
export const MAX_COLUMNS = 64;
export const MAX_MIN_COHORT = 1000;

const sha256Hex = Type.String({ pattern: '^[0-9a-f]{64}$' });
const name = Type.String({ minLength: 1, maxLength: 128 });

/** A computing party: where it listens and the SHA-256 fingerprint of its certificate (64 hex digits, no colons). */
export const MpcPartySchema = Type.Object(
  { id: name, host: Type.String({ minLength: 1, maxLength: 253 }), port: Type.Integer({ minimum: 1, maximum: 65535 }), certificateFingerprint: sha256Hex },
  { additionalProperties: false },
);

/** What three parties are asked to compute. They sign its digest, so nothing in it can change afterwards. */
export const MpcJobManifestSchema = Type.Object(
  {
    jobId: name,
    /** From 1; a retry is a new attempt with a new digest, new approvals and new keys. */
    attempt: Type.Integer({ minimum: 1, maximum: 0xffffffff }),
    statistic: Type.Literal('count-mean-variance'),
    viewDigest: sha256Hex,
    /** The ViewDefinition each site runs on its own data; opaque here. */
    viewDefinition: Type.Unknown(),
    columns: Type.Array(name, { minItems: 1, maxItems: MAX_COLUMNS, uniqueItems: true }),
    parties: Type.Array(MpcPartySchema, { minItems: 3, maxItems: 3 }),
    /** Smallest pooled count a column may have. */
    minCohort: Type.Integer({ minimum: 2, maximum: MAX_MIN_COHORT }),
    fractionBits: Type.Integer({ minimum: 0, maximum: MAX_FRACTION_BITS }),
    /** How long an attempt may take from its start, in milliseconds. */
    deadlineMs: Type.Integer({ minimum: 1, maximum: 86_400_000 }),
  },
  { additionalProperties: false },
);

export type MpcParty = Static<typeof MpcPartySchema>;
export type MpcJobManifest = Static<typeof MpcJobManifestSchema>;

/** A manifest out of untrusted JSON. Raises RWD_MPC_MANIFEST_INVALID with the path of the first fault. */
export function parseManifest(json: unknown): MpcJobManifest {
  const fault = Value.Errors(MpcJobManifestSchema, json).First();
  if (fault !== undefined) throw errors.RWD_MPC_MANIFEST_INVALID({ path: fault.path || '/', what: fault.message });
  const manifest = json as MpcJobManifest;
  requireDistinct(manifest.parties.map((party) => party.id), 'ids');
  requireDistinct(manifest.parties.map((party) => party.certificateFingerprint), 'certificates');
  requireCanonical(manifest);
  return manifest;
}

/** SHA-256 of the canonical JSON (RFC 8785) of the manifest, lower-case hex. Raises RWD_CONTRACT_NOT_CANONICAL. */
export const manifestDigest = (manifest: MpcJobManifest): string =>
  createHash('sha256').update(canonicalJson(manifest), 'utf8').digest('hex');

/** The ids of the three parties in ring order, which is the manifest's. */
export function partyIds(manifest: MpcJobManifest): readonly [PartyId, PartyId, PartyId] {
  const ids = manifest.parties.map((party) => party.id);
  if (ids.length !== 3) throw errors.RWD_MPC_MANIFEST_INVALID({ path: '/parties', what: 'three parties are needed' });
  return ids as unknown as readonly [PartyId, PartyId, PartyId];
}

function requireDistinct(values: readonly string[], what: string): void {
  if (new Set(values).size !== values.length) {
    throw errors.RWD_MPC_MANIFEST_INVALID({ path: '/parties', what: `the ${what} of the parties must differ` });
  }
}

/** Everything but the opaque view is canonical by its schema. */
function requireCanonical(manifest: MpcJobManifest): void {
  try {
    canonicalJson(manifest);
  } catch (cause) {
    throw errors.RWD_MPC_MANIFEST_INVALID({ path: '/viewDefinition', what: 'it has no canonical JSON form' }, { cause });
  }
}
