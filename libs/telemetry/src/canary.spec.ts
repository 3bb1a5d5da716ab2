import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { defineErrors } from '@chainnet/contracts';
import { createConsumerTelemetry } from './consumer-telemetry.js';
import { dropCounts } from './drops.js';
import { counter, histogram } from './instruments.js';
import type { LogFields } from './log-fields.js';
import { createLogger } from './logger.js';
import { runtime } from './runtime.js';
import { recordSpan, stageSpan } from './spans.js';
import type { Telemetry } from './telemetry.js';
import { metricsText, startTelemetry } from './telemetry.js';

const canary = { idCard: '11010119900307001X', name: '王小明', phone: '13812345678', mail: 'xiaoming@example.cn', record: 'MRN-0042-77', romanName: 'Wang Xiaoming' };
const canaries = Object.values(canary);
const position = { topic: 'rwd.record.accepted.v1', partition: 3, offset: '42', group: 'normalization' };

let telemetry: Telemetry;
let exporter: InMemorySpanExporter;
let lines: string[];
const logger = () => createLogger({ service: 'canary', level: 'debug', destination: { write: (line) => void lines.push(line) } });

beforeEach(() => {
  exporter = new InMemorySpanExporter();
  lines = [];
  telemetry = startTelemetry({ serviceName: 'canary', samplingRatio: 1, spanProcessor: new SimpleSpanProcessor({ exporter }) });
});
afterEach(async () => {
  await telemetry.shutdown();
});

/** Spans as an exporter sees them: every public property. */
const exported = (): string =>
  JSON.stringify(exporter.getFinishedSpans().map(({ name, kind, status, attributes, events, links, resource }) => ({ name, kind, status, attributes, events, links, resource: resource.attributes })));
const droppedSo = (signal: string): number => dropCounts().filter((drop) => drop.signal === signal).reduce((sum, drop) => sum + drop.count, 0);
const expectNoCanary = (text: string): void => {
  for (const value of canaries) expect(text).not.toContain(value);
};

