/**
 * WS/T 500 documents a CPU second (other work on the machine does not count), stage by stage, on generated documents of all
 * 53 types. Run it with `node --experimental-transform-types --import ./tools/typescript/imports.mjs`.
 */
import { SaxesParser } from 'saxes';
import { canonicalJson } from '@chainnet/contracts';
import { loadValidator } from '../src/adapters/fhir-definitions.js';
import type { NormalizationContext } from '../src/core/normalization.js';
import { normalize } from '../src/core/normalize.js';
import { mapDocument } from '../src/core/wst500/map-document.js';
import { documentText } from '../src/core/wst500/write-document.js';
import { readXml } from '../src/core/xml/xml-tree.js';
import { DOCUMENTS, generated } from '../test/wst500/document.js';

const SECONDS = Number(process.argv[2] ?? 5);
/** The mean of the public sample documents is 26 kB; generated ones are chosen so that theirs is too. */
const SMALLEST = 22_000;

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

const all = DOCUMENTS.flatMap((document) => (['A', 'B'] as const).map((form) => generated(document, form, 1).text));
const texts = all.filter((text) => Buffer.byteLength(text) >= SMALLEST);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length;
const validator = loadValidator();
const context: NormalizationContext = { recordId: 'r', tenant: 't', receivedAt: '2026-01-02T03:04:05Z', validator };
const roots = texts.map(readXml);
const bundles = roots.map((root) => mapDocument(root, context).bundle);
const encoded = texts.map((text) => Buffer.from(text));

const measure = <T>(name: string, inputs: readonly T[], once: (input: T) => unknown): void => {
  for (const input of inputs) once(input);
  const from = process.cpuUsage();
  let count = 0;
  while (cpuSeconds(from) < SECONDS) {
    for (const input of inputs) once(input);
    count += inputs.length;
  }
  console.log(`${name}: ${(count / cpuSeconds(from)).toFixed(0)} documents per CPU second`);
};

const resources = bundles.reduce((sum, { entry }) => sum + (entry?.length ?? 0), 0) / bundles.length;
const json = bundles.reduce((sum, bundle) => sum + Buffer.byteLength(canonicalJson(bundle)), 0) / bundles.length;
console.log(`${texts.length} documents, mean ${(bytes / 1000).toFixed(1)} kB, ${resources.toFixed(0)} resources, ${(json / 1000).toFixed(1)} kB as FHIR JSON`);
// A yardstick for the machine: a well-known parser that only reports events, no tree.
measure('saxes, events only', texts, (text) => new SaxesParser({ xmlns: true, position: true }).write(text).close());
measure('parse', texts, readXml);
measure('map', roots, (root) => mapDocument(root, context));
measure('validate', bundles, (bundle) => validator.validate(bundle));
measure('normalize (sniff, parse, map, terminology, validate)', encoded, (one) => normalize(one, context));
measure('back to XML', bundles, documentText);
console.log(`${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`);
