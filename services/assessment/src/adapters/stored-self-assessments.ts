import type { Facts, SelfAssessmentFact, SelfAssessments } from '../ports.js';
import { writeNext } from './write-next.js';

/** Self-assessments as insert-only facts `<tenant>:<version>`: what was said before stays, the newest counts. */
export class StoredSelfAssessments implements SelfAssessments {
  private readonly newest = new Map<string, SelfAssessmentFact | undefined>();

  constructor(private readonly facts: Facts<SelfAssessmentFact>) {}

  async latest(tenant: string): Promise<SelfAssessmentFact | undefined> {
    if (!this.newest.has(tenant)) {
      const head = await this.facts.head(tenant);
      this.newest.set(tenant, head === 0 ? undefined : await this.facts.read(tenant, head));
    }
    return this.newest.get(tenant);
  }

  async submit(tenant: string, fact: SelfAssessmentFact): Promise<number> {
    const version = await writeNext(this.facts, tenant, () => fact);
    this.newest.set(tenant, fact);
    return version;
  }
}
