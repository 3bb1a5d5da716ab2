import kafkajs, { type Consumer, type EachBatchPayload, type KafkaMessage, type LogEntry, type Mechanism, type Producer, type SASLOptions } from 'kafkajs';
import type { CrashGate } from '../crash-points.js';
import type { ConsumedBatch, ConsumedMessage, Consumption, MessageLog, OutgoingMessage, Subscription } from '../ports.js';
import { oauthBearer } from './oauth-bearer.js';
import { shieldIdleTimers } from './shield.js';
import { topicEnds } from './topic-ends.js';
import { translateKafkaError } from './translate-error.js';

// Node finds only some of this CommonJS module's names by itself.
const { Kafka, logLevel, Partitioners } = kafkajs;

export type KafkaLogOptions = {
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** A fresh access token for SASL/OAUTHBEARER; should throw a coded error when there is none to be had. */
  readonly token?: () => Promise<string>;
  readonly plain?: { readonly username: string; readonly password: string };
  readonly crash?: CrashGate;
  /** Kafka client's warnings and errors. */
  readonly onLog?: (level: 'warn' | 'error', message: string) => void;
  /** The consumer can never come back: the process should end and be started anew. */
  readonly onFatal?: (error: unknown) => void;
};

/** A killed member's partitions wait this long for their next owner; kafkajs knows no static membership. */
const SESSION_MS = 10_000;
const FETCH_WAIT_MS = 5_000;
const FETCH_BYTES = 6_000_000;
/** A producer request stays well under the broker's limit of 2 MiB for one batch. */
const APPEND_BYTES = 900_000;

export class KafkaLog implements MessageLog {
  private readonly kafka: InstanceType<typeof Kafka>;
  private producer: Promise<Producer> | undefined;
  private readonly consumers = new Set<Consumption>();

  constructor(private readonly options: KafkaLogOptions) {
    shieldIdleTimers();
    const sasl = saslOf(options);
    this.kafka = new Kafka({
      brokers: [...options.brokers],
      clientId: options.clientId,
      ...(sasl === undefined ? {} : { sasl }),
      connectionTimeout: 5_000,
      authenticationTimeout: 10_000,
      requestTimeout: 30_000,
      retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 8 },
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => this.log(entry),
    });
  }

  /** @throws RWD_MESSAGING_NOT_AUTHENTICATED, RWD_MESSAGING_NOT_AUTHORIZED, RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_TOO_LARGE */
  async append(messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      const producer = await this.connectedProducer();
      for (const chunk of byBytes(messages)) {
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(chunk) });
      }
    } catch (cause) {
      await this.dropProducer();
      throw translateKafkaError(cause, { operation: 'append', clientId: this.options.clientId });
    }
  }

  async consume(subscription: Subscription): Promise<Consumption> {
    const consumer = this.kafka.consumer({
      groupId: subscription.group,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: SESSION_MS / 6,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      maxBytes: FETCH_BYTES,
      maxBytesPerPartition: 2_200_000,
      allowAutoTopicCreation: false,
      retry: { retries: 20, initialRetryTime: 200, maxRetryTime: 5_000, restartOnFailure: async () => true },
    });
    try {
      const consumption = await this.run(consumer, subscription);
      this.consumers.add(consumption);
      return consumption;
    } catch (cause) {
      await consumer.disconnect().catch(() => undefined);
      throw translateKafkaError(cause, { operation: 'consume', clientId: this.options.clientId });
    }
  }

  /** @throws RWD_MESSAGING_BROKER_UNAVAILABLE, RWD_MESSAGING_NOT_AUTHORIZED */
  async ends(topics: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return await topicEnds(admin, topics);
    } catch (cause) {
      throw translateKafkaError(cause, { operation: 'read topic ends', clientId: this.options.clientId });
    } finally {
      await admin.disconnect();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumption) => consumption.stop()));
    await this.dropProducer();
  }

  private async run(consumer: Consumer, subscription: Subscription): Promise<Consumption> {
    const state: ConsumerState = { lastSign: Date.now(), assigned: undefined, draining: false };
    this.watch(consumer, subscription, state);
    await consumer.connect();
    await consumer.subscribe({ topics: [...subscription.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: async (payload) => this.deliver(payload, subscription, state),
    });
    let stopped: Promise<void> | undefined;
    return {
      lastSignOfLife: () => state.lastSign,
      assigned: () => state.assigned,
      stop: () =>
        (stopped ??= (async () => {
          state.draining = true;
          this.options.crash?.pass('during-drain');
          await consumer.stop();
          await consumer.disconnect();
        })()),
    };
  }

  private watch(consumer: Consumer, { topics, startAt }: Subscription, state: ConsumerState): void {
    const { HEARTBEAT, FETCH, GROUP_JOIN, REBALANCING, CRASH } = consumer.events;
    const alive = (): void => void (state.lastSign = Date.now());
    consumer.on(HEARTBEAT, alive);
    consumer.on(FETCH, alive);
    consumer.on(REBALANCING, () => this.options.crash?.pass('during-rebalance'));
    consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.options.onFatal?.(payload.error);
    });
    consumer.on(GROUP_JOIN, ({ payload }) => {
      alive();
      const assignment = payload.memberAssignment as Record<string, readonly number[]>;
      state.assigned = Object.values(assignment).reduce((sum, partitions) => sum + partitions.length, 0);
      if (startAt === undefined) return;
      for (const topic of topics) {
        for (const partition of assignment[topic] ?? []) {
          const offset = startAt(topic, partition);
          if (offset !== undefined) consumer.seek({ topic, partition, offset });
        }
      }
    });
  }

  /** Never throws: kafkajs would disconnect and rejoin every partition. What is not committed comes again. */
  private async deliver(payload: EachBatchPayload, subscription: Subscription, state: ConsumerState): Promise<void> {
    const { batch } = payload;
    let live = true;
    const pump = setInterval(() => {
      payload.heartbeat().catch(() => void (live = false));
    }, SESSION_MS / 6);
    const consumed: ConsumedBatch = {
      topic: batch.topic,
      partition: batch.partition,
      messages: batch.messages.map((message) => toConsumed(batch.topic, batch.partition, message)),
      highWatermark: batch.highWatermark,
      isLive: () => live && !state.draining && payload.isRunning() && !payload.isStale(),
      commit: async (offset) => {
        payload.resolveOffset(offset);
        const next = String(BigInt(offset) + 1n);
        await payload.commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset: next }] }] });
      },
      pauseFor: (ms) => {
        const resume = payload.pause();
        setTimeout(resume, ms).unref();
      },
    };
    try {
      await subscription.onBatch(consumed);
    } catch (error) {
      this.options.onLog?.('warn', `batch of ${batch.topic}[${batch.partition}] left for redelivery: ${describe(error)}`);
      consumed.pauseFor(1_000);
    } finally {
      clearInterval(pump);
    }
  }

  /** One producer for the process, also when several partitions ask for it at once. */
  private connectedProducer(): Promise<Producer> {
    return (this.producer ??= this.connectProducer());
  }

  private async connectProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    // The client resolves connect() even for a token that the broker refuses, so the token is fetched first.
    await this.options.token?.();
    await producer.connect();
    return producer;
  }

  /** After a failure the producer's sequence may have a gap: the next append starts with a new producer id. */
  private async dropProducer(): Promise<void> {
    const failed = this.producer;
    this.producer = undefined;
    try {
      await (await failed)?.disconnect();
    } catch (error) {
      this.options.onLog?.('warn', `a failed producer did not disconnect: ${describe(error)}`);
    }
  }

  private log({ level, log }: LogEntry): void {
    // Its retries are bounded on purpose: what they do not mend, redelivery does.
    if (log.message.startsWith('Limiting retries for the idempotent producer')) return;
    const text = `${log.message} ${String(log['error'] ?? '')}`.trim();
    this.options.onLog?.(level === logLevel.ERROR ? 'error' : 'warn', text);
  }
}

