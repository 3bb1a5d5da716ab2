import { describe, expect, it } from '@jest/globals';
import { announcementsOf, keyNamed, keysOf, signedJob } from '../test/sites.js';
import { announceKey, verifyAnnouncement } from './key-announcement.js';
import { publicKeyOf, rawPublicKey } from './key-material.js';
import { rosterOf } from './manifest.js';
import { assertParticipants, orderedParticipants } from './participants.js';

const { manifest, jobDigest, participants } = signedJob(4, { minSites: 3 });
const roster = rosterOf(manifest);
const refuses = (list: typeof participants, code: string) =>
  expect(() => assertParticipants(list, roster)).toThrow(expect.objectContaining({ code }));

describe('participants of a round', () => {
  it('pass when all are signed for this job, in any order, down to the minimum', () => {
    expect(() => assertParticipants(participants, roster)).not.toThrow();
    expect(() => assertParticipants(participants.slice(1).reverse(), roster)).not.toThrow();
    expect(orderedParticipants(participants.toReversed())).toEqual(participants);
  });

  it('are refused below the declared minimum', () => refuses(participants.slice(0, 2), 'RWD_SECAGG_TOO_FEW_PARTICIPANTS'));

  it('are refused with a site the manifest does not name', () => {
    refuses([...participants, announceKey({ siteId: 'sybil', jobDigest }, keysOf('sybil'))], 'RWD_SECAGG_UNKNOWN_PARTICIPANT');
  });

  it('are refused with a site listed twice, even with another key', () => {
    refuses([...participants, participants[0]!], 'RWD_SECAGG_DUPLICATE_PARTICIPANT');
    const second = announceKey({ siteId: 'site-a', jobDigest }, { ...keysOf('site-a'), mask: keyNamed('X25519', 'other') });
    refuses([...participants, second], 'RWD_SECAGG_DUPLICATE_PARTICIPANT');
  });

  it('are refused when two sites share a mask key', () => {
    const copied = announceKey({ siteId: 'site-b', jobDigest }, { ...keysOf('site-b'), mask: keysOf('site-a').mask });
    refuses([participants[0]!, copied, ...participants.slice(2)], 'RWD_SECAGG_DUPLICATE_PARTICIPANT');
  });

  it('are refused with a key announced for another job', () => {
    refuses([...announcementsOf(['site-a'], 'f'.repeat(64)), ...participants.slice(1)], 'RWD_SECAGG_WRONG_JOB');
  });

  it('are refused when a relayed key was swapped, unsigned, or signed by another site', () => {
    const swapped = { ...participants[0]!, maskPublicKey: rawPublicKey(keyNamed('X25519', 'coordinator')) };
    refuses([swapped, ...participants.slice(1)], 'RWD_SECAGG_SIGNATURE_INVALID');
    refuses([{ ...participants[0]!, signature: '' }, ...participants.slice(1)], 'RWD_SECAGG_SIGNATURE_INVALID');
    const forged = announceKey({ siteId: 'site-a', jobDigest }, { ...keysOf('site-a'), signing: keyNamed('Ed25519', 'forger') });
    refuses([forged, ...participants.slice(1)], 'RWD_SECAGG_SIGNATURE_INVALID');
    refuses([{ ...participants[0]!, signature: `${participants[0]!.signature}=` }, ...participants.slice(1)], 'RWD_SECAGG_SIGNATURE_INVALID');
  });
});

describe('key material', () => {
  it('round-trips raw public keys', () => {
    const raw = rawPublicKey(keyNamed('X25519', 'a'));
    expect(rawPublicKey(publicKeyOf('X25519', raw))).toBe(raw);
  });

  it.each(['', 'AAAA', `${'A'.repeat(43)}=`, `${'A'.repeat(42)}B`, '+'.repeat(43)])('refuses %s', (raw) => {
    expect(() => publicKeyOf('Ed25519', raw)).toThrow(expect.objectContaining({ code: 'RWD_SECAGG_KEY_MALFORMED' }));
    expect(() => verifyAnnouncement({ ...participants[0]!, maskPublicKey: raw }, { jobDigest, signingKey: manifest.sites[0]!.signingKey })).toThrow(
      expect.objectContaining({ code: 'RWD_SECAGG_KEY_MALFORMED' }),
    );
  });
});
