import type { OutgoingMessage } from '@chainnet/messaging';
import { storeErrors, type Versioned } from '@chainnet/persistence';

/** Insert-only facts in memory, kept as JSON text like the stored ones. `onAppend` may fail an append, or slip in another. */
export class MemoryFacts<F> {
  readonly documents = new Map<string, string>();
  onAppend: ((id: string) => void) | undefined;

  async append(aggregate: string, version: number, fact: F): Promise<void> {
    const id = `${aggregate}:${version}`;
    this.onAppend?.(id);
    if (this.documents.has(id)) throw storeErrors.RWD_STORE_VERSION_CONFLICT({ aggregate, version });
    this.documents.set(id, JSON.stringify(fact));
  }

  async load(aggregate: string): Promise<readonly F[]> {
    const facts: F[] = [];
    for (let text = this.documents.get(`${aggregate}:1`); text !== undefined; text = this.documents.get(`${aggregate}:${facts.length + 1}`)) facts.push(JSON.parse(text) as F);
    return facts;
  }
}

/** The newest snapshot of a name, in memory. */
export class MemorySnapshots<S> {
  readonly saved = new Map<string, Versioned<S>>();

  async latest(name: string): Promise<Versioned<S> | undefined> {
    return this.saved.get(name);
  }

  async save(name: string, version: Versioned<S>): Promise<void> {
    this.saved.set(name, version);
  }
}

/** Keeps what was appended; each of `failures` is thrown once, first. */
export class MemoryLog {
  readonly appended: OutgoingMessage[] = [];
  failures: Error[] = [];

  async append(messages: readonly OutgoingMessage[]): Promise<void> {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.appended.push(...messages);
  }
}
