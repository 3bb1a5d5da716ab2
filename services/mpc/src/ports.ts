import type { FactStore, SnapshotStore } from '@chainnet/persistence';
import type { JobFact } from './jobs/job-fact.js';

/** Injection token of the coordinator's jobs. */
export const JOBS = Symbol('Jobs');

/** Facts of a job, under its id. */
export type JobFacts = Pick<FactStore<JobFact>, 'append' | 'load'>;
/** Which jobs may still need this process, and the newest ones for the list: one small document. */
export type JobIndex = { readonly open: readonly string[]; readonly recent: readonly string[] };
export type IndexStore = Pick<SnapshotStore<JobIndex>, 'latest' | 'save'>;

/** Injection token of the members of the mesh. */
export const MEMBERS = Symbol('Members');
