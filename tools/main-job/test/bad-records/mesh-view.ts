import kafkajs, { type Admin } from 'kafkajs';
import { datasetRecord, recordQuarantined, recordRejected, topicOf, type DataOf } from '@chainnet/contracts';
import { decodeEvent, readTopics } from '@chainnet/messaging';
import { Store, StoreJournal } from '@chainnet/persistence';
import type { Mesh } from '../../src/mesh.js';
import { accessOf } from '../../src/mesh-access.js';
import { until } from '../../src/until.js';

type Step = { readonly eventId: string; readonly type: string; readonly data: DataOf<typeof recordRejected> };
export type DatasetRow = { readonly eventId: string; readonly recordId: string; readonly value: number | undefined };

type Bundle = { readonly entry?: readonly { readonly resource: { readonly valueQuantity?: { readonly value: number } } }[] };

/** What stands in broker and stores, seen as the administrator. */
export class MeshView {
  private constructor(private readonly mesh: Mesh, readonly admin: Admin) {}

  static async open(mesh: Mesh): Promise<MeshView> {
    const { brokers, username, password } = accessOf(mesh).kafka;
    const admin = new kafkajs.Kafka({ clientId: 'view', brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING, sasl: { mechanism: 'plain', username, password } }).admin();
    await admin.connect();
    return new MeshView(mesh, admin);
  }

  /** Refusals and quarantines told to everybody; a republication with the same event id counts once. */
  async refusals(): Promise<readonly Step[]> {
    const steps = new Map<string, Step>();
    await readTopics(accessOf(this.mesh).kafka, [recordRejected.topic], (message) => {
      const { event: { type }, attributes: { id }, data } = decodeEvent(message);
      if (type === recordRejected.type || type === recordQuarantined.type) steps.set(id, { eventId: id, type, data: data as Step['data'] });
    });
    return [...steps.values()];
  }

  /** The organization's data set, in order; a republication with the same event id counts once. */
  async dataset(tenant: string): Promise<readonly DatasetRow[]> {
    const rows = new Map<string, DatasetRow>();
    await readTopics(accessOf(this.mesh).kafka, [topicOf(datasetRecord, tenant)], (message) => {
      const { attributes: { id }, data } = decodeEvent(message);
      const { recordId, bundle } = data as { recordId: string; bundle: Bundle };
      if (!rows.has(id)) rows.set(id, { eventId: id, recordId, value: bundle.entry?.[0]?.resource.valueQuantity?.value });
    });
    return [...rows.values()];
  }

  /** Waits until a service has nothing left to do on a topic. */
  async drained(group: string, topic: string): Promise<void> {
    await until(async () => {
      const ends = await this.admin.fetchTopicOffsets(topic);
      const [committed] = await this.admin.fetchOffsets({ groupId: group, topics: [topic] });
      const behind = ends.filter(({ partition, high }) => Number(high) > Math.max(0, Number(committed?.partitions.find((one) => one.partition === partition)?.offset ?? 0)));
      return behind.length === 0 ? true : undefined;
    }, { step: `${group} drains ${topic}`, seconds: 60, everyMs: 300 });
  }

  async journalSize(service: string): Promise<number> {
    const store = await Store.open({ uri: this.mesh.servers.mongoUri, database: `rwd_${service}` });
    try {
      const ids: string[] = [];
      for await (const { _id } of new StoreJournal(store).all()) ids.push(_id);
      return ids.length;
    } finally {
      await store.close();
    }
  }
}
