import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { digestOf } from '@chainnet/contracts';
import { errors } from './errors.js';
import { assertNoWrap } from './fixed-point.js';
import { publicKeyOf } from './key-material.js';
import type { Roster, RosterSite } from './participants.js';

const text = Type.String({ minLength: 1, maxLength: 200 });
const key = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'raw public key, base64url' });

/** What a site signs: everything that decides which numbers leave it. Units of `low` and `high` are the column's. */
export const JobManifestSchema = Type.Object(
  {
    jobId: text,
    attempt: Type.Integer({ minimum: 0, description: 'counts relaunches of the same job' }),
    algorithm: Type.Literal('logistic-regression-newton'),
    viewDigest: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the canonical JSON of viewDefinition' }),
    viewDefinition: Type.Record(Type.String(), Type.Unknown()),
    features: Type.Array(
      Type.Object({ name: text, low: Type.Number(), high: Type.Number() }, { additionalProperties: false }),
      { minItems: 1, maxItems: 200 },
    ),
    target: Type.String({ minLength: 1, maxLength: 200, description: 'column of 0/1 or booleans' }),
    sites: Type.Array(Type.Object({ siteId: text, signingKey: key }, { additionalProperties: false }), { minItems: 3, maxItems: 1000 }),
    minSites: Type.Integer({ minimum: 3, description: 'sites that must sign; with two, each could subtract its own part' }),
    minCohort: Type.Integer({ minimum: 1, description: 'rows a site must have' }),
    minPerClass: Type.Integer({ minimum: 0, description: 'rows of each class a site must have' }),
    ridge: Type.Number({ minimum: 0, description: 'on standardised coefficients, intercept excluded' }),
    maxRounds: Type.Integer({ minimum: 1, maximum: 200, description: 'Newton rounds' }),
    tolerance: Type.Number({ exclusiveMinimum: 0, description: 'bound on the largest gradient entry at convergence' }),
    fractionBits: Type.Integer({ minimum: 8, maximum: 48 }),
    maxAbs: Type.Number({ exclusiveMinimum: 0, description: 'largest absolute entry of a site vector' }),
    histogramBins: Type.Integer({ minimum: 256, maximum: 1024 }),
  },
  { additionalProperties: false, $id: 'JobManifest' },
);

export type JobManifest = Static<typeof JobManifestSchema>;
export type FeatureRange = JobManifest['features'][number];

/** Settings that suit most jobs: 24 fractional bits, vectors up to 2^32, at most 25 Newton rounds. */
export const manifestDefaults = {
  attempt: 0,
  minSites: 3,
  minCohort: 20,
  minPerClass: 10,
  ridge: 1,
  maxRounds: 25,
  tolerance: 1e-6,
  fractionBits: 24,
  maxAbs: 2 ** 32,
  histogramBins: 1024,
} as const;

/**
 * A manifest that holds together: schema, view digest, unique names and keys, ranges, no ring wrap for the sites named,
 * and a tolerance above what fixed-point rounding of all sites can hide.
 * @throws RWD_SECAGG_MANIFEST_INVALID, RWD_SECAGG_RING_WRAP, RWD_SECAGG_KEY_MALFORMED
 */
export function parseManifest(value: unknown): JobManifest {
  const wrong = Value.Errors(JobManifestSchema, value).First();
  if (wrong !== undefined) throw invalid(wrong.path, wrong.message);
  const manifest = value as JobManifest;
  const { sites, features } = manifest;
  requireThat(digestOf(manifest.viewDefinition) === manifest.viewDigest, '/viewDigest', 'is not the digest of viewDefinition');
  requireUnique('/sites', sites.map((site) => site.siteId));
  requireUnique('/sites', sites.map((site) => site.signingKey));
  requireUnique('/features', [manifest.target, ...features.map((feature) => feature.name)]);
  features.forEach(({ low, high }, i) => requireThat(Number.isFinite(high - low) && low < high, `/features/${i}`, 'low must be below high'));
  requireThat(manifest.minSites <= sites.length, '/minSites', 'exceeds the number of sites');
  requireThat(manifest.tolerance >= sites.length * 2 ** -manifest.fractionBits, '/tolerance', 'is finer than the fixed-point rounding of all sites');
  sites.forEach((site) => publicKeyOf('Ed25519', site.signingKey));
  assertNoWrap({ parties: sites.length, maxAbs: manifest.maxAbs, fractionBits: manifest.fractionBits });
  return manifest;
}

/** Lower-case hex SHA-256 of the manifest's canonical JSON: what sites sign and every message names. */
export const manifestDigest = (manifest: JobManifest): string => digestOf(manifest);

/** Who may take part in a manifest's rounds: its sites, at least `minSites` of them. */
export const rosterOf = (manifest: JobManifest): Roster => ({
  jobDigest: manifestDigest(manifest),
  sites: manifest.sites,
  minimumParticipants: manifest.minSites,
});

/**
 * Before it signs, a site checks that every site named is one it knows by that key: a coordinator that invents sites
 * could subtract their parts from the sum. @throws RWD_SECAGG_ROSTER_UNKNOWN
 */
export function assertRosterKnown(manifest: JobManifest, directory: readonly RosterSite[]): void {
  const known = new Set(directory.map((site) => `${site.siteId} ${site.signingKey}`));
  const stranger = manifest.sites.find((site) => !known.has(`${site.siteId} ${site.signingKey}`));
  if (stranger !== undefined) throw errors.RWD_SECAGG_ROSTER_UNKNOWN({ siteId: stranger.siteId });
}

const invalid = (path: string, problem: string) => errors.RWD_SECAGG_MANIFEST_INVALID({ path, problem });

const requireThat = (holds: boolean, path: string, problem: string): void => {
  if (!holds) throw invalid(path, problem);
};

const requireUnique = (path: string, names: readonly string[]): void =>
  requireThat(new Set(names).size === names.length, path, 'names or keys repeat');
