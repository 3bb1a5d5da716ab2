import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { partnerClientId } from '@chainnet/contracts';
import { locate } from '@chainnet/local-servers';
import type { Mesh } from '@chainnet/main-job';
import { errors } from './errors.js';
import { checked } from './plan.js';

const url = Type.String({ pattern: '^https?://' });

/** A file that names a mesh somewhere else; no secret stands in it. */
export const TargetFile = Type.Object({
  issuer: url,
  brokers: Type.Array(Type.String(), { minItems: 1 }),
  /** Whether the brokers' listener speaks TLS. */
  tls: Type.Optional(Type.Boolean()),
  ingestion: url,
  provenance: url,
  /** Counts of the whole mesh, for the oracle; without it they are not compared. */
  console: Type.Optional(url),
  /** Pages of Prometheus text; without any, lag and dead letters are not measured. */
  metrics: Type.Optional(Type.Array(url)),
  partners: Type.Array(Type.String(), { minItems: 1 }),
  /** Folder with one file a partner, `partner-<name>` (the secret alone) or `partner-<name>.json` ({"secret"}); beside the file when relative. */
  secretsDir: Type.String(),
}, { additionalProperties: false });

export type Partner = { readonly partner: string; readonly clientId: string; readonly clientSecret: string };
export type Target = Omit<Static<typeof TargetFile>, 'partners' | 'secretsDir' | 'metrics'> & { readonly partners: readonly Partner[]; readonly metrics: readonly string[] };

/** @throws RWD_LOAD_FILE */
export async function targetOfFile(file: string): Promise<Target> {
  const { partners, secretsDir, metrics = [], ...addresses } = checked(TargetFile, await text(file), file);
  return { ...addresses, metrics, partners: await withSecrets(partners, resolve(dirname(file), secretsDir)) };
}

/** Services whose lag and dead letters tell how the mesh keeps up: the way of a record. */
const RECORD_WAY = /^svc-(ingestion|normalization|deidentification|provenance)$|^site-/;

/** The mesh that `npm start` runs from this data folder. @throws RWD_LOAD_NO_MESH, RWD_LOAD_FILE */
export async function targetOfRunningMesh(env: NodeJS.ProcessEnv): Promise<Target> {
  const { dataDir, secrets } = locate({}, env);
  const state = JSON.parse(await text(join(dataDir, 'mesh.json'), () => errors.RWD_LOAD_NO_MESH({ dataDir }))) as MeshState;
  return addressed({ ...state, partners: await withSecrets(state.tenants, join(secrets, 'clients')) });
}

export const targetOfMesh = (mesh: Mesh): Target => addressed({
  issuer: mesh.servers.oidc.issuer, brokers: mesh.servers.kafka.brokers,
  urls: Object.fromEntries(mesh.units.map(({ name }) => [name, mesh.urlOf(name)])),
  partners: mesh.tenants.map((partner) => ({ partner, clientId: partnerClientId(partner), clientSecret: mesh.secrets[partnerClientId(partner)] ?? '' })),
});

/** The part of `<data>/mesh.json` that is needed here. */
type MeshState = { readonly issuer: string; readonly brokers: readonly string[]; readonly tenants: readonly string[]; readonly urls: Readonly<Record<string, string>> };

function addressed({ issuer, brokers, urls, partners }: Omit<MeshState, 'tenants'> & { readonly partners: readonly Partner[] }): Target {
  const of = (name: string): string => urls[name] ?? '';
  return {
    issuer, brokers: [...brokers], ingestion: of('svc-ingestion'), provenance: of('svc-provenance'), console: of('svc-console'), partners,
    metrics: Object.entries(urls).filter(([name]) => RECORD_WAY.test(name)).map(([, address]) => `${address}/metrics`),
  };
}

const withSecrets = (partners: readonly string[], folder: string): Promise<readonly Partner[]> => Promise.all(partners.map(async (partner) => {
  const clientId = partnerClientId(partner);
  const json = await readFile(join(folder, `${clientId}.json`), 'utf8').catch(() => undefined);
  if (json !== undefined) return { partner, clientId, clientSecret: (JSON.parse(json) as { secret: string }).secret };
  return { partner, clientId, clientSecret: (await text(join(folder, clientId))).trim() };
}));

const text = (file: string, failure = (cause: unknown): Error => errors.RWD_LOAD_FILE({ file, problem: 'it cannot be read' }, { cause })): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => { throw failure(cause); });
