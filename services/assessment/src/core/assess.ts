import { catalogueDigest } from './catalogue-digest.js';
import { criteriaOf, levels } from './catalogue.js';
import type { Catalogue, Criterion, EntryGate, Level } from './catalogue.js';
import { dayOf } from './day.js';
import type { Evidence } from './evidence.js';
import { fulfil } from './fulfilment.js';
import type { CriterionState, Fulfilment } from './fulfilment.js';
import { findGap } from './gap.js';
import type { Gap } from './gap.js';
import type { Observation } from './rule.js';
import { scoreOf } from './score.js';
import type { DomainScore } from './score.js';
import { checkSelfAssessment, noSelfAssessment } from './self-assessment.js';
import type { SelfAssessment } from './self-assessment.js';

export type CriterionResult = {
  readonly id: string;
  readonly item: string;
  readonly domain: string;
  readonly level: Level;
  readonly kind: Criterion['kind'];
  readonly strength: Criterion['strength'];
  readonly state: CriterionState;
  /** Units of 1/scale, or n/a. */
  readonly credit: number | 'n/a';
  readonly answered: boolean;
  readonly observed: readonly Observation[];
};

/** An entry gate: the stated fact (null when not stated) and the highest level it allows. */
export type GateResult = { readonly id: string; readonly stated: number | null; readonly allows: Level };

export type Assessment = {
  readonly catalogue: { readonly id: string; readonly version: string; readonly digest: string };
  /** What the result is and is not; to be shown with every level. */
  readonly statement: { readonly zh: string; readonly en: string };
  readonly at: string;
  /** Scores are integers in units of 1/scale. */
  readonly scale: number;
  readonly overall: number;
  readonly bonus: number;
  readonly level: Level;
  readonly domains: readonly DomainScore[];
  readonly criteria: readonly CriterionResult[];
  readonly gates: readonly GateResult[];
  /** The way to the next level; empty at level 5. */
  readonly gaps: readonly Gap[];
};

/**
 * Assesses one organization against a catalogue.
 * @param evidence what `evidenceOf` gives for the organization
 * @param now RFC 3339; events and answers after it are not seen, older ones than their criterion's freshness are stale
 * @throws RWD_ASSESSMENT_TIME_INVALID, RWD_ASSESSMENT_SELF_ASSESSMENT_SHAPE, RWD_ASSESSMENT_ANSWER_REFUSED
 */
export const assess = (catalogue: Catalogue, evidence: Evidence, now: string, selfAssessment: SelfAssessment = noSelfAssessment): Assessment => {
  const stated = checkSelfAssessment(catalogue, selfAssessment);
  const context = { catalogue, evidence, today: dayOf(now, '/now') };
  const answers = new Map(stated.answers.map((answer) => [answer.criterion, answer]));
  const fulfilments = new Map(
    criteriaOf(catalogue).map((criterion) => [criterion.id, fulfil(criterion, answers.get(criterion.id), context)] as const),
  );
  const gates = catalogue.entryGates.map((gate) => passGate(gate, stated));
  const bonus = bonusOf(catalogue, stated);
  const gateLevel = gates.reduce<Level>((least, { allows }) => (allows < least ? allows : least), 5);
  const score = scoreOf(catalogue, fulfilments, { gateLevel, bonus });
  return {
    catalogue: { id: catalogue.id, version: catalogue.version, digest: catalogueDigest(catalogue) },
    statement: catalogue.statement,
    at: now,
    scale: catalogue.scoring.scale,
    ...score,
    bonus,
    criteria: resultsOf(catalogue, fulfilments),
    gates,
    gaps: nextLevel(score.level).map((target) => {
      const unmetGates = gates.filter(({ allows }) => allows < target).map(({ id }) => id);
      return findGap(catalogue, { fulfilments, bonus, target, unmetGates });
    }),
  };
};

const nextLevel = (level: Level): readonly Level[] => levels.filter((candidate) => candidate === level + 1);

/** A fact that is not stated meets no threshold. */
const passGate = ({ id, thresholds }: EntryGate, { facts }: SelfAssessment): GateResult => {
  const stated = facts !== undefined && Object.hasOwn(facts, id) ? (facts[id] ?? null) : null;
  const unmet = thresholds.filter(({ atLeast }) => stated === null || stated < atLeast).map(({ level }) => level);
  return { id, stated, allows: Math.max(1, Math.min(6, ...unmet) - 1) as Level };
};

const bonusOf = ({ scoring: { bonus } }: Catalogue, stated: SelfAssessment): number =>
  Math.min(bonus.atMost, bonus.each * (stated.bonus?.length ?? 0));

const resultsOf = (catalogue: Catalogue, fulfilments: ReadonlyMap<string, Fulfilment>): readonly CriterionResult[] =>
  catalogue.domains.flatMap((domain) =>
    domain.items.flatMap((item) =>
      item.criteria.flatMap(({ id, level, kind, strength }) => {
        const found = fulfilments.get(id);
        return found === undefined ? [] : [{ id, item: item.id, domain: domain.id, level, kind, strength, ...found }];
      }),
    ),
  );
