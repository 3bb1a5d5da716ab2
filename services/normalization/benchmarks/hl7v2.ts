/**
 * HL7 v2 on one core, stage by stage, in CPU time (other work on the machine does not count), beside @medplum/core's parser
 * on the same messages in the same run. Prints one JSON document.
 *
 * Run: node --disable-warning=ExperimentalWarning --experimental-transform-types --import ./tools/typescript/imports.mjs services/normalization/benchmarks/hl7v2.ts
 */
import { Hl7Message } from '@medplum/core';
import { readMessage } from '@chainnet/hl7v2';
import { loadValidator } from '../src/adapters/fhir-definitions.js';
import { mapMessage } from '../src/core/hl7v2/map-message.js';
import type { NormalizationContext } from '../src/core/normalization.js';
import { sniff } from '../src/core/sniff.js';
import { messages } from '../test/hl7v2-messages.js';

const SECONDS = Number(process.env['SECONDS'] ?? 3);
const corpus = [messages.adtA01, messages.oruR01, messages.vxuV04, messages.omlO21, messages.oruR01, messages.adtA01];
const bytes = corpus.map((text) => new TextEncoder().encode(text));
const parsed = corpus.map((text) => readMessage(text));

const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** CPU microseconds a message, of all threads of the process, after a warm-up of half the time (the compiler works beside). */
const measure = (run: (at: number) => unknown): { microseconds: number; perSecond: number } => {
  const loop = (seconds: number): { count: number; cpu: number } => {
    const from = process.cpuUsage();
    let count = 0;
    while (cpuSeconds(from) < seconds) for (let at = 0; at < corpus.length; at += 1, count += 1) run(at);
    return { count, cpu: cpuSeconds(from) };
  };
  loop(SECONDS / 2);
  const { count, cpu } = loop(SECONDS);
  return { microseconds: Math.round((cpu / count) * 1e7) / 10, perSecond: Math.round(count / cpu) };
};

/** Reads every component, since the peer's parser may leave work for later. */
const readAll = (text: string): number => Hl7Message.parse(text).segments.reduce((total, { fields }) => total + fields.reduce((sum, { components }) => sum + components.flat().length, 0), 0);

const validator = loadValidator();
const context: NormalizationContext = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator };
const mapped = parsed.map((message) => mapMessage(message, context));

const result = {
  messages: corpus.length,
  meanBytes: Math.round(bytes.reduce((total, one) => total + one.length, 0) / corpus.length),
  meanLeaves: Math.round(parsed.reduce((total, { leafCount }) => total + leafCount, 0) / corpus.length),
  meanResources: Math.round(mapped.reduce((total, { bundle }) => total + (bundle.entry?.length ?? 0), 0) / corpus.length),
  sniff: measure((at) => sniff(bytes[at] ?? new Uint8Array())),
  parse: measure((at) => readMessage(corpus[at] ?? '')),
  map: measure((at) => mapMessage(parsed[at] ?? readMessage(''), context)),
  validate: measure((at) => validator.validate(mapped[at]?.bundle ?? { resourceType: 'Bundle' })),
  parseAndMap: measure((at) => mapMessage(readMessage(sniff(bytes[at] ?? new Uint8Array()).text), context)),
  medplumParse: measure((at) => readAll(corpus[at] ?? '')),
  residentMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  node: process.version,
};
console.log(JSON.stringify(result, null, 2));
