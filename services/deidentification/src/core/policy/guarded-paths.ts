import { errors } from '../errors.js';
import type { Action, ActionType } from './policy.js';

/**
 * Patient elements that identify by themselves (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i); GB/T 39725-2020, 10.2 b3 and
 * Table 6), with what may be done instead of keeping them.
 */
const guarded: readonly { readonly path: RegExp; readonly refused: readonly ActionType[]; readonly instead: string }[] = [
  { path: /^(name|telecom|photo|contact|text)(\.|$)/, refused: ['keep', 'keepKnownDisplay', 'dateShift', 'dateToYear'], instead: 'drop it' },
  { path: /^identifier\.value$/, refused: ['keep'], instead: 'use pseudonym' },
  { path: /^address\.(line|text)$/, refused: ['keep', 'generalizeRegion'], instead: 'drop it' },
  { path: /^birthDate$/, refused: ['keep', 'dateShift', 'dateToYear'], instead: 'use ageBand, which pools ages above 89' },
];

/** @throws RWD_DEIDENTIFICATION_POLICY_UNSAFE when a row would keep a direct identifier of a Patient */
export function refuseUnsafeRow(row: { readonly resource: string; readonly path: string; readonly action: Action }): void {
  const rule = row.resource === 'Patient' ? guarded.find(({ path }) => path.test(row.path)) : undefined;
  if (rule?.refused.includes(row.action.type) === true) {
    throw errors.RWD_DEIDENTIFICATION_POLICY_UNSAFE({ resource: row.resource, path: row.path, problem: rule.instead });
  }
}
