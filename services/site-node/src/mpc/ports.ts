import type { DataOf, mpcJobRefused, mpcResultReported } from '@chainnet/contracts';
import type { Ed25519PublicKey, MpcJobManifest, StatisticsOutcome, StatisticsTask } from '@chainnet/mpc-protocol';
import type { DocumentStore, FactStore, SnapshotStore } from '@chainnet/persistence';
import type { Row } from '@chainnet/sql-on-fhir';
import type { SitePolicy } from '../core/site-policy.js';

/** Injection tokens of the computing party. */
export const MPC_SITE = Symbol('MpcSite');
export const MPC_SESSIONS = Symbol('MpcSessions');

/** Port: the rows of a view over this site's data set. */
export type ViewRows = (viewDefinition: unknown) => Promise<Iterable<Row>>;

/** What this site lets others compute on its data. */
export type MpcPolicy = {
  readonly views: SitePolicy;
  /** Smallest pooled count that may be opened. */
  readonly minCohort: number;
  /** Least number of this site's own values in any column. */
  readonly localMinimum: number;
  readonly longestDeadlineMs: number;
};

/** A member as this site's own copy of the directory has it. */
export type MpcMember = { readonly key: Ed25519PublicKey; readonly host: string; readonly port: number; readonly fingerprint: string };

/** Who this site is, whom it knows, what it allows. */
export type MpcSite = {
  readonly tenant: string;
  /** Of the mTLS certificate in use: SHA-256, 64 lower-case hex digits. */
  readonly fingerprint: string;
  readonly members: ReadonlyMap<string, MpcMember>;
  readonly policy: MpcPolicy;
  readonly rows: ViewRows;
  /** Ed25519 by the site's key, base64url. */
  readonly sign: (bytes: Uint8Array) => string;
  /** Manifests this site has approved, by digest. */
  readonly approved: Pick<DocumentStore<MpcJobManifest>, 'put' | 'get'>;
};

/** How a session ended here, as it is told to the coordinator. */
export type SessionEnding =
  | { readonly type: 'reported'; readonly report: DataOf<typeof mpcResultReported> }
  | { readonly type: 'refused'; readonly refusal: DataOf<typeof mpcJobRefused> };

/** Version 1 spends an attempt before any key of it exists; version 2 ends it. */
export type SessionFact =
  | { readonly type: 'opened'; readonly jobId: string; readonly digest: string; readonly at: string }
  | { readonly type: 'ended'; readonly ending: SessionEnding; readonly at: string };
export type SessionFacts = Pick<FactStore<SessionFact>, 'append' | 'load'>;

/** Keys of sessions whose ending may not have been published. */
export type OpenSessions = Pick<SnapshotStore<readonly string[]>, 'latest' | 'save'>;

/** Port: plays the protocol with the two peers; ends by itself soon after the deadline. */
export type PlaySession = (task: Pick<StatisticsTask, 'manifest' | 'self' | 'inputs' | 'localMinimum'> & { readonly startedAt: number }) => Promise<StatisticsOutcome>;
