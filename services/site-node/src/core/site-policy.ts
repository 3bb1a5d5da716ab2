import type { JobManifest } from '@chainnet/secure-aggregation';
import { errors } from './errors.js';

/** What an organization lets others compute on its data, whatever they propose. */
export type SitePolicy = {
  /** FHIR resource types that a view may read. */
  readonly resources: readonly string[];
  /** Rows a job must ask every site to have. */
  readonly minCohort: number;
  /** Rows of each class a job must ask every site to have. */
  readonly minPerClass: number;
  /** Bytes of a view's JSON text. */
  readonly viewBytes: number;
};

/** The policy of a node that was not given its own. */
export const defaultPolicy: SitePolicy = {
  resources: ['Patient', 'Encounter', 'Condition', 'Observation', 'MedicationRequest'],
  minCohort: 10,
  minPerClass: 5,
  viewBytes: 64 * 1024,
};

/** @throws RWD_SITE_VIEW_NOT_ALLOWED, RWD_SITE_VIEW_TOO_LARGE */
export function assertViewAllowed(view: Readonly<Record<string, unknown>>, { resources, viewBytes }: SitePolicy): void {
  const resource = typeof view['resource'] === 'string' ? view['resource'] : 'nothing';
  if (!resources.includes(resource)) throw errors.RWD_SITE_VIEW_NOT_ALLOWED({ resource });
  const bytes = Buffer.byteLength(JSON.stringify(view));
  if (bytes > viewBytes) throw errors.RWD_SITE_VIEW_TOO_LARGE({ bytes, limit: viewBytes });
}

/** @throws RWD_SITE_VIEW_NOT_ALLOWED, RWD_SITE_VIEW_TOO_LARGE, RWD_SITE_MINIMUM_TOO_LOW */
export function assertPolicy({ viewDefinition, minCohort, minPerClass }: JobManifest, policy: SitePolicy): void {
  assertViewAllowed(viewDefinition, policy);
  requireMinimum('a cohort', minCohort, policy.minCohort);
  requireMinimum('rows of each class', minPerClass, policy.minPerClass);
}

const requireMinimum = (what: string, asked: number, minimum: number): void => {
  if (asked < minimum) throw errors.RWD_SITE_MINIMUM_TOO_LOW({ what, asked, minimum });
};
