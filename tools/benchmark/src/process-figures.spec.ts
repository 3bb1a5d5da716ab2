import { describe, expect, it } from '@jest/globals';
import { groupFigures, parseRss, parseStat, processFigures } from './process-figures.js';

describe('parseStat', () => {
  it('finds group, user and system time behind a name with blanks and brackets', () => {
    const line = '4242 (node (main) x) S 17 4100 4100 0 -1 4194304 90 0 0 0 1234 66 0 0 20 0 11 0 8860 1 2 3';
    expect(parseStat(line)).toEqual({ pid: 4242, group: 4100, cpuTicks: 1_300 });
  });
});

describe('parseRss', () => {
  it('reads VmRSS in kB', () => {
    expect(parseRss('Name:\tnode\nVmHWM:\t  999 kB\nVmRSS:\t  1024 kB\nRssAnon:\t 5 kB\n')).toBe(1_048_576);
  });

  it('is 0 for a process that has no memory any more', () => {
    expect(parseRss('Name:\tnode\nState:\tZ (zombie)\n')).toBe(0);
  });
});

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('figures of live processes', () => {
  onLinux('are those of this very process', () => {
    const { cpuSeconds, rssBytes } = processFigures(process.pid);
    const { user, system } = process.cpuUsage();
    expect(Math.abs(cpuSeconds - (user + system) / 1e6)).toBeLessThan(2);
    expect(rssBytes / process.memoryUsage.rss()).toBeGreaterThan(0.5);
    expect(rssBytes / process.memoryUsage.rss()).toBeLessThan(2);
  });

  onLinux('of a group that is gone are nothing', () => {
    expect(groupFigures(4_194_303)).toEqual({ cpuSeconds: 0, rssBytes: 0 });
  });
});
