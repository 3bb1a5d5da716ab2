import { parseRegistry, serverVariables } from '@chainnet/reconcile';
import { describe, expect, it, jest } from '@jest/globals';
import { goldenManifests } from './golden.js';
import { renderProfile } from './render.js';
import { podsOf } from './workloads.js';

jest.setTimeout(120_000);

describe('the reconcile Job', () => {
  it('is given a registry of every organization, as infra/reconcile reads it', async () => {
    const manifests = await renderProfile('kind', ['--set', 'partners.hospital-b.status=disabled,partners.hospital-d.auth.method=private_key_jwt,partners.hospital-d.auth.jwks_url=https://d.example.org/jwks']);
    const registry = manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'chainnet-reconcile')?.data?.['registry.json'];
    expect(parseRegistry(registry ?? '').partners.map(({ tenant, status, auth }) => `${tenant} ${status} ${auth.method}`)).toEqual([
      'hospital-a active secret', 'hospital-b disabled secret', 'hospital-d active private_key_jwt', 'institute-c active secret',
    ]);
  });

  it('runs where operations may run', async () => {
    const manifests = await renderProfile('kind', ['--set', 'operations.nodeSelector.pool=tools,operations.tolerations[0].key=t,backup.enabled=true,backup.existingSecret=b']);
    const placed = podsOf(manifests).filter(({ kind }) => ['Job', 'CronJob', 'Pod'].includes(kind));
    expect(placed.map(({ spec }) => [spec['nodeSelector'], spec['tolerations']])).toEqual(Array(3).fill([{ pool: 'tools' }, [{ key: 't' }]]));
  });

  it('leaves a realm alone that is somebody else\'s', () => {
    const argumentsOf = (profile: 'kind' | 'site'): unknown => podsOf(goldenManifests(profile)).find(({ kind }) => kind === 'Job')?.spec.containers[0];
    expect(argumentsOf('site')).toMatchObject({ args: expect.arrayContaining(['--only', 'broker']), env: expect.not.arrayContaining([expect.objectContaining({ name: 'OIDC_ADMIN_PASSWORD' })]) });
    expect(argumentsOf('kind')).toMatchObject({ args: expect.not.arrayContaining(['--only']) });
  });

  it('sets no variable that the command does not read', () => {
    const job = podsOf(goldenManifests('kind')).find(({ kind }) => kind === 'Job');
    const said = JSON.stringify(serverVariables);
    const names = (job?.spec.containers[0]?.env ?? []).map(({ name }) => name);
    expect(names).toContain('OIDC_ADMIN_PASSWORD');
    expect(names.filter((name) => !said.includes(name))).toEqual([]);
  });
});
