import type { OperationOutcomeIssue, Resource } from '../resource.js';

/** The port every validator stands behind. All issues are reported, not the first; none means the resource is valid. */
export type Validator = { readonly validate: (resource: Resource) => readonly OperationOutcomeIssue[] };
