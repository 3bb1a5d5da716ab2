/** The Kafka client behind a port, so that another client can take its place (docs/adr/0002). */

export type OutgoingMessage = {
  readonly topic: string;
  /** Null only where a partner's keyless record is sent again. */
  readonly key: string | null;
  /** Events are UTF-8 text; a partner's record goes in as the bytes it came in, and a tombstone as null. */
  readonly value: string | Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
};

export type ConsumedMessage = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** Milliseconds since the epoch, as the broker has it. */
  readonly timestamp: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
};

export type ConsumedBatch = {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly ConsumedMessage[];
  /** Offset after the last message the broker has. */
  readonly highWatermark: string;
  /** False once the partition was taken away or the service drains: finish nothing new. */
  isLive(): boolean;
  /** Commits everything up to and including this offset. */
  commit(offset: string): Promise<void>;
  /** Leaves the rest of this batch for later: nothing of this partition comes before `ms` are over. */
  pauseFor(ms: number): void;
};

export type Subscription = {
  readonly group: string;
  readonly topics: readonly string[];
  onBatch(batch: ConsumedBatch): Promise<void>;
  /** Position to start from, instead of the group's committed one. */
  readonly startAt?: (topic: string, partition: number) => string | undefined;
};

export type Consumption = {
  /** Milliseconds since the epoch of the last fetch or heartbeat that succeeded. */
  lastSignOfLife(): number;
  /** Partitions this member holds, or undefined before the first assignment. */
  assigned(): number | undefined;
  stop(): Promise<void>;
};

export interface MessageLog {
  /** Appends all messages, in order within a key, and resolves when every in-sync replica has them. */
  append(messages: readonly OutgoingMessage[]): Promise<void>;
  consume(subscription: Subscription): Promise<Consumption>;
  /** Offset after the last message, by `topic[partition]`, of the partitions that hold any now. */
  ends(topics: readonly string[]): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** Seals the original bytes of identified topics before they go to a dead-letter topic. */
export type Sealer = (bytes: Uint8Array, binding: string) => Promise<string>;

/** Opens what a {@link Sealer} sealed under the same binding. */
export type Unsealer = (sealed: string, binding: string) => Promise<Uint8Array>;

/** What telemetry may see of a record: never its content, key or headers. */
export type RecordObservation = {
  readonly topic: string;
  readonly type: string;
  readonly outcome: string;
  readonly timestamp: number;
  readonly startedAt: number;
};

export interface MessagingObserver {
  /** Starts the record's span; the returned traceparent rides on its outputs. */
  begin(message: ConsumedMessage, type: string): { readonly traceparent?: string; readonly end: (outcome: string) => void };
  lag(topic: string, partition: number, records: number): void;
}
