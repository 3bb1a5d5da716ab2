import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedArtifact } from '../artifact-cache.js';
import { slowStep, type Launch } from '../launch.js';
import { shipped } from '../locations.js';
import { copyDependencies } from '../maven.js';
import { runCommand } from '../process/run-command.js';
import { commandOf } from '../toolchain.js';

/** Health is served beside the realms, on the one port: no management port is opened. */
const buildOptions = ['--db=dev-file', '--health-enabled=true', '--http-management-health-enabled=false'];

/** Fetches, unpacks and builds Keycloak once a cache; gives its folder, which no run writes to. */
export function keycloakDistribution(launch: Launch): Promise<string> {
  return cachedArtifact(launch.locations.cacheDir, {
    name: 'keycloak',
    inputs: { files: [shipped('keycloak', 'pom.xml')], words: buildOptions },
    make: async (into) => {
      await slowStep(launch.log, 'Keycloak: fetching with Maven (176 MB, once)', () => copyDependencies('keycloak', into, launch));
      await slowStep(launch.log, 'Keycloak: building (once, half a minute)', () => unpackAndBuild(into, launch));
    },
  });
}

async function unpackAndBuild(into: string, launch: Launch): Promise<void> {
  const archive = join(into, 'keycloak.tar.gz');
  const [fetched = ''] = await readdir(into);
  await rename(join(into, fetched), archive);
  const step = (purpose: string, command: string, args: string[]): Promise<void> =>
    runCommand(
      purpose,
      { command, args, env: { ...launch.env, JAVA: commandOf('java', launch.env) }, logFile: launch.logFile('keycloak-build') },
      launch,
    );
  await step('unpacking Keycloak', 'tar', ['-xzf', archive, '-C', into, '--strip-components=1']);
  await rm(archive);
  await step('building Keycloak', 'sh', [join(into, 'bin', 'kc.sh'), 'build', ...buildOptions]);
}
