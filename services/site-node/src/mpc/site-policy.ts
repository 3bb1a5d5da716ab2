import { defaultPolicy } from '../core/site-policy.js';
import type { MpcPolicy } from './ports.js';

/** Where a site states nothing else: pooled cohorts of ten, five values of its own, ten minutes. */
export const defaultMpcPolicy: MpcPolicy = {
  views: defaultPolicy,
  minCohort: 10,
  localMinimum: 5,
  longestDeadlineMs: 600_000,
};
