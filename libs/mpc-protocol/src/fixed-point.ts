import { errors } from './errors.js';
import { toField, toSigned } from './field.js';

export const MAX_FRACTION_BITS = 40;

/**
 * Largest magnitude, in bits, of one party's contribution to a sum. Three of them stay below 3 * 2^58 < (p-1)/2, so a
 * pooled sum never wraps.
 */
export const CONTRIBUTION_BITS = 58;
const CONTRIBUTION_LIMIT = 1n << BigInt(CONTRIBUTION_BITS);

/**
 * round(value * 2^fractionBits) as an integer; halves go up (ECMA-262 Math.round). The rounding error is at most
 * 2^-(fractionBits+1). Raises RWD_MPC_VALUE_OUT_OF_RANGE when the scaled value is not exactly representable (2^53) or
 * not finite, RWD_MPC_FRACTION_BITS_INVALID.
 */
export function quantize(value: number, fractionBits: number): bigint {
  requireFractionBits(fractionBits);
  const scaled = Math.round(value * 2 ** fractionBits);
  if (!Number.isSafeInteger(scaled)) {
    throw errors.RWD_MPC_VALUE_OUT_OF_RANGE({ what: 'A value', bits: 53, fractionBits });
  }
  return BigInt(scaled);
}

/** The number a fixed-point integer stands for, rounded once to the nearest double. */
export const dequantize = (fixed: bigint, fractionBits: number): number => Number(fixed) / 2 ** fractionBits;

/**
 * A signed contribution as a field element. Raises RWD_MPC_VALUE_OUT_OF_RANGE above 2^58 in magnitude; `what` names the
 * quantity, never its value.
 */
export function encodeContribution(value: bigint, what: string, fractionBits: number): bigint {
  if (value >= CONTRIBUTION_LIMIT || value <= -CONTRIBUTION_LIMIT) {
    throw errors.RWD_MPC_VALUE_OUT_OF_RANGE({ what, bits: CONTRIBUTION_BITS, fractionBits });
  }
  return toField(value);
}

/** The signed integer behind an opened element. */
export const decodeSum = (element: bigint): bigint => toSigned(element);

export function requireFractionBits(fractionBits: number): void {
  if (!Number.isInteger(fractionBits) || fractionBits < 0 || fractionBits > MAX_FRACTION_BITS) {
    throw errors.RWD_MPC_FRACTION_BITS_INVALID({ fractionBits });
  }
}
