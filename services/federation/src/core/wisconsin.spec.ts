import { readFileSync } from 'node:fs';
import { inColumnUnits, type JobManifest } from '@chainnet/secure-aggregation';
import {
  accuracyOf, areaUnderRoc, brierScore, confusion, designTable, fitLogisticRegression, momentSums, predict, standardizationOf, standardize, unstandardizeFit,
} from '@chainnet/statistics';
import { describe, expect, it } from '@jest/globals';
import { hospital, manifestFor, playOut, signedJob } from '../../test/hospitals.js';

const file = new URL('../../../../tools/demo-records/data/wdbc.csv', import.meta.url);
const patients = readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
const names = Array.from({ length: 30 }, (_, j) => `f${j}`);
const rows = patients.map((values) => ({ ...Object.fromEntries(names.map((name, j) => [name, values[j]])), malignant: values[30] === 0 }));
const malignant = patients.map((values) => (values[30] === 0 ? 1 : 0));
const features: JobManifest['features'] = names.map((name, j) => {
  const column = patients.map((values) => values[j]!);
  return { name, low: Math.min(...column), high: Math.max(...column) };
});

const hospitals = [hospital('east', rows.slice(0, 90)), hospital('north', rows.slice(90, 240)), hospital('west', rows.slice(240))];
const manifest = manifestFor(hospitals, { features, target: 'malignant', ridge: 1 });
const run = (order?: Parameters<typeof playOut>[2]) => {
  const { job, participants } = signedJob(hospitals, manifest);
  const state = playOut(job, participants, order);
  if (state.status !== 'completed') throw new Error(`the job is ${state.status}: ${JSON.stringify(state)}`);
  return { result: state.result, history: job.history };
};

/** The same model fitted on all rows in one place, from the columns as they are. */
const table = designTable(patients.map((values) => values.slice(0, 30)), malignant);
const standardization = standardizationOf(momentSums(designTable(
  patients.map((values) => values.slice(0, 30).map((value, j) => (2 * value - features[j]!.low - features[j]!.high) / (features[j]!.high - features[j]!.low))),
  malignant,
)));
const inUnits = inColumnUnits(standardization, features);
const standard = standardize(table, inUnits);
const pooled = fitLogisticRegression(standard, { ridge: 1, tolerance: 1e-10 });

/** Intercept first. */
const sklearn = [
  -0.214933439, 0.363641562, 0.388286745, 0.351596393, 0.436100393, 0.161940871, -0.562413883, 0.860187724,
  0.962539874, -0.076106814, -0.322571643, 1.291231578, -0.268856797, 0.660481878, 1.012689285, 0.277209498,
  -0.736759043, -0.110425571, 0.333459739, -0.295958502, -0.681010626, 1.029608505, 1.314925869, 0.823763436,
  1.010951935, 0.671241904, -0.044381213, 0.873688900, 0.912508675, 0.888261242, 0.479756119,
];

describe('Wisconsin diagnostic breast cancer, three uneven hospitals', () => {
  const { result, history } = run();

  it('gives the pooled fit within 1e-6, through masks', () => {
    result.standardizedCoefficients.forEach((value, j) => expect(Math.abs(value - pooled.coefficients[j]!)).toBeLessThan(1e-6));
    const raw = unstandardizeFit(pooled, inUnits);
    result.coefficients.forEach((value, j) => expect(Math.abs(value / raw.coefficients[j]! - 1)).toBeLessThan(1e-5));
    result.standardErrors.forEach((value, j) => expect(Math.abs(value / raw.standardErrors[j]! - 1)).toBeLessThan(1e-5));
    expect(result.deviance).toBeCloseTo(pooled.deviance, 5);
    expect(result.rounds).toBe(fitLogisticRegression(standard, { ridge: 1, tolerance: manifest.tolerance }).iterations);
  });

  it('gives the coefficients of scikit-learn 1.9.1 (LogisticRegression, C = 1, newton-cholesky, tol 1e-13) on pooled z-scores', () => {
    result.standardizedCoefficients.forEach((value, j) => expect(Math.abs(value - sklearn[j]!)).toBeLessThan(1e-6));
    expect(Math.abs(result.evaluation.auc - 0.9974499233655727)).toBeLessThan(1e-4);
    expect(result.evaluation.accuracy).toBeCloseTo(0.9876977152899824, 12);
    expect(result.evaluation.brier).toBeCloseTo(0.012802651117269031, 6);
  });

  it('gives area, accuracy and Brier score of the model without a score leaving a hospital', () => {
    const scores = predict(standard, pooled.coefficients);
    expect(Math.abs(result.evaluation.auc - areaUnderRoc(scores, malignant))).toBeLessThan(1e-4);
    expect(result.evaluation.confusion).toEqual(confusion(scores, malignant));
    expect(result.evaluation.accuracy).toBe(accuracyOf(confusion(scores, malignant)));
    expect(result.evaluation.brier).toBeCloseTo(brierScore(scores, malignant), 6);
    expect(result.count).toBe(569);
  });

  it('gives the same aggregates and model, bit for bit, in any order of arrival', () => {
    expect(run((list) => list.toReversed()).result).toEqual(result);
    expect(result.aggregateHashes).toHaveLength(result.rounds + 2);
    expect(new Set(result.aggregateHashes).size).toBe(result.rounds + 2);
    expect(result.modelDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps a history that is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
  });

  it('ends, with the reason, when nothing holds the separated classes back', () => {
    const free = manifestFor(hospitals, { features, target: 'malignant', ridge: 0, maxRounds: 40 });
    const { job, participants } = signedJob(hospitals, free);
    expect(playOut(job, participants)).toMatchObject({
      status: 'failed',
      failure: { code: expect.stringMatching(/^RWD_STATISTICS_(SEPARATION|SINGULAR|NOT_CONVERGED)$/) },
    });
  });
});
