import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetOfFile, targetOfRunningMesh } from './target.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chainnet-target-'));
  mkdirSync(join(folder, 'secrets', 'clients'), { recursive: true });
  writeFileSync(join(folder, 'secrets', 'clients', 'partner-a.json'), '{"secret":"of-a"}');
  writeFileSync(join(folder, 'secrets', 'clients', 'partner-b'), 'of-b\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addresses = { issuer: 'https://id.example.org/realms/x', brokers: ['k:9095'], ingestion: 'https://in.example.org', provenance: 'https://ledger.example.org', partners: ['a', 'b'] };
const file = (content: object): string => {
  const path = join(folder, 'target.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe('a mesh to load', () => {
  it('is named by a file, with secrets in files beside it', async () => {
    const { partners, metrics } = await targetOfFile(file({ ...addresses, secretsDir: 'secrets/clients' }));
    expect(partners).toEqual([{ partner: 'a', clientId: 'partner-a', clientSecret: 'of-a' }, { partner: 'b', clientId: 'partner-b', clientSecret: 'of-b' }]);
    expect(metrics).toEqual([]);
  });

  it('says what is wrong with the file, and which secret is missing', async () => {
    await expect(targetOfFile(file({ ...addresses, secretsDir: 's', secret: 'x' }))).rejects.toMatchObject({ code: 'RWD_LOAD_FILE', details: { problem: expect.stringContaining('/secret') } });
    await expect(targetOfFile(file({ ...addresses, partners: ['c'], secretsDir: 'secrets/clients' }))).rejects.toMatchObject({ details: { file: expect.stringContaining('partner-c') } });
  });

  it('is the one that runs from the data folder, with the metrics of the services on a record\'s way', async () => {
    await expect(targetOfRunningMesh({ CHAINNET_DATA_DIR: folder })).rejects.toMatchObject({ code: 'RWD_LOAD_NO_MESH' });
    const urls = { 'svc-ingestion': 'http://h:1', 'svc-provenance': 'http://h:4', 'svc-console': 'http://h:8', 'svc-mpc': 'http://h:7', 'site-a': 'http://h:21' };
    writeFileSync(join(folder, 'mesh.json'), JSON.stringify({ issuer: 'i', brokers: ['k'], tenants: ['a'], urls }));
    expect(await targetOfRunningMesh({ CHAINNET_DATA_DIR: folder })).toMatchObject({
      ingestion: 'http://h:1', provenance: 'http://h:4', console: 'http://h:8', partners: [{ clientSecret: 'of-a' }],
      metrics: ['http://h:1/metrics', 'http://h:4/metrics', 'http://h:21/metrics'],
    });
  });
});
