/** Numbers in [0, 1) that depend on the seed alone (mulberry32, public domain): good enough for demo data, never for keys. */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from low to high, both included. */
export const between = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));

/** One item of a list that has at least one. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[between(random, 0, from.length - 1)];
  if (chosen === undefined) throw new RangeError('pick needs an item');
  return chosen;
}

export const digits = (value: number, width: number): string => String(value).padStart(width, '0');
