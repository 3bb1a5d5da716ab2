import type { Attributes, Meter } from '@opentelemetry/api';
import type { MetricNameOf } from './registry.js';
import { metricRegistry } from './registry.js';
import { runtime } from './runtime.js';

/** Looks the instrument up in the meter of the moment, so that a handle may be made before telemetry starts. */
const following = <T>(make: (meter: Meter) => T): (() => T) => {
  let made: { readonly meter: Meter; readonly instrument: T } | undefined;
  return () => {
    const { meter } = runtime();
    if (made?.meter !== meter) made = { meter, instrument: make(meter) };
    return made.instrument;
  };
};

const described = (name: keyof typeof metricRegistry): { description: string; unit: string } => {
  const { description, unit } = metricRegistry[name];
  return { description, unit };
};

/** A counter of the registry. Attributes that are not registered for it are dropped and counted. */
export const counter = (name: MetricNameOf<'counter'>): { add(value?: number, attributes?: Attributes): void } => {
  const instrument = following((meter) => meter.createCounter(name, described(name)));
  return { add: (value = 1, attributes) => instrument().add(value, attributes) };
};

/** A histogram of the registry, in the unit its name says. */
export const histogram = (name: MetricNameOf<'histogram'>): { record(value: number, attributes?: Attributes): void } => {
  const instrument = following((meter) => meter.createHistogram(name, described(name)));
  return { record: (value, attributes) => instrument().record(value, attributes) };
};

/** A gauge of the registry: the last value counts. */
export const gauge = (name: MetricNameOf<'gauge'>): { record(value: number, attributes?: Attributes): void } => {
  const instrument = following((meter) => meter.createGauge(name, described(name)));
  return { record: (value, attributes) => instrument().record(value, attributes) };
};

/**
 * A gauge of the registry that is read when metrics are collected. To be called after telemetry is started.
 *
 * @param read the value of now, or undefined for none
 */
export const observedGauge = (name: MetricNameOf<'gauge'>, read: () => number | undefined, attributes: Attributes = {}): void => {
  runtime().meter.createObservableGauge(name, described(name)).addCallback((result) => {
    const value = read();
    if (value !== undefined) result.observe(value, attributes);
  });
};
