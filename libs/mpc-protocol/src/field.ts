/**
 * The prime field F_p with the Mersenne prime p = 2^61 - 1. Elements are bigints in [0, p).
 *
 * Source: p is the field of the reference tiers (Shamir and replicated sharing); reduction by folding the high 61 bits
 * onto the low ones is Knuth, TAOCP vol. 2, section 4.3.2, exercise 14 applied to m = 2^e - 1.
 */
export const FIELD_BITS = 61n;
export const FIELD_PRIME = (1n << FIELD_BITS) - 1n;

/** Largest magnitude a signed value may have: (p - 1) / 2. */
export const FIELD_HALF = (FIELD_PRIME - 1n) / 2n;

export const isFieldElement = (value: bigint): boolean => value >= 0n && value < FIELD_PRIME;

/** a + b mod p, for a and b in [0, p). */
export const addField = (a: bigint, b: bigint): bigint => {
  const sum = a + b;
  return sum >= FIELD_PRIME ? sum - FIELD_PRIME : sum;
};

/** a - b mod p, for a and b in [0, p). */
export const subtractField = (a: bigint, b: bigint): bigint => (a >= b ? a - b : a - b + FIELD_PRIME);

/** -a mod p. */
export const negateField = (a: bigint): bigint => (a === 0n ? 0n : FIELD_PRIME - a);

/** a * b mod p by one fold: both halves of a 122-bit product are below 2^61, so their sum is below 2p. */
export const multiplyField = (a: bigint, b: bigint): bigint => {
  const product = a * b;
  const folded = (product & FIELD_PRIME) + (product >> FIELD_BITS);
  return folded >= FIELD_PRIME ? folded - FIELD_PRIME : folded;
};

/** base^exponent mod p by square and multiply; exponent >= 0. */
export const powerField = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiplyField(result, square);
    square = multiplyField(square, square);
  }
  return result;
};

/** The inverse of a non-zero element, a^(p-2) (Fermat); 0 is mapped to 0. */
export const invertField = (a: bigint): bigint => powerField(a, FIELD_PRIME - 2n);

/** Any integer taken into [0, p). Two integers with the same residue become the same element. */
export const toField = (value: bigint): bigint => {
  const residue = value % FIELD_PRIME;
  return residue < 0n ? residue + FIELD_PRIME : residue;
};

/** The representative of an element in [-(p-1)/2, (p-1)/2]. */
export const toSigned = (element: bigint): bigint => (element > FIELD_HALF ? element - FIELD_PRIME : element);
