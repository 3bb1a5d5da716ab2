import { storeErrors, type Versioned } from '@chainnet/persistence';

/** Insert-only facts in memory, kept as JSON text like the stored ones; of two writers of one version exactly one wins. */
export class MemoryFacts<F> {
  readonly documents = new Map<string, string>();
  /** Runs before each append: it may throw, as an absent store does, or slip another fact in, as a faster process does. */
  onAppend: ((id: string) => void) | undefined;

  async append(aggregate: string, version: number, fact: F): Promise<void> {
    this.onAppend?.(`${aggregate}:${version}`);
    if (this.documents.has(`${aggregate}:${version}`)) throw storeErrors.RWD_STORE_VERSION_CONFLICT({ aggregate, version });
    this.documents.set(`${aggregate}:${version}`, JSON.stringify(fact));
  }

  async read(aggregate: string, version: number): Promise<F | undefined> {
    const text = this.documents.get(`${aggregate}:${version}`);
    return text === undefined ? undefined : (JSON.parse(text) as F);
  }

  async load(aggregate: string): Promise<readonly F[]> {
    const facts: F[] = [];
    for (let fact = await this.read(aggregate, 1); fact !== undefined; fact = await this.read(aggregate, facts.length + 1)) facts.push(fact);
    return facts;
  }

  async head(aggregate: string): Promise<number> {
    return (await this.load(aggregate)).length;
  }
}

/** Write-once documents in memory. */
export class MemoryDocuments<T> {
  readonly documents = new Map<string, string>();

  async put(documents: readonly (readonly [id: string, body: T])[]): Promise<readonly string[]> {
    const existing = documents.filter(([id]) => this.documents.has(id)).map(([id]) => id);
    for (const [id, body] of documents) if (!this.documents.has(id)) this.documents.set(id, JSON.stringify(body));
    return existing;
  }

  async get(id: string): Promise<T | undefined> {
    const text = this.documents.get(id);
    return text === undefined ? undefined : (JSON.parse(text) as T);
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
