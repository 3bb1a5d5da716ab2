import { wdbcFeatures, wdbcRows } from '@chainnet/demo-records';
import {
  accuracyOf, areaUnderRoc, confusion, designTable, fitLogisticRegression, meanAndVariance, momentSums, predict, standardizationOf, standardize, unstandardizeFit,
} from '@chainnet/statistics';
import { wdbcCsv } from './wdbc-table.js';

export const RIDGE = 1;

export type PooledFit = { readonly coefficients: readonly number[]; readonly auc: number; readonly accuracy: number; readonly n: number };

/** The model as one owner of all rows would fit it: what the federated one is held against. Intercept first, feature units. */
export function pooledFit(): PooledFit {
  const rows = wdbcRows(wdbcCsv());
  const labels = rows.map(({ malignant }) => (malignant ? 1 : 0));
  const table = designTable(rows.map(({ features }) => features), labels);
  const standardization = standardizationOf(momentSums(table));
  const standard = standardize(table, standardization);
  const fit = fitLogisticRegression(standard, { ridge: RIDGE, tolerance: 1e-10 });
  const scores = predict(standard, fit.coefficients);
  return {
    coefficients: [...unstandardizeFit(fit, standardization).coefficients],
    auc: areaUnderRoc(scores, labels),
    accuracy: accuracyOf(confusion(scores, labels)),
    n: rows.length,
  };
}

export type ClearStatistic = { readonly count: number; readonly mean: number; readonly variance: number };

/** Count, mean and unbiased variance of a column over all rows, in the clear. */
export function clearStatistic(column: string): ClearStatistic {
  const at = wdbcFeatures.findIndex(({ name }) => name === column);
  const values = wdbcRows(wdbcCsv()).map(({ features }) => features[at] ?? NaN);
  return { count: values.length, ...meanAndVariance(values) };
}
