import { digestOf } from '@chainnet/contracts';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { type JobManifest, manifestDefaults, parseManifest, type RosterSite } from '@chainnet/secure-aggregation';
import { errors } from './errors.js';
import { type Deadlines, defaultDeadlines } from './job-fact.js';

const seconds = (what: string) => Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400, description: `seconds ${what} may take` }));

/** What an operator asks for; what is left out has the default of the manifest. Bounds are the manifest's own. */
export const ProposalSchema = Type.Object(
  {
    jobId: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{8,64}$', description: 'name it to make the request repeatable' })),
    attempt: Type.Optional(Type.Integer()),
    viewDefinition: Type.Record(Type.String(), Type.Unknown(), { description: 'SQL-on-FHIR v2 ViewDefinition, evaluated at every site' }),
    features: Type.Array(Type.Object({ name: Type.String(), low: Type.Number(), high: Type.Number() }, { additionalProperties: false })),
    target: Type.String({ description: 'column of 0/1 or booleans' }),
    /** Organizations that are asked; default: all of the directory. */
    sites: Type.Optional(Type.Array(Type.String())),
    minSites: Type.Optional(Type.Integer()),
    minCohort: Type.Optional(Type.Integer()),
    minPerClass: Type.Optional(Type.Integer()),
    ridge: Type.Optional(Type.Number()),
    maxRounds: Type.Optional(Type.Integer()),
    tolerance: Type.Optional(Type.Number()),
    signingSeconds: seconds('signing'),
    roundSeconds: seconds('each round'),
  },
  { additionalProperties: false },
);

export type Proposal = Static<typeof ProposalSchema>;
export type ProposedJob = { readonly manifest: JobManifest; readonly deadlines: Deadlines };

/**
 * The manifest that a request stands for, over the sites of the directory.
 * @param freshId id for a request that names none
 * @throws RWD_FEDERATION_PROPOSAL_INVALID, RWD_FEDERATION_UNKNOWN_SITE, RWD_SECAGG_MANIFEST_INVALID
 */
export function proposedJob(body: unknown, directory: readonly RosterSite[], freshId: string): ProposedJob {
  const wrong = Value.Errors(ProposalSchema, body).First();
  if (wrong !== undefined) throw errors.RWD_FEDERATION_PROPOSAL_INVALID({ path: wrong.path === '' ? '/' : wrong.path, problem: wrong.message });
  const { jobId = freshId, sites, signingSeconds, roundSeconds, viewDefinition, ...chosen } = body as Proposal;
  const manifest = parseManifest({
    ...manifestDefaults,
    ...chosen,
    jobId,
    algorithm: 'logistic-regression-newton',
    viewDefinition,
    viewDigest: digestOf(viewDefinition),
    sites: invited(directory, sites),
  });
  return { manifest, deadlines: { signingMs: msOf(signingSeconds, defaultDeadlines.signingMs), roundMs: msOf(roundSeconds, defaultDeadlines.roundMs) } };
}

const msOf = (seconds: number | undefined, otherwise: number): number => (seconds === undefined ? otherwise : seconds * 1_000);

function invited(directory: readonly RosterSite[], sites: readonly string[] | undefined): RosterSite[] {
  if (sites === undefined) return [...directory];
  return sites.map((siteId) => {
    const site = directory.find((one) => one.siteId === siteId);
    if (site === undefined) throw errors.RWD_FEDERATION_UNKNOWN_SITE({ siteId });
    return site;
  });
}
