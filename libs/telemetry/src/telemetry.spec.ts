import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { createConsumerTelemetry } from './consumer-telemetry.js';
import { httpTelemetry } from './http-telemetry.js';
import { counter, gauge } from './instruments.js';
import { recordSpan } from './spans.js';
import type { Telemetry } from './telemetry.js';
import { metricsText, startTelemetry } from './telemetry.js';

const servers: Server[] = [];
let telemetry: Telemetry | undefined;
const listening = async (handler: Parameters<typeof createServer>[1]): Promise<string> => {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
afterEach(async () => {
  await telemetry?.shutdown();
  telemetry = undefined;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('given no collector', () => {
  it('handles made before the start count from the start on, and stop with it', async () => {
    const retries = counter('rwd_messaging_dead_letters_total');
    retries.add(5);
    telemetry = startTelemetry({ serviceName: 'mpc' });
    retries.add(2, { 'rwd.reason': 'RWD_X_Y' });
    expect(await metricsText()).toContain('rwd_messaging_dead_letters_total{rwd_reason="RWD_X_Y"} 2');
    await telemetry.shutdown();
    retries.add(1);
    expect(await metricsText()).toBe('');
    telemetry = startTelemetry({ serviceName: 'mpc' });
    expect(await metricsText()).not.toContain('rwd_messaging_dead_letters_total');
  });

  it('starting twice is refused by name, stopping twice is not', async () => {
    telemetry = startTelemetry({ serviceName: 'mpc' });
    expect(() => startTelemetry({ serviceName: 'other' })).toThrow(expect.objectContaining({ code: 'RWD_TELEMETRY_ALREADY_STARTED' }));
    await telemetry.shutdown();
    await telemetry.shutdown();
  });

  it('a consumer shows records, age, duration and lag as Prometheus text', async () => {
    telemetry = startTelemetry({ serviceName: 'normalization' });
    let clock = 61_000;
    const consumer = createConsumerTelemetry('normalization', () => clock);
    const handled = consumer.begin({ topic: 'rwd.a.records', partition: 2, offset: '9', timestamp: 1_000, headers: {} }, 'rwd.record.submitted.v1');
    clock += 4;
    handled.end('normalized');
    consumer.lag('rwd.a.records', 2, 17);
    gauge('rwd_provenance_tree_size_leaves').record(12);
    const text = await metricsText();
    const labels = 'messaging_destination_name="rwd.a.records",messaging_consumer_group_name="normalization"';
    expect(text).toContain(`rwd_messaging_records_total{${labels},rwd_outcome="normalized"} 1`);
    expect(text).toContain(`rwd_record_age_seconds_bucket{${labels},le="60"} 0`);
    expect(text).toContain(`rwd_record_age_seconds_bucket{${labels},le="300"} 1`);
    expect(text).toContain(`rwd_messaging_handle_seconds_sum{${labels}} 0.004`);
    expect(text).toContain(`kafka_consumer_lag_records{${labels},messaging_destination_partition_id="2"} 17`);
    expect(text).toContain('# TYPE rwd_record_age_seconds histogram');
    expect(text).toContain('rwd_provenance_tree_size_leaves 12');
    expect(text).toMatch(/process_resident_memory_bytes \d{7,}/);
    expect(text).toMatch(/process_cpu_seconds_total \d/);
  });

  it('an HTTP server is measured by route template, never by path', async () => {
    const exporter = new InMemorySpanExporter();
    telemetry = startTelemetry({ serviceName: 'ingestion', samplingRatio: 1, spanProcessor: new SimpleSpanProcessor({ exporter }) });
    const app = express();
    app.use(httpTelemetry);
    app.get('/v1/records/:id', (_request, response) => void response.send('ok'));
    const origin = await listening(app);
    await (await fetch(`${origin}/v1/records/MRN-0042?name=Wang`, { headers: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` } })).text();
    await (await fetch(`${origin}/nowhere/MRN-0042`)).text();
    await until(() => exporter.getFinishedSpans().length === 2);
    const text = await metricsText();
    expect(text).toContain('http_server_request_duration_seconds_count{http_request_method="GET",http_route="/v1/records/:id",http_response_status_code="200"} 1');
    expect(text).toContain('http_route="unmatched",http_response_status_code="404"');
    expect(text).not.toContain('MRN');
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['GET /v1/records/:id', 'GET unmatched']);
    expect(exporter.getFinishedSpans()[0]?.parentSpanContext?.spanId).toBe('b'.repeat(16));
    expect(JSON.stringify(exporter.getFinishedSpans().map(({ attributes }) => attributes))).not.toMatch(/MRN|Wang/);
  });
});

describe('given a collector', () => {
  it('spans and metrics arrive over OTLP at shutdown, without what is not registered', async () => {
    const bodies = new Map<string, string>();
    const origin = await listening((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        bodies.set(request.url ?? '', (bodies.get(request.url ?? '') ?? '') + Buffer.concat(chunks).toString('latin1'));
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
    telemetry = startTelemetry({ serviceName: 'federation', otlpEndpoint: `${origin}/`, samplingRatio: 1 });
    counter('rwd_messaging_records_total').add(3, { 'rwd.outcome': 'accepted', mrn: 'MRN-0042' });
    await recordSpan({ topic: 'rwd.federation.contribution', partition: 0, offset: '1', group: 'federation' }, async () => undefined);
    expect(await telemetry.shutdown()).toBe('flushed');
    expect(bodies.get('/v1/traces')).toContain('process rwd.federation.contribution');
    expect(bodies.get('/v1/traces')).toContain('service.name');
    expect(bodies.get('/v1/metrics')).toContain('rwd_messaging_records_total');
    expect([...bodies.values()].join('')).not.toContain('MRN-0042');
  });

  it('that hangs neither stops the service nor holds its shutdown back', async () => {
    const origin = await listening(() => undefined);
    telemetry = startTelemetry({ serviceName: 'federation', otlpEndpoint: origin, samplingRatio: 1, flushTimeoutMs: 200 });
    expect(await recordSpan({ topic: 't', partition: 0, offset: '1', group: 'g' }, async () => 'done')).toBe('done');
    const started = Date.now();
    expect(await telemetry.shutdown()).toBe('gave up');
    expect(Date.now() - started).toBeLessThan(1_500);
  });
});

const until = async (met: () => boolean): Promise<void> => {
  const deadline = Date.now() + 3_000;
  while (!met() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
};
