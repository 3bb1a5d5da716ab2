import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { errors } from './errors.js';

const closed = { additionalProperties: false } as const;
const Threshold = Type.Union([
  Type.String(),
  Type.Object({ threshold: Type.String(), abortOnFail: Type.Optional(Type.Boolean()), delayAbortEval: Type.Optional(Type.String()) }, closed),
]);
const Thresholds = Type.Record(Type.String(), Type.Array(Threshold, { minItems: 1 }));
const share = Type.Number({ minimum: 0, maximum: 1 });

/** load-tests/scenarios.json: what is sent and what must hold, in every profile. */
export const Scenario = Type.Object({
  /** Share of the records by each door. */
  doors: Type.Object({ kafka: share, http: share }, closed),
  mix: Type.Array(Type.Object({ kind: Type.String(), weight: Type.Integer({ minimum: 1 }), expect: Type.String({ pattern: '^rwd\\.record\\.' }) }, closed), { minItems: 1 }),
  recordsPerPerson: Type.Integer({ minimum: 1 }),
  /** Codec of the Kafka batches. */
  compression: Type.Union([Type.Literal('none'), Type.Literal('gzip'), Type.Literal('snappy'), Type.Literal('lz4'), Type.Literal('zstd')]),
  maxVUs: Type.Integer({ minimum: 1 }),
  echo: Type.Object({ parallel: Type.Integer({ minimum: 1 }) }, closed),
  /** How long the first receipts are waited for before the load begins. */
  warmUpSeconds: Type.Integer({ minimum: 0 }),
  /** How long second effects are waited for after the last record. */
  settleSeconds: Type.Integer({ minimum: 0 }),
  /** After which a record without a receipt is lost. */
  drainSeconds: Type.Integer({ minimum: 1 }),
  thresholds: Thresholds,
}, closed);

/** load-tests/profiles/<name>.json: how much, for how long. */
export const Profile = Type.Object({
  about: Type.String(),
  /** Records a second, all doors and partners together. */
  startRate: Type.Number({ exclusiveMinimum: 0 }),
  stages: Type.Array(Type.Object({ target: Type.Number({ minimum: 0 }), seconds: Type.Number({ exclusiveMinimum: 0 }) }, closed), { minItems: 1 }),
  drainSeconds: Type.Optional(Type.Integer({ minimum: 1 })),
  thresholds: Type.Optional(Thresholds),
}, closed);

export type Scenario = Static<typeof Scenario>;
export type Profile = Static<typeof Profile>;
export type ThresholdTable = Static<typeof Thresholds>;

/** Reads one of the files. @throws RWD_LOAD_FILE naming what is wrong with it */
export function checked<S extends TSchema>(schema: S, text: string, file: string): Static<S> {
  const value = parsed(text, file);
  const checker = TypeCompiler.Compile(schema);
  if (checker.Check(value)) return value;
  const { path = '/', message = 'it does not fit' } = checker.Errors(value).First() ?? {};
  throw errors.RWD_LOAD_FILE({ file, problem: `${path || '/'}: ${message}` });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw errors.RWD_LOAD_FILE({ file, problem: 'it is not JSON' }, { cause });
  }
}

export type Scale = { readonly rate: number; readonly time: number };

/** The thresholds of a run: the scenario's, the profile's in place of those of the same metric, the command's last. */
export const thresholdsOf = (scenario: Scenario, profile: Profile, own: readonly (readonly [string, string])[]): ThresholdTable => ({
  ...scenario.thresholds, ...profile.thresholds, ...Object.fromEntries([...Map.groupBy(own, ([metric]) => metric)].map(([metric, rows]) => [metric, rows.map(([, expression]) => expression)])),
});

/** Rates are given to k6 for ten seconds, for it takes whole numbers only. */
const TIME_UNIT_SECONDS = 10;
const GRACE_SECONDS = 30;

/** Options for k6: one arrival-rate executor a door (an open model: a slow mesh does not slow the senders down). */
export function k6Options(scenario: Scenario, profile: Profile, { scale, thresholds }: { scale: Scale; thresholds: ThresholdTable }): object {
  const seconds = durationSeconds(profile, scale);
  const door = (name: 'kafka' | 'http', exec: string): object => {
    const rate = (perSecond: number): number => Math.round(perSecond * scale.rate * scenario.doors[name] * TIME_UNIT_SECONDS);
    const peak = Math.max(profile.startRate, ...profile.stages.map(({ target }) => target)) * scale.rate * scenario.doors[name];
    return {
      executor: 'ramping-arrival-rate', exec, startRate: rate(profile.startRate), timeUnit: `${TIME_UNIT_SECONDS}s`, gracefulStop: `${GRACE_SECONDS}s`,
      stages: profile.stages.map((stage) => ({ target: rate(stage.target), duration: duration(stage.seconds * scale.time) })),
      preAllocatedVUs: Math.min(scenario.maxVUs, Math.ceil(peak) + 5), maxVUs: scenario.maxVUs,
    };
  };
  return {
    scenarios: {
      ...(scenario.doors.kafka > 0 ? { kafka: door('kafka', 'sendKafka') } : {}),
      ...(scenario.doors.http > 0 ? { http: door('http', 'sendHttp') } : {}),
      watch: { executor: 'constant-vus', exec: 'watch', vus: 1, duration: duration(seconds), gracefulStop: '10s' },
    },
    thresholds,
    setupTimeout: `${scenario.warmUpSeconds + 2 * GRACE_SECONDS}s`,
    teardownTimeout: `${drainSecondsOf(scenario, profile) + 2 * GRACE_SECONDS}s`,
  };
}

export const drainSecondsOf = (scenario: Scenario, profile: Profile): number => profile.drainSeconds ?? scenario.drainSeconds;

export const durationSeconds = ({ stages }: Profile, scale: Scale): number => stages.reduce((sum, { seconds }) => sum + seconds, 0) * scale.time;

const duration = (seconds: number): string => `${Math.max(1, Math.round(seconds * 1_000))}ms`;
