import { describe, expect, it } from '@jest/globals';
import { errorIssue, outcomeOf, warningIssue } from '@chainnet/fhir';
import { conversionOf } from './conversion.js';
import type { Normalized } from './normalization.js';

const normalized: Normalized = {
  ok: true, format: 'hl7v2', bundle: { resourceType: 'Bundle', type: 'collection' },
  lossAccount: { leaves: 1_502, mapped: 1, preserved: 0, dropped: Array.from({ length: 1_501 }, (_, at) => ({ path: `PID-${at}`, reason: 'why' })) },
  warnings: [warningIssue('code-invalid', 'a code that no table has')],
};

describe('the answer of $convert', () => {
  it('is a Parameters resource with Bundle, account and outcome; it names a thousand dropped leaves and counts all', () => {
    const answer = conversionOf(normalized);
    if (!answer.ok) throw new Error('a good record is no refusal');
    const { parameter } = answer.parameters as unknown as { parameter: { name: string; part?: { name: string; valueUnsignedInt?: number }[]; resource?: { resourceType: string } }[] };
    expect(parameter.map(({ name }) => name)).toEqual(['format', 'bundle', 'lossAccount', 'outcome']);
    const parts = parameter[2]?.part ?? [];
    expect(Object.fromEntries(parts.slice(0, 4).map(({ name, valueUnsignedInt }) => [name, valueUnsignedInt]))).toEqual({ leaves: 1_502, mapped: 1, preserved: 0, dropped: 1_501 });
    expect(parts.filter(({ name }) => name === 'droppedLeaf')).toHaveLength(1_000);
    expect(parameter[3]?.resource).toEqual(outcomeOf(normalized.warnings));
  });

  it('is the OperationOutcome of a refusal', () => {
    const outcome = outcomeOf([errorIssue('invalid', 'no')]);
    expect(conversionOf({ ok: false, stage: 'parse', code: 'RWD_X', outcome })).toEqual({ ok: false, outcome });
  });
});
