import type { SelfAssessment } from './core/self-assessment.js';

/** Injection tokens. */
export const ASSESSOR = Symbol('Assessor');
export const CATALOGUE = Symbol('Catalogue');
export const SELF_ASSESSMENTS = Symbol('SelfAssessments');

/** One submission: what was said, by which client, when. Insert-only; the newest counts. */
export type SelfAssessmentFact = { readonly selfAssessment: SelfAssessment; readonly by: string; readonly at: string };

/** The newest self-assessment of each organization. */
export interface SelfAssessments {
  latest(tenant: string): Promise<SelfAssessmentFact | undefined>;
  /** @returns the version it became, from 1 */
  submit(tenant: string, fact: SelfAssessmentFact): Promise<number>;
}

/** Tells the mesh of a score that differs from the last one told. */
export interface ScoreAnnouncements {
  /** @returns whether there was something new to tell */
  announce(tenant: string, score: ScoreFact): Promise<boolean>;
}

/** Insert-only: one version for each score that differed from the one before. Numbers are integers, `overall` in units of 1/10,000. */
export type ScoreFact = { readonly catalogue: string; readonly level: number; readonly overall: number; readonly gaps: number; readonly at: string };

/** What the two stores below need of libs/persistence' FactStore. */
export interface Facts<F> {
  append(aggregate: string, version: number, fact: F): Promise<void>;
  read(aggregate: string, version: number): Promise<F | undefined>;
  head(aggregate: string): Promise<number>;
}
