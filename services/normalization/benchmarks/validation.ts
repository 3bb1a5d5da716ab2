/**
 * Resources a CPU second (other work on the machine does not count) and memory of the validator on the clinical examples of FHIR R4. Run it built, or with
 * `node --experimental-transform-types`; it prints one line a measure.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { Resource } from '@chainnet/fhir';
import { loadValidator } from '../src/adapters/fhir-definitions.js';

const SECONDS = 5;
const CLINICAL = /^(Patient|Encounter|Condition|Observation|MedicationRequest|Composition)-/;
const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));
const texts = readdirSync(folder).filter((file) => CLINICAL.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'));
const sized = texts.filter(({ length }) => length >= 1000 && length <= 5000);

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
const megabytes = (): string => `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`;

const validator = loadValidator();
console.log(`load: ${cpuSeconds().toFixed(1)} CPU s from the start of the process, ${megabytes()}`);
for (const [name, set] of [['all', texts], ['1-5 kB', sized]] as const) {
  const resources = set.map((text) => JSON.parse(text) as Resource);
  const from = process.cpuUsage();
  let count = 0;
  while (cpuSeconds(from) < SECONDS) {
    for (const resource of resources) validator.validate(resource);
    count += resources.length;
  }
  console.log(`${name}: ${(count / cpuSeconds(from)).toFixed(0)} resources per CPU second, ${resources.length} distinct, ${megabytes()}`);
}
