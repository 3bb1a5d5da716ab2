import type { IssueSeverity, IssueType } from '../resource.js';

/** System of the codes below in `OperationOutcome.issue.details.coding`. */
export const VALIDATION_CODES = 'https://chainnet.example/fhir/CodeSystem/validation-issue';

type IssueKind = { readonly severity: IssueSeverity; readonly type: IssueType; readonly text: string };

const error = (type: IssueType, text: string): IssueKind => ({ severity: 'error', type, text });
const warning = (type: IssueType, text: string): IssueKind => ({ severity: 'warning', type, text });

/**
 * Every kind of issue a validator of ours reports: its stable code, severity, FHIR issue type and text. Braces are filled
 * from definitions (types, keys, names of elements), never from a record's values.
 */
export const issueKinds = {
  'unknown-resource-type': error('structure', 'not a resource type of FHIR R4'),
  'unknown-element': error('structure', '{type} has no element of this name'),
  'not-an-array': error('structure', 'an array belongs here'),
  'not-single': error('structure', 'one value belongs here, not an array'),
  'not-an-object': error('structure', 'an object of type {type} belongs here'),
  'not-a-primitive': error('structure', 'a JSON {json} belongs here ({type})'),
  'null-value': error('structure', 'null is no value'),
  'empty-array': error('structure', 'an array is never empty'),
  'empty-object': error('structure', 'an object is never empty (ele-1)'),
  'empty-string': error('value', 'a string is never empty'),
  'invalid-primitive': error('value', 'not a {type}: {says}'),
  'odd-uri': warning('value', 'not what its scheme says: {says}'),
  'primitive-and-element-differ': error('structure', 'as many items in this array as in the array of values'),
  'several-choices': error('structure', 'more than one {choice}[x]'),
  missing: error('required', '{element} is required'),
  'too-few': error('required', '{element}: at least {min}, found {count}'),
  'too-many': error('structure', '{element}: at most {max}, found {count}'),
  'code-not-in-value-set': error('code-invalid', 'a code outside the required value set {valueSet}'),
  'coding-not-in-value-set': error('code-invalid', 'no coding of the required value set {valueSet}'),
  'text-without-coding': warning('code-invalid', 'text only, where a coding of {valueSet} is required'),
  'reference-target': error('structure', 'a reference to {type}; allowed: {allowed}'),
  'reference-type-mismatch': error('structure', 'Reference.type says {says}, the reference {type}'),
  'reference-unresolved': warning('not-found', 'a urn reference that no entry of the Bundle has as fullUrl'),
  'full-url-mismatch': error('value', 'fullUrl does not name the type of its resource, {type}'),
  invariant: error('invariant', '{key}: {human}'),
  'invariant-warning': warning('invariant', '{key}: {human}'),
  'invariant-undecided': warning('invariant', '{key} gives no answer here: {human}'),
  'invariant-unreadable': warning('not-supported', '{key} could not be evaluated: {human}'),
  'narrative-invalid': error('invariant', '{key}: {says}'),
  'profile-unknown': warning('not-supported', 'the profile {profile} is not loaded, so nothing is held to it'),
  'profile-of-other-type': error('structure', 'the profile {profile} is for {type}'),
  'type-not-allowed': error('structure', 'the profile {profile} allows: {allowed}'),
  'fixed-value': error('value', 'the profile {profile} fixes another value'),
  'pattern-value': error('value', 'not the pattern of the profile {profile}'),
  'value-out-of-range': error('value', 'outside the range of the profile {profile}'),
  'too-long': error('too-long', 'longer than the {max} characters of the profile {profile}'),
  'slice-too-few': error('required', 'slice {slice}: at least {min}, found {count}'),
  'slice-too-many': error('structure', 'slice {slice}: at most {max}, found {count}'),
  'slicing-unsupported': warning('not-supported', 'the slices of {element} in the profile {profile} cannot be told apart'),
  'slice-unmatched': error('structure', 'no slice of {element} in the profile {profile}'),
} as const satisfies Readonly<Record<string, IssueKind>>;

export type IssueCode = keyof typeof issueKinds;
export type IssueDetails = Readonly<Record<string, string | number>>;

/** The text of an issue with its braces filled. */
export const issueText = (code: IssueCode, details: IssueDetails): string =>
  issueKinds[code].text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
