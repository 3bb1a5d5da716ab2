import { shipped } from './locations.js';
import { runCommand } from './process/run-command.js';
import type { Launch } from './launch.js';
import { requireTool } from './toolchain.js';

/** Two Mavens at once may corrupt the repository they share. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Copies the run-time dependencies of `<folder>/pom.xml` into `outputDir`, one Maven at a time.
 * @throws RWD_SERVERS_TOOL_MISSING, RWD_SERVERS_COMMAND_FAILED
 */
export function copyDependencies(folder: string, outputDir: string, launch: Launch): Promise<void> {
  const copy = async (): Promise<void> => {
    const instead = folder === 'kafka' ? 'KAFKA_BROKERS' : 'OIDC_ISSUER';
    const command = await requireTool('mvn', { purpose: `fetch the ${folder} archives`, instead }, launch.env);
    await runCommand(
      `fetching the ${folder} archives with Maven`,
      {
        command,
        args: ['-q', '-B', '-f', shipped(folder, 'pom.xml'), 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${outputDir}`],
        env: launch.env,
        logFile: launch.logFile(`${folder}-fetch`),
      },
      launch,
    );
  };
  const result = queue.then(copy);
  queue = result.catch(() => undefined);
  return result;
}
