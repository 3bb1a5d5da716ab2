import { scoreChanged } from '@chainnet/contracts';
import { encodeOutputs, output, type MessageLog } from '@chainnet/messaging';
import { isSameScore } from '../core/score-change.js';
import type { Facts, ScoreAnnouncements, ScoreFact } from '../ports.js';
import { writeNext } from './write-next.js';

export type AnnouncementOptions = {
  readonly facts: Facts<ScoreFact>;
  readonly log: Pick<MessageLog, 'append'>;
  /** CloudEvents source. */
  readonly source: string;
};

type Announced = { readonly version: number; readonly fact: ScoreFact };

/**
 * Each score that differs from the one before becomes an insert-only fact `<tenant>:<version>` first and an event next.
 * The event's id, time and bytes come from the fact alone. After a restart the newest fact is published once more, in case
 * the process ended between the two: readers know its id, so a repeat changes nothing.
 */
export class StoredScoreAnnouncements implements ScoreAnnouncements {
  private readonly published = new Map<string, Announced>();

  constructor(private readonly options: AnnouncementOptions) {}

  async announce(tenant: string, score: ScoreFact): Promise<boolean> {
    const last = this.published.get(tenant) ?? (await this.publishNewest(tenant));
    if (last !== undefined && isSameScore(last.fact, score)) return false;
    const version = await writeNext(this.options.facts, tenant, async (head) => {
      const standing = head === last?.version ? last.fact : await this.options.facts.read(tenant, head);
      return standing !== undefined && isSameScore(standing, score) ? undefined : score;
    });
    // From here until the event is out, the store knows more than this map: the next call then publishes what it finds there.
    this.published.delete(tenant);
    await this.publishNewest(tenant);
    return version !== 0;
  }

  private async publishNewest(tenant: string): Promise<Announced | undefined> {
    const { facts, log, source } = this.options;
    const version = await facts.head(tenant);
    const fact = version === 0 ? undefined : await facts.read(tenant, version);
    if (fact === undefined) return undefined;
    const event = output(scoreChanged, { key: tenant, data: { tenant, ...fact } });
    await log.append(encodeOutputs([event], { entryId: `${source}:score:${tenant}:${version}`, source, now: new Date(fact.at) }));
    const announced = { version, fact };
    this.published.set(tenant, announced);
    return announced;
  }
}
