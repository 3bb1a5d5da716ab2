import { recordStored } from '@chainnet/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { pointAt, rounded, slope, type Point } from '../figures.js';
import { say, withMesh, type MeshStand } from '../stand.js';
import { Load } from './load.js';
import { mebibytes, readProcesses } from './processes.js';
import { Watch } from './watch.js';

/** The backlog is filled up whenever it falls below; so the mesh never rests, and the disk does not fill. */
const BACKLOG_RECORDS = 3_000;
const PORTION_RECORDS = 1_000;
const SAMPLE_MS = 10_000;

/** Memory of every process while a backlog keeps the mesh at its limit. */
export const memoryPart = (minutes: number, nodeOptions: string | undefined): Promise<object> =>
  withMesh(nodeOptions, async (stand) => {
    const load = Load.open(stand.mesh);
    const watch = await Watch.open(stand.mesh, { keepsAges: false, group: 'bench-memory' });
    try {
      const samples = await saturate(stand, { load, watch, seconds: minutes * 60 });
      const stored = watch.count(recordStored.type);
      return {
        minutes, stored, recordsPerSecond: rounded(stored / (minutes * 60)),
        lowestBacklog: samples.lowestBacklog,
        processes: Object.fromEntries([...samples.memory].map(([name, points]) => [name, growthOf(points)])),
      };
    } finally {
      await watch.close();
      await load.close();
    }
  });

type Saturation = { readonly load: Load; readonly watch: Watch; readonly seconds: number };
type Samples = { readonly memory: ReadonlyMap<string, readonly Point[]>; readonly lowestBacklog: number };

async function saturate(stand: MeshStand, { load, watch, seconds }: Saturation): Promise<Samples> {
  const began = Date.now();
  const memory = new Map<string, Point[]>();
  let lowestBacklog = Infinity;
  let sampled = 0;
  while (Date.now() - began < seconds * 1_000) {
    const backlog = load.published - watch.count(recordStored.type);
    if (load.published > BACKLOG_RECORDS) lowestBacklog = Math.min(lowestBacklog, backlog);
    if (backlog < BACKLOG_RECORDS) await load.publish(PORTION_RECORDS);
    if (Date.now() - began >= sampled * SAMPLE_MS) {
      sampled += 1;
      sample(memory, stand, (Date.now() - began) / 60_000);
      if (sampled % 6 === 1) say(`memory: minute ${Math.round((Date.now() - began) / 60_000)}, ${watch.count(recordStored.type)} records stored`);
    }
    await sleep(100);
  }
  sample(memory, stand, (Date.now() - began) / 60_000);
  return { memory, lowestBacklog };
}

function sample(memory: Map<string, Point[]>, stand: MeshStand, minute: number): void {
  for (const [name, { rssBytes }] of readProcesses(stand)) {
    const points = memory.get(name) ?? [];
    memory.set(name, points);
    points.push({ x: minute, y: mebibytes(rssBytes) });
  }
}

/** How memory went from a tenth of the time, when all is warm, to its end. */
export function growthOf(points: readonly Point[]): object {
  const [early, late] = [pointAt(points, 0.1), pointAt(points, 1)];
  const warm = points.filter(({ x }) => x >= early.x);
  return {
    rssMiBAtTenPercent: early.y,
    rssMiBAtEnd: late.y,
    growthPercent: rounded((late.y / early.y - 1) * 100),
    slopeMiBPerMinute: rounded(slope(warm), 2),
    highestMiB: Math.max(...points.map(({ y }) => y)),
  };
}
