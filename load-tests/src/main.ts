import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRwdError } from '@chainnet/contracts';
import { locate, portTable, type PortName } from '@chainnet/local-servers';
import { errors } from './errors.js';
import { k6Program } from './k6-program.js';
import { judgeLoad, sendLoad, type KeptFacts } from './load-run.js';
import { loadOptions, type LoadOptions } from './options.js';
import { Profile, Scenario, checked } from './plan.js';
import type { LoadReport } from './report/load-report.js';
import { filesIn, makeRunFolder } from './run-folder.js';
import { targetOfFile, targetOfMesh, targetOfRunningMesh, type Target } from './target.js';

const say = (line: string): void => console.log(line);
const home = fileURLToPath(new URL('..', import.meta.url));

/** `npm run load`: one profile against one mesh, and its report. @returns the exit code */
async function load(args: readonly string[]): Promise<number> {
  const options = loadOptions(args);
  if (options.judge !== undefined) return judgeAgain(options.judge, options);
  const scenario = await settings(Scenario, 'scenarios.json');
  const profile = await settings(Profile, `profiles/${options.profile}.json`);
  const k6 = await k6Program(process.env, say);
  return withTarget(options, async (target, alone) => {
    const run = options.run ?? `${options.profile}-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '').toLowerCase()}`;
    const files = await makeRunFolder(options.out ?? join(locate({}, process.env).dataDir, 'load', run));
    say(`${options.profile}: ${profile.about}`);
    const facts = await sendLoad({ k6, run, options: { ...options, alone }, scenario, profile, target, files }, process.env);
    return show(await judgeLoad(facts, target, files), files.folder);
  });
}

async function settings<S extends typeof Scenario | typeof Profile>(schema: S, file: string) {
  const text = await readFile(join(home, file), 'utf8').catch(async (cause: unknown) => {
    const profiles = (await readdir(join(home, 'profiles'))).map((name) => basename(name, '.json'));
    throw errors.RWD_LOAD_USAGE({ problem: `there is no ${file}; profiles: ${profiles.join(', ')}` }, { cause });
  });
  return checked(schema, text, file);
}

/** Finds the mesh, or starts one and stops it afterwards. */
async function withTarget(options: LoadOptions, work: (target: Target, alone: boolean) => Promise<number>): Promise<number> {
  if (options.target !== 'local') return work(await targetOfFile(options.target), options.alone);
  if (!options.start) return work(await targetOfRunningMesh(process.env), options.alone);
  const running = await targetOfRunningMesh(process.env).catch((error: unknown) => {
    if (isRwdError(error) && error.code === 'RWD_LOAD_NO_MESH') return undefined;
    throw error;
  });
  if (running !== undefined) return work(running, options.alone);
  // Only here, so that a sender of load elsewhere needs no launcher of meshes.
  const { startMesh } = await import('@chainnet/main-job');
  const mesh = await startMesh({ log: say, portOffset: options.portOffset, ports: movedPorts(options.portOffset) });
  try {
    return await work(targetOfMesh(mesh), true);
  } finally {
    say('stopping the mesh');
    await mesh.stop();
  }
}

const movedPorts = (offset: number): Partial<Record<PortName, number>> =>
  offset === 0 ? {} : Object.fromEntries(Object.entries(portTable).map(([name, { standard }]) => [name, standard + offset]));

async function judgeAgain(folder: string, options: LoadOptions): Promise<number> {
  const files = filesIn(folder);
  const facts = JSON.parse(await readFile(files.facts, 'utf8')) as KeptFacts;
  return withTarget(options, async (target) => show(await judgeLoad(facts, target, files), folder));
}

function show({ verdicts, counts, sustainedRate, ageSeconds, exitCode, seconds }: LoadReport, folder: string): number {
  for (const { group, name, result, detail } of verdicts) say(`  ${result.padEnd(10)} ${group}: ${name} (${detail})`);
  say(`${counts['sent']} records at ${sustainedRate.toFixed(2)} a second, ${seconds.toFixed(0)} s in all; age at the receipt ${Object.entries(ageSeconds).map(([name, age]) => `${name} ${age?.toFixed(2) ?? '-'} s`).join(', ')}`);
  say(`${exitCode === 0 ? 'held' : `failed, exit code ${exitCode}`}; report: ${join(folder, 'report.html')}`);
  return exitCode;
}

load(process.argv.slice(2)).then((code) => process.exit(code), (error: unknown) => {
  console.error(isRwdError(error) ? `${error.code}: ${error.message}\n  ${error.action}${error.where === undefined ? '' : `\n  ${error.where}`}` : error);
  process.exit(2);
});
