/**
 * The part of FHIR R4 this mesh names in its own code. A resource is open: every element not listed is `unknown`, because
 * the Validator, not the compiler, says what a resource may hold.
 */
export type Resource = {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
};

export type Extension = { readonly url: string; readonly [valueOrExtension: string]: unknown };

export type Coding = {
  readonly system?: string;
  readonly version?: string;
  readonly code?: string;
  readonly display?: string;
};

export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string };

export type Identifier = {
  readonly use?: string;
  readonly type?: CodeableConcept;
  readonly system?: string;
  readonly value?: string;
};

export type Reference = {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
};

/** `value` keeps the source's decimals only when it came as a number; `code` is UCUM when `system` says so. */
export type Quantity = {
  readonly value?: number;
  readonly comparator?: '<' | '<=' | '>=' | '>';
  readonly unit?: string;
  readonly system?: string;
  readonly code?: string;
};

export type Period = { readonly start?: string; readonly end?: string };

export type BundleEntry<R extends Resource = Resource> = {
  readonly fullUrl?: string;
  readonly resource?: R;
  readonly [element: string]: unknown;
};

export type Bundle = Resource & {
  readonly resourceType: 'Bundle';
  readonly type: string;
  readonly entry?: readonly BundleEntry[];
};

export type IssueSeverity = 'fatal' | 'error' | 'warning' | 'information';

/** The codes of FHIR R4 `issue-type` that this mesh raises. */
export type IssueType =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'not-supported'
  | 'duplicate'
  | 'not-found'
  | 'too-long'
  | 'exception'
  | 'informational';

export type OperationOutcomeIssue = {
  readonly severity: IssueSeverity;
  readonly code: string;
  readonly details?: CodeableConcept;
  readonly diagnostics?: string;
  readonly expression?: readonly string[];
  readonly extension?: readonly Extension[];
};

export type OperationOutcome = Resource & {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly OperationOutcomeIssue[];
};

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isResource = (value: unknown): value is Resource =>
  isObject(value) && typeof value['resourceType'] === 'string';

export const isBundle = (value: unknown): value is Bundle => isResource(value) && value.resourceType === 'Bundle';
