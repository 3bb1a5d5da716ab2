import { type Jobs, type JointStatistic, type Ledger, type MeshState, type Model, noCounts, type OrganizationCounts, type Score } from './mesh-state.js';
import { ageQuantile } from './recent-ages.js';
import { addTallies, total, type Tally } from './tally.js';

export type StepCounts = {
  readonly accepted: number;
  readonly rejected: number;
  readonly normalized: number;
  readonly quarantined: number;
  readonly deidentified: number;
  readonly stored: number;
  /** Accepted, and neither stored nor in quarantine yet. */
  readonly inProgress: number;
};

export type OrganizationReport = StepCounts & { readonly tenant: string; readonly score?: Score };

/** What `GET /v1/mesh` answers and the page shows: the same numbers for people and programs. Times are RFC 3339 in UTC. */
export type MeshReport = {
  /** When this was read off; a reader that cannot get a newer one shows old numbers. */
  readonly asOf: string;
  readonly lastEventAt?: string;
  readonly totals: StepCounts;
  readonly rejectedBy: Tally;
  readonly normalizedBy: Tally;
  readonly quarantinedBy: Tally;
  /** Milliseconds from taking a record in to storing it de-identified, of the newest 5,000 to 10,000 records. */
  readonly recordAgeMs: { readonly p50?: number; readonly p99?: number };
  readonly organizations: readonly OrganizationReport[];
  readonly ledger?: Ledger;
  readonly federation: Jobs<Model>;
  readonly mpc: Jobs<JointStatistic>;
};

/** @param tenants members of the mesh: they are listed before anything is known of them */
export const meshReport = (state: MeshState, tenants: readonly string[], now: Date): MeshReport => {
  const names = [...new Set([...tenants, ...Object.keys(state.organizations)])].sort();
  const counts = names.map((name) => (Object.hasOwn(state.organizations, name) ? (state.organizations[name] ?? noCounts) : noCounts));
  const organizations = names.map((tenant, index) => organizationReport(tenant, counts[index] ?? noCounts));
  const [p50, p99] = [ageQuantile(state.ages, 0.5), ageQuantile(state.ages, 0.99)];
  return {
    asOf: now.toISOString(),
    ...(state.lastEventAt === undefined ? {} : { lastEventAt: state.lastEventAt }),
    totals: sumOf(organizations),
    rejectedBy: addTallies(counts.map(({ rejected }) => rejected)),
    normalizedBy: addTallies(counts.map(({ normalized }) => normalized)),
    quarantinedBy: addTallies(counts.map(({ quarantined }) => quarantined)),
    recordAgeMs: { ...(p50 === undefined ? {} : { p50 }), ...(p99 === undefined ? {} : { p99 }) },
    organizations,
    ...(state.ledger === undefined ? {} : { ledger: state.ledger }),
    federation: state.federation,
    mpc: state.mpc,
  };
};

const organizationReport = (tenant: string, counts: OrganizationCounts): OrganizationReport => {
  const { accepted, deidentified, stored, score } = counts;
  const quarantined = total(counts.quarantined);
  return {
    tenant, accepted, rejected: total(counts.rejected), normalized: total(counts.normalized), quarantined, deidentified, stored,
    inProgress: Math.max(0, accepted - quarantined - stored),
    ...(score === undefined ? {} : { score }),
  };
};

const sumOf = (organizations: readonly OrganizationReport[]): StepCounts => {
  const sum = (pick: (one: OrganizationReport) => number): number => organizations.reduce((all, one) => all + pick(one), 0);
  return {
    accepted: sum((one) => one.accepted), rejected: sum((one) => one.rejected), normalized: sum((one) => one.normalized),
    quarantined: sum((one) => one.quarantined), deidentified: sum((one) => one.deidentified), stored: sum((one) => one.stored),
    inProgress: sum((one) => one.inProgress),
  };
};
