import { describe, expect, it } from '@jest/globals';
import { recordAccepted, recordStored, serviceTopology, toHeaders, type EventDefinition } from '@chainnet/contracts';
import { Projection, type ConsumedMessage, type Snapshot, type Subscription } from '@chainnet/messaging';
import { emptyMesh, type MeshState } from './core/mesh-state.js';
import { foldMessage, meshTopics } from './mesh-projection.js';

const message = (event: EventDefinition, offset: number): ConsumedMessage => ({
  topic: event.topic, partition: 0, offset: String(offset), timestamp: Date.parse('2026-01-31T08:00:00Z'), key: 'k', value: Buffer.from(JSON.stringify(event.examples[0])),
  headers: { ...toHeaders({ id: `${event.type}/${offset}`, type: event.type, source: '/t', time: '' }, 'application/json') },
});

describe('the projection of the mesh', () => {
  it('reads every topic the topology gives the console', () => {
    expect([...meshTopics].sort()).toEqual([...new Set(serviceTopology('console').consumes.map(({ topic }) => topic))].sort());
  });

  it('goes on after a restart where its snapshot stopped, each event once', async () => {
    let saved: { version: number; snapshot: Snapshot<MeshState> } | undefined;
    const started = async () => {
      let subscription: Subscription | undefined;
      const projection = new Projection<MeshState>({
        name: 'mesh', group: 'g', topics: meshTopics, initial: emptyMesh, fold: foldMessage, now: () => 0, onUnreadable: (error) => { throw error; },
        snapshots: { latest: async () => saved, save: async (_name, versioned) => void (saved = JSON.parse(JSON.stringify(versioned)) as typeof saved) },
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
    expect(second.projection.state).toEqual(first.projection.state);
    await second.deliver(message(recordStored, 1), message(recordAccepted, 2));
    expect(second.projection.state.organizations['demo-a']).toMatchObject({ accepted: 2, stored: 1 });
    expect(second.projection.state.lastEventAt).toBe('2026-01-31T08:00:00.000Z');
  });
});
