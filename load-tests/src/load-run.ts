import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { LoadOptions } from './options.js';
import { growthSince, meshCounts, trailsOf, type MeshCounts } from './oracle/evidence.js';
import { judge } from './oracle/judge.js';
import { drainSecondsOf, k6Options, thresholdsOf, type Profile, type Scenario } from './plan.js';
import { runK6 } from './k6-program.js';
import { buildReport, type RunFacts } from './report/build-report.js';
import type { LoadReport } from './report/load-report.js';
import { readSamples } from './report/samples.js';
import { parsedSummary } from './report/verdicts.js';
import { result, writeReport, type RunFolder } from './run-folder.js';
import { sentRecords } from './sent-list.js';
import type { Target } from './target.js';

export type LoadRun = {
  readonly k6: string;
  readonly run: string;
  readonly options: LoadOptions;
  readonly scenario: Scenario;
  readonly profile: Profile;
  readonly target: Target;
  readonly files: RunFolder;
};

/** What the judgement needs that neither k6 nor the mesh says; kept beside the results so that a run can be judged again. */
export type KeptFacts = RunFacts & { readonly k6ExitCode: number; readonly alone: boolean; readonly before: readonly (readonly [string, { accepted: number; stored: number; quarantined: number }])[] | undefined };

const script = fileURLToPath(new URL('../main.js', import.meta.url));

/** Sends the load. @returns what is to be judged */
export async function sendLoad({ k6, run, options, scenario, profile, target, files }: LoadRun, env: NodeJS.ProcessEnv): Promise<KeptFacts> {
  const scale = { rate: options.rateScale, time: options.timeScale };
  const thresholds = thresholdsOf(scenario, profile, options.thresholds);
  const { mix, recordsPerPerson, compression, echo, warmUpSeconds, settleSeconds } = scenario;
  await writeFile(files.plan, JSON.stringify({
    run, mix, recordsPerPerson, compression, echo, warmUpSeconds, settleSeconds, drainSeconds: drainSecondsOf(scenario, profile), sentFile: files.sent, summaryFile: files.summary,
    options: k6Options(scenario, profile, { scale, thresholds }),
  }));
  const before = await meshCounts(target);
  const began = { at: new Date(), load: loadavg()[0] ?? 0 };
  const k6ExitCode = await runK6({
    program: k6, log: files.k6Log,
    args: ['run', '--quiet', '--no-color', '--no-usage-report', '--address', '', '--out', `json=${files.samples}`, ...segmentArguments(options.segment), script],
    env: { ...env, CHAINNET_LOAD_PLAN: files.plan, CHAINNET_LOAD_TARGET: JSON.stringify(target) },
  });
  const facts: KeptFacts = {
    run, profile: options.profile, about: profile.about, scale, thresholds, k6ExitCode, alone: options.alone, before: before && [...before],
    startedAt: began.at.toISOString(), seconds: (Date.now() - began.at.getTime()) / 1_000,
    target: { ingestion: target.ingestion, brokers: target.brokers, partners: target.partners.map(({ partner }) => partner) },
    machine: { cores: availableParallelism(), loadAverageBefore: began.load, loadAverageAfter: loadavg()[0] ?? 0 },
  };
  await writeFile(files.facts, JSON.stringify(facts));
  return facts;
}

/** k6's own way of giving each of several processes its part of the iterations. */
export function segmentArguments(segment: readonly [part: number, of: number] | undefined): readonly string[] {
  if (segment === undefined) return [];
  const [part, of] = segment;
  const cut = (at: number): string => (at === 0 ? '0' : at === of ? '1' : `${at}/${of}`);
  const sequence = Array.from({ length: of + 1 }, (_, at) => cut(at)).join(',');
  return ['--execution-segment', `${cut(part)}:${cut(part + 1)}`, '--execution-segment-sequence', sequence];
}

/** Judges what was sent, by the mesh itself, and writes the report. */
export async function judgeLoad({ before, alone, k6ExitCode, ...facts }: KeptFacts, target: Target, files: RunFolder): Promise<LoadReport> {
  const summary = parsedSummary(await result(files.summary, 'summary', k6ExitCode), k6ExitCode);
  const sent = sentRecords(await result(files.sent, 'sent list', k6ExitCode));
  const counts: MeshCounts | undefined = before && new Map(before);
  const evidence = { trails: await trailsOf(target, sent), growth: await growthSince(counts, target, sent) };
  const report = buildReport(facts, { k6ExitCode, summary, samples: await readSamples(files.samples), sent, violations: judge(sent, evidence, alone) });
  await writeReport(files, report);
  return report;
}
