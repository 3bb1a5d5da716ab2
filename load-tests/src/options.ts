import { parseArgs } from 'node:util';
import { errors } from './errors.js';

export type LoadOptions = {
  readonly profile: string;
  /** `local`, or a file that names a mesh. */
  readonly target: string;
  /** Starts a mesh when none runs, and stops it afterwards. */
  readonly start: boolean;
  /** Moves every port of a mesh that is started here. */
  readonly portOffset: number;
  readonly rateScale: number;
  readonly timeScale: number;
  /** `METRIC:EXPRESSION`, in place of the profile's thresholds of that metric. */
  readonly thresholds: readonly (readonly [metric: string, expression: string])[];
  readonly run: string | undefined;
  readonly out: string | undefined;
  /** Nobody else sends to this mesh meanwhile, so its counts must grow by exactly what was sent. */
  readonly alone: boolean;
  /** This process's share of a load that several send, counted from 0 as Kubernetes counts its Jobs' pods: `0/4` to `3/4`. */
  readonly segment: readonly [part: number, of: number] | undefined;
  /** Folder of a finished run to judge and report again. */
  readonly judge: string | undefined;
};

/** @throws RWD_LOAD_USAGE */
export function loadOptions(args: readonly string[]): LoadOptions {
  const values = parsed(args);
  return {
    profile: values.profile,
    target: values.target,
    start: values.start,
    portOffset: number(values['port-offset'], 'port-offset', 0),
    rateScale: number(values['rate-scale'], 'rate-scale', Number.MIN_VALUE),
    timeScale: number(values['time-scale'], 'time-scale', Number.MIN_VALUE),
    thresholds: values.threshold.map(threshold),
    run: values.run,
    out: values.out,
    alone: values.alone,
    segment: values.segment === undefined ? undefined : segment(values.segment),
    judge: values.judge,
  };
}

const usage = (problem: string, cause?: unknown): Error => errors.RWD_LOAD_USAGE({ problem }, { cause });

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string', default: 'smoke' }, target: { type: 'string', default: 'local' }, start: { type: 'boolean', default: false },
        'port-offset': { type: 'string', default: '0' }, 'rate-scale': { type: 'string', default: '1' }, 'time-scale': { type: 'string', default: '1' },
        threshold: { type: 'string', multiple: true, default: [] }, run: { type: 'string' }, out: { type: 'string' }, alone: { type: 'boolean', default: false },
        segment: { type: 'string' }, judge: { type: 'string' },
      },
    });
    return values;
  } catch (cause) {
    throw usage((cause as Error).message, cause);
  }
}

function number(text: string, name: string, least: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw usage(`--${name} is ${text}, which is not a number from ${least} on`);
  return value;
}

/** The metric may have a selector with colons in braces: `http_req_failed{door:http}:rate<0.1`. */
function threshold(text: string): readonly [string, string] {
  const [, metric, expression] = /^([a-z0-9_]+(?:\{[^}]*\})?):(.+)$/.exec(text) ?? [];
  if (metric === undefined || expression === undefined) throw usage(`--threshold is ${text}, which is not METRIC:EXPRESSION`);
  return [metric, expression];
}

function segment(text: string): readonly [number, number] {
  const [, part, of] = /^(\d+)\/([1-9]\d*)$/.exec(text) ?? [];
  if (part === undefined || of === undefined || Number(part) >= Number(of)) throw usage(`--segment is ${text}, which is not PART/PARTS, such as 0/4 to 3/4`);
  return [Number(part), Number(of)];
}
