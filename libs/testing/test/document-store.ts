import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers } from '@chainnet/local-servers';

export type RunningStore = { readonly uri: string; readonly stop: () => Promise<void> };

const PORT = 27_096;

/** The document store alone, on data of its own: the other servers are said to be elsewhere, so they are not started. */
export async function startDocumentStore(): Promise<RunningStore> {
  if (process.env['MONGODB_URI'] !== undefined) return { uri: process.env['MONGODB_URI'], stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'chainnet-store-'));
  const servers = await startServers({
    dataDir, quiet: true, ports: { mongodb: PORT }, realm: { realm: 'none', services: [], partners: [] },
    env: { ...process.env, KAFKA_BROKERS: '127.0.0.1:9', OIDC_ISSUER: 'http://127.0.0.1:9/realms/none' },
  });
  return {
    uri: servers.mongoUri,
    stop: async () => {
      await servers.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
