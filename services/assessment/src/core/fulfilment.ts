import type { Catalogue, Criterion, Scoring } from './catalogue.js';
import { dayOf } from './day.js';
import type { Day } from './day.js';
import type { Evidence } from './evidence.js';
import { evaluateRule } from './rule.js';
import type { Observation, Outcome } from './rule.js';
import type { Answer } from './self-assessment.js';

export type CriterionState = Outcome | 'not-applicable';

/** How far one criterion is met: `credit` is an integer in units of 1/scale, or n/a. */
export type Fulfilment = {
  readonly credit: number | 'n/a';
  readonly state: CriterionState;
  /** A person's fresh answer had a part in the credit. */
  readonly answered: boolean;
  readonly observed: readonly Observation[];
};

export type FulfilmentContext = { readonly catalogue: Catalogue; readonly evidence: Evidence; readonly today: Day };

type Part = { readonly credit: number; readonly state: Outcome };

/**
 * Judges one criterion. Events count up to scoring.evidenceAlone; with an answer the lower of both counts, so an answer
 * never covers for missing events. A missing answer leaves a manual criterion unknown, an old one leaves it stale.
 */
export const fulfil = (criterion: Criterion, answer: Answer | undefined, context: FulfilmentContext): Fulfilment => {
  const { scoring } = context.catalogue;
  const answerDay = answer === undefined ? undefined : dayOf(answer.at, '/at');
  const given = answerDay !== undefined && answerDay <= context.today ? answer : undefined;
  const fresh = given !== undefined && answerDay !== undefined && answerDay > context.today - criterion.freshnessDays;
  if (fresh && given.fulfilment === 'n/a') return { credit: 'n/a', state: 'not-applicable', answered: true, observed: [] };

  const spoken = fresh ? fromAnswer(given, scoring) : undefined;
  if (criterion.rule === undefined) {
    const part = spoken ?? { credit: 0, state: given === undefined ? 'unknown' : 'stale' };
    return { ...part, answered: fresh, observed: [] };
  }
  const { outcome, observed } = evaluateRule(criterion.rule, {
    metrics: context.catalogue.metrics,
    evidence: context.evidence,
    today: context.today,
    freshnessDays: criterion.freshnessDays,
  });
  const seen = fromOutcome(outcome, scoring);
  const part = spoken === undefined ? cap(seen, scoring.evidenceAlone[criterion.strength], scoring) : lower(seen, spoken);
  return { ...part, answered: fresh && part.credit > 0, observed };
};

const fromOutcome = (state: Outcome, { credit }: Scoring): Part => ({
  credit: state === 'pass' ? credit.pass : state === 'partial' ? credit.partial : 0,
  state,
});

const fromAnswer = ({ fulfilment, reference }: Answer, scoring: Scoring): Part => {
  const stated = Math.round((fulfilment === 'n/a' ? 0 : fulfilment) * scoring.scale);
  return asPart(reference === undefined ? Math.min(stated, scoring.answerWithoutReference) : stated, scoring);
};

const cap = (part: Part, most: number, scoring: Scoring): Part => (part.credit > most ? asPart(most, scoring) : part);

const lower = (seen: Part, spoken: Part): Part => (spoken.credit < seen.credit ? spoken : seen);

const asPart = (credit: number, scoring: Scoring): Part => ({
  credit,
  state: credit >= scoring.credit.pass ? 'pass' : credit > 0 ? 'partial' : 'fail',
});
