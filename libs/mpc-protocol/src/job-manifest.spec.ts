import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { manifestDigest, parseManifest, partyIds, type MpcJobManifest } from './job-manifest.js';
import { exampleManifest } from './manifest.fixture.js';
import { approvalBytes, isSignedBy, reportBytes } from './party-signature.js';

const invalid = (path: string): object =>
  expect.objectContaining({ code: 'RWD_MPC_MANIFEST_INVALID', details: expect.objectContaining({ path }) });
const [a, b, c] = exampleManifest().parties as [MpcJobManifest['parties'][0], MpcJobManifest['parties'][0], MpcJobManifest['parties'][0]];

describe('a job manifest', () => {
  it('is read as it was written', () => {
    expect(parseManifest(JSON.parse(JSON.stringify(exampleManifest())))).toEqual(exampleManifest());
    expect(partyIds(exampleManifest())).toEqual(['hospital-a', 'hospital-b', 'hospital-c']);
  });

  it.each<[string, object, string]>([
    ['two parties', { parties: [a, b] }, '/parties'],
    ['four parties', { parties: [a, b, c, { ...c, id: 'd' }] }, '/parties'],
    ['one party twice', { parties: [a, b, { ...c, id: a.id }] }, '/parties'],
    ['one certificate twice', { parties: [a, b, { ...c, certificateFingerprint: a.certificateFingerprint }] }, '/parties'],
    ['a fingerprint with colons', { parties: [a, b, { ...c, certificateFingerprint: 'AA:BB' }] }, '/parties/2/certificateFingerprint'],
    ['an unknown statistic', { statistic: 'median' }, '/statistic'],
    ['no columns', { columns: [] }, '/columns'],
    ['one column twice', { columns: ['x', 'x'] }, '/columns'],
    ['a cohort of one', { minCohort: 1 }, '/minCohort'],
    ['too many fraction bits', { fractionBits: 41 }, '/fractionBits'],
    ['attempt zero', { attempt: 0 }, '/attempt'],
    ['an unknown member', { openAll: true }, '/openAll'],
    ['a view that is no JSON', { viewDefinition: { path: '\ud800' } }, '/viewDefinition'],
  ])('is refused with %s', (_what, change, path) => {
    expect(() => parseManifest({ ...exampleManifest(), ...change })).toThrow(invalid(path));
  });

  it('is refused when it is no object', () => {
    expect(() => parseManifest(null)).toThrow(invalid('/'));
  });

  it('has the SHA-256 of its canonical JSON as digest, whatever the order of its members', () => {
    const manifest = exampleManifest({ viewDefinition: {} });
    const reversed = Object.fromEntries(Object.entries(manifest).reverse()) as MpcJobManifest;
    const party = (i: number): string => `{"certificateFingerprint":"${String(i).repeat(64)}","host":"localhost","id":"hospital-${'abc'[i]}","port":${7000 + i}}`;
    const text = `{"attempt":1,"columns":["glucose"],"deadlineMs":30000,"fractionBits":16,"jobId":"job-0001","minCohort":10,"parties":[${[0, 1, 2].map(party).join(',')}],"statistic":"count-mean-variance","viewDefinition":{},"viewDigest":"${'a'.repeat(64)}"}`;
    expect(manifestDigest(manifest)).toBe(createHash('sha256').update(text).digest('hex'));
    expect(manifestDigest(reversed)).toBe(manifestDigest(manifest));
  });

  it('has another digest for every attempt', () => {
    expect(manifestDigest(exampleManifest({ attempt: 2 }))).not.toBe(manifestDigest(exampleManifest()));
  });
});

describe('the signature of a party', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'jwk' }).x as string;
  const digest = manifestDigest(exampleManifest());
  const signature = sign(null, approvalBytes(digest), privateKey).toString('base64url');

  it('approves one manifest', () => {
    expect(isSignedBy(key, approvalBytes(digest), signature)).toBe(true);
    expect(isSignedBy(key, approvalBytes(manifestDigest(exampleManifest({ attempt: 2 }))), signature)).toBe(false);
  });

  it('over an approval is none over a report', () => {
    expect(isSignedBy(key, reportBytes({ manifestDigest: digest, resultDigest: digest, transcript: digest }), signature)).toBe(false);
  });

  it.each([
    ['an empty signature', key, ''],
    ['a key of another length', key.slice(4), signature],
    ['the key of somebody else', generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x as string, signature],
    ['a key that is no base64url', '!'.repeat(43), signature],
  ])('is not valid with %s', (_what, otherKey, otherSignature) => {
    expect(isSignedBy(otherKey, approvalBytes(digest), otherSignature)).toBe(false);
  });
});
