import { runCountMeanVariance, type StatisticsOutcome, type StatisticsTask } from '@chainnet/mpc-protocol';

import type { PartyEndpoint } from './party-endpoint.js';
import { systemRandom } from './system-random.js';

export type PartyRun = Pick<StatisticsTask, 'manifest' | 'self' | 'inputs' | 'localMinimum'> & {
  readonly endpoint: PartyEndpoint;
  /** When the attempt started, in milliseconds since the epoch; the manifest's deadlineMs counts from there. */
  readonly startedAt: number;
};

/**
 * Plays this site's part in an attempt over mutual TLS: joins, computes, closes. Resolves with the opened result and the
 * transcript hash to report, or rejects with a coded error of the transport (see PartyEndpoint.join) or the protocol
 * (see runCountMeanVariance), at the latest two seconds after the deadline. Nothing stays open either way.
 */
export async function runMpcParty({ endpoint, startedAt, ...task }: PartyRun): Promise<StatisticsOutcome> {
  const deadline = startedAt + task.manifest.deadlineMs;
  const channel = await endpoint.join(task.manifest, task.self, deadline);
  try {
    return await runCountMeanVariance({ ...task, channel, deadline, random: systemRandom });
  } finally {
    await channel.close();
  }
}
