import { criteriaOf } from './catalogue.js';
import type { Catalogue, Criterion, Level } from './catalogue.js';
import type { Fulfilment } from './fulfilment.js';
import { scoreOf } from './score.js';
import type { Credit, Standing } from './score.js';

/** What separates an organization from a level. */
export type Gap = {
  readonly target: Level;
  /** Ids of criteria that, once met in full and vouched for, reach the target; in catalogue order. */
  readonly criteria: readonly string[];
  /** Ids of entry gates that the target needs and the facts do not meet. */
  readonly gates: readonly string[];
  /** How many criteria were open to choose from. */
  readonly candidates: number;
  /** smallest: no set of fewer criteria does. irreducible: none of this set can be left out, another set may be smaller. */
  readonly minimality: 'smallest' | 'irreducible';
};

export type GapInput = {
  readonly fulfilments: ReadonlyMap<string, Fulfilment>;
  readonly bonus: number;
  readonly target: Level;
  readonly unmetGates: readonly string[];
};

/**
 * A set of criteria that reaches the target level, found by re-scoring. With at most scoring.gap.exactUpTo open
 * criteria it is a smallest such set; otherwise an irreducible one, easier (lower) levels preferred.
 */
export const findGap = (catalogue: Catalogue, { fulfilments, bonus, target, unmetGates }: GapInput): Gap => {
  const open = criteriaOf(catalogue).filter(({ id }) => isOpen(fulfilments.get(id), catalogue));
  const trial = new Trial(catalogue, fulfilments, { target, standing: { gateLevel: 5, bonus } });
  const irreducible = reduce(open, trial);
  const exact = open.length <= catalogue.scoring.gap.exactUpTo;
  const chosen = exact ? smallest(open, irreducible, trial) : irreducible;
  return {
    target,
    criteria: open.filter((criterion) => chosen.includes(criterion)).map(({ id }) => id),
    gates: unmetGates,
    candidates: open.length,
    minimality: exact ? 'smallest' : 'irreducible',
  };
};

const isOpen = (fulfilment: Fulfilment | undefined, { scoring }: Catalogue): boolean =>
  fulfilment === undefined || (fulfilment.credit !== 'n/a' && fulfilment.credit < scoring.credit.pass);

/** Credits that can be raised and lowered, and whether they reach the target. */
class Trial {
  readonly #credits: Map<string, Credit>;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly fulfilments: ReadonlyMap<string, Fulfilment>,
    private readonly goal: { readonly target: Level; readonly standing: Standing },
  ) {
    this.#credits = new Map(fulfilments);
  }

  raise({ id, kind }: Criterion): void {
    const answered = kind !== 'automatic' || this.fulfilments.get(id)?.answered === true;
    this.#credits.set(id, { credit: this.catalogue.scoring.credit.pass, answered });
  }

  lower({ id }: Criterion): void {
    this.#credits.set(id, this.fulfilments.get(id) ?? { credit: 0, answered: false });
  }

  reaches(): boolean {
    return scoreOf(this.catalogue, this.#credits, this.goal.standing).level >= this.goal.target;
  }
}

/** Raises everything, then takes back whatever is not needed, highest levels first. */
const reduce = (open: readonly Criterion[], trial: Trial): readonly Criterion[] => {
  open.forEach((criterion) => { trial.raise(criterion); });
  const kept = new Set(open);
  for (const criterion of [...open].sort((a, b) => b.level - a.level)) {
    trial.lower(criterion);
    if (trial.reaches()) kept.delete(criterion);
    else trial.raise(criterion);
  }
  kept.forEach((criterion) => { trial.lower(criterion); });
  return open.filter((criterion) => kept.has(criterion));
};

/** The first set of the least size that reaches the target; the known solution bounds the search. */
const smallest = (open: readonly Criterion[], known: readonly Criterion[], trial: Trial): readonly Criterion[] => {
  for (let size = 0; size < known.length; size += 1) {
    const found = choose(open, size, trial);
    if (found !== undefined) return found;
  }
  return known;
};

/** Depth-first choice of `size` criteria. A branch is cut when all that is left together would not reach the target. */
const choose = (open: readonly Criterion[], size: number, trial: Trial): readonly Criterion[] | undefined => {
  if (size === 0) return trial.reaches() ? [] : undefined;
  if (open.length < size || !reachesWithAll(open, trial)) return undefined;
  const [first, ...rest] = open;
  if (first === undefined) return undefined;
  trial.raise(first);
  const withFirst = choose(rest, size - 1, trial);
  trial.lower(first);
  return withFirst === undefined ? choose(rest, size, trial) : [first, ...withFirst];
};

const reachesWithAll = (open: readonly Criterion[], trial: Trial): boolean => {
  open.forEach((criterion) => { trial.raise(criterion); });
  const reached = trial.reaches();
  open.forEach((criterion) => { trial.lower(criterion); });
  return reached;
};
