import { counter, gauge, histogram } from './instruments.js';
import { attribute } from './semantic-conventions.js';
import { beginRecordSpan } from './spans.js';

const handled = counter('rwd_messaging_records_total');
const age = histogram('rwd_record_age_seconds');
const duration = histogram('rwd_messaging_handle_seconds');
const lag = gauge('kafka_consumer_lag_records');

/** What a consumer loop shows of a message. `timestamp` is its produce time in ms since 1970. */
export type SeenMessage = { readonly topic: string; readonly partition: number; readonly offset: string; readonly timestamp: number; readonly headers: Readonly<Record<string, string>> };

export type ConsumerTelemetry = {
  begin(message: SeenMessage, type: string): { readonly traceparent?: string; run<T>(work: () => T): T; end(outcome: string, error?: unknown): void };
  lag(topic: string, partition: number, records: number): void;
};

/** Spans and metrics of one consumer group: fits the observer port of libs/messaging. */
export const createConsumerTelemetry = (group: string, now: () => number = Date.now): ConsumerTelemetry => ({
  begin: (message, type) => {
    const { topic, partition, offset, timestamp } = message;
    const startedAt = now();
    const span = beginRecordSpan({ topic, partition, offset, group, eventType: type }, message.headers.traceparent);
    const labels = { [attribute.messagingDestination]: topic, [attribute.messagingConsumerGroup]: group };
    return {
      ...span,
      end: (outcome, error) => {
        const endedAt = now();
        span.end(outcome, error);
        handled.add(1, { ...labels, [attribute.outcome]: outcome });
        age.record(Math.max(0, endedAt - timestamp) / 1000, labels);
        duration.record(Math.max(0, endedAt - startedAt) / 1000, labels);
      },
    };
  },
  lag: (topic, partition, records) =>
    lag.record(records, { [attribute.messagingDestination]: topic, [attribute.messagingConsumerGroup]: group, [attribute.messagingPartition]: partition }),
});
