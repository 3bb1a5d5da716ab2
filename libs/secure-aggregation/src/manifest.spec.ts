import { describe, expect, it } from '@jest/globals';
import { manifestOf } from '../test/sites.js';
import { assertRosterKnown, type JobManifest, manifestDigest, parseManifest, rosterOf } from './manifest.js';

const manifest = manifestOf(3);

describe('job manifest', () => {
  it('parses, and its digest does not depend on member order', () => {
    expect(parseManifest(manifest)).toBe(manifest);
    const reordered = Object.fromEntries(Object.entries(manifest).reverse()) as JobManifest;
    expect(manifestDigest(reordered)).toBe(manifestDigest(manifest));
    expect(rosterOf(manifest)).toMatchObject({ jobDigest: manifestDigest(manifest), minimumParticipants: 3 });
  });

  it('has another digest when any member changes', () => {
    const changes: Partial<JobManifest>[] = [
      { jobId: 'job-2' }, { attempt: 1 }, { target: 'z' }, { minCohort: 7 }, { ridge: 2 }, { maxRounds: 9 }, { tolerance: 2e-6 },
      { features: [{ name: 'x', low: 0, high: 11 }] }, { fractionBits: 23 }, { histogramBins: 512 }, { minPerClass: 3 },
    ];
    const digests = new Set([manifest, ...changes.map((change) => ({ ...manifest, ...change }))].map(manifestDigest));
    expect(digests.size).toBe(changes.length + 1);
  });

  const twins = [manifest.sites[0]!, { ...manifest.sites[0]!, siteId: 'twin' }, manifest.sites[1]!];
  it.each<[string, object, string]>([
    ['an unknown member', { debug: true }, '/debug'],
    ['a missing member', { jobId: undefined }, '/jobId'],
    ['another algorithm', { algorithm: 'arbitrary-code' }, '/algorithm'],
    ['a view that is not the digest\'s', { viewDefinition: { resource: 'Observation' } }, '/viewDigest'],
    ['two sites', { sites: manifest.sites.slice(0, 2) }, '/sites'],
    ['a minimum of two sites', { minSites: 2 }, '/minSites'],
    ['a minimum above the sites', { minSites: 4 }, '/minSites'],
    ['a site twice', { sites: [...manifest.sites, manifest.sites[0]] }, '/sites'],
    ['a signing key twice', { sites: twins }, '/sites'],
    ['the target as a feature', { target: 'x' }, '/features'],
    ['an empty range', { features: [{ name: 'x', low: 3, high: 3 }] }, '/features/0'],
    ['an infinite range', { features: [{ name: 'x', low: 0, high: Infinity }] }, '/features/0/high'],
    ['a tolerance under the rounding', { tolerance: 1e-9 }, '/tolerance'],
    ['a negative ridge', { ridge: -1 }, '/ridge'],
  ])('refuses %s', (_, change, path) => {
    expect(() => parseManifest({ ...manifest, ...change })).toThrow(
      expect.objectContaining({ code: 'RWD_SECAGG_MANIFEST_INVALID', details: expect.objectContaining({ path }) }),
    );
  });

  it('refuses precision and bounds that could wrap the ring', () => {
    expect(() => parseManifest({ ...manifest, fractionBits: 30 })).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_RING_WRAP' }));
  });

  it('is not for signing when it names a site, or a key, that the signer does not know', () => {
    expect(() => assertRosterKnown(manifest, manifest.sites)).not.toThrow();
    const unknown = expect.objectContaining({ code: 'RWD_SECAGG_ROSTER_UNKNOWN', details: { siteId: 'site-c' } });
    expect(() => assertRosterKnown(manifest, manifest.sites.slice(0, 2))).toThrow(unknown);
    const otherKey = manifest.sites.map((site, i) => (i === 2 ? { ...site, signingKey: manifest.sites[0]!.signingKey } : site));
    expect(() => assertRosterKnown(manifest, otherKey)).toThrow(unknown);
  });
});
