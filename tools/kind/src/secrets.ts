import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOrCreateSecrets } from '@chainnet/local-servers';
import { clientNames, keyCeremonyAt, meshPaths, meshUnits } from '@chainnet/main-job';
import { chartPlaces } from './release.js';

export type SecretsOptions = {
  /** Where the keys are made and kept; a second run takes them from there. */
  readonly folder: string;
  readonly tenants: readonly string[];
  readonly namespace: string;
  readonly release: string;
};

type Manifest = { readonly apiVersion: 'v1'; readonly kind: 'Secret' | 'ConfigMap'; readonly metadata: { readonly name: string; readonly namespace: string }; readonly [field: string]: unknown };

/** Passwords of the bundled servers' administrators. */
const serverLogins = ['kafka-admin', 'keycloak-admin', 'document-store'] as const;

/**
 * The key ceremony for one release of the chart: makes every key and login that is missing, and gives the Secrets and the
 * member directory that the chart asks for (`existingSecrets`, `directoryConfigMap` of its values).
 */
export async function clusterSecrets({ folder, tenants, namespace, release }: SecretsOptions): Promise<readonly Manifest[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const paths = meshPaths(folder);
  const units = meshUnits(tenants);
  const clients = await loadOrCreateSecrets(paths.clients, clientNames(units, tenants));
  const servers = await loadOrCreateSecrets(join(folder, 'secrets'), serverLogins);
  const directory = await keyCeremonyAt(units, paths, chartPlaces({ namespace, release }));
  const secret = (name: string, stringData: Readonly<Record<string, string>>): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type: 'Opaque', stringData });
  return [
    secret('chainnet-clients', clients),
    secret('chainnet-servers', servers),
    ...units.map(({ name, service, tenant }) => ({ name: tenant === undefined ? `chainnet-keys-${service}` : `chainnet-site-${tenant}`, files: filesOf(join(paths.keys, name)) }))
      .filter(({ files }) => Object.keys(files).length > 0)
      .map(({ name, files }) => secret(name, files)),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'chainnet-directory', namespace }, data: { 'directory.json': JSON.stringify(directory, undefined, 2) } },
  ];
}

const filesOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(folder).sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

/** One document that `kubectl apply -f -` takes. */
export const manifestList = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
