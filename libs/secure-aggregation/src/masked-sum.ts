import { createHash } from 'node:crypto';
import { ringBytes, ringSum } from './ring-vector.js';

const LABEL = 'rwd-chainnet/secagg/aggregate/v1';

/**
 * Sum of the masked vectors of all participants: the masks cancel and what is left is the sum of the clear fixed-point
 * words, bit for bit. With a vector missing the result is uniformly random. @throws RWD_SECAGG_LENGTH
 */
export const maskedSum = (masked: readonly BigUint64Array[], length: number): BigUint64Array => ringSum(masked, length);

/**
 * Lower-case hex SHA-256 of an aggregate in its place: label, job digest, round (each ended by a zero byte), then the
 * sum's little-endian words. Anyone who holds the contributions can recompute it, in any order.
 */
export const aggregateHash = (sum: BigUint64Array, at: { readonly jobDigest: string; readonly round: number }): string =>
  createHash('sha256').update(`${LABEL}\0${at.jobDigest}\0${at.round}\0`, 'utf8').update(ringBytes(sum)).digest('hex');
