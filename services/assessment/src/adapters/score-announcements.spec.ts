import { beforeEach, describe, expect, it } from '@jest/globals';
import { scoreChanged, validateEventData } from '@chainnet/contracts';
import { messagingErrors } from '@chainnet/messaging';
import { MemoryFacts, MemoryLog } from '@chainnet/testing';
import type { ScoreFact } from '../ports.js';
import { StoredScoreAnnouncements } from './score-announcements.js';

const score = (overall: number, at = '2026-01-01T00:00:00.000Z'): ScoreFact => ({ catalogue: 'dcmm-2018@1.0.0', level: 1, overall, gaps: 3, at });

let facts: MemoryFacts<ScoreFact>;
let log: MemoryLog;
const started = () => new StoredScoreAnnouncements({ facts, log, source: '/rwd/svc-assessment' });
const sent = () => log.appended.map(({ value }) => (JSON.parse(value as string) as ScoreFact).overall);
beforeEach(() => { facts = new MemoryFacts(); log = new MemoryLog(); });

describe('announcing scores', () => {
  it('tells a change once, however often it is assessed', async () => {
    const announcements = started();
    expect(await announcements.announce('demo-a', score(10_000))).toBe(true);
    expect(await announcements.announce('demo-a', score(10_000, '2026-01-01T00:01:00.000Z'))).toBe(false);
    expect(await announcements.announce('demo-a', score(12_000))).toBe(true);
    expect(await announcements.announce('demo-b', score(10_000))).toBe(true);
    expect(sent()).toEqual([10_000, 12_000, 10_000]);
    for (const { value } of log.appended) expect(validateEventData(scoreChanged.type, JSON.parse(value as string))).toEqual([]);
  });

  it('gives a score that comes back another id than it had before', async () => {
    const announcements = started();
    for (const overall of [1, 2, 1]) await announcements.announce('demo-a', score(overall * 10_000));
    expect(new Set(log.appended.map(({ headers }) => headers['ce_id'])).size).toBe(3);
  });

  it('repeats after a restart the newest event bit for bit, and nothing else', async () => {
    await started().announce('demo-a', score(10_000));
    expect(await started().announce('demo-a', score(10_000, '2026-02-02T00:00:00.000Z'))).toBe(false);
    expect(log.appended[1]).toEqual(log.appended[0]);
    expect(facts.documents.size).toBe(1);
  });

  it('publishes later what was written while the broker was away', async () => {
    const announcements = started();
    log.failures = [messagingErrors.RWD_MESSAGING_BROKER_UNAVAILABLE({ operation: 'append' })];
    await expect(announcements.announce('demo-a', score(10_000))).rejects.toMatchObject({ code: 'RWD_MESSAGING_BROKER_UNAVAILABLE' });
    expect(sent()).toEqual([]);
    expect(await announcements.announce('demo-a', score(10_000))).toBe(false);
    expect(sent()).toEqual([10_000]);
  });

  it.each([[11_000, [1, 2]], [12_000, [1]]])('decides again when another process wrote a version first (%d)', async (theirs, versions) => {
    const announcements = started();
    facts.onAppend = () => {
      facts.onAppend = undefined;
      facts.documents.set('demo-a:1', JSON.stringify(score(theirs)));
    };
    await announcements.announce('demo-a', score(12_000));
    expect([...facts.documents.keys()]).toEqual(versions.map((version) => `demo-a:${version}`));
    expect(sent()).toEqual([12_000]);
  });
});
