/**
 * Resources a CPU second (other work on the machine does not count) and memory of the validator, beside @medplum/core and,
 * with the JSON schema of FHIR R4, ajv, on HL7's clinical examples and on a document of small resources. Prints JSON:
 * `node --experimental-transform-types --import ./tools/typescript/imports.mjs services/normalization/benchmarks/validation.ts`
 */
import { performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { Resource } from '@chainnet/fhir';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { bundleEntries } from '../src/adapters/bundle-entries.js';
import { definitionsFolder, loadValidator } from '../src/adapters/fhir-definitions.js';
import { clinicalTypes, examplesOf } from '../test/clinical-examples.js';
import { smallDocument } from '../test/small-records.js';

const SECONDS = 3;

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

type Judge = (resource: Resource) => boolean;

/** Resources a CPU second, after one round to warm up, and how many of the set are refused. */
const rate = (judge: Judge, resources: readonly Resource[]): { readonly perCpuSecond: number; readonly refused: number } => {
  const refused = resources.filter((resource) => !judge(resource)).length;
  for (let round = 0; round < Math.ceil(2000 / resources.length); round += 1) resources.forEach(judge);
  const from = process.cpuUsage();
  let count = 0;
  while (cpuSeconds(from) < SECONDS) {
    resources.forEach(judge);
    count += resources.length;
  }
  return { perCpuSecond: Math.round(count / cpuSeconds(from)), refused };
};

const timed = <T>(load: () => T): { readonly loaded: T; readonly cost: { readonly seconds: number; readonly cpuSeconds: number; readonly residentMegabytes: number } } => {
  const [from, at] = [process.cpuUsage(), performance.now()];
  const loaded = load();
  return { loaded, cost: { seconds: Number(((performance.now() - at) / 1000).toFixed(2)), cpuSeconds: Number(cpuSeconds(from).toFixed(2)), residentMegabytes: megabytes() } };
};

const loadMedplum = (): Judge => {
  for (const file of ['profiles-types.json', 'profiles-resources.json']) {
    const definitions = [...bundleEntries(readFileSync(join(definitionsFolder(), file)))].filter(({ resourceType }) => resourceType === 'StructureDefinition');
    indexStructureDefinitionBundle(definitions);
  }
  return (resource) => {
    try {
      validateResource(resource);
      return true;
    } catch {
      return false;
    }
  };
};

/** The schema has draft-06 names and refers to a `Resource` it does not define: both are mended here. */
const loadAjv = (): Judge => {
  const { definitions } = JSON.parse(readFileSync(join(definitionsFolder(), 'fhir.schema.json'), 'utf8')) as { readonly definitions: Readonly<Record<string, object>> };
  const ajv = new Ajv.default({ strict: false, allErrors: true, logger: false });
  ajv.addSchema({ $id: 'https://chainnet.example/fhir.schema.json', definitions: { Resource: {}, integer64: {}, ResourceList: {}, ...definitions } });
  const compiled = new Map([...clinicalTypes, 'Bundle'].map((type) => [type, ajv.compile({ $ref: `https://chainnet.example/fhir.schema.json#/definitions/${type}` })]));
  return (resource) => compiled.get(resource.resourceType)?.(resource) === true;
};

const resources = examplesOf(clinicalTypes).map(({ resource }) => resource);
const document = smallDocument();
const entries = (document['entry'] as readonly { readonly resource: Resource }[]).map(({ resource }) => resource);
const size = (set: readonly Resource[]): number => Math.round(set.reduce((sum, resource) => sum + Buffer.byteLength(JSON.stringify(resource)), 0) / set.length);

const measured = (judge: Judge): object => {
  const { perCpuSecond } = rate(judge, [document]);
  return { clinical: rate(judge, resources), small: rate(judge, entries), document: { perCpuSecond, resourcesPerCpuSecond: perCpuSecond * entries.length } };
};

const { loaded: validator, cost } = timed(() => loadValidator());
const ours: Judge = (resource) => validator.validate(resource).every(({ severity }) => severity !== 'error');
const own = { load: cost, ...measured(ours), residentMegabytes: megabytes() };
const medplum = timed(loadMedplum);
const peers = { medplum: { load: medplum.cost, ...measured(medplum.loaded) } };
const schema = timed(loadAjv);
console.log(
  JSON.stringify({
    node: process.version,
    sets: { clinical: { resources: resources.length, types: clinicalTypes.length, meanBytes: size(resources) }, small: { resources: entries.length, meanBytes: size(entries) } },
    ours: own,
    ...peers,
    ajv: { load: schema.cost, ...measured(schema.loaded) },
  }, null, 2),
);
