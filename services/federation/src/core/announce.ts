import { federationJobCompleted, federationJobFailed, federationJobProposed, federationRoundStarted, type DataOf } from '@chainnet/contracts';
import type { JobFact } from './job-fact.js';
import { isRunning, type JobState, roundRequest } from './job-state.js';
import { publishedResult } from './published-result.js';

/** What a decision tells the mesh, typed by its event. */
export type Announcement =
  | { readonly event: typeof federationJobProposed; readonly data: DataOf<typeof federationJobProposed> }
  | { readonly event: typeof federationRoundStarted; readonly data: DataOf<typeof federationRoundStarted> }
  | { readonly event: typeof federationJobCompleted; readonly data: DataOf<typeof federationJobCompleted> }
  | { readonly event: typeof federationJobFailed; readonly data: DataOf<typeof federationJobFailed> };

/** The announcements of a fact, from the fact and the state after it alone: telling again tells the same. */
export function announcementsOf({ events, at }: Pick<JobFact, 'events' | 'at'>, after: JobState): readonly Announcement[] {
  if (after.status === 'none') return [];
  const { manifest, jobDigest } = after;
  const { jobId } = manifest;
  return events.flatMap((event): Announcement[] => {
    switch (event.type) {
      case 'JobProposed':
        return [{ event: federationJobProposed, data: { jobId, manifest: event.manifest, manifestDigest: jobDigest, at } }];
      case 'RoundOpened':
        return isRunning(after) ? [{ event: federationRoundStarted, data: instructionOf(jobId, after) }] : [];
      case 'JobCompleted': {
        const { participants: sites, rounds } = event.result;
        return [{ event: federationJobCompleted, data: { jobId, sites: [...sites], rounds, result: publishedResult(event.result, manifest), manifestDigest: jobDigest, at } }];
      }
      case 'JobFailed':
        return [{ event: federationJobFailed, data: { jobId, reason: event.failure.code, at } }];
      case 'ManifestSigned':
      case 'SiteDeclined':
      case 'ContributionReceived':
      case 'RoundAggregated':
      case 'ModelConverged':
        return [];
    }
  });
}

function instructionOf(jobId: string, running: Parameters<typeof roundRequest>[0]): DataOf<typeof federationRoundStarted> {
  const { jobDigest, round, parameters, participants } = roundRequest(running);
  return { jobId, jobDigest, round, instruction: { ...parameters }, participants: participants.map((one) => ({ ...one })) };
}
