import { Type } from '@sinclair/typebox';
import { Digest, Instant, Signature, Tenant, defineEvent } from '../../define-event.js';

const digest = 'a'.repeat(64);
const JobId = Type.String({ pattern: '^[a-z0-9-]{8,64}$' });
const Opaque = Type.Object({}, { additionalProperties: true, description: 'As its owner library defines it; the digest binds it' });
const Words = Type.String({ description: 'Vector over Z_2^64, little-endian words, base64url' });

const jobs = { topic: 'rwd.federation.jobs.v1', dataClass: 'none', key: 'jobId' } as const;
const contributions = { topic: 'rwd.federation.contributions.v1', dataClass: 'none', key: 'jobId' } as const;

export const federationJobProposed = defineEvent({
  ...jobs,
  type: 'rwd.federation.job-proposed.v1',
  summary: 'The coordinator asks every site to sign one manifest',
  schema: Type.Object({ jobId: JobId, manifest: Opaque, manifestDigest: Digest, at: Instant }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', manifest: {}, manifestDigest: digest, at: '2026-01-01T00:00:00Z' }],
});

export const federationJobSigned = defineEvent({
  ...contributions,
  type: 'rwd.federation.job-signed.v1',
  summary: 'A site admits the job: its signature over the manifest digest and its mask key for this job',
  schema: Type.Object({ jobId: JobId, site: Tenant, announcement: Opaque }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', site: 'demo-a', announcement: {} }],
});

export const federationJobRefused = defineEvent({
  ...contributions,
  type: 'rwd.federation.job-refused.v1',
  summary: 'A site refuses a job or a round, with the reason, under its signature',
  schema: Type.Object({ jobId: JobId, jobDigest: Digest, site: Tenant, code: Type.String(), message: Type.String(), signature: Signature }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', jobDigest: digest, site: 'demo-a', code: 'RWD_SECAGG_COHORT_TOO_SMALL', message: 'the cohort is below the minimum', signature: '' }],
});

export const federationRoundStarted = defineEvent({
  ...jobs,
  type: 'rwd.federation.round-started.v1',
  summary: 'A round: what to compute, with whose masks',
  schema: Type.Object(
    { jobId: JobId, jobDigest: Digest, round: Type.Integer({ minimum: 0 }), instruction: Opaque, participants: Type.Array(Opaque) },
    { additionalProperties: false },
  ),
  examples: [{ jobId: 'job-0001', jobDigest: digest, round: 0, instruction: {}, participants: [] }],
});

export const federationContributionSubmitted = defineEvent({
  ...contributions,
  type: 'rwd.federation.contribution-submitted.v1',
  summary: 'A site\'s masked vector of one round: says nothing until all sites\' are added',
  schema: Type.Object(
    { jobId: JobId, jobDigest: Digest, site: Tenant, round: Type.Integer({ minimum: 0 }), requestDigest: Digest, words: Words, signature: Signature },
    { additionalProperties: false },
  ),
  examples: [{ jobId: 'job-0001', jobDigest: digest, site: 'demo-a', round: 0, requestDigest: digest, words: '', signature: '' }],
});

export const federationJobCompleted = defineEvent({
  ...jobs,
  type: 'rwd.federation.job-completed.v1',
  summary: 'The model, its metrics and the hash of every aggregate',
  schema: Type.Object({ jobId: JobId, sites: Type.Array(Tenant), rounds: Type.Integer({ minimum: 0 }), result: Opaque, manifestDigest: Digest, at: Instant }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', sites: ['demo-a'], rounds: 5, result: {}, manifestDigest: digest, at: '2026-01-01T00:00:00Z' }],
});

export const federationJobFailed = defineEvent({
  ...jobs,
  type: 'rwd.federation.job-failed.v1',
  summary: 'The job ended without a model, and why',
  schema: Type.Object({ jobId: JobId, reason: Type.String(), at: Instant }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', reason: 'deadline', at: '2026-01-01T00:00:00Z' }],
});
