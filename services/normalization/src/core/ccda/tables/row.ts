import type { ValueType } from '../cda-values.js';

/** One row: a path below the statement (see xml/select.ts) -> an element of its resource, by a data type. */
export type CdaRow = {
  readonly from: string;
  readonly to: string;
  readonly type: ValueType;
  readonly unless?: string;
  readonly add?: Readonly<Record<string, unknown>>;
};

/** What a clinical statement becomes. */
export type EntryMap = {
  /** Template ids (C-CDA R1.1/R2.1, and those of C32/CCD that mean the same) the statement has one of. */
  readonly templates: readonly string[];
  /** Names of the statement's element the map is for when no template is known: the fallback by form. */
  readonly elements?: readonly string[];
  /** moodCode of a fallback: EVN happened, others are plans. */
  readonly planned?: boolean;
  /** No resource: what it wraps is mapped with its own map. */
  readonly resource?: string;
  readonly rows: readonly CdaRow[];
  /** Rows that read the act around the statement. */
  readonly outer?: readonly CdaRow[];
  /** Element -> what it refers to. */
  readonly links?: Readonly<Record<string, 'patient'>>;
  /** Where the statements below are referred to, by the type of their resource. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Path of `value` by xsi:type. */
  readonly hasValue?: true;
  readonly defaults?: Readonly<Record<string, unknown>>;
};
