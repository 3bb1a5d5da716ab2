import { errorIssue, outcomeOf } from '@chainnet/fhir';
import { errors } from './errors.js';
import type { Refused } from './normalization.js';

/** The refusal of a document whose name came before with other content. */
export function duplicateOf(): Refused {
  const error = errors.RWD_NORMALIZATION_DUPLICATE_DOCUMENT();
  return { ok: false, stage: 'map', code: error.code, outcome: outcomeOf([errorIssue('duplicate', `${error.message} ${error.action}`, 'Bundle.entry[0].resource.identifier')]) };
}
