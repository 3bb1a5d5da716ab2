// `npm test`: every test, fast ones first; integration and crash tests start the real servers themselves.
// `npm test -- unit` (or int, crash) runs one kind.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, ensureInstalled, environment, repository } from './ensure-install.mjs';

/** Kinds of tests, with the minutes after which a run that hangs is ended. */
const minutes = { unit: 15, int: 25, crash: 30 };
const kinds = Object.keys(minutes);
const chosen = process.argv.slice(2).filter((argument) => kinds.includes(argument));
ensureInstalled();
build();

const results = join(repository, '.nx', 'test-results');
mkdirSync(results, { recursive: true });
let passed = 0;
let failed = 0;
let broken = false;
for (const kind of chosen.length > 0 ? chosen : kinds) {
  console.log(`\n== ${kind} tests`);
  const file = join(results, `${kind}.json`);
  rmSync(file, { force: true });
  // Servers are shared by machine, so what uses them runs one file at a time.
  // By itself jest leaves a core to a watcher that is not there.
  const order = kind === 'unit' ? ['--maxWorkers=100%'] : ['--runInBand'];
  const { status, error } = spawnSync('jest', [`--selectProjects=${kind}`, '--json', `--outputFile=${file}`, ...order], {
    cwd: repository, stdio: ['ignore', 'ignore', 'inherit'], timeout: minutes[kind] * 60_000, env: { ...environment, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  });
  if (error !== undefined) console.error(`the ${kind} tests were ended: ${error.message}`);
  const summary = readSummary(file);
  passed += summary.numPassedTests;
  failed += summary.numFailedTests + summary.numRuntimeErrorTestSuites;
  broken ||= status !== 0;
}
console.log(`\nTests: ${passed} passed, ${failed} failed`);
process.exit(broken || failed > 0 ? 1 : 0);

function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`jest left no result: ${error.message}`);
    return { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  }
}
