import { setTimeout as sleep } from 'node:timers/promises';
import { rounded } from '../figures.js';
import { say, withMesh } from '../stand.js';
import { cpuBetween, mebibytes, readProcesses } from './processes.js';

/** Starting leaves work behind: compilers, first fetches, topics being told about. */
const SETTLE_SECONDS = 20;

/** CPU and memory of every process of a mesh that has nothing to do. */
export const idlePart = (seconds: number, nodeOptions: string | undefined): Promise<object> =>
  withMesh(nodeOptions, async (stand) => {
    say(`idle: settling ${SETTLE_SECONDS} s, then watching ${seconds} s`);
    await sleep(SETTLE_SECONDS * 1_000);
    const before = readProcesses(stand);
    const began = performance.now();
    await sleep(seconds * 1_000);
    const after = readProcesses(stand);
    const elapsed = (performance.now() - began) / 1_000;
    const cpu = cpuBetween(before, after);
    return {
      seconds: rounded(elapsed),
      processes: Object.fromEntries([...after].map(([name, { rssBytes }]) => [name, { cpuPercentOfACore: rounded(((cpu[name] ?? NaN) * 100) / elapsed, 2), rssMiB: mebibytes(rssBytes) }])),
    };
  });
