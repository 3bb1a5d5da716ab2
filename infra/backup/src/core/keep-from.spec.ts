import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ledgerLeaf, partnerStatusChanged } from '@chainnet/contracts';
import type { BrokerPositions, GroupPosition } from '@chainnet/messaging';
import { rangesToKeep, type StoredPositions } from './keep-from.js';

const T = 'rwd.record.accepted.v1';
const at = (group: string, offset: number, topic = T): GroupPosition => ({ group, offsets: [{ topic, partition: 0, offset }] });
const broker = (groups: readonly GroupPosition[], { topic = T, low = 0, high = 100 } = {}): BrokerPositions => ({ topics: [{ topic, partitions: 1, config: {}, spans: [{ partition: 0, low, high }] }], groups });
const stored = (projections: Record<string, Record<string, string>> = {}, nextLeaf = 0): StoredPositions => ({ projections: new Map(Object.entries(projections)), nextLeaf });
const fromOf = (positions: BrokerPositions, store = stored()) => rangesToKeep(positions, positions, store)[0]?.from;

describe('what of a topic is kept', () => {
  it('is all that its slowest service has not committed', () => {
    expect(fromOf(broker([at('svc-provenance', 90), at('svc-assessment', 40)]))).toBe(40);
  });

  it('is all that a read model\'s stored snapshot has not taken in, whatever it committed', () => {
    const positions = broker([at('svc-provenance', 90), at('svc-console.mesh', 90)]);
    expect(fromOf(positions, stored({ 'rwd_console/mesh': { [`${T}[0]`]: '70' } }))).toBe(70);
    expect(fromOf(positions)).toBe(0);
  });

  it('finds the read model of a site in that site\'s database', () => {
    expect(fromOf(broker([at('site-hospital-a.jobs', 90)]), stored({ 'rwd_site_hospital_a/jobs': { [`${T}[0]`]: '60' } }))).toBe(60);
  });

  it('is all that is there when nobody reads it, and when every process reads it anew', () => {
    expect(fromOf(broker([], { low: 5 }))).toBe(5);
    expect(fromOf(broker([at('svc-ingestion', 90, partnerStatusChanged.topic)], { topic: partnerStatusChanged.topic }))).toBe(0);
  });

  it('does not wait for groups that never come back', () => {
    expect(fromOf(broker([at('svc-provenance', 90), at('svc-x.partner-statuses.3f2504e0-4f89-41d3-9a0c-0305e82c3301', 1)]))).toBe(90);
  });

  it('of the leaves is what the committed head has not taken', () => {
    expect(fromOf(broker([at('svc-provenance.leaves', 99, ledgerLeaf.topic)], { topic: ledgerLeaf.topic }), stored({}, 80))).toBe(80);
  });

  it('never begins before what is there nor after the end, and never after any reader', () => {
    fc.assert(fc.property(fc.array(fc.nat(120), { maxLength: 4 }), fc.nat(50), fc.nat(100), (offsets, low, more) => {
      const positions = broker(offsets.map((offset, n) => at(`svc-${'abcd'[n]}`, offset)), { low, high: low + more });
      const [range] = rangesToKeep(positions, positions, stored());
      expect(range!.from).toBeGreaterThanOrEqual(low);
      expect(range!.from).toBeLessThanOrEqual(range!.to);
      for (const offset of offsets) expect(range!.from).toBeLessThanOrEqual(Math.max(low, offset));
    }));
  });
});
