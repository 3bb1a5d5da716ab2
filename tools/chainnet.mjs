// `npm run chainnet -- COMMAND ...`: every command of ours for partners and stewards, by name.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, ensureInstalled, environment, repository } from './ensure-install.mjs';

const commands = {
  normalize: ['services/normalization/dist/normalize-command.js', 'show what a record in a file becomes: Bundle, loss account, outcome'],
  'verify-receipt': ['services/provenance/dist/verify-receipt.js', 'check a receipt of the ledger without a network'],
  quarantine: ['tools/main-job/dist/quarantine-command.js', 'list, show and send again what normalization set aside'],
  publish: ['tools/main-job/dist/publish-command.js', 'publish a file as a partner of the running mesh'],
  partner: ['tools/main-job/dist/partner-command.js', 'take partners in, switch them off and on'],
  replay: ['tools/main-job/dist/replay-command.js', 'list, replay and release dead letters'],
};

const [name, ...args] = process.argv.slice(2);
const [program] = commands[name] ?? [];
if (program === undefined) {
  console.error(['usage: npm run chainnet -- COMMAND ...', ...Object.entries(commands).map(([command, [, what]]) => `  ${command.padEnd(15)} ${what}`)].join('\n'));
  process.exit(2);
}
ensureInstalled();
build({ quiet: true });
const { status, error } = spawnSync('node', ['--enable-source-maps', join(repository, program), ...args], { cwd: process.env.INIT_CWD ?? process.cwd(), env: environment, stdio: 'inherit' });
if (error !== undefined) console.error(error.message);
process.exit(status ?? 1);
