import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

import { criteriaOf, firstProblem } from './catalogue.js';
import type { Catalogue } from './catalogue.js';
import { dayOf } from './day.js';
import { errors } from './errors.js';

const strict = { additionalProperties: false } as const;
const Reference = Type.String({ minLength: 1, maxLength: 512 });

export const AnswerSchema = Type.Object(
  {
    criterion: Type.String(),
    fulfilment: Type.Union([Type.Literal(0), Type.Literal(0.5), Type.Literal(1), Type.Literal('n/a')]),
    /** When the answer was given, RFC 3339. */
    at: Type.String(),
    reason: Type.Optional(Type.String({ minLength: 1 })),
    /** The document that shows it: a digest or a link. */
    reference: Type.Optional(Reference),
  },
  strict,
);

/** What people say of their organization: answers, facts for the entry gates, and claims to the bonus. */
export const SelfAssessmentSchema = Type.Object(
  {
    answers: Type.Array(AnswerSchema),
    facts: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
    bonus: Type.Optional(Type.Array(Type.Object({ kind: Type.String(), reference: Reference }, strict))),
  },
  strict,
);

export type Answer = Static<typeof AnswerSchema>;
export type SelfAssessment = Static<typeof SelfAssessmentSchema>;

export const noSelfAssessment: SelfAssessment = { answers: [] };

/**
 * Accepts a self-assessment against a catalogue.
 * @throws RWD_ASSESSMENT_SELF_ASSESSMENT_SHAPE, RWD_ASSESSMENT_ANSWER_REFUSED, RWD_ASSESSMENT_TIME_INVALID
 */
export const checkSelfAssessment = (catalogue: Catalogue, given: unknown): SelfAssessment => {
  if (!Value.Check(SelfAssessmentSchema, given)) throw errors.RWD_ASSESSMENT_SELF_ASSESSMENT_SHAPE(firstProblem(SelfAssessmentSchema, given));
  const open = new Map(criteriaOf(catalogue).map((criterion) => [criterion.id, criterion]));
  for (const [index, answer] of given.answers.entries()) {
    const path = `/answers/${index}`;
    const criterion = open.get(answer.criterion);
    if (criterion === undefined) throw errors.RWD_ASSESSMENT_ANSWER_REFUSED({ path, problem: 'no such criterion, or answered before' });
    open.delete(answer.criterion);
    dayOf(answer.at, `${path}/at`);
    if (answer.fulfilment === 'n/a') checkNotApplicable(answer, path, criterion.mayNotApply === true);
  }
  refuseUnknown(Object.keys(given.facts ?? {}), catalogue.entryGates, '/facts');
  refuseUnknown((given.bonus ?? []).map(({ kind }) => kind), catalogue.scoring.bonus.kinds, '/bonus');
  return given;
};

const checkNotApplicable = ({ reason }: Answer, path: string, allowed: boolean): void => {
  if (!allowed) throw errors.RWD_ASSESSMENT_ANSWER_REFUSED({ path, problem: 'this criterion applies to every organization' });
  if (reason === undefined) throw errors.RWD_ASSESSMENT_ANSWER_REFUSED({ path, problem: 'n/a needs a reason' });
};

const refuseUnknown = (ids: readonly string[], known: readonly { readonly id: string }[], path: string): void => {
  const unknown = ids.find((id) => !known.some((one) => one.id === id));
  if (unknown !== undefined) throw errors.RWD_ASSESSMENT_ANSWER_REFUSED({ path: `${path}/${unknown}`, problem: 'not in the catalogue' });
};
