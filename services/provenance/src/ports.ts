import type { DocumentStore, FactStore } from '@chainnet/persistence';

/** Injection tokens of what the controllers and handlers use. */
export const LOG_IDENTITY = Symbol('LogIdentity');
export const LEDGER_READER = Symbol('LedgerReader');

export type Documents<T> = Pick<DocumentStore<T>, 'put' | 'get' | 'getMany'>;
export type Facts<F> = Pick<FactStore<F>, 'append' | 'read' | 'head'>;

/** Who came first: the offset of the first leaf with an entry id, and the place where its index is kept. */
export type Claim = { readonly offset: number; readonly place: string };
/** Where a leaf is in the log. */
export type LeafPlace = { readonly index: number; readonly entryId: string; readonly tenant?: string };
/** A committed head of the log; hashes in base64. */
export type HeadFact = {
  readonly size: number;
  readonly nextOffset: number;
  readonly frontier: readonly string[];
  readonly root: string;
  readonly leavesPerType: Readonly<Record<string, number>>;
};
/** A checkpoint that a quorum of witnesses cosigned. */
export type CheckpointFact = {
  readonly size: number;
  readonly root: string;
  readonly note: string;
  readonly cosignatures: number;
  /** ISO time. */
  readonly at: string;
};

/** Everything the ledger keeps. Facts are aggregates named by the log's origin. */
export type LedgerStores = {
  /** By entry id. */
  readonly claims: Documents<Claim>;
  /** By `<recordId>:<type>`, or `entry:<entryId>`. */
  readonly places: Documents<LeafPlace>;
  /** Tiles and bundles by path, in base64. */
  readonly tiles: Documents<string>;
  readonly heads: Facts<HeadFact>;
  readonly checkpoints: Facts<CheckpointFact>;
  /** Version n: the n-th checkpoint's event and receipts are out. */
  readonly announcements: Facts<{ readonly receipts: number }>;
};

export type WitnessAnswer = { readonly status: number; readonly body: string };

/** Port: one add-checkpoint call (C2SP tlog-witness). Rejects when nobody answers in time. */
export type CallWitness = (url: string, body: string) => Promise<WitnessAnswer>;
