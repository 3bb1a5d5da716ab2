import type { IssueSeverity, IssueType, OperationOutcome, OperationOutcomeIssue } from './resource.js';

/** The outcome of an operation with nothing to report. */
export const allOk: OperationOutcome = {
  resourceType: 'OperationOutcome',
  id: 'ok',
  issue: [{ severity: 'information', code: 'informational', details: { text: 'All OK' } }],
};

/** The outcome for input that is not a FHIR resource at all. */
export const notAResource: OperationOutcome = {
  resourceType: 'OperationOutcome',
  id: 'not-a-resource',
  issue: [{ severity: 'fatal', code: 'structure', details: { text: 'The input is not a FHIR resource' } }],
};

/** @param text what is wrong, for a human; never a patient's data. @param expression FHIRPath of the element. */
export const issue = (severity: IssueSeverity, code: IssueType, at: { text: string; expression?: string }): OperationOutcomeIssue => ({
  severity,
  code,
  details: { text: at.text },
  ...(at.expression === undefined ? {} : { expression: [at.expression] }),
});

export const errorIssue = (code: IssueType, text: string, expression?: string): OperationOutcomeIssue =>
  issue('error', code, expression === undefined ? { text } : { text, expression });

export const warningIssue = (code: IssueType, text: string, expression?: string): OperationOutcomeIssue =>
  issue('warning', code, expression === undefined ? { text } : { text, expression });

/** Wraps issues; no issue gives {@link allOk}, since OperationOutcome.issue is 1..*. */
export const outcomeOf = (issues: readonly OperationOutcomeIssue[]): OperationOutcome =>
  issues.length === 0 ? allOk : { resourceType: 'OperationOutcome', issue: issues };

export const isFailure = (found: OperationOutcomeIssue): boolean => found.severity === 'error' || found.severity === 'fatal';
