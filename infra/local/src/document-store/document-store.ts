import { join } from 'node:path';
import { cachedArtifact } from '../artifact-cache.js';
import { slowStep, startServer, type Launch } from '../launch.js';
import { shipped } from '../locations.js';
import type { Child } from '../process/child.js';
import { runCommand } from '../process/run-command.js';
import { waitUntilReady } from '../process/wait-until-ready.js';
import { accepts } from '../tcp-probe.js';
import { requireTool } from '../toolchain.js';

const sources = ['main.go', 'lookup.go', 'go.mod', 'go.sum'];

/** Builds the document store once a cache, for this platform or another, and gives its path. */
export async function documentStoreBinary(launch: Launch, platform: NodeJS.Platform = process.platform): Promise<string> {
  const dir = await cachedArtifact(launch.locations.cacheDir, {
    name: 'document-store',
    inputs: { files: sources.map((file) => shipped('document-store', file)), words: [platform, process.arch] },
    make: (into) => slowStep(launch.log, 'document store: building with Go (once, a minute or two)', () => build(into, { launch, platform })),
  });
  return join(dir, 'document-store');
}

async function build(into: string, { launch, platform }: { launch: Launch; platform: NodeJS.Platform }): Promise<void> {
  const command = await requireTool('go', { purpose: 'build the document store', instead: 'MONGODB_URI' }, launch.env);
  await runCommand(
    'building the document store with Go',
    {
      command,
      args: ['build', '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-o', join(into, 'document-store'), '.'],
      cwd: shipped('document-store'),
      env: { ...launch.env, ...(platform === 'linux' ? { GOOS: 'linux' } : {}), GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' },
      logFile: launch.logFile('document-store-build'),
    },
    launch,
  );
}

/** Starts the document store on 127.0.0.1 over `<data>/document-store`. */
export async function startDocumentStore(binary: string, port: number, launch: Launch): Promise<Child> {
  const args = ['-listen', `127.0.0.1:${port}`, '-dir', join(launch.locations.data, 'document-store')];
  return startServer('document-store', { command: binary, args, env: launch.env }, launch);
}

export const documentStoreReady = (child: Child, port: number, launch: Launch): Promise<void> =>
  waitUntilReady(child, {
    server: 'the document store',
    seconds: launch.startTimeoutSeconds ?? 30,
    probe: () => accepts(port),
    signal: launch.signal,
  });
