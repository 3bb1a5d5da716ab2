import { createCipheriv } from 'node:crypto';

import { errors } from './errors.js';
import type { FieldVector } from './field-vector.js';
import { uniformVector, type RandomSource } from './random-source.js';

/**
 * AES-128-CTR key stream from an initial counter block (NIST SP 800-38A, section 6.5). The source keeps its place, so
 * successive calls give successive bytes.
 */
export function keyStream(key: Uint8Array, counterBlock: Uint8Array): RandomSource {
  const cipher = createCipheriv('aes-128-ctr', key, counterBlock);
  return { bytes: (length) => cipher.update(new Uint8Array(length)) };
}

/**
 * The generator two parties share. Every operation draws from its own counter space: the counter block is the 64-bit
 * number of the operation, then a 64-bit block counter from zero. A number may be used once and must rise; a repeat
 * raises RWD_MPC_COUNTER_REUSED, because a repeated mask gives its operand away.
 */
export class PrgStream {
  #last = 0n;
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** `length` uniform field elements of operation `domain` (from 1 up). */
  draw(domain: bigint, length: number): FieldVector {
    if (domain <= this.#last) throw errors.RWD_MPC_COUNTER_REUSED({ domain: domain.toString() });
    this.#last = domain;
    const counterBlock = Buffer.alloc(16);
    counterBlock.writeBigUInt64BE(domain, 0);
    return uniformVector(keyStream(this.#key, counterBlock), length);
  }
}
