import type { Validator } from '@chainnet/fhir';
import type { CodeTables } from '@chainnet/health-codes';

/** What normalizing takes beside the record: made once a process. */
export type NormalizationTools = { readonly validator: Validator; readonly codeTables: CodeTables };

/** Who was first with a document's name. */
export type DocumentClaims = {
  /**
   * @param id keyed hash of the document's name @param content keyed hash of its bytes
   * @returns whether the name belongs to this content: it did before, or does from now on
   */
  claim(id: string, content: string): Promise<boolean>;
};

/** Injection token of the way of one record, see handlers/normalization-step.ts. */
export const STEP = Symbol('NormalizationStep');

/** Injection token of {@link NormalizationTools}. */
export const TOOLS = Symbol('NormalizationTools');

/** Injection token of the digest of the maps in force, a string. */
export const MAP_VERSION = Symbol('MapVersion');

/** Injection token of the process's code tables: the standard ones with the operator's. */
export const CODE_TABLES = Symbol('CodeTables');
