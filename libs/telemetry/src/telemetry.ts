import { setTimeout as delay } from 'node:timers/promises';
import { context, createNoopMeter } from '@opentelemetry/api';
import type { Meter, Tracer } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Resource } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { AllowListSpanProcessor } from './allow-list-span-processor.js';
import { AsyncContext } from './async-context.js';
import { errors } from './errors.js';
import { metricViews } from './metric-views.js';
import { watchProcess } from './process-metrics.js';
import { PullReader } from './pull-reader.js';
import { runtime, useRuntime } from './runtime.js';
import { attribute } from './semantic-conventions.js';

export type TelemetryOptions = {
  readonly serviceName: string;
  readonly serviceVersion?: string;
  /** One replica, e.g. the pod name. */
  readonly instanceId?: string;
  /** OTLP over HTTP, without path, e.g. http://collector:4318. Absent: no traces, nothing is sent. */
  readonly otlpEndpoint?: string;
  /** Part of the traces begun here that are kept, 0 to 1; traces begun elsewhere keep their decision. Default 0.05. */
  readonly samplingRatio?: number;
  /** Keep metrics for `metricsText()`. Default true. */
  readonly prometheus?: boolean;
  /** Where finished spans go in place of OTLP; behind the allow-list like any other. */
  readonly spanProcessor?: SpanProcessor;
  /** How long `shutdown` waits for the collector. Default 3,000 ms. */
  readonly flushTimeoutMs?: number;
};

/** Whether what was still in hand reached the collector. */
export type Flush = 'flushed' | 'gave up';

export type Telemetry = { shutdown(): Promise<Flush> };

type Part<T> = { readonly use: T; readonly stop: () => Promise<void> };

let startedFor: string | undefined;

/**
 * Starts tracing and metrics for this process. Without an endpoint spans cost nothing and metrics stay in the process.
 * `shutdown` turns everything off and flushes, in bounded time: a collector that is down never holds a service back.
 * Raises RWD_TELEMETRY_ALREADY_STARTED.
 */
export const startTelemetry = (options: TelemetryOptions): Telemetry => {
  if (startedFor !== undefined) throw errors.RWD_TELEMETRY_ALREADY_STARTED({ service: startedFor });
  startedFor = options.serviceName;
  const resource = resourceOf(options);
  const reader = options.prometheus === false ? undefined : new PullReader();
  const metrics = startMetrics(options, resource, reader);
  const traces = startTraces(options, resource);
  context.setGlobalContextManager(new AsyncContext());
  useRuntime({ meter: metrics.use, tracer: traces.use, metricsText: () => reader?.text() ?? Promise.resolve('') });
  return {
    shutdown: async () => {
      if (startedFor === undefined) return 'flushed';
      startedFor = undefined;
      useRuntime(undefined);
      context.disable();
      return within(options.flushTimeoutMs ?? 3_000, Promise.allSettled([traces.stop(), metrics.stop()]));
    },
  };
};

const within = async (ms: number, stopping: Promise<PromiseSettledResult<void>[]>): Promise<Flush> => {
  const giveUp = new AbortController();
  const late = delay(ms, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
  const stopped = await Promise.race([stopping, late]);
  giveUp.abort();
  return stopped !== 'late' && stopped.every(({ status }) => status === 'fulfilled') ? 'flushed' : 'gave up';
};

/** The metrics of this process as Prometheus text exposition 0.0.4, for a service's own /metrics route. */
export const metricsText = (): Promise<string> => runtime().metricsText();
/** The content type of `metricsText`. */
export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

const resourceOf = (options: TelemetryOptions): Resource =>
  resourceFromAttributes({
    [attribute.serviceName]: options.serviceName,
    ...(options.serviceVersion === undefined ? {} : { [attribute.serviceVersion]: options.serviceVersion }),
    ...(options.instanceId === undefined ? {} : { [attribute.serviceInstanceId]: options.instanceId }),
  });

const startMetrics = (options: TelemetryOptions, resource: Resource, reader: PullReader | undefined): Part<Meter> => {
  const { otlpEndpoint } = options;
  const pushed = otlpEndpoint === undefined ? [] : [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ url: endpointOf(otlpEndpoint, 'metrics'), timeoutMillis: 5_000 }), exportIntervalMillis: 30_000 })];
  const readers = [...(reader === undefined ? [] : [reader]), ...pushed];
  if (readers.length === 0) return { use: createNoopMeter(), stop: () => Promise.resolve() };
  const provider = new MeterProvider({ resource, readers, views: metricViews() });
  const meter = provider.getMeter('rwd');
  const unwatch = watchProcess(meter);
  return {
    use: meter,
    stop: () => {
      unwatch();
      return provider.shutdown();
    },
  };
};

const startTraces = (options: TelemetryOptions, resource: Resource): Part<Tracer> => {
  const processor = options.spanProcessor ?? batchTo(options.otlpEndpoint);
  if (processor === undefined) return { use: runtime().tracer, stop: () => Promise.resolve() };
  const provider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.samplingRatio ?? 0.05) }),
    spanProcessors: [new AllowListSpanProcessor(processor)],
  });
  return { use: provider.getTracer('rwd'), stop: () => provider.shutdown() };
};

const batchTo = (otlpEndpoint: string | undefined): SpanProcessor | undefined =>
  otlpEndpoint === undefined ? undefined : new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: endpointOf(otlpEndpoint, 'traces'), timeoutMillis: 5_000 }) });

const endpointOf = (base: string, signal: 'traces' | 'metrics'): string => `${base.replace(/\/+$/, '')}/v1/${signal}`;
