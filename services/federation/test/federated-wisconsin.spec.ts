/* eslint-disable @nx/enforce-module-boundaries -- the table is the demo's */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { federationContributionSubmitted, federationJobCompleted, federationJobFailed, federationRoundStarted } from '@chainnet/contracts';
import { designTable, fitLogisticRegression, momentSums, standardizationOf, standardize, unstandardizeFit } from '@chainnet/statistics';
import { wdbcBundles, wdbcFeatures, wdbcRows, wdbcView } from '../../../tools/demo-records/src/index.js';
import type { PublishedResult } from '../src/core/published-result.js';
import { type Faults, Mesh } from './mesh.js';

const csv = readFileSync(new URL('../../../tools/demo-records/data/wdbc.csv', import.meta.url), 'utf8');
const bundles = wdbcBundles(csv);
const proposal = { jobId: 'job-wdbc-1', viewDefinition: wdbcView, features: wdbcFeatures.map(({ name, low, high }) => ({ name, low, high })), target: 'malignant', ridge: 1 };

async function run(faults: Faults = {}): Promise<{ mesh: Mesh; result: PublishedResult }> {
  const mesh = new Mesh(['demo-a', 'demo-b', 'demo-c'], faults);
  await mesh.give('demo-a', bundles.slice(0, 90));
  await mesh.give('demo-b', bundles.slice(90, 240));
  await mesh.give('demo-c', bundles.slice(240));
  await mesh.settle();
  await mesh.controller.propose(proposal);
  await mesh.settle();
  const [completed] = mesh.sent(federationJobCompleted);
  if (completed === undefined) throw new Error(JSON.stringify(mesh.sent(federationJobFailed)));
  return { mesh, result: completed['result'] as PublishedResult };
}

/** The undisturbed run. */
const plain = run();

describe('three hospitals with the Wisconsin table, through real handlers and pipelines', () => {
  it('get the model of the pooled rows', async () => {
    const { mesh, result } = await plain;
    const rows = wdbcRows(csv);
    const table = designTable(rows.map(({ features }) => features), rows.map(({ malignant }) => Number(malignant)));
    const standardization = standardizationOf(momentSums(table));
    const pooled = fitLogisticRegression(standardize(table, standardization), { ridge: 1, tolerance: 1e-10 });
    const raw = unstandardizeFit(pooled, standardization);
    const terms = [result.intercept, ...result.features];
    expect(result.features.map(({ name }) => name)).toEqual(wdbcFeatures.map(({ name }) => name));
    terms.forEach(({ standardized, coefficient, standardError }, at) => {
      expect(Math.abs(standardized - pooled.coefficients[at]!)).toBeLessThan(1e-6);
      expect(Math.abs(coefficient / raw.coefficients[at]! - 1)).toBeLessThan(1e-4);
      expect(Math.abs(standardError / raw.standardErrors[at]! - 1)).toBeLessThan(1e-4);
    });
    expect(result.n).toBe(569);
    expect(result.deviance).toBeCloseTo(pooled.deviance, 4);
    expect(result.accuracy).toBeCloseTo(0.9876977152899824, 12);
    expect(result.auc).toBeCloseTo(0.99745, 3);
    expect(result.aggregateHashes).toHaveLength(result.rounds + 2);
    expect(mesh.sent(federationJobCompleted)).toHaveLength(1);
    expect(await mesh.controller.read('job-wdbc-1')).toMatchObject({ status: 'completed', result: { modelDigest: result.modelDigest }, waitingFor: [] });
    expect(await mesh.controller.list()).toHaveLength(1);
  }, 60_000);

  it('get it too when everything comes twice and processes die between facts and journal', async () => {
    const { mesh, result } = await run({ twice: true, crashEvery: 9 });
    const undisturbed = (await plain).result;
    expect(result.features).toEqual(undisturbed.features);
    expect(result.rounds).toBe(undisturbed.rounds);
    // A round has one instruction and each site one vector for it, however often they are told.
    const told = (event: typeof federationRoundStarted | typeof federationContributionSubmitted, key: (data: Record<string, unknown>) => unknown) => {
      const texts = new Map<unknown, Set<string>>();
      for (const data of mesh.sent(event)) texts.set(key(data), (texts.get(key(data)) ?? new Set()).add(JSON.stringify(data)));
      return texts;
    };
    const rounds = told(federationRoundStarted, ({ round }) => round);
    const vectors = told(federationContributionSubmitted, ({ site, round }) => `${String(site)} ${String(round)}`);
    expect(rounds.size).toBe(result.rounds + 2);
    expect(vectors.size).toBe(3 * rounds.size);
    expect([...rounds.values(), ...vectors.values()].every((texts) => texts.size === 1)).toBe(true);
  }, 90_000);

  it('say no with the reason when a cohort is too small, and the job fails for all', async () => {
    const mesh = new Mesh(['demo-a', 'demo-b', 'demo-c']);
    await mesh.give('demo-a', bundles.slice(0, 90));
    await mesh.give('demo-b', bundles.slice(90, 240));
    await mesh.settle();
    await mesh.controller.propose(proposal);
    await mesh.settle();
    expect(mesh.sent(federationJobFailed)).toEqual([expect.objectContaining({ jobId: 'job-wdbc-1', reason: 'RWD_FEDERATION_TOO_FEW_SITES' })]);
    expect(await mesh.controller.read('job-wdbc-1')).toMatchObject({ status: 'failed', failure: { code: 'RWD_FEDERATION_TOO_FEW_SITES' } });
  }, 60_000);
});
