import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hostileInputs } from './hostile-inputs.js';

type Outcome = { readonly name: string; readonly expected: string; readonly got: string; readonly seconds: number; readonly megabytes: number };

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
/** Of the JavaScript heap; without it V8 would take what the machine has, and nothing would be shown. */
const HEAP_MEGABYTES = 256;
/** CPU seconds for one input; honest ones take milliseconds, and a slow machine several times as long. */
const SECONDS = 5;
const MEGABYTES = 400;

describe('input made to hurt, in a process of 256 MB', () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(() => {
    const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--disable-warning=ExperimentalWarning', '--experimental-transform-types', '--import', './tools/typescript/imports.mjs', join(here, 'refuse-hostile-inputs.ts')];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 120_000, env: { PATH: process.env['PATH'] } });
    if (status !== 0) throw new Error(`the process ended with ${String(status)}: ${stderr.slice(-500)}`);
    outcomes = JSON.parse(stdout) as readonly Outcome[];
  }, 150_000);

  it.each(hostileInputs.map(({ name, code }) => [name, code] as const))('%s: %s', (name, code) => {
    const outcome = outcomes.find((one) => one.name === name);
    expect(outcome).toMatchObject({ got: code });
    expect(outcome?.seconds).toBeLessThan(SECONDS);
    expect(outcome?.megabytes).toBeLessThan(MEGABYTES);
  });
});
