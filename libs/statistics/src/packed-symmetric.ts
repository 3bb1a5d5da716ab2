import { errors } from './errors.js';

/** Entries of the lower triangle, diagonal included, of an n x n symmetric matrix. */
export const packedLength = (n: number): number => (n * (n + 1)) / 2;

/** Position of (row, column), column <= row, in a lower triangle packed row by row. */
export const packedIndex = (row: number, column: number): number => (row * (row + 1)) / 2 + column;

/**
 * Full row-major n x n matrix of a packed lower triangle.
 * @throws RWD_STATISTICS_SHAPE when `packed` does not have n(n+1)/2 entries.
 */
export function unpackSymmetric(packed: Float64Array, n: number): Float64Array {
  if (packed.length !== packedLength(n)) {
    throw errors.RWD_STATISTICS_SHAPE({ what: 'packed matrix', expected: packedLength(n), actual: packed.length });
  }
  const full = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      const value = packed[packedIndex(row, column)]!;
      full[row * n + column] = value;
      full[column * n + row] = value;
    }
  }
  return full;
}
