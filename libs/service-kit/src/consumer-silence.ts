import type { Consumption } from '@chainnet/messaging';

/** Four sessions without a fetch or heartbeat: the consumer hangs, and only a new process helps. */
const SILENCE_MS = 40_000;

/** For liveness probes: what is wrong with a consumer that gave no sign of life, or undefined while it may be well. */
export function consumerSilence(consumption: Pick<Consumption, 'lastSignOfLife'> | undefined): string | undefined {
  const silentMs = consumption === undefined ? 0 : Date.now() - consumption.lastSignOfLife();
  return silentMs > SILENCE_MS ? `no sign of life for ${Math.round(silentMs / 1_000)} s` : undefined;
}
