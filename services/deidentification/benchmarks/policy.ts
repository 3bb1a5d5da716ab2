/**
 * Throughput of the policy core on one thread. From the repository root:
 *
 *   npx nx build contracts
 *   npx swc services/deidentification/src services/deidentification/benchmarks -d services/deidentification/dist/bench \
 *     --config-file .swcrc --ignore '**\/*.spec.ts' -q
 *   node services/deidentification/dist/bench/services/deidentification/benchmarks/policy.js [bundles] [resources a bundle]
 *
 * Prints one JSON object. `core` is survey + rewrite + residual scan on parsed JSON; `endToEnd` adds parse and stringify;
 * `machine` is the rate of bare HMACs in the same process, to compare runs on machines that are busy or slow.
 */
import { createHmac, createSecretKey } from 'node:crypto';
import { deidentify } from '../src/core/deidentify.js';
import type { JsonObject } from '../src/core/json.js';
import { clinicalResearch } from '../src/core/policies/clinical-research.js';
import { compilePolicy } from '../src/core/policy/compile-policy.js';
import { syntheticBundle } from './synthetic-bundle.js';

const [bundles = 400, perBundle = 25] = process.argv.slice(2).map(Number);
const policy = compilePolicy(clinicalResearch);
const keys = { kid: 'k1', epoch: 1, secret: Buffer.alloc(32, 7) };
const project = { id: 'benchmark', purpose: 'research' };
const texts = Array.from({ length: bundles }, (_, seed) => JSON.stringify(syntheticBundle(seed + 1, perBundle)));
const resources = bundles * perBundle;

const run = (bundle: JsonObject, seed: number): JsonObject =>
  deidentify(bundle, { policy, keys, project, subjectRef: `subject-${seed}` }).bundle;

/** Best of five runs, by processor time: what one core does, also on a shared machine. */
function rate(work: () => void, units = resources): number {
  work();
  const best = Math.min(...Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return user + system;
  }));
  return Math.round((units / best) * 1e6);
}

const parsed = texts.map((text) => JSON.parse(text) as JsonObject);
const core = rate(() => parsed.forEach(run));
const endToEnd = rate(() => texts.forEach((text, seed) => JSON.stringify(run(JSON.parse(text) as JsonObject, seed))));

// How fast the machine is just now: HMAC-SHA-256 of a short text, the operation no implementation can avoid.
const key = createSecretKey(keys.secret);
const hmac = rate(() => {
  for (let at = 0; at < 20_000; at += 1) createHmac('sha256', key).update(`Patient/${at}`).digest();
}, 20_000);

console.log(JSON.stringify({
  benchmark: 'deidentification.policy',
  node: process.version,
  bundles,
  resources,
  meanResourceBytes: Math.round(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / resources),
  resourcesPerCoreSecond: { core, endToEnd },
  machine: { hmacPerCoreSecond: hmac },
  target: { resourcesPerCoreSecond: 20_000, met: endToEnd >= 20_000 },
}));
