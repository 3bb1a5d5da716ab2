import { Type } from '@sinclair/typebox';
import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

import { checkConsistency } from './catalogue-consistency.js';
import { errors } from './errors.js';
import { MetricSchema } from './metric.js';
import { RuleSchema } from './rule.js';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$' });
const Text = Type.String({ minLength: 1 });
const named = { id: Id, zh: Text, en: Text };
/** An amount in units of 1/scale. */
const Scaled = Type.Integer({ minimum: 0 });

export const LevelSchema = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4), Type.Literal(5)]);
export type Level = Static<typeof LevelSchema>;
export const levels: readonly Level[] = [1, 2, 3, 4, 5];

export const CriterionSchema = Type.Object(
  {
    ...named,
    level: LevelSchema,
    /** automatic: events decide. assisted: events prove a part, a person the rest. manual: a person's answer decides. */
    kind: Type.Union([Type.Literal('automatic'), Type.Literal('assisted'), Type.Literal('manual')]),
    /** strong: the events alone can give full credit. partial: they cannot, see scoring.evidenceAlone. */
    strength: Type.Union([Type.Literal('strong'), Type.Literal('partial')]),
    /** Events and answers older than this many days no longer count. */
    freshnessDays: Type.Integer({ minimum: 1 }),
    evidenceTypes: Type.Array(Type.String()),
    rule: Type.Optional(RuleSchema),
    /** An organization may answer "n/a", with a reason. */
    mayNotApply: Type.Optional(Type.Boolean()),
  },
  strict,
);

export const ItemSchema = Type.Object(
  {
    ...named,
    clause: Text,
    /** Without a person's answer above scoring.withoutJudgement the item scores no higher than that. */
    judgement: Type.Boolean(),
    criteria: Type.Array(CriterionSchema),
  },
  strict,
);

export const DomainSchema = Type.Object({ ...named, clause: Text, items: Type.Array(ItemSchema, { minItems: 1 }) }, strict);

export const ScoringSchema = Type.Object(
  {
    /** Scores are integers in units of 1/scale. */
    scale: Type.Integer({ minimum: 1 }),
    /** Credit of each rule outcome. */
    credit: Type.Object({ pass: Scaled, partial: Scaled }, strict),
    /** The most that events give without an answer, by strength. */
    evidenceAlone: Type.Object({ strong: Scaled, partial: Scaled }, strict),
    /** The most an answer gives that names no document. */
    answerWithoutReference: Scaled,
    /** Mean fulfilment that every lower level needs before a level counts. */
    gate: Scaled,
    /** The most an item that needs judgement scores when no person has answered above it. */
    withoutJudgement: Scaled,
    /** The overall level is at most the lowest domain's plus this. */
    aboveLowestDomain: Type.Integer({ minimum: 0 }),
    bonus: Type.Object({ each: Scaled, atMost: Scaled, kinds: Type.Array(Type.Object(named, strict)) }, strict),
    gap: Type.Object({ exactUpTo: Type.Integer({ minimum: 0, maximum: 24 }) }, strict),
  },
  strict,
);

/** A fact the organization states, and how much of it each level needs. */
export const EntryGateSchema = Type.Object(
  {
    ...named,
    unit: Text,
    thresholds: Type.Array(Type.Object({ level: LevelSchema, atLeast: Type.Integer({ minimum: 0 }) }, strict), { minItems: 1 }),
  },
  strict,
);

export const CatalogueSchema = Type.Object(
  {
    id: Id,
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    zh: Text,
    en: Text,
    source: Text,
    /** What a report must say about its own standing. */
    statement: Type.Object({ zh: Text, en: Text }, strict),
    levels: Type.Array(Type.Object({ level: LevelSchema, zh: Text, en: Text }, strict), { minItems: 5, maxItems: 5 }),
    evidence: Type.Object({ keepDays: Type.Integer({ minimum: 1 }), setSize: Type.Integer({ minimum: 1 }) }, strict),
    scoring: ScoringSchema,
    entryGates: Type.Array(EntryGateSchema),
    metrics: Type.Record(Type.String(), MetricSchema),
    domains: Type.Array(DomainSchema, { minItems: 1 }),
  },
  strict,
);

export type Criterion = Static<typeof CriterionSchema>;
export type Item = Static<typeof ItemSchema>;
export type Domain = Static<typeof DomainSchema>;
export type Scoring = Static<typeof ScoringSchema>;
export type EntryGate = Static<typeof EntryGateSchema>;
export type Catalogue = Static<typeof CatalogueSchema>;

/**
 * Accepts a parsed catalogue file.
 * @throws RWD_ASSESSMENT_CATALOGUE_SHAPE, _DUPLICATE, _COVERAGE, _KIND, _REFERENCE or _BOUND, each with a JSON pointer
 */
export const loadCatalogue = (parsed: unknown): Catalogue => {
  if (!Value.Check(CatalogueSchema, parsed)) throw errors.RWD_ASSESSMENT_CATALOGUE_SHAPE(firstProblem(CatalogueSchema, parsed));
  checkConsistency(parsed);
  return parsed;
};

/** Where and how a value first departs from a schema. */
export const firstProblem = (schema: TSchema, value: unknown): { readonly path: string; readonly problem: string } => {
  const found = Value.Errors(schema, value).First();
  return { path: found?.path === '' || found === undefined ? '/' : found.path, problem: found?.message ?? 'unreadable' };
};

export const itemsOf = (catalogue: Catalogue): readonly Item[] => catalogue.domains.flatMap(({ items }) => items);
export const criteriaOf = (catalogue: Catalogue): readonly Criterion[] => itemsOf(catalogue).flatMap(({ criteria }) => criteria);
