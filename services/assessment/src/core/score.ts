import { levels } from './catalogue.js';
import type { Catalogue, Domain, Item, Level, Scoring } from './catalogue.js';
import type { Fulfilment } from './fulfilment.js';

/** What scoring needs of a fulfilment. */
export type Credit = Pick<Fulfilment, 'credit' | 'answered'>;
export type Credits = ReadonlyMap<string, Credit>;

export type ItemScore = { readonly id: string; readonly score: number; readonly cappedWithoutJudgement: boolean };
export type DomainScore = { readonly id: string; readonly score: number; readonly level: Level; readonly items: readonly ItemScore[] };

/** Scores are integers in units of 1/scale: 34286 at scale 10,000 is 3.4286. */
export type Score = {
  readonly overall: number;
  readonly level: Level;
  readonly domains: readonly DomainScore[];
};

/** What is not in the criteria: the level the entry gates allow, and the bonus in units of 1/scale. */
export type Standing = { readonly gateLevel: Level; readonly bonus: number };

/**
 * Item = 1 + the sum over levels 2 to 5 of the mean fulfilment, counting a level only if every lower level's mean is at
 * least scoring.gate; domain = mean of items; overall = mean of domains + bonus; the level is the whole part, at most
 * the lowest domain's level + scoring.aboveLowestDomain, and no higher than the entry gates allow.
 * Means are rounded half up to whole units, so a higher credit never gives a lower score.
 */
export const scoreOf = (catalogue: Catalogue, credits: Credits, standing: Standing): Score => {
  const { scoring } = catalogue;
  const domains = catalogue.domains.map((domain) => scoreDomain(domain, credits, scoring));
  const overall = mean(domains.map(({ score }) => score)) + standing.bonus;
  const lowest = Math.min(...domains.map(({ level }) => level));
  const level = Math.min(wholeLevel(overall, scoring), lowest + scoring.aboveLowestDomain, standing.gateLevel);
  return { overall, level: level as Level, domains };
};

const scoreDomain = (domain: Domain, credits: Credits, scoring: Scoring): DomainScore => {
  const items = domain.items.map((item) => scoreItem(item, credits, scoring));
  const score = mean(items.map((item) => item.score));
  return { id: domain.id, score, level: wholeLevel(score, scoring), items };
};

const scoreItem = (item: Item, credits: Credits, scoring: Scoring): ItemScore => {
  const capped = item.judgement && !judged(item, credits, scoring);
  let score = scoring.scale;
  for (const level of levels) {
    const sum = fulfilmentAt(item, level, credits);
    if (level > 1) score += sum.applicable === 0 ? scoring.scale : roundedMean(sum.credit, sum.applicable);
    if (sum.credit < scoring.gate * sum.applicable) break;
  }
  const exceeds = capped && score > scoring.withoutJudgement;
  return { id: item.id, score: exceeds ? scoring.withoutJudgement : score, cappedWithoutJudgement: exceeds };
};

/** Criteria that do not apply are left out; a level of which none applies has nothing left to meet. */
const fulfilmentAt = (item: Item, level: Level, credits: Credits): { readonly credit: number; readonly applicable: number } => {
  let credit = 0;
  let applicable = 0;
  for (const criterion of item.criteria) {
    const found = criterion.level === level ? (credits.get(criterion.id)?.credit ?? 0) : 'n/a';
    if (found === 'n/a') continue;
    credit += found;
    applicable += 1;
  }
  return { credit, applicable };
};

/** A person has vouched for something above the level that events alone can reach. */
const judged = (item: Item, credits: Credits, scoring: Scoring): boolean =>
  item.criteria.some(({ id, level }) => {
    const found = credits.get(id);
    return level * scoring.scale > scoring.withoutJudgement && found?.answered === true && found.credit !== 0;
  });

const mean = (values: readonly number[]): number => roundedMean(values.reduce((sum, value) => sum + value, 0), values.length);
const roundedMean = (sum: number, count: number): number => Math.floor((2 * sum + count) / (2 * count));
const wholeLevel = (score: number, { scale }: Scoring): Level => Math.max(1, Math.min(5, Math.floor(score / scale))) as Level;
