import { mpcJobCompleted, mpcJobFailed, mpcJobProposed, mpcJobStarted } from '@chainnet/contracts';
import { partyIds, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { output, type OutputEvent } from '@chainnet/messaging';
import type { FailureReason, JobEvent } from '../core/job/job-event.js';
import { stateOf, type JobFact } from './job-fact.js';

/** What the mesh is told of the fact at `version` (from 1): made from the facts alone, so it is the same however often. */
export function outputsOf(facts: readonly JobFact[], version: number): readonly OutputEvent[] {
  const fact = facts[version - 1];
  const state = stateOf(facts.slice(0, version));
  if (fact === undefined || state.status === 'absent') return [];
  const { manifest, approvals } = state;
  return fact.events.flatMap((event) => outputOf(event, { manifest, approvals, at: fact.at, digest: state.digest }));
}

type Told = {
  readonly manifest: MpcJobManifest;
  readonly digest: string;
  readonly approvals: Readonly<Record<string, string>>;
  readonly at: string;
};

function outputOf(event: JobEvent, { manifest, digest, approvals, at }: Told): readonly OutputEvent[] {
  const { jobId } = manifest;
  const key = jobId;
  switch (event.type) {
    case 'job-proposed':
      return [output(mpcJobProposed, { key, data: { jobId, manifest, manifestDigest: digest, at } })];
    case 'job-started': {
      const signed = partyIds(manifest).map((party) => ({ party, signature: approvals[party] ?? '' }));
      return [output(mpcJobStarted, { key, data: { jobId, manifestDigest: digest, approvals: signed, at } })];
    }
    case 'job-completed':
      return [output(mpcJobCompleted, { key, data: { jobId, parties: [...partyIds(manifest)], result: event.result, manifestDigest: digest, at } })];
    case 'job-failed':
      return [output(mpcJobFailed, { key, data: { jobId, ...reasonOf(event.failure), at } })];
    case 'job-approved':
    case 'result-reported':
      return [];
  }
}

const reasonOf = (failure: FailureReason) => (failure.reason === 'deadline' ? { ...failure, missing: [...failure.missing] } : failure);
