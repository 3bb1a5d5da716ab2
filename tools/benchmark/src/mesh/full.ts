import { receiptIssued, recordStored } from '@chainnet/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { errors } from '../errors.js';
import { percentile, rounded } from '../figures.js';
import { say, withMesh, type MeshStand } from '../stand.js';
import { Load } from './load.js';
import { cpuBetween, readProcesses } from './processes.js';
import { Watch } from './watch.js';

const LIMIT_SECONDS = 300;
/** What goes ahead of the measured load, so that compilers and caches are warm. */
const WARM_UP_RECORDS = 300;

/** From partner topic to ledger receipt: records a second with the whole mesh at work, and the age of records on the way. */
export const fullPart = (records: number, nodeOptions: string | undefined): Promise<object> =>
  withMesh(nodeOptions, async (stand) => {
    const load = Load.open(stand.mesh);
    try {
      await warmUp(stand, load);
      return await measure(stand, load, records);
    } finally {
      await load.close();
    }
  });

async function warmUp({ mesh, folder }: MeshStand, load: Load): Promise<void> {
  const watch = await Watch.open(mesh, { keepsAges: false, group: 'bench-warm' });
  try {
    await load.publish(WARM_UP_RECORDS);
    await until(watch, WARM_UP_RECORDS, folder);
  } finally {
    await watch.close();
  }
}

async function measure(stand: MeshStand, load: Load, records: number): Promise<object> {
  const watch = await Watch.open(stand.mesh, { keepsAges: true, group: 'bench-full', since: Date.now() });
  try {
    const before = readProcesses(stand);
    const began = Date.now();
    await load.publish(records);
    const publishedAt = Date.now();
    say(`full: ${records} records published in ${((publishedAt - began) / 1_000).toFixed(1)} s`);
    await until(watch, records, stand.mesh.paths.logs);
    const seconds = (watch.lastReceiptAt - began) / 1_000;
    return {
      records,
      publishSeconds: rounded((publishedAt - began) / 1_000, 2),
      seconds: rounded(seconds, 2),
      recordsPerSecond: rounded(records / seconds),
      /** Milliseconds from submission; of a backlog put in at once, so they grow with the number of records. */
      ageMs: { stored: agesOf(watch.storedAges), receipt: agesOf(watch.receiptAges()) },
      stages: watch.byStage(),
      cpuMillisecondsPerRecord: perRecord(cpuBetween(before, readProcesses(stand)), records),
    };
  } finally {
    await watch.close();
  }
}

const agesOf = (ages: readonly number[]): object => ({ p50: percentile(ages, 0.5), p99: percentile(ages, 0.99), records: ages.length });

const perRecord = (cpuSeconds: Readonly<Record<string, number>>, records: number): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(cpuSeconds).map(([name, seconds]) => [name, rounded((seconds * 1_000) / records, 3)]));

/** Waits until every record is in a data set and has its receipt. @throws RWD_BENCHMARK_STALLED */
async function until(watch: Watch, records: number, place: string): Promise<void> {
  const deadline = Date.now() + LIMIT_SECONDS * 1_000;
  const done = (): number => Math.min(watch.count(receiptIssued.type), watch.count(recordStored.type));
  let told = Date.now();
  while (done() < records) {
    if (Date.now() > deadline) throw errors.RWD_BENCHMARK_STALLED({ what: 'receipts', done: done(), wanted: records, seconds: LIMIT_SECONDS }, { where: place });
    if (Date.now() - told > 10_000) say(`full: ${done()} of ${records} have their receipt`);
    if (Date.now() - told > 10_000) told = Date.now();
    await sleep(100);
  }
}
