import type { Bundle, OperationOutcome, OperationOutcomeIssue, Validator } from '@chainnet/fhir';
import type { CodeTables } from '@chainnet/health-codes';
import type { LossAccount } from './mapping/loss-account.js';
import type { SourceFormat } from './sniff.js';

/** What the shell tells the core about a record. Nothing in it comes from the record's content. */
export type NormalizationContext = {
  readonly recordId: string;
  /** The organization that sent the record; resource ids are unique within it. */
  readonly tenant: string;
  /** FHIR instant at which the record was accepted. */
  readonly receivedAt: string;
  readonly validator: Validator;
  /** The process's code tables; the standard ones when none are given. */
  readonly codeTables?: CodeTables;
  /** MIME type the sender gave; only its charset parameter is used, and only where the bytes do not say. */
  readonly contentType?: string;
};

export type Stage = 'sniff' | 'parse' | 'map' | 'validate';

export type Normalized = {
  readonly ok: true;
  readonly format: SourceFormat;
  readonly bundle: Bundle;
  readonly lossAccount: LossAccount;
  readonly warnings: readonly OperationOutcomeIssue[];
};

export type Refused = { readonly ok: false; readonly stage: Stage; readonly code: string; readonly outcome: OperationOutcome };

/** What a reader of one format hands on: a Bundle not yet validated. */
export type MappedRecord = Pick<Normalized, 'bundle' | 'lossAccount' | 'warnings'>;
