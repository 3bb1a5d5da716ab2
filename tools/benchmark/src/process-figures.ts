import { readFileSync, readdirSync } from 'node:fs';

/** What the kernel says of a process: proc_pid_stat(5). */
export type ProcessStat = { readonly pid: number; readonly group: number; readonly cpuTicks: number };

/** User and system time (fields 14 and 15) and the process group (field 5); field 2, the name, may hold blanks and brackets. */
export function parseStat(text: string): ProcessStat {
  const rest = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { pid: Number.parseInt(text, 10), group: Number(rest[2]), cpuTicks: Number(rest[11]) + Number(rest[12]) };
}

/** Bytes resident in memory: `VmRSS` of proc_pid_status(5); 0 when there is none, as in a process about to end. */
export function parseRss(status: string): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? 0 : Number(kilobytes) * 1_024;
}

/** USER_HZ, which the kernel counts CPU time in, is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export type ProcessFigures = { readonly cpuSeconds: number; readonly rssBytes: number };

/** CPU time so far and memory now of a whole process group: a server may have children of its own. */
export function groupFigures(group: number): ProcessFigures {
  const members = statsOfAll().filter((stat) => stat.group === group);
  return {
    cpuSeconds: members.reduce((sum, { cpuTicks }) => sum + cpuTicks, 0) / TICKS_PER_SECOND,
    rssBytes: members.reduce((sum, { pid }) => sum + rssOf(pid), 0),
  };
}

/** CPU time so far and memory now of one process. */
export const processFigures = (pid: number): ProcessFigures => ({
  cpuSeconds: (statOf(pid)?.cpuTicks ?? NaN) / TICKS_PER_SECOND,
  rssBytes: rssOf(pid),
});

const statsOfAll = (): readonly ProcessStat[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => statOf(Number(pid)) ?? []);

const statOf = (pid: number): ProcessStat | undefined => {
  const text = read(`/proc/${pid}/stat`);
  return text === undefined ? undefined : parseStat(text);
};

const rssOf = (pid: number): number => parseRss(read(`/proc/${pid}/status`) ?? '');

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended since the folder was listed.
    return undefined;
  }
}
