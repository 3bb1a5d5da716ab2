import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clusterSecrets } from './secrets.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (): Promise<readonly { kind: string; metadata: { name: string; namespace: string }; [field: string]: unknown }[]> =>
  clusterSecrets({ folder, tenants: ['hospital-a', 'hospital-b', 'institute-c'], namespace: 'mesh', release: 'prod' });

describe('secrets of a release', () => {
  it('given no keys, when they are made, then each service gets what it uses and no more', async () => {
    const manifests = await make();
    const keysOf = (name: string): readonly string[] => Object.keys(manifests.find(({ metadata }) => metadata.name === name)?.['stringData'] ?? {});
    expect(keysOf('chainnet-keys-ingestion')).toEqual(['kek.key', 'partition.key', 'record-id.key']);
    expect(keysOf('chainnet-keys-normalization')).toEqual(['kek.key', 'record-id.key']);
    expect(keysOf('chainnet-keys-deidentification')).toEqual(['kek.key', 'pseudonym.key']);
    expect(keysOf('chainnet-keys-provenance')).toEqual(['log.pem']);
    expect(keysOf('chainnet-keys-console')).toEqual([]);
    expect(keysOf('chainnet-site-hospital-b')).toEqual(['ca.pem', 'mtls-cert.pem', 'mtls-key.pem', 'site.pem', 'witness.pem']);
    expect(keysOf('chainnet-servers')).toEqual(['kafka-admin', 'keycloak-admin', 'document-store']);
    expect(keysOf('chainnet-clients')).toEqual(expect.arrayContaining(['svc-ingestion', 'site-hospital-a', 'partner-institute-c', 'operator', 'realm-admin']));
    expect(manifests.every(({ metadata }) => metadata.namespace === 'mesh')).toBe(true);
  });

  it('given the directory, then members are found at the Services of this release', async () => {
    const { data } = (await make()).find(({ kind }) => kind === 'ConfigMap') as unknown as { data: Record<string, string> };
    const { sites, ledger } = JSON.parse(data['directory.json'] ?? '');
    expect(sites[0]).toMatchObject({ tenant: 'hospital-a', url: 'http://prod-site-hospital-a.mesh.svc:7120', mpc: { host: 'prod-site-hospital-a.mesh.svc', port: 7220 } });
    expect(ledger.url).toBe('http://prod-provenance.mesh.svc:7104');
    expect(ledger.policy).toContain('http://prod-site-institute-c.mesh.svc:7120');
  });

  it('given keys from before, when they are asked for again, then they are the same: what they sealed stays readable', async () => {
    expect(await make()).toEqual(await make());
  });
});
