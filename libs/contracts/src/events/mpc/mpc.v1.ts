import { Type } from '@sinclair/typebox';
import { Code, Digest, Instant, Signature, Tenant, defineEvent } from '../../define-event.js';

const digest = 'a'.repeat(64);
const JobId = Type.String({ pattern: '^[a-z0-9-]{8,64}$' });
const Approval = Type.Object({ party: Tenant, signature: Signature }, { additionalProperties: false });
const Opaque = Type.Object({}, { additionalProperties: true, description: 'As its owner library defines it; the digest binds it' });

const jobs = { topic: 'rwd.mpc.jobs.v1', dataClass: 'none', key: 'jobId' } as const;
const contributions = { topic: 'rwd.mpc.contributions.v1', dataClass: 'none', key: 'jobId' } as const;

export const mpcJobProposed = defineEvent({
  ...jobs,
  type: 'rwd.mpc.job-proposed.v1',
  summary: 'The coordinator asks every party to approve one manifest',
  schema: Type.Object({ jobId: JobId, manifest: Opaque, manifestDigest: Digest, at: Instant }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', manifest: {}, manifestDigest: digest, at: '2026-01-01T00:00:00Z' }],
});

export const mpcJobApproved = defineEvent({
  ...contributions,
  type: 'rwd.mpc.job-approved.v1',
  summary: 'A party\'s signature over the manifest digest',
  schema: Type.Object({ jobId: JobId, party: Tenant, signature: Signature }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', party: 'demo-a', signature: '' }],
});

export const mpcJobRefused = defineEvent({
  ...contributions,
  type: 'rwd.mpc.job-refused.v1',
  summary: 'A party refuses the job or aborted its session, with the reason',
  schema: Type.Object({ jobId: JobId, party: Tenant, code: Code, message: Type.String(), signature: Signature }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', party: 'demo-a', code: 'RWD_SITE_COHORT_TOO_SMALL', message: 'the cohort is below the minimum', signature: '' }],
});

export const mpcJobStarted = defineEvent({
  ...jobs,
  type: 'rwd.mpc.job-started.v1',
  summary: 'Every party approved: open the sessions',
  schema: Type.Object({ jobId: JobId, manifestDigest: Digest, approvals: Type.Array(Approval), at: Instant }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', manifestDigest: digest, approvals: [], at: '2026-01-01T00:00:00Z' }],
});

export const mpcResultReported = defineEvent({
  ...contributions,
  type: 'rwd.mpc.result-reported.v1',
  summary: 'What a party opened, and the hash of the session\'s transcript',
  schema: Type.Object({ jobId: JobId, party: Tenant, result: Opaque, transcriptHash: Digest, signature: Signature }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', party: 'demo-a', result: {}, transcriptHash: digest, signature: '' }],
});

export const mpcJobCompleted = defineEvent({
  ...jobs,
  type: 'rwd.mpc.job-completed.v1',
  summary: 'All parties opened the same statistic',
  schema: Type.Object({ jobId: JobId, parties: Type.Array(Tenant), result: Opaque, manifestDigest: Digest, at: Instant }, { additionalProperties: false }),
  examples: [{ jobId: 'job-0001', parties: ['demo-a'], result: {}, manifestDigest: digest, at: '2026-01-01T00:00:00Z' }],
});

export const mpcJobFailed = defineEvent({
  ...jobs,
  type: 'rwd.mpc.job-failed.v1',
  summary: 'The job ended without a result, and why',
  schema: Type.Object(
    {
      jobId: JobId,
      reason: Type.Union([Type.Literal('declined'), Type.Literal('party-failed'), Type.Literal('disagreement'), Type.Literal('deadline')]),
      party: Type.Optional(Tenant),
      code: Type.Optional(Code),
      missing: Type.Optional(Type.Array(Tenant, { description: 'Parties that had not answered at the deadline' })),
      at: Instant,
    },
    { additionalProperties: false },
  ),
  examples: [
    { jobId: 'job-0001', reason: 'deadline', missing: ['demo-b'], at: '2026-01-01T00:00:00Z' },
    { jobId: 'job-0001', reason: 'declined', party: 'demo-b', code: 'RWD_SITE_COHORT_TOO_SMALL', at: '2026-01-01T00:00:00Z' },
  ],
});
