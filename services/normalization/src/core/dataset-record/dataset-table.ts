import type { TransformName } from '../mapping/transforms.js';

/** Types that more than one column, or a code table, goes into; see column-types.ts. */
export type BuilderName = 'concept' | 'coding' | 'item' | 'gender' | 'encounterClass' | 'flag' | 'identifier' | 'identityDocument' | 'place' | 'quantity' | 'constant';

export type ColumnTypeName = BuilderName | TransformName;

/** One row of a data-set table: a column fills an element of the resource the row belongs to. */
export type ColumnRow = {
  readonly column: string;
  /** Element path; `[+]` a new list item, `[=]` the last one. */
  readonly to: string;
  readonly type: ColumnTypeName;
  /** Code table (id) of a coded column, or system URI of an identifier. */
  readonly system?: string;
  /** Column with the display or unit, where it is not the CT column of the same digits. */
  readonly with?: string;
  /** UCUM unit of a column whose unit its data element fixes, as records write it. */
  readonly unit?: string;
  /** What a `constant` column stands for by being there. */
  readonly constant?: unknown;
  /** The row counts only while the resource lacks this element. */
  readonly unless?: string;
  /** URL of the extension whose value the element is; `to` is then the value's name. */
  readonly extension?: string;
};

/** How a resource hangs on another: the other gets a reference at `to`, and there the values of `rows`. */
export type Membership = { readonly of: string; readonly to: string; readonly rows?: readonly ColumnRow[] };

/**
 * A resource a data set makes. `by`: one of the record, one of each row, or one for each value of the first of these columns
 * that a row has. Two rows that say the same of one resource say it once.
 */
export type ResourceTable = {
  readonly key: string;
  readonly type: string;
  readonly by: 'record' | 'row' | readonly string[];
  /** Columns that tell the resource from its like of the same person; without any of them its place in the record does. */
  readonly identity?: readonly string[];
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Set where no row filled the element. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Elements without which there is no resource: its columns are then preserved. */
  readonly needs: readonly string[];
  /** Element -> key of the resource it refers to. */
  readonly references?: Readonly<Record<string, string>>;
  readonly member?: Membership;
  readonly rows: readonly ColumnRow[];
};

/** A data set of WS 365 or WS 445: the same column may mean another thing in another set, so each set lists its own. */
export type DatasetTable = {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** Other names of the set, lower case. */
  readonly aliases: readonly string[];
  /** Columns that only this set has: a record that does not name its set is known by one of them. */
  readonly signature: readonly string[];
  readonly resources: readonly ResourceTable[];
};