type ConsumerState = { lastSign: number; assigned: number | undefined; draining: boolean };

function saslOf({ clientId, token, plain }: KafkaLogOptions): SASLOptions | Mechanism | undefined {
  if (plain !== undefined) return plain.username === '' ? undefined : { mechanism: 'plain', username: plain.username, password: plain.password };
  if (token === undefined) return undefined;
  return oauthBearer({ clientId, token });
}

function toConsumed(topic: string, partition: number, { offset, timestamp, key, value, headers }: KafkaMessage): ConsumedMessage {
  const plain: Record<string, string> = {};
  for (const [name, header] of Object.entries(headers ?? {})) {
    if (header !== undefined) plain[name] = Array.isArray(header) ? header.map(String).join(',') : header.toString();
  }
  return { topic, partition, offset, timestamp: Number(timestamp), key: key === null ? null : key.toString(), value, headers: plain };
}

function byTopic(messages: readonly OutgoingMessage[]): { topic: string; messages: { key: string | null; value: string | Buffer | null; headers: Record<string, string> }[] }[] {
  const topics = new Map<string, { key: string | null; value: string | Buffer | null; headers: Record<string, string> }[]>();
  for (const { topic, key, value, headers } of messages) {
    const list = topics.get(topic) ?? [];
    list.push({ key, value, headers: { ...headers } });
    topics.set(topic, list);
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}

function* byBytes(messages: readonly OutgoingMessage[]): Generator<readonly OutgoingMessage[]> {
  let start = 0;
  let bytes = 0;
  for (let end = 0; end < messages.length; end += 1) {
    const size = ((messages[end] as OutgoingMessage).value?.length ?? 0) + 400;
    if (end > start && bytes + size > APPEND_BYTES) {
      yield messages.slice(start, end);
      start = end;
      bytes = 0;
    }
    bytes += size;
  }
  if (start < messages.length) yield messages.slice(start);
}

const describe = (error: unknown): string => (error instanceof Error ? `${(error as { code?: string }).code ?? error.name}: ${error.message}` : String(error));
