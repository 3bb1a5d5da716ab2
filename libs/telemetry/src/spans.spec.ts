import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { createLogger } from './logger.js';
import { beginRecordSpan, injectTraceparent, recordSpan, stageSpan } from './spans.js';
import type { Telemetry } from './telemetry.js';
import { startTelemetry } from './telemetry.js';
import { formatTraceparent, parseTraceparent } from './traceparent.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const sampled = `00-${traceId}-00f067aa0ba902b7-01`;
const unsampled = `00-${traceId}-00f067aa0ba902b7-00`;
const position = { topic: 'rwd.record.accepted.v1', partition: 0, offset: '7', group: 'normalization' };

describe('traceparent', () => {
  it('reads the example of W3C Trace Context section 3.2.4', () => {
    expect(parseTraceparent(sampled)).toEqual({ traceId, spanId: '00f067aa0ba902b7', traceFlags: 1, isRemote: true });
  });

  it.each([
    undefined, '', 'x', `ff-${traceId}-00f067aa0ba902b7-01`, `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `00-${traceId}-${'0'.repeat(16)}-01`,
    sampled.toUpperCase(), `${sampled}-more`, sampled.slice(0, -1),
  ])('%s starts a new trace', (header) => {
    expect(parseTraceparent(header)).toBeUndefined();
  });

  it('of a later version with more fields is read as far as it is known', () => {
    expect(parseTraceparent(`01-${traceId}-00f067aa0ba902b7-03-more`)?.traceFlags).toBe(1);
  });

  it('what is written is what was read', () => {
    const hex = (length: number) => fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((digits) => digits.join(''));
    fc.assert(fc.property(hex(32), hex(16), fc.constantFrom('00', '01'), (trace, span, flags) => {
      fc.pre(/[1-9a-f]/.test(trace) && /[1-9a-f]/.test(span));
      expect(formatTraceparent(parseTraceparent(`00-${trace}-${span}-${flags}`))).toBe(`00-${trace}-${span}-${flags}`);
    }));
  });
});

describe('given telemetry that is off', () => {
  it('a trace begun elsewhere still passes through to the outputs', async () => {
    expect(beginRecordSpan(position, sampled).traceparent).toBe(sampled);
    expect(await recordSpan(position, async () => injectTraceparent({ a: 1 }))).toEqual({ a: 1 });
  });
});

describe('given telemetry that is on', () => {
  let telemetry: Telemetry;
  let exporter: InMemorySpanExporter;
  const start = (samplingRatio: number): void => {
    exporter = new InMemorySpanExporter();
    telemetry = startTelemetry({ serviceName: 'spans', samplingRatio, spanProcessor: new SimpleSpanProcessor({ exporter }) });
  };
  beforeEach(() => start(1));
  afterEach(async () => {
    await telemetry.shutdown();
  });

  it('a record\'s span is a child of its producer, and its outputs are children of it', async () => {
    const headers = await recordSpan({ ...position, traceparent: sampled }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return injectTraceparent({});
    });
    const [span] = exporter.getFinishedSpans();
    expect(span?.spanContext().traceId).toBe(traceId);
    expect(span?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(headers.traceparent).toBe(`00-${traceId}-${span?.spanContext().spanId}-01`);
  });

  it('each record of a batch has its own span, with its own time', async () => {
    const slow = beginRecordSpan(position, sampled);
    beginRecordSpan({ ...position, offset: '8' }, sampled).end('done');
    await new Promise((resolve) => setTimeout(resolve, 30));
    slow.end('done');
    const [fast, late] = exporter.getFinishedSpans();
    expect((late?.duration[1] ?? 0) > 20e6).toBe(true);
    expect((fast?.duration[1] ?? Infinity) < 20e6).toBe(true);
  });

  it('a record of an unsampled trace makes no span but keeps the trace', async () => {
    const headers = await recordSpan({ ...position, traceparent: unsampled }, async () => injectTraceparent({}));
    expect(headers.traceparent).toBe(unsampled);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });

  it('stages hang under their record, and failures are marked by class', async () => {
    await expect(recordSpan({ ...position, traceparent: sampled }, () => stageSpan('map', { 'rwd.format': 'hl7v2' }, () => Promise.reject(new RangeError('x'))))).rejects.toThrow('x');
    const [stage, record] = exporter.getFinishedSpans();
    expect(stage?.parentSpanContext?.spanId).toBe(record?.spanContext().spanId);
    expect(stage).toMatchObject({ name: 'rwd.map', status: { code: 2 }, attributes: { 'rwd.format': 'hl7v2', 'error.type': 'RangeError' } });
    expect(record).toMatchObject({ status: { code: 2 }, attributes: { 'rwd.outcome': 'failed' } });
  });

  it('log lines inside a record carry its trace, lines outside carry none', async () => {
    const lines: string[] = [];
    const logger = createLogger({ service: 'spans', destination: { write: (line) => void lines.push(line) } });
    await recordSpan({ ...position, traceparent: sampled }, async () => {
      await Promise.resolve();
      logger.info({ topic: position.topic }, 'handled');
    });
    logger.info('idle');
    logger.debug('not shown at this level');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ trace_id: traceId, span_id: exporter.getFinishedSpans()[0]?.spanContext().spanId, topic: position.topic, msg: 'handled' });
    expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('trace_id');
  });

  it('a ratio of 0 keeps no trace begun here, yet hands on its id', async () => {
    await telemetry.shutdown();
    start(0);
    const span = beginRecordSpan(position, undefined);
    span.end('done');
    expect(span.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });

  it('an unsampled record costs less than the 15 microseconds a record may cost', () => {
    for (let index = 0; index < 20_000; index += 1) beginRecordSpan(position, unsampled).end('done');
    const started = process.cpuUsage();
    for (let index = 0; index < 20_000; index += 1) beginRecordSpan(position, unsampled).end('done');
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 20_000).toBeLessThan(15);
  });
});
