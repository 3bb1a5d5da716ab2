import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { isRwdError } from '@chainnet/contracts';
import { machine } from './machine.js';
import { fullPart } from './mesh/full.js';
import { idlePart } from './mesh/idle.js';
import { memoryPart } from './mesh/memory.js';
import { readOptions, type Options, type Part } from './options.js';
import { say } from './stand.js';
import { storePart } from './store/part.js';
import { transformPart } from './transform/part.js';

const TRANSFORM_RECORDS = 50_000;
const FULL_RECORDS = 5_000;
const IDLE_SECONDS = 60;

const run: Readonly<Record<Part, (options: Options) => Promise<object>>> = {
  transform: ({ records = TRANSFORM_RECORDS }) => transformPart(records),
  full: ({ records = FULL_RECORDS, profile }) => fullPart(records, nodeOptions(profile)),
  idle: ({ profile }) => idlePart(IDLE_SECONDS, nodeOptions(profile)),
  memory: ({ minutes, profile }) => memoryPart(minutes, nodeOptions(profile)),
  store: () => storePart(),
};

function nodeOptions(profile: string | undefined): string | undefined {
  if (profile === undefined) return undefined;
  const folder = resolve(profile);
  mkdirSync(folder, { recursive: true });
  return `--cpu-prof --cpu-prof-dir=${folder}`;
}

/** Runs the parts one after the other and prints one JSON document; progress goes to standard error. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const measured: Record<string, object> = {};
  for (const part of options.parts) {
    const before = machine();
    say(`part ${part}`);
    measured[part] = { machine: before, ...(await run[part](options)) };
  }
  console.log(JSON.stringify({ measuredAt: new Date().toISOString(), ...measured }, undefined, 2));
}

main().then(() => process.exit(0), (error: unknown) => {
  say(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}${error.where === undefined ? '' : `\n  ${error.where}`}` : String((error as Error).stack ?? error));
  process.exit(1);
});
