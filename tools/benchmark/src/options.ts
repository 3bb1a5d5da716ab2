import { parseArgs } from 'node:util';
import { errors } from './errors.js';

export const parts = ['transform', 'full', 'idle', 'memory', 'store'] as const;
export type Part = (typeof parts)[number];

export type Options = {
  readonly parts: readonly Part[];
  readonly records: number | undefined;
  readonly minutes: number;
  /** Folder that every service writes its CPU profile to. */
  readonly profile: string | undefined;
};

/** `--part transform|full|idle|memory|store|all` (again for several), `--records N`, `--minutes M`, `--cpu-prof FOLDER`. @throws RWD_BENCHMARK_USAGE */
export function readOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  return {
    parts: chosen(values.part),
    records: values.records === undefined ? undefined : positive('--records', values.records),
    minutes: positive('--minutes', values.minutes),
    profile: values['cpu-prof'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        part: { type: 'string', multiple: true, default: ['all'] },
        records: { type: 'string' },
        minutes: { type: 'string', default: '10' },
        'cpu-prof': { type: 'string' },
      },
    });
  } catch (cause) {
    throw errors.RWD_BENCHMARK_USAGE({ problem: (cause as Error).message }, { cause });
  }
}

function chosen(names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => name !== 'all' && !(parts as readonly string[]).includes(name));
  if (unknown !== undefined) throw errors.RWD_BENCHMARK_USAGE({ problem: `there is no part ${unknown}; there are ${parts.join(', ')} and all` });
  return names.includes('all') ? parts : parts.filter((part) => names.includes(part));
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw errors.RWD_BENCHMARK_USAGE({ problem: `${name} takes a number above 0` });
  return value;
}
