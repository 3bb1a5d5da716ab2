import { Store } from '@chainnet/persistence';
import { SUBJECT_KEY_DATABASE } from '@chainnet/service-kit';

type KeyDocument = { readonly _id: string; readonly body: string };

/** The store of people's keys, as a failing disk and a backup treat it. */
export class KeyBackup {
  private constructor(private readonly store: Store, private readonly saved: Map<string, KeyDocument>) {}

  static async of(uri: string): Promise<KeyBackup> {
    return new KeyBackup(await Store.open({ uri, database: SUBJECT_KEY_DATABASE }), new Map());
  }

  async ids(tenant: string): Promise<Set<string>> {
    return new Set((await this.documents()).map(({ _id }) => _id).filter((id) => id.startsWith(`${tenant}.`)));
  }

  /** Puts 40 zero bytes, which unwrap under no key, in the place of every key of the tenant that is not of `spared`. */
  async damage(tenant: string, spared: ReadonlySet<string>): Promise<number> {
    for (const document of await this.documents()) {
      if (document._id.startsWith(`${tenant}.`) && !spared.has(document._id)) this.saved.set(document._id, document);
    }
    for (const _id of this.saved.keys()) await this.replace(_id, JSON.stringify({ wrapped: Buffer.alloc(40).toString('base64url') }));
    return this.saved.size;
  }

  async restore(): Promise<void> {
    for (const { _id, body } of this.saved.values()) await this.replace(_id, body);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private documents(): Promise<KeyDocument[]> {
    return this.store.collection('subject_keys').find({}).toArray() as unknown as Promise<KeyDocument[]>;
  }

  private async replace(_id: string, body: string): Promise<void> {
    await this.store.collection('subject_keys').replaceOne({ _id: _id as never }, { body });
  }
}
