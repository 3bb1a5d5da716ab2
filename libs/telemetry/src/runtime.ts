import { createNoopMeter, ProxyTracerProvider } from '@opentelemetry/api';
import type { Meter, Tracer } from '@opentelemetry/api';

/** What the helpers use now: nothing that costs until telemetry is started. */
export type Runtime = {
  readonly meter: Meter;
  readonly tracer: Tracer;
  /** Prometheus text, when metrics are kept in this process. */
  readonly metricsText: () => Promise<string>;
};

const idle: Runtime = {
  meter: createNoopMeter(),
  tracer: new ProxyTracerProvider().getTracer('rwd'),
  metricsText: () => Promise.resolve(''),
};

let current = idle;

export const runtime = (): Runtime => current;
export const useRuntime = (next: Runtime | undefined): void => {
  current = next ?? idle;
};
