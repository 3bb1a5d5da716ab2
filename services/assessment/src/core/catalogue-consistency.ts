import type { Catalogue, Criterion } from './catalogue.js';
import { errors } from './errors.js';
import { evidenceEvents } from './evidence-events.js';
import { sourcesOf } from './metric.js';
import { conditionsOf } from './rule.js';
import type { Condition } from './rule.js';

const LEVELS = [1, 2, 3, 4, 5] as const;

type Placed<T> = { readonly path: string; readonly value: T };

const place = <T>(values: readonly T[], path: string): readonly Placed<T>[] =>
  values.map((value, index) => ({ path: `${path}/${index}`, value }));

/** What the schema cannot say: unique ids, every item at every level, kinds, references and bounds. */
export const checkConsistency = (catalogue: Catalogue): void => {
  const domains = place(catalogue.domains, '/domains');
  const items = domains.flatMap(({ path, value }) => place(value.items, `${path}/items`));
  const criteria = items.flatMap(({ path, value }) => place(value.criteria, `${path}/criteria`));
  checkUnique([...domains, ...items, ...criteria, ...place(catalogue.entryGates, '/entryGates')]);
  checkMetrics(catalogue);
  for (const { path, value } of items) {
    for (const level of LEVELS) {
      if (!value.criteria.some((criterion) => criterion.level === level)) throw errors.RWD_ASSESSMENT_CATALOGUE_COVERAGE({ path, level });
    }
  }
  for (const criterion of criteria) checkCriterion(criterion, catalogue);
};

const checkUnique = (named: readonly Placed<{ readonly id: string }>[]): void => {
  const seen = new Set<string>();
  for (const { path, value } of named) {
    if (seen.has(value.id)) throw errors.RWD_ASSESSMENT_CATALOGUE_DUPLICATE({ id: value.id, path });
    seen.add(value.id);
  }
};

const checkMetrics = ({ metrics }: Catalogue): void => {
  for (const [name, metric] of Object.entries(metrics)) {
    const unknown = sourcesOf(metric).find(({ type }) => type === undefined);
    if (unknown !== undefined) refuseReference(unknown.name, `/metrics/${name}`, 'evidence counter or set');
  }
};

const checkCriterion = ({ path, value: criterion }: Placed<Criterion>, catalogue: Catalogue): void => {
  const problem = kindProblem(criterion);
  if (problem !== undefined) throw errors.RWD_ASSESSMENT_CATALOGUE_KIND({ path, kind: criterion.kind, problem });
  const { keepDays } = catalogue.evidence;
  if (criterion.rule === undefined) return;
  if (criterion.freshnessDays >= keepDays) throw errors.RWD_ASSESSMENT_CATALOGUE_BOUND({ path, keepDays });
  for (const type of criterion.evidenceTypes) {
    if (!Object.hasOwn(evidenceEvents, type)) refuseReference(type, `${path}/evidenceTypes`, 'evidence event type');
  }
  for (const condition of conditionsOf(criterion.rule)) checkCondition(condition, { path, value: criterion }, catalogue);
};

const checkCondition = (condition: Condition, { path, value }: Placed<Criterion>, { metrics }: Catalogue): void => {
  const metric = Object.hasOwn(metrics, condition.metric) ? metrics[condition.metric] : undefined;
  if (metric === undefined) return refuseReference(condition.metric, `${path}/rule`, 'metric of the catalogue');
  if ((condition.atLeast === undefined) === (condition.atMost === undefined)) {
    throw errors.RWD_ASSESSMENT_CATALOGUE_KIND({ path: `${path}/rule`, kind: value.kind, problem: 'a condition has one of atLeast and atMost' });
  }
  const feeder = sourcesOf(metric).find(({ type }) => type !== undefined && !value.evidenceTypes.includes(type));
  if (feeder !== undefined) refuseReference(feeder.type ?? feeder.name, `${path}/evidenceTypes`, 'evidence type of this criterion, yet its rule reads it');
};

const kindProblem = ({ kind, strength, rule, evidenceTypes }: Criterion): string | undefined => {
  const hasRule = rule !== undefined;
  if (kind === 'manual' ? hasRule || evidenceTypes.length > 0 : !hasRule || evidenceTypes.length === 0) {
    return kind === 'manual' ? 'it has a rule or evidence types' : 'it lacks a rule or evidence types';
  }
  return kind !== 'automatic' && strength === 'strong' ? 'its evidence cannot be strong' : undefined;
};

const refuseReference = (name: string, path: string, what: string): never => {
  throw errors.RWD_ASSESSMENT_CATALOGUE_REFERENCE({ name, path, what });
};
