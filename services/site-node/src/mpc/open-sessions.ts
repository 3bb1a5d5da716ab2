import type { OpenSessions } from './ports.js';

/** Which sessions may not have told their ending yet, in memory and in the store; one writer. */
export class SessionIndex {
  private keys: readonly string[] = [];
  private version = 0;
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly store: OpenSessions) {}

  async load(): Promise<readonly string[]> {
    const latest = await this.store.latest(NAME);
    if (latest !== undefined) {
      this.keys = latest.snapshot;
      this.version = latest.version;
    }
    return this.keys;
  }

  async add(key: string): Promise<void> {
    await this.change((keys) => [...keys.filter((one) => one !== key), key]);
  }

  async remove(key: string): Promise<void> {
    await this.change((keys) => keys.filter((one) => one !== key));
  }

  private async change(of: (keys: readonly string[]) => readonly string[]): Promise<void> {
    this.keys = of(this.keys);
    const saved = this.saving.then(() => this.store.save(NAME, { version: (this.version += 1), snapshot: this.keys }));
    // The next change is saved whether this one was or not; whoever made this one learns of its failure.
    this.saving = saved.catch(() => undefined);
    await saved;
  }
}

const NAME = 'mpc-sessions';
