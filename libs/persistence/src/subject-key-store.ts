import { unwrapKey, wrapKey, type SubjectKeyStore } from '@chainnet/sealing';
import { DocumentStore } from './documents.js';
import type { Store } from './store.js';
import { SubjectKeyCache } from './subject-key-cache.js';

type WrappedKey = { readonly wrapped: string };

export type SubjectKeyOptions = {
  readonly keyEncryptionKey: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
  readonly now: () => number;
};

/**
 * One random key a person, wrapped under the key-encryption key, in a database that only the record plane opens.
 * Erasing is deleting: what was sealed under it can never be opened again.
 */
export class StoredSubjectKeys implements SubjectKeyStore {
  private readonly documents: DocumentStore<WrappedKey>;
  private readonly cache: SubjectKeyCache;

  constructor(store: Store, private readonly options: SubjectKeyOptions) {
    this.documents = new DocumentStore(store, 'subject_keys');
    this.cache = new SubjectKeyCache(options.now);
  }

  /** Keys of these people, made for those that have none; one bulk insert for the new. */
  async keysFor(refs: readonly string[]): Promise<Map<string, Uint8Array>> {
    const { keys, missing } = this.fromCache(refs);
    if (missing.length === 0) return keys;
    const fresh = missing.map((ref) => [ref, this.options.random(32)] as const);
    const existing = new Set(await this.documents.put(fresh.map(([ref, key]) => [ref, this.wrap(key)] as const)));
    for (const [ref, key] of fresh) if (!existing.has(ref)) this.remember(keys, ref, key);
    await this.read(keys, [...existing]);
    return keys;
  }

  /** Keys of these people as far as they exist; an erased person has none. */
  async existing(refs: readonly string[]): Promise<Map<string, Uint8Array>> {
    const { keys, missing } = this.fromCache(refs);
    await this.read(keys, missing);
    return keys;
  }

  async erase(ref: string): Promise<void> {
    await this.documents.erase(ref);
    this.cache.delete(ref);
  }

  private async read(keys: Map<string, Uint8Array>, refs: readonly string[]): Promise<void> {
    for (const [ref, { wrapped }] of await this.documents.getMany(refs)) {
      this.remember(keys, ref, unwrapKey(Buffer.from(wrapped, 'base64url'), this.options.keyEncryptionKey));
    }
  }

  private fromCache(refs: readonly string[]): { keys: Map<string, Uint8Array>; missing: readonly string[] } {
    const keys = new Map<string, Uint8Array>();
    const missing = [...new Set(refs)].filter((ref) => {
      const cached = this.cache.get(ref);
      if (cached === undefined) return true;
      keys.set(ref, cached);
      return false;
    });
    return { keys, missing };
  }

  private remember(keys: Map<string, Uint8Array>, ref: string, key: Uint8Array): void {
    keys.set(ref, key);
    this.cache.set(ref, key);
  }

  private wrap(key: Uint8Array): WrappedKey {
    return { wrapped: Buffer.from(wrapKey(key, this.options.keyEncryptionKey)).toString('base64url') };
  }
}
