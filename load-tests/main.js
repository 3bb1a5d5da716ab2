// The load itself, run by our k6 (load-tests/k6). Everything it needs comes in two environment variables that
// src/main.ts sets: CHAINNET_LOAD_PLAN, a file, and CHAINNET_LOAD_TARGET, JSON with the partners' secrets.
import exec from 'k6/execution';
import http from 'k6/http';
import kafka from 'k6/x/chainnet-kafka';
import { sleep } from 'k6';
import { Counter, Gauge } from 'k6/metrics';
import { labReportXml } from '../tools/demo-records/dist/wst500.js';
import { oruMessage } from '../tools/demo-records/dist/hl7v2.js';
import { recordsOf } from './dist/records/load-record.js';
import { meshFigures } from './dist/k6/mesh-figures.js';

const plan = JSON.parse(open(__ENV.CHAINNET_LOAD_PLAN));
const target = JSON.parse(__ENV.CHAINNET_LOAD_TARGET);
const recordOf = recordsOf({ ...plan, partners: target.partners.map(({ partner }) => partner) }, { labReportXml, oruMessage });

const lag = new Gauge('mesh_lag_records');
const drain = new Gauge('mesh_lag_drain_seconds');
const deadLetters = new Counter('mesh_dead_letters');

export const options = {
  ...plan.options,
  // Only what the report uses: a soak writes millions of samples.
  systemTags: ['status', 'name', 'scenario', 'error_code'],
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(95)', 'p(99)', 'count'],
};

export function setup() {
  kafka.open({ issuer: target.issuer, brokers: target.brokers, tls: target.tls === true, compression: plan.compression, partners: target.partners, sentFile: plan.sentFile });
  const before = figures();
  warmUp();
  return { before };
}

/** One record a partner, until its receipt came: so that a mesh whose consumers are still joining is not taken for a slow one. */
function warmUp() {
  const deadline = Date.now() + plan.warmUpSeconds * 1000;
  target.partners.forEach((_, number) => send({ ...recordOf('warm-up', number), door: 'warm-up' }));
  while (kafka.harvest().pending > 0 && Date.now() < deadline) sleep(0.5);
  const { pending } = kafka.harvest();
  if (pending > 0) console.warn(`${pending} of ${target.partners.length} records had no receipt after ${plan.warmUpSeconds} s; the load begins all the same`);
}

export function sendKafka() {
  kafka.produce(recordOf('kafka', exec.scenario.iterationInTest));
}

export function sendHttp() {
  send({ ...recordOf('http', exec.scenario.iterationInTest), door: 'http' });
}

function send(record) {
  kafka.sending(record);
  let response = http.post(url(), record.value, parameters(record, record.door));
  // 429 and 503 mean come back, 0 means that the connection broke: the same id with the same bytes may be sent again.
  for (let again = 0; again < 3 && [0, 429, 503].includes(response.status); again += 1) {
    sleep(Math.min(5, Number(response.headers['Retry-After'] || 1)));
    response = http.post(url(), record.value, parameters(record, record.door));
  }
  kafka.answered(record, recordIdOf(response), `HTTP ${response.status} ${response.error}`);
}

/** Turns receipts into samples while the load runs, and reads the mesh's own lag. */
export function watch() {
  observe();
  sleep(1);
}

/**
 * After the load. Every record that came by Kafka is sent once more, by HTTP: that must have no effect, and the answer names the record,
 * which a partner cannot know otherwise. Then the receipts still missing are waited for, and the mesh's lag.
 */
export function teardown({ before }) {
  const began = Date.now();
  const deadline = began + plan.drainSeconds * 1000;
  echo(deadline);
  const settled = Date.now() + plan.settleSeconds * 1000;
  let drained;
  for (;;) {
    const { pending, lagRecords } = observe();
    if (drained === undefined && pending === 0 && !(lagRecords > 0)) drained = Date.now();
    if ((drained !== undefined && Date.now() >= settled) || Date.now() >= deadline) break;
    sleep(1);
  }
  const after = figures();
  if (after.measured) {
    drain.add(((drained || Date.now()) - began) / 1000 + (drained === undefined ? plan.drainSeconds : 0));
    deadLetters.add(Math.max(0, after.deadLetters - before.deadLetters));
  }
  const { pending, duplicates, acked } = kafka.close();
  console.log(`${acked} records taken in, ${pending} without a receipt, ${duplicates} second effects`);
}

function echo(deadline) {
  while (Date.now() < deadline) {
    const records = kafka.unnamed(plan.echo.parallel).map(({ number }) => recordOf('kafka', number));
    if (records.length === 0) return;
    const answers = http.batch(records.map((record) => ['POST', url(), record.value, parameters(record, 'echo')]));
    const ids = answers.map(recordIdOf);
    records.forEach((record, at) => kafka.named(record.id, ids[at]));
    observe();
    if (ids.includes('')) sleep(1);
  }
}

function observe() {
  const { pending } = kafka.harvest();
  const seen = figures();
  if (seen.measured) lag.add(seen.lagRecords);
  return { pending, lagRecords: seen.lagRecords };
}

function figures() {
  const pages = target.metrics.length === 0 ? [] : http.batch(target.metrics.map((address) => ['GET', address, null, { tags: { door: 'metrics', name: 'GET /metrics' }, timeout: '5s' }]));
  return meshFigures(pages.map(({ status, body }) => (status === 200 ? body : undefined)));
}

const url = () => `${target.ingestion}/v1/records`;

function parameters({ partner, source, id, key, contentType }, door) {
  return {
    tags: { door, name: 'POST /v1/records' },
    timeout: '15s',
    headers: {
      authorization: `Bearer ${kafka.token(partner)}`,
      // A record may be sent twice. This header tells so to k6's HTTP client, which then sends again by itself when the
      // server closed an idle connection in the very moment that the request went out on it.
      'x-idempotency-key': id,
      'content-type': contentType, 'ce-specversion': '1.0', 'ce-id': id, 'ce-source': source, 'ce-partitionkey': key,
    },
  };
}

function recordIdOf(response) {
  return response.status === 202 ? response.json('recordId') || '' : '';
}

export function handleSummary(data) {
  return { [plan.summaryFile]: JSON.stringify(data) };
}
