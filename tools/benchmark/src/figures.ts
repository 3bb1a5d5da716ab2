/**
 * The value below which a share of the samples lies: the smallest sample with at least `share` of all at or below it
 * (nearest rank). NaN of no samples.
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export type Point = { readonly x: number; readonly y: number };

/** Slope of the least-squares line through the points, units of y for one of x; 0 where all x are the same. */
export function slope(points: readonly Point[]): number {
  const mean = (pick: (point: Point) => number): number => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = points.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0) / spread;
}

/** The point nearest to a share of the way from the first x to the last. @throws RangeError of no points */
export function pointAt(points: readonly Point[], share: number): Point {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no points');
  const wanted = first.x + share * (last.x - first.x);
  return points.reduce((best, point) => (Math.abs(point.x - wanted) < Math.abs(best.x - wanted) ? point : best), first);
}

/** Rounds to so many decimals, so that a report does not claim more than was measured. */
export const rounded = (value: number, decimals = 1): number => Number(value.toFixed(decimals));
