import { hash as digest } from 'node:crypto';

/** A SHA-256 value: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

/** MTH of the empty tree: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Hash = digest('sha256', new Uint8Array(0), 'buffer');

// Hashing is synchronous, so one scratch block serves every inner node: no allocation per node but the result.
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);

/** Hash of a leaf: SHA-256(0x00 || leaf) (RFC 6962 section 2.1). */
export function leafHash(leaf: Uint8Array): Hash {
  const input = Buffer.allocUnsafe(leaf.length + 1);
  input[0] = 0x00;
  input.set(leaf, 1);
  return digest('sha256', input, 'buffer');
}

/** Hash of an inner node: SHA-256(0x01 || left || right) (RFC 6962 section 2.1). Lengths are checked where hashes come in. */
export function nodeHash(left: Hash, right: Hash): Hash {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
    return digest('sha256', Buffer.concat([Uint8Array.of(0x01), left, right]), 'buffer');
  }
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return digest('sha256', nodeInput, 'buffer');
}

export const equalHashes = (a: Hash, b: Hash): boolean => a.length === b.length && Buffer.compare(a, b) === 0;
