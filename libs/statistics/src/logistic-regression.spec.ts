import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { designTable } from './design-table.js';
import { fitLogisticRegression, predict, unstandardizeFit } from './logistic-regression.js';
import { logisticSums, logisticSumsOf, logisticVector, logisticVectorLength } from './logistic-sums.js';
import { newtonStart, newtonStep } from './newton.js';
import { momentSums, standardizationOf, standardize } from './standardization.js';

const p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const outcome = [0, 0, 1, 0, 1, 0, 1, 1, 1, 1];
const calibration = designTable(p.map((value) => [Math.log(value / (1 - value))]), outcome);

/** O-ring distress by launch temperature (F): Dalal, Fowlkes & Hoadley 1989, JASA 84:945-957. */
const temperatures = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58];
const distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];
const orings = designTable(temperatures.map((value) => [value]), distress);

const row = fc.record({
  x: fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
  y: fc.constantFrom(0, 1),
});
const tableOf = (rows: readonly { x: readonly number[]; y: number }[]) => designTable(rows.map(({ x }) => x), rows.map(({ y }) => y));

describe('logistic regression', () => {
  it('gives slope and intercept of the recalibration vector', () => {
    const fit = fitLogisticRegression(calibration, { tolerance: 1e-12 });
    expect(fit.coefficients[0]).toBeCloseTo(0.37939447317, 10);
    expect(fit.coefficients[1]).toBeCloseTo(1.444005333201, 10);
  });

  it('gives the published fit of the O-ring data: coefficients, standard errors, deviance', () => {
    const fit = fitLogisticRegression(orings);
    expect(fit.coefficients[0]).toBeCloseTo(15.0429, 4);
    expect(fit.coefficients[1]).toBeCloseTo(-0.2322, 4);
    expect(fit.standardErrors[0]).toBeCloseTo(7.3786, 3);
    expect(fit.standardErrors[1]).toBeCloseTo(0.1082, 4);
    expect(fit.deviance).toBeCloseTo(20.315, 3);
    expect(predict(orings, fit.coefficients)[13]).toBeCloseTo(0.939, 3);
  });

  it('gives the same fit through standardised features, carried back with its covariance', () => {
    const standardization = standardizationOf(momentSums(orings));
    const back = unstandardizeFit(fitLogisticRegression(standardize(orings, standardization)), standardization);
    const direct = fitLogisticRegression(orings);
    back.coefficients.forEach((value, j) => expect(value).toBeCloseTo(direct.coefficients[j]!, 7));
    back.standardErrors.forEach((value, j) => expect(value).toBeCloseTo(direct.standardErrors[j]!, 6));
  });

  it('has a zero penalised gradient at the fit, with the intercept unpenalised', () => {
    const { coefficients } = fitLogisticRegression(orings, { ridge: 2 });
    const { gradient } = logisticSums(orings, coefficients);
    expect(gradient[0]).toBeCloseTo(0, 7);
    expect(gradient[1]! - 2 * coefficients[1]!).toBeCloseTo(0, 7);
  });

  it('sums over any partition equal the pooled sums', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.array(row, { minLength: 1 }), fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })), (a, b, beta) => {
        const [one, two, both] = [a, b, [...a, ...b]].map((rows) => logisticVector(logisticSums(tableOf(rows), beta)));
        both!.forEach((value, i) => expect(one![i]! + two![i]!).toBeCloseTo(value, 9));
        expect(logisticVector(logisticSumsOf(both!, 3))).toEqual(both);
      }),
      { numRuns: 50 },
    );
  });

  it('has the gradient and the Hessian that finite differences of the deviance show', () => {
    const beta = [0.3, -0.02];
    const at = (shift: readonly number[]) => logisticSums(orings, beta.map((value, j) => value + shift[j]!));
    const h = 1e-6;
    const slope = (at([0, h]).deviance - at([0, -h]).deviance) / (2 * h);
    expect(slope).toBeCloseTo(-2 * at([0, 0]).gradient[1]!, 3);
    const curve = (at([h, 0]).gradient[1]! - at([-h, 0]).gradient[1]!) / (2 * h);
    expect(curve).toBeCloseTo(-at([0, 0]).hessian[1]!, 3);
  });

  it('names separation instead of reporting a runaway fit', () => {
    const separated = designTable([[-2], [-1], [1], [2]], [0, 0, 1, 1]);
    expect(() => fitLogisticRegression(separated)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SEPARATION' }));
    const quasi = designTable([[-2], [-1], [0], [0], [1], [2]], [0, 0, 0, 1, 1, 1]);
    expect(() => fitLogisticRegression(quasi)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SEPARATION' }));
    expect(fitLogisticRegression(separated, { ridge: 1 }).coefficients[1]).toBeGreaterThan(0.5);
  });

  it('names collinear features and a bound that is too small', () => {
    const collinear = designTable([[1, 2], [2, 4], [3, 6], [5, 10]], [0, 1, 0, 1]);
    expect(() => fitLogisticRegression(collinear)).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_SINGULAR' }));
    expect(() => fitLogisticRegression(orings, { maxIterations: 2 })).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_CONVERGED' }));
  });

  it('stays finite far from the data', () => {
    const sums = logisticSums(designTable([[1], [-1]], [0, 1]), [0, 2000]);
    expect(sums.deviance).toBe(8000);
    expect([...sums.gradient]).toEqual([0, -2]);
  });

  it('refuses shapes that do not fit', () => {
    const shape = expect.objectContaining({ code: 'RWD_STATISTICS_SHAPE' });
    expect(() => logisticSums(orings, [0])).toThrow(shape);
    expect(() => logisticSumsOf(new Float64Array(logisticVectorLength(2)), 3)).toThrow(shape);
    expect(() => unstandardizeFit(fitLogisticRegression(orings), { mean: [], sd: [] })).toThrow(shape);
  });
});

describe('newton step', () => {
  const options = { ridge: 0, tolerance: 1e-8, maxIterations: 20 };

  it('halves a step that made the objective worse, from the point before it', () => {
    const first = newtonStep(newtonStart(2), logisticSums(calibration, [0, 0]), options);
    if (first.kind !== 'iterate') throw new Error('zero coefficients are not the optimum');
    const worse = { ...logisticSums(calibration, [0, 0]), deviance: 1e6 };
    const second = newtonStep(first.state, worse, options);
    if (second.kind !== 'iterate') throw new Error('a worse objective is not convergence');
    expect(second.state.coefficients).toEqual(first.state.coefficients.map((value) => value / 2));
    expect(second.state.iteration).toBe(3);
  });

  it('gives up when no step along the direction helps', () => {
    let state = newtonStart(2);
    const run = () => {
      for (let i = 0; i < 100; i++) {
        const deviance = i === 0 ? 10 : 1e6;
        const outcome = newtonStep(state, { ...logisticSums(calibration, state.coefficients), deviance }, { ...options, maxIterations: 100 });
        if (outcome.kind === 'converged') return;
        state = outcome.state;
      }
    };
    expect(run).toThrow(expect.objectContaining({ code: 'RWD_STATISTICS_NOT_CONVERGED' }));
  });
});
