import type { MpcJobManifest } from './job-manifest.js';
import { PARTY_IDS } from './three-parties.fixture.js';

/** A valid manifest for the three parties of the specs. */
export const exampleManifest = (change: Partial<MpcJobManifest> = {}): MpcJobManifest => ({
  jobId: 'job-0001',
  attempt: 1,
  statistic: 'count-mean-variance',
  viewDigest: 'a'.repeat(64),
  viewDefinition: { resource: 'Observation', select: [{ column: [{ name: 'glucose', path: 'value.value' }] }] },
  columns: ['glucose'],
  parties: PARTY_IDS.map((id, i) => ({ id, host: 'localhost', port: 7000 + i, certificateFingerprint: String(i).repeat(64) })),
  minCohort: 10,
  fractionBits: 16,
  deadlineMs: 30_000,
  ...change,
});
