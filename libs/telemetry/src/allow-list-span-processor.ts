import type { Context, Link, SpanStatus } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor, TimedEvent } from '@opentelemetry/sdk-trace';
import { allowedAttributes, allowedSpanName } from './allow-list.js';
import { countDrop } from './drops.js';

/**
 * Stands before the exporting processor and hands on a view of each span that holds registered attributes only: on the
 * span, its events and links. Messages and stack traces of exceptions go too, for they quote what they failed on.
 */
export class AllowListSpanProcessor implements SpanProcessor {
  constructor(private readonly next: SpanProcessor) {}

  onStart(span: Span, parent: Context): void {
    this.next.onStart(span, parent);
  }

  onEnd(span: ReadableSpan): void {
    this.next.onEnd(allowedSpan(span));
  }

  forceFlush(): Promise<void> {
    return this.next.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.next.shutdown();
  }
}

const allowedSpan = (span: ReadableSpan): ReadableSpan => {
  const changes: Partial<ReadableSpan> = {
    name: allowedSpanName(span.name),
    attributes: allowedAttributes(span.attributes, 'span'),
    events: span.events.map(allowedEvent),
    links: span.links.map(allowedLink),
    status: allowedStatus(span.status),
  };
  const own = Object.entries(changes).map(([key, value]) => [key, { value, enumerable: true }] as const);
  return Object.create(span, Object.fromEntries(own)) as ReadableSpan;
};

const allowedEvent = (event: TimedEvent): TimedEvent => ({
  ...event,
  name: allowedEventName(event.name),
  attributes: allowedAttributes(event.attributes ?? {}, 'span'),
});

const allowedEventName = (name: string): string => {
  if (name === 'exception') return name;
  countDrop('span', 'unknown_name');
  return 'event';
};

/** Trace state is free text of whoever sent it, so only the ids and the flags of a link go on. */
const allowedLink = (link: Link): Link => ({
  context: { traceId: link.context.traceId, spanId: link.context.spanId, traceFlags: link.context.traceFlags },
  attributes: allowedAttributes(link.attributes ?? {}, 'span'),
});

const allowedStatus = (status: SpanStatus): SpanStatus => {
  if (status.message === undefined || /^RWD_[A-Z0-9_]{1,64}$/.test(status.message)) return status;
  countDrop('span', 'wrong_value');
  return { code: status.code };
};
