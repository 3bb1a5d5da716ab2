import { noAges, type RecentAges } from './recent-ages.js';
import type { Tally } from './tally.js';

export type Score = { readonly catalogue: string; readonly level: number; readonly overall: number; readonly gaps: number; readonly at: string };

/** What became of one organization's records. */
export type OrganizationCounts = {
  readonly accepted: number;
  /** By error code. */
  readonly rejected: Tally;
  /** By source format. */
  readonly normalized: Tally;
  /** By error code. */
  readonly quarantined: Tally;
  readonly deidentified: number;
  readonly stored: number;
  readonly score?: Score;
};

export type Ledger = { readonly origin: string; readonly size: number; readonly rootHash: string; readonly cosignatures: number; readonly quorum: number; readonly at: string };

/** A model that several organizations trained together. Metrics are on the training cohorts of all of them. */
export type Model = { readonly jobId: string; readonly sites: readonly string[]; readonly rounds: number; readonly at: string; readonly count?: number; readonly auc?: number; readonly accuracy?: number; readonly brier?: number };

export type ColumnStatistics = { readonly column: string; readonly count: number; readonly mean: number; readonly variance: number };
export type JointStatistic = { readonly jobId: string; readonly parties: readonly string[]; readonly at: string; readonly columns: readonly ColumnStatistics[] };

export type Jobs<T> = { readonly completed: number; readonly failed: number; readonly last?: T; readonly lastFailure?: { readonly reason: string; readonly at: string } };

/** Numbers and digests only: no record id and no content ever comes in here. Plain JSON, so that it can be a snapshot. */
export type MeshState = {
  readonly organizations: Readonly<Record<string, OrganizationCounts>>;
  readonly ages: RecentAges;
  readonly ledger?: Ledger;
  readonly federation: Jobs<Model>;
  readonly mpc: Jobs<JointStatistic>;
  /** Producer's time of the newest event. */
  readonly lastEventAt?: string;
};

export const noCounts: OrganizationCounts = { accepted: 0, rejected: {}, normalized: {}, quarantined: {}, deidentified: 0, stored: 0 };

export const emptyMesh: MeshState = { organizations: {}, ages: noAges, federation: { completed: 0, failed: 0 }, mpc: { completed: 0, failed: 0 } };
