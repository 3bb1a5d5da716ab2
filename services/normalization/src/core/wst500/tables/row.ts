import type { CdaDataType } from '../data-types.js';

export type HeaderResource = 'composition' | 'patient' | 'encounter' | 'author' | 'custodian';

/** One row of the header map: the elements at `select` fill `to` of a resource, each as one value of `type`. */
export type HeaderRow = {
  readonly select: string;
  /** Only elements whose id (own or child) has this root. */
  readonly root?: string;
  readonly notRoot?: string;
  readonly resource: HeaderResource;
  readonly to: string;
  readonly type: CdaDataType;
  /** URL of the extension whose valueCoding holds the value. */
  readonly extension?: string;
};

/** LOINC or another coding that is added to the data element's own. */
export type AddedCode = { readonly system: string; readonly code: string; readonly display: string };

/**
 * What a data element becomes at its place:
 * `observation`, `group` and `condition` start a resource (a group has no value of its own); `field` fills an element of the
 * resource the entry belongs to; `component` adds an Observation.component to it.
 */
export type EntryTarget =
  | { readonly kind: 'observation'; readonly category?: string; readonly also?: AddedCode }
  | { readonly kind: 'component'; readonly also?: AddedCode }
  | { readonly kind: 'group'; readonly resource: 'Observation'; readonly category?: string; readonly also?: AddedCode }
  | { readonly kind: 'condition'; readonly to: string; readonly type: CdaDataType; readonly fixed: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'field';
      readonly to: string;
      readonly type: CdaDataType;
      /** The field is filled only when the resource has this element already. */
      readonly needs?: string;
      /** Where a value goes that is not of `type`. */
      readonly otherwise?: { readonly to: string; readonly type: CdaDataType };
    }
  /** The rank of the diagnosis among those of the encounter. */
  | { readonly kind: 'rank' };

/**
 * One row of a document's map. The same data element means different things at different places, so the key is
 * (document, section, position, element). `section` is the LOINC code, or the display name where the standard gives no code.
 * `seenIn`: which of two independent template sets (A, B) shows the row.
 */
export type EntryRow = {
  readonly section: string;
  readonly position: string;
  readonly element: string;
  readonly name: string;
  readonly seenIn: 'A' | 'B' | 'AB';
  readonly target: EntryTarget;
};

export type DocumentTable = {
  readonly document: string;
  readonly edition: string;
  readonly title: string;
  /** FHIR v3-ActCode class of the encounter the document is written in, when no identifier of the patient says so. */
  readonly encounterClass: 'IMP' | 'AMB' | 'EMER';
  readonly encounterStatus: 'in-progress' | 'finished' | 'unknown';
  readonly rows: readonly EntryRow[];
};
