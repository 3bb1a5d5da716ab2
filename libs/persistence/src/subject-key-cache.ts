/** Keys live here, unwrapped, no longer than an erased key may: whoever erases a person is heard everywhere within this. */
const KEEP_MS = 60_000;
const MOST_KEYS = 100_000;

type Cached = { readonly key: Uint8Array; readonly until: number };

/** The keys used last, by person. All are kept equally long, so the map's own order is the order in which they go. */
export class SubjectKeyCache {
  private readonly keys = new Map<string, Cached>();

  /** @param now milliseconds since the epoch */
  constructor(private readonly now: () => number) {}

  get size(): number {
    return this.keys.size;
  }

  get(ref: string): Uint8Array | undefined {
    const cached = this.keys.get(ref);
    return cached === undefined || cached.until < this.now() ? undefined : cached.key;
  }

  set(ref: string, key: Uint8Array): void {
    this.keys.delete(ref);
    // A copy: a slice of Node's buffer pool would hold 8 KiB of other people's bytes alive for every key.
    this.keys.set(ref, { key: Uint8Array.from(key), until: this.now() + KEEP_MS });
    this.forgetOld();
  }

  delete(ref: string): void {
    this.keys.delete(ref);
  }

  private forgetOld(): void {
    const now = this.now();
    for (const [ref, { until }] of this.keys) {
      if (until >= now && this.keys.size <= MOST_KEYS) return;
      this.keys.delete(ref);
    }
  }
}
