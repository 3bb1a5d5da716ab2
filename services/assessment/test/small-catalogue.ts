import { readFileSync } from 'node:fs';

import type { Catalogue, Criterion, Item, Level } from '../src/core/catalogue.js';
import { loadCatalogue } from '../src/core/catalogue.js';

/** The shipped catalogue, parsed afresh so that a test may change it. */
export const parsedDcmm = (): Catalogue =>
  JSON.parse(readFileSync(new URL('../src/catalogues/dcmm-2018.json', import.meta.url), 'utf8')) as Catalogue;

export const dcmm = (): Catalogue => loadCatalogue(parsedDcmm());

export const manual = (id: string, level: Level, more: Partial<Criterion> = {}): Criterion => ({
  id, level, zh: '准则', en: 'criterion', kind: 'manual', strength: 'partial', freshnessDays: 365, evidenceTypes: [], ...more,
});

/** An automatic criterion: at least 95 % of 20 or more records normalized within 30 days; 80 % for half the credit. */
export const automatic = (id: string, level: Level): Criterion => ({
  id, level, zh: '准则', en: 'criterion', kind: 'automatic', strength: 'strong', freshnessDays: 30,
  evidenceTypes: ['rwd.record.normalized.v1', 'rwd.record.quarantined.v1'],
  rule: { metric: 'normalized', atLeast: 0.95, partial: 0.8, minCount: 20 },
});

const item = (id: string, criteria: readonly Criterion[]): Item => ({
  id, zh: '能力项', en: 'item', clause: '1', judgement: false, criteria: [...criteria],
});

/** One manual criterion a level: `<item>.1` to `<item>.5`. */
export const plainItem = (id: string): Item => item(id, ([1, 2, 3, 4, 5] as const).map((level) => manual(`${id}.${level}`, level)));

/** A catalogue with one item a domain, no entry gates, and the shipped constants. */
export const smallCatalogue = (items: readonly Item[]): Catalogue => ({
  ...parsedDcmm(),
  id: 'small',
  entryGates: [],
  metrics: { normalized: { ratio: { of: ['records.normalized'], over: ['records.normalized', 'records.quarantined'] } } },
  domains: items.map((one) => ({ id: `domain-${one.id}`, zh: '能力域', en: 'domain', clause: '1', items: [one] })),
});
