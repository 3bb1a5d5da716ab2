import { isSpanContextValid } from '@opentelemetry/api';
import type { SpanContext } from '@opentelemetry/api';

const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/**
 * Reads a `traceparent` header (W3C Trace Context, section 3.2). Undefined when it is absent, malformed, of the
 * forbidden version ff, longer than version 00 allows, or with an all-zero id: the trace then starts anew (section 3.2.2.5).
 */
export const parseTraceparent = (header: string | undefined): SpanContext | undefined => {
  const [, version, traceId, spanId, flags] = shape.exec(header ?? '') ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === 'ff' || (version === '00' && header?.length !== 55)) return undefined;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
};

/** Writes a `traceparent` header of version 00; undefined for an invalid context. */
export const formatTraceparent = (context: SpanContext | undefined): string | undefined =>
  context !== undefined && isSpanContextValid(context)
    ? `00-${context.traceId}-${context.spanId}-${(context.traceFlags & 1) === 1 ? '01' : '00'}`
    : undefined;
