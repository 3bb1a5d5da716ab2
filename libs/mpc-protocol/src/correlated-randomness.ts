import { subtractVectors, type FieldVector } from './field-vector.js';
import type { PrgStream } from './prg-stream.js';
import type { ReplicatedShare } from './replicated-sharing.js';

/**
 * Randomness three parties share without talking: key k_i is known to parties i-1 and i, so party i holds k_i
 * (`withPrevious`) and k_(i+1) (`withNext`). All parties must call in the same order; the operation number is counted
 * here and is the counter space of both generators.
 *
 * Source: Araki et al. (CCS 2016), section 2.2, protocols for correlated randomness, computational variant.
 */
export class CorrelatedRandomness {
  #operation = 0n;
  readonly #withPrevious: PrgStream;
  readonly #withNext: PrgStream;

  constructor(withPrevious: PrgStream, withNext: PrgStream) {
    this.#withPrevious = withPrevious;
    this.#withNext = withNext;
  }

  /** Party i's summand F(k_i) - F(k_(i+1)) of a vector that sums to zero over the three parties. */
  zeroShare(length: number): FieldVector {
    const { own, next } = this.randomShare(length);
    return subtractVectors(own, next);
  }

  /** A replicated sharing of a uniform vector nobody knows: x_i = F(k_i). */
  randomShare(length: number): ReplicatedShare {
    const operation = ++this.#operation;
    return { own: this.#withPrevious.draw(operation, length), next: this.#withNext.draw(operation, length) };
  }
}
