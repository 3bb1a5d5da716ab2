/** Upper bounds of the buckets in milliseconds, four a factor of ten from 1 ms to about 28 h; one more bucket for what is older. */
const bounds: readonly number[] = Array.from({ length: 33 }, (_, index) => 10 ** (index / 4));

/** How many records one generation holds before it becomes the older one. */
const GENERATION = 5_000;

type Buckets = readonly number[];

/** Ages of the newest 5,000 to 10,000 records, as two histograms that take turns: bounded, and old weather passes. */
export type RecentAges = { readonly older: Buckets; readonly newer: Buckets };

const none: Buckets = bounds.map(() => 0).concat(0);

export const noAges: RecentAges = { older: none, newer: none };

const sizeOf = (buckets: Buckets): number => buckets.reduce((sum, one) => sum + one, 0);

/** @param ageMs milliseconds; a negative one (clocks that differ) counts as 0 */
export const addAge = ({ older, newer }: RecentAges, ageMs: number): RecentAges => {
  const found = bounds.findIndex((bound) => ageMs <= bound);
  const bucket = found === -1 ? bounds.length : found;
  const full = sizeOf(newer) >= GENERATION;
  const current = full ? none : newer;
  return { older: full ? newer : older, newer: current.with(bucket, (current[bucket] ?? 0) + 1) };
};

/**
 * The q-quantile of the ages in milliseconds, interpolated within its bucket (off by less than a factor of 1.78);
 * undefined without ages. Ages above the last bound are told as that bound.
 */
export const ageQuantile = ({ older, newer }: RecentAges, q: number): number | undefined => {
  const buckets = newer.map((amount, index) => amount + (older[index] ?? 0));
  let rest = q * sizeOf(buckets);
  if (rest === 0) return undefined;
  for (const [index, amount] of buckets.entries()) {
    const [low, high] = [index === 0 ? 0 : (bounds[index - 1] ?? 0), bounds[index] ?? bounds.at(-1) ?? 0];
    if (amount > 0 && rest <= amount) return Math.max(low, low + (high - low) * (rest / amount));
    rest -= amount;
  }
  return bounds.at(-1);
};
