import { describe, expect, it } from '@jest/globals';
import { PositionWatch } from './stored-positions.js';

const snapshot = (slot: number, version: number, next: Record<string, string>): string =>
  JSON.stringify({ _id: `mesh:${slot}`, version: { $numberInt: String(version) }, body: JSON.stringify({ state: {}, next, recentIds: [] }) });
const head = (version: number, size: number): string => JSON.stringify({ _id: `a.example/log:1:${version}`, body: JSON.stringify({ size, root: `r${size}`, nextOffset: size + 3, frontier: [] }) });

describe('positions that documents tell', () => {
  it('are those of the newer of a read model\'s two snapshots, in whatever order they come', () => {
    for (const order of [[0, 1], [1, 0]]) {
      const watch = new PositionWatch();
      const lines = [snapshot(0, 4, { 't[0]': '9' }), snapshot(1, 3, { 't[0]': '5' })];
      for (const at of order) watch.watch('rwd_console', 'snapshots')?.(lines[at]!);
      expect(watch.positions().projections).toEqual(new Map([['rwd_console/mesh', { 't[0]': '9' }]]));
    }
  });

  it('are those of the log\'s newest head', () => {
    const watch = new PositionWatch();
    for (const line of [head(2, 20), head(10, 100), head(9, 90)]) watch.watch('rwd_provenance', 'heads')?.(line);
    expect(watch.ledger()).toEqual([{ origin: 'a.example/log:1', size: 100, root: 'r100', nextOffset: 103 }]);
    expect(watch.positions().nextLeaf).toBe(103);
  });

  it('begin at nothing where no log is, and other documents tell none', () => {
    const watch = new PositionWatch();
    expect(watch.positions()).toEqual({ projections: new Map(), nextLeaf: 0 });
    expect(watch.watch('rwd_provenance', 'tiles')).toBeUndefined();
    expect(watch.watch('rwd_other', 'heads')).toBeUndefined();
  });

  it('are none in a snapshot that is no read model\'s', () => {
    const watch = new PositionWatch();
    watch.watch('rwd_mpc', 'snapshots')?.(JSON.stringify({ _id: 'index:0', version: 1, body: '{"open":[]}' }));
    expect(watch.positions().projections.size).toBe(0);
  });
});
