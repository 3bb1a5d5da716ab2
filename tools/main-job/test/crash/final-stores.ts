import { createConnection, type Connection } from 'mongoose';
import type { Consumer, Kafka } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatasetRow, JournalRow } from './oracle.js';

/** Reads and empties the journals of services, past all of the product's own code. */
export class Journals {
  private constructor(private readonly connection: Connection) {}

  static async open(uri: string): Promise<Journals> {
    return new Journals(await createConnection(uri, { serverSelectionTimeoutMS: 10_000, autoIndex: false, autoCreate: false }).asPromise());
  }

  async read(service: string): Promise<readonly JournalRow[]> {
    const rows: JournalRow[] = [];
    const cursor = this.journalOf(service).find({}, { batchSize: 1_000, projection: { outcome: 1, facts: 1 } });
    for await (const { _id, outcome, facts } of cursor) {
      const { recordId } = JSON.parse(String(facts)) as { recordId?: string };
      rows.push({ id: String(_id), outcome: String(outcome), recordId });
    }
    return rows;
  }

  /** Before a drill, while nothing is on its way: each one starts from an empty journal, and ends with only its own rows. */
  async empty(service: string): Promise<void> {
    await this.journalOf(service).drop();
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private journalOf(service: string) {
    return this.connection.useDb(`rwd_${service}`, { useCache: true }).collection('journal');
  }
}

const READ_LIMIT_MS = 30_000;

type Reading = { readonly type: string; readonly bundle: { readonly entry?: readonly { readonly resource: { readonly resourceType: string; readonly valueQuantity?: { readonly value: number } } }[] }; readonly recordId: string };

/** Follows a data set's topic from its beginning. */
export class DatasetReader {
  private readonly next = new Map<number, number>();
  private rows: DatasetRow[] = [];

  private constructor(private readonly kafka: Kafka, private readonly consumer: Consumer, private readonly topic: string) {}

  static async follow(kafka: Kafka, topic: string): Promise<DatasetReader> {
    const consumer = kafka.consumer({ groupId: `crash-oracle-${process.pid}-${Date.now()}`, maxWaitTimeInMs: 500, allowAutoTopicCreation: false });
    const reader = new DatasetReader(kafka, consumer, topic);
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachMessage: async ({ partition, message }) => reader.take(partition, message) });
    return reader;
  }

  /** What came since the last call, once everything that stands in the topic now was read. */
  async rowsUntilEnd(): Promise<readonly DatasetRow[]> {
    const admin = this.kafka.admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(this.topic).finally(() => admin.disconnect());
    const deadline = Date.now() + READ_LIMIT_MS;
    while (ends.some(({ partition, high }) => (this.next.get(partition) ?? 0) < Number(high))) {
      if (Date.now() > deadline) throw new Error(`${this.topic} was not read to its end within ${READ_LIMIT_MS} ms`);
      await sleep(100);
    }
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  async close(): Promise<void> {
    await this.consumer.disconnect();
  }

  private take(partition: number, { offset, value, headers }: { offset: string; value: Buffer | null; headers?: object }): void {
    const { recordId, bundle } = JSON.parse(String(value)) as Reading;
    const eventId = String((headers as Record<string, unknown> | undefined)?.['ce_id']);
    const resources = (bundle.entry ?? []).map(({ resource }) => ({ resourceType: resource.resourceType, value: resource.valueQuantity?.value }));
    this.rows.push({ partition, offset: Number(offset), eventId, recordId, resources });
    this.next.set(partition, Number(offset) + 1);
  }
}
