import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { adtMessage, admissionRecordXml, labReportXml, oruMessage, wdbcBundles, type AdtEvent } from '@chainnet/demo-records';
import { wdbcCsv } from './wdbc-table.js';
import type { Submission } from './submission.js';

const FHIR_JSON = 'application/fhir+json';
const HL7_V2 = 'x-application/hl7-v2+er7';
const XML = 'application/xml';
const EXAMPLE_TYPES = ['Patient', 'Encounter', 'Condition', 'Observation', 'MedicationRequest', 'Composition'];
const EXAMPLE_LIMIT_BYTES = 60_000;
const EXAMPLES_OF_A_TYPE = 20;
const GENERATED_OF_A_KIND = 12;

/**
 * The records of the main job, each organization its own: the breast-cancer table as FHIR Bundles (a third each), HL7's
 * FHIR R4 examples, HL7 v2 messages, WS/T 500 documents, and one of each kind of bad record.
 */
export function demoSubmissions(tenants: readonly string[]): readonly Submission[] {
  return tenants.flatMap((tenant, index) => [
    ...tableRecords(tenant, { index, of: tenants.length }),
    ...fhirExamples(tenant, { index, of: tenants.length }),
    ...hl7Messages(tenant, index),
    ...sharedDocuments(tenant, index),
    ...badRecords(tenant),
  ]);
}

type Share = { readonly index: number; readonly of: number };

function tableRecords(tenant: string, { index, of }: Share): Submission[] {
  const bundles = wdbcBundles(wdbcCsv());
  const size = Math.ceil(bundles.length / of);
  return bundles.slice(index * size, (index + 1) * size).map((bundle, row) => ({
    tenant, id: `wdbc-${row}`, subject: `p-${row}`, contentType: FHIR_JSON, value: Buffer.from(JSON.stringify(bundle)),
  }));
}

function fhirExamples(tenant: string, { index, of }: Share): Submission[] {
  const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.json')).sort();
  return EXAMPLE_TYPES.flatMap((type) => files.filter((file) => file.startsWith(`${type}-`)).slice(0, EXAMPLES_OF_A_TYPE))
    .filter((_, position) => position % of === index)
    .map((file) => ({ file, value: readFileSync(join(folder, file)) }))
    .filter(({ value }) => value.length <= EXAMPLE_LIMIT_BYTES)
    .map(({ file, value }) => ({ tenant, id: file, subject: file, contentType: FHIR_JSON, value }));
}

const adtEvents: readonly AdtEvent[] = ['A01', 'A04', 'A08'];

function hl7Messages(tenant: string, index: number): Submission[] {
  return Array.from({ length: GENERATED_OF_A_KIND }, (_, number) => {
    const seed = index * 1_000 + number;
    const message = number % 2 === 0 ? oruMessage(seed) : adtMessage(adtEvents[number % 3] as AdtEvent, seed);
    return { tenant, id: `v2-${number}`, subject: `v2-${number}`, contentType: HL7_V2, value: Buffer.from(message) };
  });
}

function sharedDocuments(tenant: string, index: number): Submission[] {
  return Array.from({ length: GENERATED_OF_A_KIND }, (_, number) => {
    const seed = index * 1_000 + number;
    const document = number % 2 === 0 ? labReportXml(seed) : admissionRecordXml(seed);
    return { tenant, id: `wst500-${number}`, subject: `doc-${number}`, contentType: XML, value: Buffer.from(document) };
  });
}

const OVERSIZE_BYTES = 1_200_000;

/** One of each: what must end in quarantine with a reason while everything else flows on. */
function badRecords(tenant: string): Submission[] {
  const bad = (id: string, value: Buffer | null, fields: Partial<Submission> = {}): Submission => ({ tenant, id: `bad-${id}`, subject: `bad-${id}`, contentType: FHIR_JSON, value, ...fields });
  return [
    bad('json', Buffer.from('{"resourceType":"Patient",')),
    bad('schema', Buffer.from('{"resourceType":"Patient","gender":"unclear"}')),
    bad('type', Buffer.from('{"resourceType":"Patient"}'), { wrongAttributes: { ce_type: 'com.example.unknown' } }),
    bad('tombstone', null),
    bad('oversize', Buffer.alloc(OVERSIZE_BYTES, 0x20)),
    bad('nul', Buffer.from('{"resourceType":"Patient","id":"a\0b"}')),
    bad('encoding', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  ];
}
