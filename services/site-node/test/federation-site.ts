import { digestOf } from '@chainnet/contracts';
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { announceKey, type JobManifest, type KeyAnnouncement, manifestDefaults, manifestDigest, rawPublicKey } from '@chainnet/secure-aggregation';
import { MemoryFacts } from '@chainnet/testing';
import type { MemberFact } from '../src/core/member-job.js';
import { defaultPolicy, type SitePolicy } from '../src/core/site-policy.js';
import { DataSet } from '../src/dataset/data-set.js';
import { FederationMember } from '../src/federation-member.js';

const PKCS8 = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' };

export const keyNamed = (curve: 'Ed25519' | 'X25519', name: string): KeyObject => {
  const seed = createHash('sha256').update(`${curve} ${name}`).digest();
  return createPrivateKey({ key: Buffer.concat([Buffer.from(PKCS8[curve], 'hex'), seed]), format: 'der', type: 'pkcs8' });
};

export const sites = ['east', 'north', 'south'].map((siteId) => ({ siteId, signingKey: rawPublicKey(keyNamed('Ed25519', siteId)) }));

export const viewDefinition = {
  resource: 'Observation',
  select: [{ column: [{ name: 'x', path: 'value.ofType(Quantity).value' }, { name: 'y', path: 'component.first().value.ofType(boolean)' }] }],
};

/** Records of one Observation each: x in [0, 10) and a label that leans on it. */
export const observation = (at: number): string =>
  JSON.stringify({
    resourceType: 'Bundle',
    entry: [{ resource: { resourceType: 'Observation', valueQuantity: { value: (at * 7) % 10 }, component: [{ valueBoolean: (at * 7) % 10 > 4 !== (at % 5 === 0) }] } }],
  });

export const dataSetOf = (records: number): DataSet => {
  const dataSet = new DataSet();
  for (let at = 0; at < records; at += 1) dataSet.add(`r${at}`, observation(at));
  return dataSet;
};

export const manifestOf = (changes: Partial<JobManifest> = {}): JobManifest => ({
  ...manifestDefaults, jobId: 'job-0001', algorithm: 'logistic-regression-newton', viewDefinition, viewDigest: digestOf(changes.viewDefinition ?? viewDefinition),
  features: [{ name: 'x', low: 0, high: 10 }], target: 'y', sites, minCohort: 20, minPerClass: 5, ...changes,
});

export const proposalOf = (manifest: JobManifest) => ({ jobId: manifest.jobId, manifest, manifestDigest: manifestDigest(manifest) });

/** What the two other sites announce for a manifest. */
export const otherAnnouncements = (manifest: JobManifest): KeyAnnouncement[] =>
  ['north', 'south'].map((siteId) => announceKey({ siteId, jobDigest: manifestDigest(manifest) }, { signing: keyNamed('Ed25519', siteId), mask: keyNamed('X25519', siteId) }));

export type Site = { readonly member: FederationMember; readonly dataSet: DataSet; readonly facts: MemoryFacts<MemberFact> };

/** The site `east` over a store and a data set, as after a start; mask keys count up from `seed`. */
export function siteOver(dataSet = dataSetOf(40), { facts = new MemoryFacts<MemberFact>(), seed = 1, policy = defaultPolicy }: { facts?: MemoryFacts<MemberFact>; seed?: number; policy?: SitePolicy } = {}): Site {
  let drawn = seed;
  const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill((drawn += 1));
  const own = { siteId: 'east', signing: keyNamed('Ed25519', 'east'), directory: sites, policy };
  return { member: new FederationMember({ member: own, dataSet, facts, random }), dataSet, facts };
}
