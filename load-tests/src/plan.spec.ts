import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { segmentArguments } from './load-run.js';
import { checked, durationSeconds, k6Options, Profile, Scenario, thresholdsOf } from './plan.js';

const home = fileURLToPath(new URL('..', import.meta.url));
const text = (file: string): string => readFileSync(`${home}/${file}`, 'utf8');
const scenario = checked(Scenario, text('scenarios.json'), 'scenarios.json');
const profiles = readdirSync(`${home}/profiles`).map((file) => [file.replace('.json', ''), checked(Profile, text(`profiles/${file}`), file)] as const);

type Executor = { executor: string; startRate: number; stages: { target: number; duration: string }[]; maxVUs: number; preAllocatedVUs: number };
type K6 = { scenarios: Record<'kafka' | 'http', Executor>; thresholds: Record<string, unknown> };
const optionsOf = (profile: Profile, scale = { rate: 1, time: 1 }): K6 => k6Options(scenario, profile, { scale, thresholds: thresholdsOf(scenario, profile, []) }) as K6;

describe('the profiles', () => {
  it('are the six that an SRE expects', () => {
    expect(profiles.map(([name]) => name).sort()).toEqual(['breakpoint', 'load', 'smoke', 'soak', 'spike', 'stress']);
  });

  it.each(profiles)('%s sends by arrival rate at both doors and has a threshold on age, loss, duplicates, dead letters and drops', (_, profile) => {
    const { scenarios, thresholds } = optionsOf(profile);
    expect([scenarios.kafka.executor, scenarios.http.executor]).toEqual(['ramping-arrival-rate', 'ramping-arrival-rate']);
    expect(scenarios.kafka.preAllocatedVUs).toBeLessThanOrEqual(scenarios.kafka.maxVUs);
    for (const metric of ['record_e2e_seconds', 'records_lost', 'records_duplicate', 'mesh_dead_letters', 'mesh_lag_drain_seconds', 'dropped_iterations', 'records_refused_rate']) expect(thresholds).toHaveProperty([metric]);
    expect([thresholds['records_lost'], thresholds['records_duplicate']]).toEqual([['count==0'], ['count==0']]);
  });

  it('lets smoke send for half a minute, so that two minutes are enough for all of it', () => {
    const smoke = profiles.find(([name]) => name === 'smoke')![1];
    expect(durationSeconds(smoke, { rate: 1, time: 1 }) + smoke.drainSeconds!).toBeLessThanOrEqual(105);
  });
});

describe('the options for k6', () => {
  const profile: Profile = { about: '', startRate: 10, stages: [{ target: 20, seconds: 60 }] };

  it('share the rate between the doors, in records per ten seconds', () => {
    const { kafka, http } = optionsOf(profile).scenarios;
    expect([kafka.startRate, http.startRate]).toEqual([70, 30]);
    expect(kafka.stages).toEqual([{ target: 140, duration: '60000ms' }]);
  });

  it('scale rates and times', () => {
    expect(optionsOf(profile, { rate: 0.5, time: 0.1 }).scenarios.kafka).toMatchObject({ startRate: 35, stages: [{ target: 70, duration: '6000ms' }] });
  });

  it('leave out a door that gets nothing', () => {
    const { scenarios } = k6Options({ ...scenario, doors: { kafka: 1, http: 0 } }, profile, { scale: { rate: 1, time: 1 }, thresholds: {} }) as K6;
    expect(Object.keys(scenarios)).toEqual(['kafka', 'watch']);
  });

  it('put the command\'s thresholds in place of the file\'s, metric by metric', () => {
    const table = thresholdsOf(scenario, { ...profile, thresholds: { records_lost: ['count<5'] } }, [['record_e2e_seconds', 'p(95)<0.001'], ['record_e2e_seconds', 'max<1']]);
    expect(table).toMatchObject({ record_e2e_seconds: ['p(95)<0.001', 'max<1'], records_lost: ['count<5'], records_duplicate: ['count==0'] });
  });

  it('name what is wrong with a file', () => {
    expect(() => checked(Profile, '{"about":"","startRate":1,"stages":[],"typo":1}', 'p.json')).toThrow(expect.objectContaining({ code: 'RWD_LOAD_FILE' }));
    expect(() => checked(Profile, '{', 'p.json')).toThrow('p.json is not what it should be: it is not JSON');
  });

  it('cut a load into k6\'s own segments', () => {
    expect(segmentArguments(undefined)).toEqual([]);
    expect(segmentArguments([0, 3])).toEqual(['--execution-segment', '0:1/3', '--execution-segment-sequence', '0,1/3,2/3,1']);
    expect(segmentArguments([2, 3])[1]).toBe('2/3:1');
  });
});
