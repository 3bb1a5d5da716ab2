import { Projection, type ProjectionOptions, type Snapshot } from '@chainnet/messaging';
import { SnapshotStore } from '@chainnet/persistence';
import { consumerSilence } from './consumer-silence.js';
import type { Platform } from './platform.js';

export type ProjectionDefinition<S> = Pick<ProjectionOptions<S>, 'name' | 'topics' | 'initial' | 'fold' | 'onChange'>;

/**
 * Starts a service's read model on its platform: own group, own snapshots, probes; it stops with the service.
 *
 * @throws RWD_STORE_UNAVAILABLE, RWD_MESSAGING_*
 */
export async function startProjection<S>(platform: Platform, definition: ProjectionDefinition<S>): Promise<Projection<S>> {
  const { name } = definition;
  const projection = new Projection<S>({
    ...definition,
    group: `${platform.config.clientId}.${name}`,
    log: platform.log,
    snapshots: new SnapshotStore<Snapshot<S>>(platform.store),
    onUnreadable: (error) => platform.reportUnreadable(error),
    now: Date.now,
  });
  platform.health.addReadiness({ name, check: async () => (projection.consumptionState()?.assigned() === undefined ? 'no partitions assigned yet' : undefined) });
  platform.health.addLiveness({ name, check: async () => consumerSilence(projection.consumptionState()) });
  await projection.start();
  platform.onStop(() => projection.stop());
  return projection;
}
