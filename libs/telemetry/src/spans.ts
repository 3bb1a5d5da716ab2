import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context, Span } from '@opentelemetry/api';
import { isRwdError } from '@chainnet/contracts';
import { runtime } from './runtime.js';
import { attribute } from './semantic-conventions.js';
import { formatTraceparent, parseTraceparent } from './traceparent.js';

/** Where a consumed record stands; nothing of what it holds. */
export type RecordPosition = { readonly topic: string; readonly partition: number; readonly offset: string; readonly group: string; readonly eventType?: string };

/** A record's span in a batch loop: begun when the record is taken up, ended with its outcome. */
export type RecordSpan = {
  /** Rides on the record's outputs; absent when there is no trace. */
  readonly traceparent?: string;
  /** Runs with the span active, so that logs carry its ids. */
  run<T>(work: () => T): T;
  end(outcome: string, error?: unknown): void;
};

/**
 * Begins the span of one consumed record as a child of its own `traceparent` (batch instrumentation times each message
 * as the whole batch). A record whose trace is not sampled costs no span object.
 */
export const beginRecordSpan = (position: RecordPosition, traceparent: string | undefined): RecordSpan => {
  const parent = parseTraceparent(traceparent);
  const parentContext = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
  if (parent?.traceFlags === 0) return unsampled(parentContext, formatTraceparent(parent));
  const span = runtime().tracer.startSpan(`process ${position.topic}`, { kind: SpanKind.CONSUMER }, parentContext);
  const active = trace.setSpan(parentContext, span);
  if (!span.isRecording()) return unsampled(active, formatTraceparent(span.spanContext()));
  span.setAttributes(consumerAttributes(position));
  return {
    ...spread(formatTraceparent(span.spanContext())),
    run: (work) => context.with(active, work),
    end: (outcome, error) => {
      span.setAttribute(attribute.outcome, outcome);
      endSpan(span, error);
    },
  };
};

/** Runs `work` inside the span of one consumed record; its result is the outcome, unless it says another. */
export const recordSpan = async <T>(record: RecordPosition & { readonly traceparent?: string }, work: () => Promise<T>, outcomeOf: (result: T) => string = () => 'done'): Promise<T> => {
  const span = beginRecordSpan(record, record.traceparent);
  try {
    const result = await span.run(work);
    span.end(outcomeOf(result));
    return result;
  } catch (error) {
    span.end('failed', error);
    throw error;
  }
};

/** Runs `work` inside a span named `rwd.<stage>` under the active one. */
export const stageSpan = async <T>(stage: string, attributes: Attributes, work: () => Promise<T>): Promise<T> => {
  const span = runtime().tracer.startSpan(`rwd.${stage}`, { attributes });
  try {
    const result = await context.with(trace.setSpan(context.active(), span), work);
    endSpan(span, undefined);
    return result;
  } catch (error) {
    endSpan(span, error);
    throw error;
  }
};

/** Ends a span; an error leaves its code or class name, never its text. */
export const endSpan = (span: Span, error: unknown): void => {
  if (error !== undefined) {
    span.setAttribute(attribute.errorType, errorType(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
};

/** Adds the active trace's `traceparent` to the headers of an outgoing record or request; the same object comes back. */
export const injectTraceparent = <H extends Record<string, unknown>>(headers: H): H & { traceparent?: string } => {
  const traceparent = formatTraceparent(trace.getSpanContext(context.active()));
  return traceparent === undefined ? headers : Object.assign(headers, { traceparent });
};

export const errorType = (error: unknown): string => (isRwdError(error) ? error.code : error instanceof Error ? error.name : typeof error);

const unsampled = (active: Context, traceparent: string | undefined): RecordSpan => ({
  ...spread(traceparent),
  run: (work) => context.with(active, work),
  end: () => undefined,
});

const spread = (traceparent: string | undefined): { traceparent?: string } => (traceparent === undefined ? {} : { traceparent });

const consumerAttributes = ({ topic, partition, offset, group, eventType }: RecordPosition): Attributes => ({
  [attribute.messagingSystem]: 'kafka',
  [attribute.messagingOperation]: 'process',
  [attribute.messagingOperationType]: 'process',
  [attribute.messagingDestination]: topic,
  [attribute.messagingPartition]: partition,
  [attribute.messagingConsumerGroup]: group,
  [attribute.kafkaOffset]: Number(offset),
  ...(eventType === undefined ? {} : { [attribute.eventType]: eventType }),
});
