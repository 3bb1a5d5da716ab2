import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isRwdError, meshTopology, type RwdError } from '@chainnet/contracts';
import { desiredMesh } from './desired-mesh.js';
import { describe, summary, type Change } from './difference.js';
import { errors } from './errors.js';
import { apply, plan } from './reconcile.js';
import { readRegistry } from './registry/registry-file.js';
import { clientSecrets, serversFrom, type Environment } from './server-access.js';

const USAGE = 'usage: reconcile plan|apply|drift --file REGISTRY [--only broker] [--json] [--deadline SECONDS] [--metrics FILE]';
const verbs = ['plan', 'apply', 'drift'] as const;
type Verb = (typeof verbs)[number];

/** 0 done; 1 something differs (drift) or is left for a person (apply); 2 wrong command, variable or registry; 3 a server refused, was away or too slow. */
export type ExitCode = 0 | 1 | 2 | 3;
export type CommandResult = { readonly exitCode: ExitCode; readonly out: string };

type Options = { readonly verb: Verb; readonly file: string; readonly json: boolean; readonly seconds: number; readonly metrics: string | undefined; readonly only: 'broker' | undefined };
type Finding = { readonly made: readonly Change[]; readonly left: readonly Change[] };

/** Runs one reconciliation and says how it went. Never throws. @param now of the report's time */
export async function reconcileCommand(args: readonly string[], env: Environment, now: () => Date): Promise<CommandResult> {
  try {
    const options = optionsFrom(args);
    const finding = await within(options.seconds, reconcileOnce(options, env));
    const at = now();
    if (options.metrics !== undefined) await writeFile(options.metrics, metricsText(finding, at));
    return { exitCode: exitCodeOf(options.verb, finding), out: report(options, finding, at) };
  } catch (error) {
    if (!isRwdError(error)) throw error;
    return { exitCode: isOurMistake(error) ? 2 : 3, out: `${error.code}: ${error.message}\n  ${error.action}` };
  }
}

const isOurMistake = ({ code }: RwdError): boolean => ['RWD_RECONCILE_USAGE', 'RWD_RECONCILE_REGISTRY_INVALID', 'RWD_SERVERS_REALM_DUPLICATE'].includes(code);

function optionsFrom(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { file: text, json: { type: 'boolean' }, deadline: text, metrics: text, only: text } });
    const verb = verbs.find((one) => one === positionals[0]);
    const seconds = Number(values.deadline ?? 120);
    const { file, json, metrics, only } = values;
    if (verb !== undefined && positionals.length === 1 && file !== undefined && seconds > 0 && (only === undefined || only === 'broker')) {
      return { verb, file, json: json === true, seconds, metrics, only };
    }
  } catch (cause) {
    throw errors.RWD_RECONCILE_USAGE({ problem: USAGE }, { cause });
  }
  throw errors.RWD_RECONCILE_USAGE({ problem: USAGE });
}

async function reconcileOnce({ verb, file, only }: Options, env: Environment): Promise<Finding> {
  const registry = await readRegistry(file);
  const { realmName, ...servers } = await serversFrom(env, { only });
  const wanted = desiredMesh(registry, { realm: realmName, services: meshTopology(), secrets: await clientSecrets(env['CHAINNET_CLIENT_SECRETS_DIR']) });
  if (verb !== 'apply') return { made: [], left: await plan(wanted, servers) };
  return { made: await apply(wanted, servers), left: await plan(wanted, servers) };
}

const exitCodeOf = (verb: Verb, { left }: Finding): ExitCode => (verb !== 'plan' && left.length > 0 ? 1 : 0);

async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(errors.RWD_RECONCILE_DEADLINE({ seconds })), seconds * 1_000)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function report({ verb, json }: Options, { made, left }: Finding, at: Date): string {
  if (json) return JSON.stringify({ verb, at: at.toISOString(), made, left, summary: { made: summary(made), left: summary(left) } });
  const parts = [
    ...(made.length > 0 ? [describe(made)] : []),
    ...(left.length > 0 ? [verb === 'apply' ? `left for a person:\n${describe(left)}` : describe(left)] : []),
  ];
  const outcome = verb === 'apply' ? `${made.length} changes made, ${left.length} differences left` : `${left.length} differences`;
  return [...parts, `reconcile ${verb}: ${outcome} at ${at.toISOString()}`].join('\n');
}

/** Prometheus text, for the node exporter's textfile collector or a push: written only after a run that reached both servers. */
const metricsText = ({ made, left }: Finding, at: Date): string => [
  '# HELP rwd_reconcile_last_success_timestamp_seconds When realm and broker were last compared with the registry.',
  '# TYPE rwd_reconcile_last_success_timestamp_seconds gauge',
  `rwd_reconcile_last_success_timestamp_seconds ${Math.floor(at.getTime() / 1_000)}`,
  '# HELP rwd_reconcile_differences Differences left after it.',
  '# TYPE rwd_reconcile_differences gauge',
  `rwd_reconcile_differences ${left.length}`,
  '# HELP rwd_reconcile_changes Changes that it made.',
  '# TYPE rwd_reconcile_changes gauge',
  `rwd_reconcile_changes ${made.length}`,
  '',
].join('\n');
