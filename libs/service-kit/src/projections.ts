import { Projection, type ProjectionOptions, type Snapshot } from '@chainnet/messaging';
import { SnapshotStore } from '@chainnet/persistence';
import type { Platform } from './platform.js';

/** Two sessions without a fetch or heartbeat: the consumer hangs, and only a new process helps. */
const SILENCE_MS = 40_000;

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
  platform.health.addLiveness({ name, check: async () => silence(projection) });
  await projection.start();
  platform.onStop(() => projection.stop());
  return projection;
}

function silence(projection: Projection<unknown>): string | undefined {
  const consumption = projection.consumptionState();
  const silentMs = consumption === undefined ? 0 : Date.now() - consumption.lastSignOfLife();
  return silentMs > SILENCE_MS ? `no sign of life for ${Math.round(silentMs / 1_000)} s` : undefined;
}