describe('given a record of a patient', () => {
  it('no attribute, event, link, name or status of a span shows him', async () => {
    const before = droppedSo('span');
    await recordSpan(position, async () => {
      const span = trace.getSpan(context.active());
      span?.setAttributes({ 'messaging.kafka.message.key': canary.record, 'patient.name': canary.name, [canary.phone]: 'x', 'rwd.record.id': canary.idCard, 'rwd.reason': canary.romanName });
      span?.addEvent(canary.romanName, { phone: canary.phone });
      span?.recordException(new Error(`no code for ${canary.name} ${canary.idCard}`));
      span?.addLink({ context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }, attributes: { mail: canary.mail } });
      span?.setStatus({ code: 2, message: `failed for ${canary.romanName}` });
      span?.updateName(`GET /patients/${canary.romanName}`);
    });
    expect(exporter.getFinishedSpans()).toHaveLength(1);
    expectNoCanary(exported());
    expect(exported()).toContain('"exception.type":"Error"');
    expect(droppedSo('span') - before).toBe(12);
  });

  it('an error thrown by the handler leaves its class only', async () => {
    await expect(stageSpan('map', {}, () => Promise.reject(new TypeError(canary.name)))).rejects.toThrow(TypeError);
    expectNoCanary(exported());
    expect(exporter.getFinishedSpans()[0]?.attributes).toEqual({ 'error.type': 'TypeError' });
  });

  it('no metric label shows him, not even under a registered key', async () => {
    const before = droppedSo('metric');
    counter('rwd_messaging_records_total').add(1, { 'messaging.destination.name': canary.phone, patient: canary.name, 'rwd.outcome': 'done' });
    histogram('rwd_record_age_seconds').record(1, { 'rwd.outcome': canary.mail });
    const text = await metricsText();
    expectNoCanary(text);
    expect(text).toContain('rwd_messaging_records_total{rwd_outcome="done"} 1');
    expect(droppedSo('metric') - before).toBe(3);
    expect(await metricsText()).toMatch(/rwd_telemetry_dropped_total\{rwd_signal="metric",rwd_reason="unknown_key"\} \d+/);
  });

  it('no log line shows him: unknown fields, nested objects, registered fields, messages, bound fields', () => {
    const before = droppedSo('log');
    const smuggled = { patient: canary.name, mrn: canary.record, payload: { phone: canary.phone }, [canary.idCard]: 1 } as LogFields;
    logger().info({ ...smuggled, recordId: canary.idCard, outcome: 'done' }, `done for ${canary.phone} ${canary.name} ${canary.mail} ${canary.idCard}`);
    logger().child(smuggled).warn('again');
    logger().error({ reason: { name: canary.name } as unknown as string }, 'wrong type');
    expect(lines).toHaveLength(3);
    expectNoCanary(lines.join(''));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'done for # # # #', outcome: 'done', service: 'canary', level: 'info' });
    expect(droppedSo('log') - before).toBe(11);
  });

  it('no foreign error\'s message, name, code or cause shows him in a log', () => {
    const parse = (): unknown => JSON.parse(`${canary.romanName} ${canary.phone}`);
    let parseError: unknown;
    try {
      parse();
    } catch (error) {
      parseError = error;
    }
    const odd = Object.assign(new Error(`line one\n    at ${canary.romanName} (${canary.record})`, { cause: parseError }), { name: canary.romanName, code: canary.record });
    logger().error({ error: odd }, 'failed');
    expectNoCanary(lines.join(''));
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({ type: 'Error', cause: { type: 'SyntaxError', frames: expect.arrayContaining([expect.stringContaining('canary.spec.ts')]) } });
  });

  it('one of our errors is shown by code, class, where and message', () => {
    const errors = defineErrors({ RWD_CANARY_SUNG: { failure: 'poison', message: 'it sang {what}', action: 'listen' } });
    logger().error({ error: errors.RWD_CANARY_SUNG({ what: canary.phone }, { where: 'Bundle.entry[0]', cause: new RangeError(canary.name) }) }, 'failed');
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({ code: 'RWD_CANARY_SUNG', failure: 'poison', where: 'Bundle.entry[0]', message: 'it sang #', cause: { type: 'RangeError' } });
    expectNoCanary(lines.join(''));
  });

  it('ten thousand records with him in key, headers and type leave nothing', async () => {
    const consumer = createConsumerTelemetry('normalization', () => 2_000);
    for (let index = 0; index < 10_000; index += 1) {
      const headers = { patient: canary.name, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-0${index % 2}`, tracestate: `p=${canary.romanName}` };
      const message = { topic: position.topic, partition: 0, offset: String(index), timestamp: 1_000, headers, key: canary.record };
      consumer.begin(message, index % 3 === 0 ? canary.romanName : 'rwd.record.accepted.v1').end(index % 5 === 0 ? canary.name : 'done');
    }
    expect(exporter.getFinishedSpans()).toHaveLength(5_000);
    expectNoCanary(exported() + (await metricsText()) + lines.join(''));
  }, 30_000);
});

describe('the allow-list', () => {
  it('lets registered attributes through whole', async () => {
    await recordSpan({ ...position, eventType: 'rwd.record.accepted.v1' }, async () => undefined);
    expect(exporter.getFinishedSpans()[0]).toMatchObject({
      name: 'process rwd.record.accepted.v1',
      attributes: { 'messaging.system.name': 'kafka', 'messaging.destination.name': position.topic, 'messaging.destination.partition.id': 3, 'kafka.offset': 42, 'rwd.event.type': 'rwd.record.accepted.v1', 'rwd.outcome': 'done' },
    });
  });

  it('keeps times, ids and parent of the span it stands for', () => {
    const span = runtime().tracer.startSpan('rwd.seal');
    span.end();
    const [seen] = exporter.getFinishedSpans();
    expect(seen?.spanContext()).toEqual(span.spanContext());
    expect(seen?.ended).toBe(true);
    expect((seen?.duration[0] ?? -1) >= 0).toBe(true);
  });
});
