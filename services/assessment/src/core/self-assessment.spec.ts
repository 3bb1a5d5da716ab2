import { describe, expect, it } from '@jest/globals';
import { isRwdError } from '@chainnet/contracts';

import { dcmm } from '../../test/small-catalogue.js';
import { checkSelfAssessment } from './self-assessment.js';

const catalogue = dcmm();
const at = '2026-03-01T08:00:00Z';
const full = { criterion: 'data-model.l5.2', fulfilment: 1, at };

const refusal = (given: unknown): unknown => {
  try {
    checkSelfAssessment(catalogue, given);
    return 'accepted';
  } catch (error) {
    return isRwdError(error) ? [error.code.replace('RWD_ASSESSMENT_', ''), error.details['path']] : error;
  }
};

describe('a self-assessment', () => {
  it('is accepted with answers, facts and claims of the catalogue', () => {
    expect(refusal({
      answers: [full, { criterion: 'retirement.l3.2', fulfilment: 'n/a', reason: 'nothing has reached its term', at }],
      facts: { 'full-time-data-staff': 3 },
      bonus: [{ kind: 'invention-patent', reference: 'CN000' }],
    })).toBe('accepted');
  });

  it.each([
    ['no answers member', {}, ['SELF_ASSESSMENT_SHAPE', '/answers']],
    ['a fulfilment between the steps', { answers: [{ ...full, fulfilment: 0.7 }] }, ['SELF_ASSESSMENT_SHAPE', '/answers/0/fulfilment']],
    ['a negative fact', { answers: [], facts: { 'full-time-data-staff': -1 } }, ['SELF_ASSESSMENT_SHAPE', '/facts/full-time-data-staff']],
    ['an answer to nothing', { answers: [{ ...full, criterion: 'x' }] }, ['ANSWER_REFUSED', '/answers/0']],
    ['a second answer', { answers: [full, full] }, ['ANSWER_REFUSED', '/answers/1']],
    ['a bad time', { answers: [{ ...full, at: 'now' }] }, ['TIME_INVALID', '/answers/0/at']],
    ['n/a where the criterion applies to all', { answers: [{ ...full, fulfilment: 'n/a', reason: 'x' }] }, ['ANSWER_REFUSED', '/answers/0']],
    ['n/a without a reason', { answers: [{ criterion: 'retirement.l3.2', fulfilment: 'n/a', at }] }, ['ANSWER_REFUSED', '/answers/0']],
    ['an unknown fact', { answers: [], facts: { beds: 3 } }, ['ANSWER_REFUSED', '/facts/beds']],
    ['an unknown bonus', { answers: [], bonus: [{ kind: 'award', reference: 'x' }] }, ['ANSWER_REFUSED', '/bonus/award']],
  ])('is refused for %s', (_, given, expected) => {
    expect(refusal(given)).toEqual(expected);
  });
});
