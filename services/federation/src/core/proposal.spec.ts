import { describe, expect, it } from '@jest/globals';
import { hospital } from '../../test/hospitals.js';
import { rawPublicKey } from '@chainnet/secure-aggregation';
import { proposedJob } from './proposal.js';

const directory = ['east', 'north', 'south', 'west'].map((siteId) => ({ siteId, signingKey: rawPublicKey(hospital(siteId, []).keys.signing) }));
const body = { viewDefinition: { resource: 'Patient', select: [] }, features: [{ name: 'age', low: 0, high: 120 }], target: 'responded' };
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a request for a job', () => {
  it('becomes a manifest over the directory, with defaults where it says nothing', () => {
    const { manifest, deadlines } = proposedJob(body, directory, 'job-fresh1');
    expect(manifest).toMatchObject({ jobId: 'job-fresh1', sites: directory, ridge: 1, maxRounds: 25, minSites: 3 });
    expect(deadlines).toEqual({ signingMs: 60_000, roundMs: 60_000 });
  });

  it('keeps what it says: id, sites, bounds, deadlines', () => {
    const { manifest, deadlines } = proposedJob({ ...body, jobId: 'my-job-1', sites: ['west', 'east', 'north'], ridge: 2, minCohort: 50, roundSeconds: 5 }, directory, 'job-fresh1');
    expect(manifest).toMatchObject({ jobId: 'my-job-1', ridge: 2, minCohort: 50 });
    expect(manifest.sites.map(({ siteId }) => siteId)).toEqual(['west', 'east', 'north']);
    expect(deadlines).toEqual({ signingMs: 60_000, roundMs: 5_000 });
  });

  it.each([
    ['no body', undefined, 'RWD_FEDERATION_PROPOSAL_INVALID'],
    ['an unknown field', { ...body, epsilon: 1 }, 'RWD_FEDERATION_PROPOSAL_INVALID'],
    ['an id that is none', { ...body, jobId: 'JOB 1' }, 'RWD_FEDERATION_PROPOSAL_INVALID'],
    ['a site that is no member', { ...body, sites: ['east', 'north', 'sybil'] }, 'RWD_FEDERATION_UNKNOWN_SITE'],
    ['two sites', { ...body, sites: ['east', 'north'] }, 'RWD_SECAGG_MANIFEST_INVALID'],
    ['a range upside down', { ...body, features: [{ name: 'age', low: 5, high: 5 }] }, 'RWD_SECAGG_MANIFEST_INVALID'],
  ])('with %s is refused', (_name, wrong, expected) => {
    expect(() => proposedJob(wrong, directory, 'job-fresh1')).toThrow(code(expected));
  });
});
