import { assess, type Assessment } from './core/assess.js';
import type { Catalogue } from './core/catalogue.js';
import { dayOf } from './core/day.js';
import { changedOrganizations } from './core/changed-organizations.js';
import { evidenceOf, type EvidenceState } from './core/evidence.js';
import { announcedScore } from './core/score-change.js';
import type { ScoreAnnouncements, SelfAssessments } from './ports.js';

export type AssessorOptions = {
  readonly catalogue: Catalogue;
  /** Members of the mesh; they are assessed even when nothing is known of them yet. */
  readonly tenants: readonly string[];
  readonly evidence: EvidenceState;
  readonly selfAssessments: SelfAssessments;
  readonly announcements: ScoreAnnouncements;
  readonly now: () => Date;
};

/** Holds every organization's assessment as of the newest evidence, and announces what changed. */
export class Assessor {
  private readonly assessments = new Map<string, Assessment>();
  private readonly due = new Set<string>();
  private evidence: EvidenceState;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: AssessorOptions) {
    this.evidence = options.evidence;
  }

  of(tenant: string): Assessment | undefined {
    return this.assessments.get(tenant);
  }

  all(): ReadonlyMap<string, Assessment> {
    return this.assessments;
  }

  /** Takes newer evidence; the organizations it concerns become due. */
  take(evidence: EvidenceState): void {
    for (const tenant of changedOrganizations(this.evidence, evidence)) this.due.add(tenant);
    if (this.evidence.mesh !== evidence.mesh) this.markAll();
    this.evidence = evidence;
  }

  markAll(): void {
    for (const tenant of this.members()) this.due.add(tenant);
  }

  /**
   * Evidence grows stale by the clock alone, a whole UTC day at a time: whoever was last assessed on an earlier day becomes due.
   *
   * @returns whether anybody did
   */
  markStale(): boolean {
    const today = dayOf(this.options.now().toISOString(), '/now');
    const stale = this.members().filter((tenant) => {
      const at = this.assessments.get(tenant)?.at;
      return at === undefined || dayOf(at, '/at') < today;
    });
    for (const tenant of stale) this.due.add(tenant);
    return stale.length > 0;
  }

  mark(tenant: string): void {
    this.due.add(tenant);
  }

  /** Assesses everybody without telling: what the process answers with until its evidence has caught up. */
  async prepare(): Promise<void> {
    this.markAll();
    for (const tenant of this.due) await this.assess(tenant);
  }

  /**
   * Assesses whoever is due, one run at a time. An organization stays due until its change is announced.
   *
   * @throws RWD_STORE_*, RWD_MESSAGING_BROKER_UNAVAILABLE; the next run tries again
   */
  run(): Promise<void> {
    const next = this.running.then(() => this.runDue());
    this.running = next.catch(() => undefined);
    return next;
  }

  private members(): readonly string[] {
    return [...new Set([...this.options.tenants, ...Object.keys(this.evidence.organizations)])];
  }

  private async runDue(): Promise<void> {
    for (const tenant of [...this.due]) {
      this.due.delete(tenant);
      try {
        const assessment = await this.assess(tenant);
        await this.options.announcements.announce(tenant, { ...announcedScore(assessment), at: assessment.at });
      } catch (error) {
        this.due.add(tenant);
        throw error;
      }
    }
  }

  private async assess(tenant: string): Promise<Assessment> {
    const { catalogue, selfAssessments, now } = this.options;
    const stated = await selfAssessments.latest(tenant);
    const assessment = assess(catalogue, evidenceOf(this.evidence, tenant), now().toISOString(), stated?.selfAssessment);
    this.assessments.set(tenant, assessment);
    return assessment;
  }
}
