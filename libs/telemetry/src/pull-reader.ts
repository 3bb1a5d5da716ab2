import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MetricReader } from '@opentelemetry/sdk-metrics';
import { errors } from './errors.js';

/** Keeps metrics in the process and writes them as Prometheus text when asked: no port of its own. */
export class PullReader extends MetricReader {
  private readonly serializer = new PrometheusSerializer('', false, undefined, true, true);

  /** Prometheus text exposition 0.0.4. Raises RWD_TELEMETRY_METRICS_UNREADABLE. */
  async text(): Promise<string> {
    const { resourceMetrics, errors: causes } = await this.collect();
    if (causes.length > 0) throw errors.RWD_TELEMETRY_METRICS_UNREADABLE({}, { cause: causes[0] });
    return this.serializer.serialize(resourceMetrics);
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }
}
