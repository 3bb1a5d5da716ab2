import { describe, expect, it } from '@jest/globals';
import { allOk, errorIssue, isFailure, outcomeOf, warningIssue } from './operation-outcome.js';

describe('operation outcomes', () => {
  it('given no issue, say that all is well, since issue is 1..*', () => expect(outcomeOf([])).toBe(allOk));

  it('keep every issue in order and know a failure from a warning', () => {
    const issues = [warningIssue('value', 'odd', 'Patient.birthDate'), errorIssue('structure', 'wrong')];
    expect(outcomeOf(issues).issue).toEqual([
      { severity: 'warning', code: 'value', details: { text: 'odd' }, expression: ['Patient.birthDate'] },
      { severity: 'error', code: 'structure', details: { text: 'wrong' } },
    ]);
    expect(issues.map(isFailure)).toEqual([false, true]);
  });
});
