import type { MessageLog } from '@chainnet/messaging';
import { encodeOutputs, output } from '@chainnet/messaging';
import type { DocumentStore } from '@chainnet/persistence';
import type { Announcement } from './core/announce.js';

export type OwnDecision = { readonly jobId: string; readonly cause: string; readonly at: string; readonly announcements: readonly Announcement[] };

export type AnnouncerOptions = {
  readonly log: Pick<MessageLog, 'append'>;
  /** Which decisions were told. */
  readonly told: Pick<DocumentStore<{ readonly at: string }>, 'put' | 'get'>;
  /** OIDC client id of this service. */
  readonly clientId: string;
};

/**
 * Publishes what was decided without an incoming event (a request, a deadline). Ids follow from job and cause, so telling
 * twice is telling once; what was told is noted after the broker has it, so a crash in between is mended at the next start.
 */
export class Announcer {
  constructor(private readonly options: AnnouncerOptions) {}

  async tell({ jobId, cause, at, announcements }: OwnDecision): Promise<void> {
    const { log, told, clientId } = this.options;
    if (announcements.length === 0) return;
    const outputs = announcements.map(({ event, data }) => output(event, { key: jobId, data }));
    await log.append(encodeOutputs(outputs, { entryId: `${clientId}:${jobId}:${cause}`, source: `/rwd/${clientId}`, now: new Date(at) }));
    await told.put([[placeOf(jobId, cause), { at }]]);
  }

  async tellUntold(decisions: readonly OwnDecision[]): Promise<number> {
    let count = 0;
    for (const decision of decisions) {
      if ((await this.options.told.get(placeOf(decision.jobId, decision.cause))) !== undefined) continue;
      await this.tell(decision);
      count += 1;
    }
    return count;
  }
}

const placeOf = (jobId: string, cause: string): string => `${jobId}:${cause}`;
