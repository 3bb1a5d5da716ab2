import { ledgerLeaf, partnerStatusChanged } from '@chainnet/contracts';
import type { BrokerPositions, PartitionRange } from '@chainnet/messaging';

/** What the stores say of places in the topics. */
export type StoredPositions = {
  /** Next offset by `topic[partition]`, by `<database>/<projection>`. */
  readonly projections: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Next leaf that the ledger's committed head has not taken. */
  readonly nextLeaf: number;
};

/** Groups that a process or a test made for itself and never comes back to. */
const passing = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Topics that every process reads from their beginning. */
const readWhole = new Set([partnerStatusChanged.topic]);

/**
 * Which messages a backup must hold: of each partition everything that one of its readers has not done with. A service's
 * own group is done where it has committed, since its journal holds the effect; a read model is done where its stored
 * snapshot stands; the ledger is done where its head stands. What nobody reads (dead letters, parked records, receipts that
 * no partner has fetched) is held whole, as far as the broker still has it.
 *
 * @param ends positions taken after the stores were read; `before` was taken first
 */
export function rangesToKeep(before: BrokerPositions, ends: BrokerPositions, stored: StoredPositions): readonly PartitionRange[] {
  return ends.topics.flatMap(({ topic, spans }) => spans.map(({ partition, low, high }) => {
    const done = topic === ledgerLeaf.topic ? [stored.nextLeaf] : readersDone({ topic, partition, low }, before, stored);
    const from = readWhole.has(topic) || done.length === 0 ? low : Math.max(low, Math.min(...done));
    return { topic, partition, from: Math.min(from, high), to: high };
  }));
}

type Place = { readonly topic: string; readonly partition: number; readonly low: number };

function readersDone({ topic, partition, low }: Place, { groups }: BrokerPositions, { projections }: StoredPositions): readonly number[] {
  return groups.filter(({ group }) => !passing.test(group)).flatMap(({ group, offsets }) => {
    const committed = offsets.find((one) => one.topic === topic && one.partition === partition);
    if (committed === undefined) return [];
    const projection = projectionOf(group);
    if (projection === undefined) return [committed.offset];
    return [Number(projections.get(projection)?.[`${topic}[${partition}]`] ?? low)];
  });
}

/** `<database>/<name>` of a group `<client>.<name>` of ours: a read model; a service's own group has no dot. */
function projectionOf(group: string): string | undefined {
  const [, client, name] = /^((?:svc|site)-[a-z0-9-]+)\.(.+)$/.exec(group) ?? [];
  return client === undefined || name === undefined ? undefined : `rwd_${client.replace(/^svc-/, '').replaceAll('-', '_')}/${name}`;
}
