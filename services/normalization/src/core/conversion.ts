import type { OperationOutcome, Resource } from '@chainnet/fhir';
import { outcomeOf } from '@chainnet/fhir';
import type { LossAccount } from './mapping/loss-account.js';
import type { Normalized, Refused } from './normalization.js';

/** Dropped leaves that one answer names; the count is always whole. */
const DROPPED_NAMED = 1_000;

export type Conversion = { readonly ok: true; readonly parameters: Resource } | { readonly ok: false; readonly outcome: OperationOutcome };

/**
 * The answer of the operation `$convert` (FHIR R4, section 3.2 Operations Framework): a Parameters resource with the
 * Bundle, the loss account and the OperationOutcome of what was warned of; for a refusal the OperationOutcome alone.
 */
export function conversionOf(result: Normalized | Refused): Conversion {
  if (!result.ok) return { ok: false, outcome: result.outcome };
  const { format, bundle, lossAccount, warnings } = result;
  const parameter = [
    { name: 'format', valueCode: format },
    { name: 'bundle', resource: bundle },
    { name: 'lossAccount', part: accountParts(lossAccount) },
    { name: 'outcome', resource: outcomeOf(warnings) },
  ];
  return { ok: true, parameters: { resourceType: 'Parameters', parameter } };
}

const accountParts = ({ leaves, mapped, preserved, dropped }: LossAccount): readonly object[] => [
  { name: 'leaves', valueUnsignedInt: leaves },
  { name: 'mapped', valueUnsignedInt: mapped },
  { name: 'preserved', valueUnsignedInt: preserved },
  { name: 'dropped', valueUnsignedInt: dropped.length },
  ...dropped.slice(0, DROPPED_NAMED).map(({ path, reason }) => ({ name: 'droppedLeaf', part: [{ name: 'path', valueString: path }, { name: 'reason', valueString: reason }] })),
];
