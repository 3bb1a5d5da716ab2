import { beforeEach, describe, expect, it } from '@jest/globals';
import { federationJobCompleted, recordAccepted, recordStored, toHeaders, type EventDefinition } from '@chainnet/contracts';
import { decodeEvent, Projection, type ConsumedMessage, type Snapshot, type Subscription } from '@chainnet/messaging';
import { dcmm } from '../test/small-catalogue.js';
import { Assessor } from './assessor.js';
import { emptyEvidence, type EvidenceState } from './core/evidence.js';
import { foldMessage } from './evidence-projection.js';
import type { ScoreFact, SelfAssessmentFact } from './ports.js';

const catalogue = dcmm();
const initial = emptyEvidence(catalogue.evidence);

const message = (event: EventDefinition, offset: number, more: { data?: object; time?: string } = {}): ConsumedMessage => ({
  topic: event.topic, partition: 0, offset: String(offset), timestamp: Date.parse('2026-01-02T10:00:00Z'), key: 'k',
  value: Buffer.from(JSON.stringify({ ...(event.examples[0] as object), ...more.data })),
  headers: { ...toHeaders({ id: `${event.type}/${offset}`, type: event.type, source: '/t', time: more.time ?? '2026-01-01T00:00:00Z' }, 'application/json') },
});
const folded = (state: EvidenceState, ...messages: ConsumedMessage[]) => messages.reduce((before, one) => foldMessage(before, decodeEvent(one), one), state);

let told: [string, ScoreFact][] = [];
let stated: Record<string, SelfAssessmentFact> = {};
let away = false;
let now = new Date('2026-01-02T12:00:00Z');
const given = () => new Assessor({
  catalogue, tenants: ['demo-a', 'demo-b'], evidence: initial, now: () => now,
  selfAssessments: { latest: async (tenant) => stated[tenant], submit: async () => 1 },
  announcements: {
    announce: async (tenant, score) => {
      if (away) throw new Error('away');
      told.push([tenant, score]);
      return true;
    },
  },
});
beforeEach(() => { told = []; stated = {}; away = false; now = new Date('2026-01-02T12:00:00Z'); });

describe('the evidence', () => {
  it('lands on the day its producer says, and on the broker\'s when it says none', () => {
    const days = (time: string) => folded(initial, message(recordAccepted, 0, { time })).organizations['demo-a']?.days.map(({ day }) => day);
    expect([days('2026-01-01T23:00:00Z'), days('')]).toEqual([[20_454], [20_455]]);
  });

  it('goes on after a restart where its snapshot stopped, each event once', async () => {
    let saved: { version: number; snapshot: Snapshot<EvidenceState> } | undefined;
    const started = async () => {
      let subscription: Subscription | undefined;
      const projection = new Projection<EvidenceState>({
        name: 'evidence', group: 'g', topics: [recordAccepted.topic], initial, fold: foldMessage, now: () => 0, onUnreadable: (error) => { throw error; },
        snapshots: { latest: async () => saved, save: async (_name, versioned) => void (saved = structuredClone(versioned)) },
        log: { consume: async (one) => { subscription = one; return { lastSignOfLife: () => 0, assigned: () => 1, stop: async () => undefined }; } },
      });
      await projection.start();
      const deliver = (...messages: ConsumedMessage[]) => subscription?.onBatch({
        topic: recordAccepted.topic, partition: 0, messages, highWatermark: '9', isLive: () => true, commit: async () => undefined, pauseFor: () => undefined,
      });
      return { projection, deliver };
    };
    const first = await started();
    await first.deliver(message(recordAccepted, 0), message(recordStored, 1));
    await first.projection.stop();
    const second = await started();
    await second.deliver(message(recordStored, 1), message(recordAccepted, 2));
    expect(second.projection.state.organizations['demo-a']?.days[0]?.counts).toEqual({ 'records.accepted': 2, 'records.stored': 1 });
  });
});

describe('the assessor', () => {
  it('knows every member before there is evidence, and tells nothing yet', async () => {
    const assessor = given();
    await assessor.prepare();
    expect([...assessor.all()].map(([tenant, { level }]) => [tenant, level])).toEqual([['demo-a', 1], ['demo-b', 1]]);
    expect(told).toEqual([]);
  });

  it('assesses whom the new evidence speaks of', async () => {
    const assessor = given();
    const first = folded(initial, message(recordAccepted, 0));
    assessor.take(first);
    await assessor.run();
    expect(told.map(([tenant]) => tenant)).toEqual(['demo-a']);
    assessor.take(folded(first, message(federationJobCompleted, 1, { data: { sites: ['demo-b', 'demo-c'] } })));
    await assessor.run();
    expect(told.map(([tenant]) => tenant).slice(1).sort()).toEqual(['demo-b', 'demo-c']);
  });

  it('sees evidence grow stale by the clock alone', async () => {
    const records = Array.from({ length: 60 }, (_, offset) => message(recordAccepted, offset, { data: { tenant: 'demo-a' } }));
    const assessor = given();
    assessor.take(folded(initial, ...records));
    await assessor.run();
    now = new Date('2027-06-01T00:00:00Z');
    assessor.markAll();
    await assessor.run();
    const [fresh, stale] = told.filter(([tenant]) => tenant === 'demo-a').map(([, { overall }]) => overall);
    expect(fresh).toBeGreaterThan(stale ?? Number.NaN);
  });

  it('takes what people say into account once it is marked', async () => {
    const assessor = given();
    await assessor.prepare();
    await assessor.run();
    stated = { 'demo-a': { selfAssessment: { answers: [], bonus: [{ kind: 'invention-patent', reference: 'CN-1' }] }, by: 'operator', at: '2026-01-01T00:00:00Z' } };
    assessor.mark('demo-a');
    await assessor.run();
    expect(assessor.of('demo-a')?.bonus).toBe(catalogue.scoring.bonus.each);
  });

  it('keeps an organization due until its change could be told', async () => {
    const assessor = given();
    assessor.mark('demo-a');
    away = true;
    await expect(assessor.run()).rejects.toThrow('away');
    away = false;
    await assessor.run();
    expect(told.map(([tenant]) => tenant)).toEqual(['demo-a']);
  });
});

describe('the clock', () => {
  it('makes nobody due on the day of the last assessment, and everybody on the next', async () => {
    const assessor = given();
    await assessor.prepare();
    now = new Date('2026-01-02T23:59:59Z');
    expect(assessor.markStale()).toBe(false);
    now = new Date('2026-01-03T00:00:00Z');
    expect(assessor.markStale()).toBe(true);
    await assessor.run();
    expect([...assessor.all().values()].map(({ at }) => at)).toEqual(['2026-01-03T00:00:00.000Z', '2026-01-03T00:00:00.000Z']);
    expect(assessor.markStale()).toBe(false);
  });
});
