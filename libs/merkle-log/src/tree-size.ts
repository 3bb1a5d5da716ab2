import { errors } from './errors.js';

/** Sizes and indexes are counted in leaves and held in a number, checked to be an integer below 2^53. */
export const MAX_TREE_SIZE = Number.MAX_SAFE_INTEGER;

export type SizeRange = { readonly from: number; readonly to: number };

/** Throws RWD_LEDGER_INDEX_INVALID unless `value` is an integer in the closed range. */
export function requireInteger(name: string, value: number, range: SizeRange = { from: 0, to: MAX_TREE_SIZE }): void {
  if (!Number.isSafeInteger(value) || value < range.from || value > range.to) {
    throw errors.RWD_LEDGER_INDEX_INVALID({ name, value, from: range.from, to: range.to });
  }
}

/** ASCII decimal without leading zeroes and below 2^53, or undefined: the one number syntax of the C2SP log formats. */
export function parseDecimal(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

export const isOdd = (value: number): boolean => value % 2 === 1;

/** Half, rounded down; a shift operator would cut at 32 bits. */
export const half = (value: number): number => Math.floor(value / 2);

/** The largest power of two below `size` (RFC 6962's k); `size` is 2 or more. */
export function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
