import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import type { NextFunction, Request, Response } from 'express';
import { histogram } from './instruments.js';
import { runtime } from './runtime.js';
import { attribute } from './semantic-conventions.js';
import { parseTraceparent } from './traceparent.js';

const duration = histogram('http_server_request_duration_seconds');

/** Express middleware: one span and one duration a request, named by the route's template; paths and queries stay out. */
export const httpTelemetry = (request: Request, response: Response, next: NextFunction): void => {
  const startedAt = performance.now();
  const parent = parseTraceparent(request.header('traceparent'));
  const base = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
  const span = runtime().tracer.startSpan(`${request.method} unmatched`, { kind: SpanKind.SERVER }, base);
  response.once('close', () => finish(span, { request, response, startedAt }));
  context.with(trace.setSpan(base, span), next);
};

const finish = (span: Span, call: { request: Request; response: Response; startedAt: number }): void => {
  const { request, response, startedAt } = call;
  const path: unknown = (request.route as { path?: unknown } | undefined)?.path;
  const route = typeof path === 'string' ? `${request.baseUrl}${path}` : 'unmatched';
  const attributes = { [attribute.httpMethod]: request.method, [attribute.httpRoute]: route, [attribute.httpStatus]: response.statusCode };
  duration.record((performance.now() - startedAt) / 1000, attributes);
  span.updateName(`${request.method} ${route}`).setAttributes(attributes);
  if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};
