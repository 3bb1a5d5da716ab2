import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partnerClientId } from '@chainnet/contracts';
import { createTokenSource } from '@chainnet/identity';
import { loadOrCreateSecrets } from '@chainnet/local-servers';
import { meshPaths, type MeshState } from '@chainnet/main-job';
import { command } from './command.js';
import { dataFolder, repository } from './places.js';
import { SteadySender } from './steady-sender.js';

/** The main job of `npm start`, from this machine, against the cluster. */
export const runMainJob = (onLine: (line: string) => void): Promise<string> =>
  command('node', [join(repository, 'tools', 'main-job', 'dist', 'main.js'), '--attach'], {
    env: { ...process.env, CHAINNET_DATA_DIR: dataFolder() }, onLine,
  });

const meshState = async (): Promise<MeshState> => JSON.parse(await readFile(join(dataFolder(), 'mesh.json'), 'utf8')) as MeshState;

/** A partner that sends records to the cluster from this machine. */
export async function steadySender(tenant: string, everyMs: number): Promise<SteadySender> {
  const { issuer, tokenUri, urls } = await meshState();
  const clientId = partnerClientId(tenant);
  const { [clientId]: clientSecret = '' } = await loadOrCreateSecrets(meshPaths(dataFolder()).clients, [clientId]);
  const tokens = createTokenSource({ issuer, clientId, clientSecret, ...(tokenUri === undefined ? {} : { tokenUri }) });
  return new SteadySender({
    ingestionUrl: urls['svc-ingestion'] ?? '', provenanceUrl: urls['svc-provenance'] ?? '', tenant, everyMs,
    token: async () => (await tokens.token()).value,
  });
}

export type LedgerPoint = { readonly size: number; readonly rootHash: string };

/** Where the ledger stands, by its checkpoint (C2SP tlog-checkpoint: origin, size, root hash in base64). */
export async function ledgerPoint(): Promise<LedgerPoint> {
  const { urls } = await meshState();
  const response = await fetch(`${urls['svc-provenance']}/checkpoint`, { signal: AbortSignal.timeout(10_000) });
  const [, size = '', rootHash = ''] = (await response.text()).split('\n');
  return { size: Number(size), rootHash };
}
