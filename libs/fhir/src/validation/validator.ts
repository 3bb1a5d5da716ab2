import type { OperationOutcomeIssue, Resource } from '../resource.js';

/** What a caller may ask beside the resource's own claims. */
export type ValidationRequest = {
  /** Canonicals of profiles the resource is held to, whether it claims them or not. */
  readonly profiles?: readonly string[];
};

/** The port every validator stands behind. All issues are reported, not the first; none means the resource is valid. */
export type Validator = { readonly validate: (resource: Resource, request?: ValidationRequest) => readonly OperationOutcomeIssue[] };
