/** The computable part of a SQL on FHIR v2 ViewDefinition; other elements (name, status, url) are carried, not read. */
export type ViewDefinition = {
  readonly resourceType?: string;
  readonly name?: string;
  readonly status?: string;
  readonly resource: string;
  readonly constant?: readonly ViewConstant[];
  readonly where?: readonly { readonly path: string; readonly description?: string }[];
  readonly select: readonly ViewSelect[];
};

/** A name and one `value[x]`: `{ name: 'code', valueString: 'mean-radius' }`. */
export type ViewConstant = { readonly name: string } & { readonly [value: `value${string}`]: string | number | boolean };

/** Columns, nested selects and unions of one row context; `forEach`, `forEachOrNull` or `repeat` moves the context. */
export type ViewSelect = {
  readonly column?: readonly ViewColumn[];
  readonly select?: readonly ViewSelect[];
  readonly unionAll?: readonly ViewSelect[];
  readonly forEach?: string;
  readonly forEachOrNull?: string;
  readonly repeat?: readonly string[];
};

export type ViewColumn = {
  readonly name: string;
  readonly path: string;
  readonly type?: string;
  /** `true`: a list of all values; otherwise more than one value is an error. */
  readonly collection?: boolean;
  readonly description?: string;
};

export type Resource = { readonly resourceType: string; readonly [element: string]: unknown };
export type Cell = string | number | boolean | null | object | readonly unknown[];
export type Row = { readonly [column: string]: Cell };
