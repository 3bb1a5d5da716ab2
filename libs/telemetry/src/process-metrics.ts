import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';
import { dropCounts } from './drops.js';
import { metricRegistry } from './registry.js';
import { attribute } from './semantic-conventions.js';

/** Watches this process: memory, CPU, event loop delay, and what the allow-list dropped. Returns how to stop. */
export const watchProcess = (meter: Meter): (() => void) => {
  const delay = monitorEventLoopDelay({ resolution: 100 });
  delay.enable();
  const { process_resident_memory_bytes: memory, process_cpu_seconds_total: cpu, nodejs_eventloop_delay_seconds: loop, rwd_telemetry_dropped_total: dropped } = metricRegistry;
  meter.createObservableGauge('process_resident_memory_bytes', memory).addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter.createObservableCounter('process_cpu_seconds_total', cpu).addCallback((result) => {
    const { user, system } = process.cpuUsage();
    result.observe((user + system) / 1e6);
  });
  meter.createObservableGauge('nodejs_eventloop_delay_seconds', loop).addCallback((result) => {
    if (delay.count > 0) result.observe(delay.percentile(99) / 1e9);
    delay.reset();
  });
  meter.createObservableCounter('rwd_telemetry_dropped_total', dropped).addCallback((result) => {
    for (const { signal, reason, count } of dropCounts()) result.observe(count, { [attribute.signal]: signal, [attribute.reason]: reason });
  });
  return () => delay.disable();
};
