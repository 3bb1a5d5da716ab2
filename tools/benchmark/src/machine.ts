import { cpus, loadavg, totalmem } from 'node:os';

/** Where a figure was measured, and how busy the machine was with other things. */
export const machine = (): object => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  loadAverage: loadavg().map((load) => Number(load.toFixed(2))),
});
