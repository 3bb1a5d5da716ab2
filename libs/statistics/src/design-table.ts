import { errors } from './errors.js';

/** A regression table in memory: `x` is row-major rows x columns with a leading column of ones, `y` is 0 or 1 a row. */
export type DesignTable = {
  readonly rows: number;
  readonly columns: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
};

/**
 * Table of features (without an intercept: it is added) and 0/1 labels.
 * @throws RWD_STATISTICS_SHAPE on ragged rows, RWD_STATISTICS_NOT_FINITE on a value or label that is not usable.
 */
export function designTable(features: readonly (readonly number[])[], labels: readonly number[]): DesignTable {
  const rows = features.length;
  if (labels.length !== rows) throw errors.RWD_STATISTICS_SHAPE({ what: 'labels', expected: rows, actual: labels.length });
  const columns = (features[0]?.length ?? 0) + 1;
  const x = new Float64Array(rows * columns);
  for (const [row, values] of features.entries()) {
    if (values.length !== columns - 1) {
      throw errors.RWD_STATISTICS_SHAPE({ what: `row ${row}`, expected: columns - 1, actual: values.length });
    }
    if (!values.every(Number.isFinite)) throw errors.RWD_STATISTICS_NOT_FINITE({ what: `a feature of row ${row}` });
    x[row * columns] = 1;
    x.set(values, row * columns + 1);
  }
  const wrong = labels.findIndex((label) => label !== 0 && label !== 1);
  if (wrong >= 0) throw errors.RWD_STATISTICS_NOT_FINITE({ what: `label ${wrong} (0 or 1 expected)` });
  return { rows, columns, x, y: Float64Array.from(labels) };
}
