// `node tools/run.mjs PROJECT/FILE ARGS`: installs what is missing, builds, and runs one of our programs on Node 24.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, ensureInstalled, environment, repository } from './ensure-install.mjs';

const [program, ...args] = process.argv.slice(2);
ensureInstalled();
build();
const child = spawn('node', [join(repository, program), ...args], { cwd: repository, env: environment, stdio: 'inherit' });
// A terminal sends Ctrl-C to the whole group; anything else is handed on. The child decides when it is done.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
