import { groupFigures, processFigures, type ProcessFigures } from '../process-figures.js';
import { rounded } from '../figures.js';
import { serverGroups, type MeshStand } from '../stand.js';

/** CPU time and memory of every service and server of a mesh, by name. */
export function readProcesses({ mesh, folder }: MeshStand): ReadonlyMap<string, ProcessFigures> {
  const services = [...mesh.processes].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, processFigures(pid)] as const]));
  const servers = [...serverGroups(folder)].map(([name, group]) => [name, groupFigures(group)] as const);
  return new Map([...services, ...servers]);
}

/** CPU seconds that each process used between two readings. */
export const cpuBetween = (before: ReadonlyMap<string, ProcessFigures>, after: ReadonlyMap<string, ProcessFigures>): Readonly<Record<string, number>> =>
  Object.fromEntries([...after].map(([name, { cpuSeconds }]) => [name, rounded(cpuSeconds - (before.get(name)?.cpuSeconds ?? NaN), 3)]));

export const mebibytes = (bytes: number): number => rounded(bytes / 2 ** 20);
