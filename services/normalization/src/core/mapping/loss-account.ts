/** One value of the source: an attribute, a text, a v2 component, a JSON primitive. Empty ones are no leaves. */
export type SourceLeaf = { readonly path: string; readonly value: string };

export type DroppedLeaf = { readonly path: string; readonly reason: string };

/** Where every leaf of a record went. `mapped + preserved + dropped.length === leaves`. */
export type LossAccount = {
  readonly leaves: number;
  readonly mapped: number;
  readonly preserved: number;
  readonly dropped: readonly DroppedLeaf[];
};

/**
 * Keeps the account while a record is mapped. A leaf starts out preserved; a mapping claims it or drops it with a reason.
 * Claims win over drops, and asking for a leaf that the source does not have is a defect of the mapping, so it throws.
 */
export class LossLedger {
  readonly #leaves: ReadonlyMap<string, string>;
  readonly #mapped = new Set<string>();
  readonly #dropped = new Map<string, string>();

  constructor(leaves: readonly SourceLeaf[]) {
    this.#leaves = new Map(leaves.map(({ path, value }) => [path, value]));
    if (this.#leaves.size !== leaves.length) throw new RangeError('two leaves of the source have one path');
  }

  map(path: string): void {
    this.#mustHave(path);
    this.#dropped.delete(path);
    this.#mapped.add(path);
  }

  drop(path: string, reason: string): void {
    this.#mustHave(path);
    if (!this.#mapped.has(path)) this.#dropped.set(path, reason);
  }

  /** Leaves nobody claimed, in source order. */
  preserved(): readonly SourceLeaf[] {
    return [...this.#leaves]
      .filter(([path]) => !this.#mapped.has(path) && !this.#dropped.has(path))
      .map(([path, value]) => ({ path, value }));
  }

  account(): LossAccount {
    return {
      leaves: this.#leaves.size,
      mapped: this.#mapped.size,
      preserved: this.preserved().length,
      dropped: [...this.#dropped].map(([path, reason]) => ({ path, reason })),
    };
  }

  #mustHave(path: string): void {
    if (!this.#leaves.has(path)) throw new RangeError(`the source has no leaf ${path}`);
  }
}
