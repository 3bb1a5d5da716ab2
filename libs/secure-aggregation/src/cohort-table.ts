import { type DesignTable, designTable, type Standardization } from '@chainnet/statistics';
import { errors } from './errors.js';
import type { FeatureRange, JobManifest } from './manifest.js';

/** One row of the view: column name to value. */
export type CohortRow = Readonly<Record<string, unknown>>;

export type Cohort = {
  /** Features scaled from [low, high] to [-1, 1], with intercept. */
  readonly table: DesignTable;
  /** Rows left out because a feature or the target is missing. */
  readonly excluded: number;
};

/**
 * Complete rows of a view as a regression table. A declared range bounds every value, so that sums stay precise in fixed
 * point whatever the column's unit. Details of errors name columns and counts, never values.
 * @throws RWD_SECAGG_ROW_UNUSABLE, RWD_SECAGG_COHORT_TOO_SMALL
 */
export function cohortOf(manifest: JobManifest, rows: readonly CohortRow[]): Cohort {
  const { features, target } = manifest;
  const complete = rows.filter((row) => [target, ...features.map(({ name }) => name)].every((name) => row[name] != null));
  const labels = complete.map((row) => labelOf(row[target]));
  refuseUnusable(target, labels);
  const columns = features.map((feature) => complete.map((row) => scaled(row[feature.name], feature)));
  features.forEach(({ name }, j) => refuseUnusable(name, columns[j]!));
  refuseSmall(manifest, labels);
  return { table: designTable(complete.map((_, i) => columns.map((column) => column[i]!)), labels), excluded: rows.length - complete.length };
}

/** Means and deviations of scaled features, expressed in the columns' own units. */
export const inColumnUnits = ({ mean, sd }: Standardization, features: readonly FeatureRange[]): Standardization => ({
  mean: features.map(({ low, high }, j) => (low + high) / 2 + (mean[j]! * (high - low)) / 2),
  sd: features.map(({ low, high }, j) => (sd[j]! * (high - low)) / 2),
});

const labelOf = (value: unknown): number => (value === true || value === 1 ? 1 : value === false || value === 0 ? 0 : NaN);

const scaled = (value: unknown, { low, high }: FeatureRange): number => {
  const number = typeof value === 'boolean' ? Number(value) : value;
  return typeof number === 'number' && number >= low && number <= high ? (2 * number - low - high) / (high - low) : NaN;
};

const refuseUnusable = (column: string, values: readonly number[]): void => {
  const count = values.filter(Number.isNaN).length;
  if (count > 0) throw errors.RWD_SECAGG_ROW_UNUSABLE({ column, count });
};

const refuseSmall = ({ minCohort, minPerClass }: JobManifest, labels: readonly number[]): void => {
  if (labels.length < minCohort) throw errors.RWD_SECAGG_COHORT_TOO_SMALL({ what: 'rows', minimum: minCohort });
  const positives = labels.filter((label) => label === 1).length;
  if (Math.min(positives, labels.length - positives) < minPerClass) {
    throw errors.RWD_SECAGG_COHORT_TOO_SMALL({ what: 'rows of one class', minimum: minPerClass });
  }
};
