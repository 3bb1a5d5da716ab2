import { leafPath } from '@chainnet/hl7v2';
import type { Leaf, Message } from '@chainnet/hl7v2';
import type { LossAccount, SourceLeaf } from '../mapping/loss-account.js';

/**
 * The loss account of one message. It keeps the place of a leaf, not its path, so that a message of hundreds of leaves
 * costs one byte each; paths are written for those that are preserved. A v2 message drops nothing.
 */
export class MessageLedger {
  readonly #message: Message;
  readonly #mapped: Uint8Array;
  /** Leaves whose code has no row in the code map of their place. */
  readonly #unknown = new Set<number>();

  constructor(message: Message) {
    this.#message = message;
    this.#mapped = new Uint8Array(message.leafCount);
  }

  map({ at }: Leaf): void {
    this.#mapped[at] = 1;
  }

  isMapped({ at }: Leaf): boolean {
    return this.#mapped[at] === 1;
  }

  unknownCode({ at }: Leaf): void {
    this.#unknown.add(at);
  }

  /** Leaves nobody claimed, in the order of the message. */
  preserved(): readonly SourceLeaf[] {
    return this.#paths((leaf) => !this.isMapped(leaf));
  }

  /** Codes the maps do not know and nothing else carries: each stays in the preserved list. */
  unknownCodes(): readonly SourceLeaf[] {
    return this.#unknown.size === 0 ? [] : this.#paths((leaf) => this.#unknown.has(leaf.at) && !this.isMapped(leaf));
  }

  account(): LossAccount {
    const leaves = this.#mapped.length;
    const mapped = this.#mapped.reduce((total, one) => total + one, 0);
    return { leaves, mapped, preserved: leaves - mapped, dropped: [] };
  }

  #paths(wanted: (leaf: Leaf) => boolean): readonly SourceLeaf[] {
    const found: SourceLeaf[] = [];
    for (const segment of this.#message.segments) {
      for (const leaf of segment.leaves) if (wanted(leaf)) found.push({ path: leafPath(segment, leaf), value: leaf.value });
    }
    return found;
  }
}
