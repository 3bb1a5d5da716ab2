import { storeErrors } from '@chainnet/persistence';
import type { Facts } from '../src/ports.js';

/** Insert-only facts in memory, with the store's own refusal. */
export class MemoryFacts<F> implements Facts<F> {
  readonly facts = new Map<string, F>();
  /** Runs once before the next append: another process that is faster. */
  before: (() => void) | undefined;

  async append(aggregate: string, version: number, fact: F): Promise<void> {
    this.before?.();
    this.before = undefined;
    if (this.facts.has(`${aggregate}:${version}`)) throw storeErrors.RWD_STORE_VERSION_CONFLICT({ aggregate, version });
    this.facts.set(`${aggregate}:${version}`, fact);
  }

  async read(aggregate: string, version: number): Promise<F | undefined> {
    return this.facts.get(`${aggregate}:${version}`);
  }

  async head(aggregate: string): Promise<number> {
    let head = 0;
    while (this.facts.has(`${aggregate}:${head + 1}`)) head += 1;
    return head;
  }
}
