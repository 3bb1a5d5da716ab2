// Runs on any Node from 18 on, with nothing installed: brings the dependencies of the lock file, Node 24 among them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(repository, 'node_modules', '.chainnet-lock');

/** Installs when the lock file is not the one that node_modules was made from. */
export function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 18) fail(`this needs Node 18 or newer to begin with (here: ${process.version}); it brings Node 24 by itself`);
  const lock = createHash('sha256').update(readFileSync(join(repository, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('installing dependencies (once, about a minute) ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Environment in which `node` is the project's own Node 24 and Nx starts no daemon. */
export const environment = {
  ...process.env,
  PATH: `${join(repository, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
};

/** Runs a command to its end; ends this process with its status when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: repository, env: { ...environment, ...env }, stdio: quiet ? 'pipe' : 'inherit', encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) {
    if (quiet) console.error(`${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
}

export function build({ quiet = false } = {}) {
  if (!quiet) console.log('building ...');
  run('nx', ['run-many', '-t', 'build', '--output-style=static'], { quiet: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();

function fail(message) {
  console.error(message);
  process.exit(1);
}
