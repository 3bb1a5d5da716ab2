import { errors } from './errors.js';

/** A pivot smaller than this share of its own diagonal entry counts as zero. */
const RELATIVE_PIVOT = 1e-12;

/**
 * Lower Cholesky factor L (row-major n x n, upper part zero) of a symmetric positive definite row-major matrix A = L L'.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed., algorithm 4.2.1 (row-oriented).
 * @throws RWD_STATISTICS_SHAPE, RWD_STATISTICS_SINGULAR (pivot not above 1e-12 of its diagonal entry).
 */
export function choleskyFactor(a: Float64Array, n: number): Float64Array {
  expectLength('matrix', a, n * n);
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      l[i * n + j] = (a[i * n + j]! - rowProduct(l, [i * n, j * n], j)) / l[j * n + j]!;
    }
    const diagonal = a[i * n + i]!;
    const pivot = diagonal - rowProduct(l, [i * n, i * n], i);
    if (!(pivot > RELATIVE_PIVOT * diagonal) || !Number.isFinite(pivot)) throw errors.RWD_STATISTICS_SINGULAR({ pivot: i });
    l[i * n + i] = Math.sqrt(pivot);
  }
  return l;
}

/**
 * x with L L' x = b, for a factor of {@link choleskyFactor}.
 * @throws RWD_STATISTICS_SHAPE
 */
export function choleskySolve(l: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  expectLength('factor', l, n * n);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let value = x[i]!;
    for (let k = 0; k < i; k++) value -= l[i * n + k]! * x[k]!;
    x[i] = value / l[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = x[i]!;
    for (let k = i + 1; k < n; k++) value -= l[k * n + i]! * x[k]!;
    x[i] = value / l[i * n + i]!;
  }
  return x;
}

/** Inverse of L L' as a full row-major n x n matrix. */
export function choleskyInverse(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    const solved = choleskySolve(l, unit);
    for (let row = 0; row < n; row++) inverse[row * n + column] = solved[row]!;
  }
  return inverse;
}

const rowProduct = (l: Float64Array, starts: readonly [number, number], length: number): number => {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += l[starts[0] + k]! * l[starts[1] + k]!;
  return sum;
};

const expectLength = (what: string, values: Float64Array, expected: number): void => {
  if (values.length !== expected) throw errors.RWD_STATISTICS_SHAPE({ what, expected, actual: values.length });
};
