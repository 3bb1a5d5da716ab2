import { digestOf } from '@chainnet/contracts';
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import {
  announceKey, type JobManifest, type KeyAnnouncement, manifestDefaults, manifestDigest, rawPublicKey, type SiteKeys,
} from '../src/index.js';

const PKCS8 = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' };

/** A private key that follows from a name, so that specs are reproducible. */
export const keyNamed = (curve: 'Ed25519' | 'X25519', name: string): KeyObject => {
  const seed = createHash('sha256').update(`${curve} ${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([Buffer.from(PKCS8[curve], 'hex'), seed]), format: 'der', type: 'pkcs8' });
};

export const keysOf = (siteId: string, job = ''): SiteKeys => ({ signing: keyNamed('Ed25519', siteId), mask: keyNamed('X25519', siteId + job) });

export const siteNames = (count: number): string[] => Array.from({ length: count }, (_, i) => `site-${String.fromCharCode(97 + i)}`);

export const announcementsOf = (siteIds: readonly string[], jobDigest: string): KeyAnnouncement[] =>
  siteIds.map((siteId) => announceKey({ siteId, jobDigest }, keysOf(siteId)));

export const viewDefinition = { resource: 'Patient', select: [{ column: [{ name: 'x', path: 'x' }] }] };

/** A valid manifest of one feature `x` in [0, 10] and target `y` over `count` sites. */
export const manifestOf = (count: number, changes: Partial<JobManifest> = {}): JobManifest => ({
  ...manifestDefaults,
  jobId: 'job-1',
  algorithm: 'logistic-regression-newton',
  viewDigest: digestOf(viewDefinition),
  viewDefinition,
  features: [{ name: 'x', low: 0, high: 10 }],
  target: 'y',
  sites: siteNames(count).map((siteId) => ({ siteId, signingKey: rawPublicKey(keysOf(siteId).signing) })),
  minCohort: 6,
  minPerClass: 2,
  ...changes,
});

export const signedJob = (count: number, changes: Partial<JobManifest> = {}) => {
  const manifest = manifestOf(count, changes);
  const jobDigest = manifestDigest(manifest);
  return { manifest, jobDigest, participants: announcementsOf(siteNames(count), jobDigest) };
};
