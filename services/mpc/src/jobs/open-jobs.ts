import type { IndexStore, JobIndex } from '../ports.js';

const RECENT_JOBS = 200;

/** Keeps the index of jobs in memory and in the store; one writer. Changes are saved one after the other. */
export class OpenJobs {
  private index: JobIndex = { open: [], recent: [] };
  private version = 0;
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly store: IndexStore) {}

  get open(): readonly string[] {
    return this.index.open;
  }

  /** Newest first. */
  get recent(): readonly string[] {
    return this.index.recent;
  }

  async load(): Promise<void> {
    const latest = await this.store.latest(NAME);
    if (latest === undefined) return;
    this.index = latest.snapshot;
    this.version = latest.version;
  }

  /** Saved before the job's first fact, so that no job is ever forgotten. */
  async add(jobId: string): Promise<void> {
    await this.change(({ open, recent }) => ({ open: [...open, jobId], recent: [jobId, ...recent].slice(0, RECENT_JOBS) }));
  }

  async remove(jobId: string): Promise<void> {
    if (!this.index.open.includes(jobId)) return;
    await this.change(({ open, recent }) => ({ open: open.filter((one) => one !== jobId), recent }));
  }

  private async change(of: (index: JobIndex) => JobIndex): Promise<void> {
    this.index = of(this.index);
    const saved = this.saving.then(() => this.store.save(NAME, { version: (this.version += 1), snapshot: this.index }));
    // The next change is saved whether this one was or not; whoever made this one learns of its failure.
    this.saving = saved.catch(() => undefined);
    await saved;
  }
}

const NAME = 'jobs';
