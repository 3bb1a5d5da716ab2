import type { MpcPolicy } from './ports.js';

/** Where a site states nothing else: pooled cohorts of ten, five values of its own, ten minutes. */
export const defaultPolicy: MpcPolicy = { minCohort: 10, localMinimum: 5, longestDeadlineMs: 600_000 };
