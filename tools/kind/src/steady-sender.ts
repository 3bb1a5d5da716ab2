import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordQuarantined, recordRejected, recordStored } from '@chainnet/contracts';
import { errors } from './errors.js';

export type SenderOptions = {
  readonly ingestionUrl: string;
  readonly provenanceUrl: string;
  readonly token: () => Promise<string>;
  readonly tenant: string;
  readonly everyMs: number;
};

/** Steps after which nothing more becomes of a record. */
const lastSteps = new Set([recordStored, recordRejected, recordQuarantined].map(({ type }) => type));

const observation = (value: number) => ({
  resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '718-7' }] },
  valueQuantity: { value, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
});

/**
 * A partner that sends one record after the other over HTTP, whatever happens to the mesh: what got no answer is sent again
 * under its own id until it is accepted, as a partner's system would. Every record accepted must come to an end.
 */
export class SteadySender {
  readonly accepted: string[] = [];
  retries = 0;
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(private readonly options: SenderOptions) {}

  start(): void {
    this.running = (async () => {
      for (let number = 0; !this.stopping; number += 1) {
        this.accepted.push(await this.untilAccepted(number));
        await sleep(this.options.everyMs);
      }
    })();
  }

  /** @returns ids of all records accepted */
  async stop(): Promise<readonly string[]> {
    this.stopping = true;
    await this.running;
    return this.accepted;
  }

  /** Waits until each of these records has the receipt of its last step. @throws RWD_CLUSTER_RECORDS_LOST */
  async allReceipts(seconds: number): Promise<void> {
    const open = new Set(this.accepted);
    const deadline = Date.now() + seconds * 1_000;
    while (open.size > 0) {
      for (const recordId of open) if (await this.isFinished(recordId)) open.delete(recordId);
      if (open.size > 0 && Date.now() > deadline) throw errors.RWD_CLUSTER_RECORDS_LOST({ lost: open.size, accepted: this.accepted.length, seconds, first: [...open][0] ?? '' });
      await sleep(500);
    }
  }

  private async untilAccepted(number: number): Promise<string> {
    const id = randomUUID();
    for (;;) {
      const recordId = await this.post(id, number);
      if (recordId !== undefined) return recordId;
      this.retries += 1;
      await sleep(500);
    }
  }

  private async post(id: string, number: number): Promise<string | undefined> {
    try {
      const response = await fetch(`${this.options.ingestionUrl}/v1/records`, {
        method: 'POST', body: JSON.stringify(observation(100 + (number % 80))), signal: AbortSignal.timeout(10_000),
        headers: {
          authorization: `Bearer ${await this.options.token()}`, 'content-type': 'application/fhir+json',
          'ce-specversion': '1.0', 'ce-id': id, 'ce-source': `/${this.options.tenant}/cluster-test`, 'ce-partitionkey': `p-${number % 10}`,
        },
      });
      const { recordId } = (await response.json()) as { recordId?: string };
      return response.ok ? recordId : undefined;
    } catch {
      // The mesh is being hurt: a broken connection or a late answer means the record is to be sent again.
      return undefined;
    }
  }

  private async isFinished(recordId: string): Promise<boolean> {
    try {
      const response = await fetch(`${this.options.provenanceUrl}/v1/records/${recordId}/receipt`, {
        headers: { authorization: `Bearer ${await this.options.token()}` }, signal: AbortSignal.timeout(10_000),
      });
      if (!response.ok) return false;
      const { steps } = (await response.json()) as { steps: readonly { type: string }[] };
      return steps.some(({ type }) => lastSteps.has(type));
    } catch {
      // Asked again until the deadline, which is what judges.
      return false;
    }
  }
}
