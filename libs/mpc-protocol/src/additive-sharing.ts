import { errors } from './errors.js';
import { addVectors, subtractVectors, zeroVector, type FieldVector } from './field-vector.js';
import { uniformVector, type RandomSource } from './random-source.js';

/**
 * Splits a vector into `parties` uniform shares whose sum is the vector; any parties - 1 of them are independent of it.
 * Raises RWD_MPC_SHARE_COUNT below two parties.
 */
export function shareAdditively(secret: FieldVector, parties: number, random: RandomSource): FieldVector[] {
  if (!Number.isInteger(parties) || parties < 2) throw errors.RWD_MPC_SHARE_COUNT({ parties });
  const masks = Array.from({ length: parties - 1 }, () => uniformVector(random, secret.length));
  const last = masks.reduce((rest, mask) => subtractVectors(rest, mask), secret);
  return [...masks, last];
}

/** The sum of all shares. Linear: the sum of share-wise sums is the sum of the secrets. */
export const combineAdditively = (shares: readonly FieldVector[]): FieldVector =>
  shares.reduce((sum, share) => addVectors(sum, share), zeroVector(shares[0]?.length ?? 0));
