import { describe, expect, it } from '@jest/globals';
import { federationContributionSubmitted, federationJobRefused, federationJobSigned, validateEventData } from '@chainnet/contracts';
import { type KeyAnnouncement, manifestDigest, verifyAnnouncement, verifyRefusal } from '@chainnet/secure-aggregation';
import type { Platform } from '@chainnet/service-kit';
import { dataSetOf, manifestOf, observation, otherAnnouncements, proposalOf, type Site, siteOver, sites } from '../test/federation-site.js';
import { FederationJobHandler } from './handlers/federation-job.handler.js';

const manifest = manifestOf();
const jobDigest = manifestDigest(manifest);
const moments = { kind: 'moments' };
const eastKey = sites[0]!.signingKey;

async function signed(site: Site): Promise<KeyAnnouncement> {
  const { done } = await site.member.sign(proposalOf(manifest));
  if (done === undefined) throw new Error('the site refused');
  return done.announcement;
}

const roundOf = (own: KeyAnnouncement, changes: object = {}) => ({ jobDigest, round: 0, parameters: moments as unknown, participants: [own, ...otherAnnouncements(manifest)] as readonly unknown[], ...changes });

describe('a site asked to sign', () => {
  it('signs with a mask key that it keeps wrapped', async () => {
    const site = siteOver();
    const announcement = await signed(site);
    expect(() => verifyAnnouncement(announcement, { jobDigest, signingKey: eastKey })).not.toThrow();
    const stored = [...site.facts.documents.values()].join();
    expect(stored).toContain(announcement.maskPublicKey);
    expect(stored).not.toContain(Buffer.alloc(32, 2).toString('base64url'));
  });

  it('signs once: a redelivery after a restart gets the same bytes, another job another key', async () => {
    const site = siteOver();
    const first = await signed(site);
    expect(await signed(siteOver(dataSetOf(40), { facts: site.facts, seed: 99 }))).toEqual(first);
    const other = await site.member.sign(proposalOf(manifestOf({ attempt: 1 })));
    expect(other.done?.announcement.maskPublicKey).not.toBe(first.maskPublicKey);
  });

  it.each([
    ['a view of a resource it does not open', manifestOf({ viewDefinition: { resource: 'Practitioner', select: [] } }), 'RWD_SITE_VIEW_NOT_ALLOWED'],
    ['a view of no resource', manifestOf({ viewDefinition: { select: [] } }), 'RWD_SITE_VIEW_NOT_ALLOWED'],
    ['a view too large', manifestOf({ viewDefinition: { resource: 'Patient', text: 'x'.repeat(70_000) } }), 'RWD_SITE_VIEW_TOO_LARGE'],
    ['a view that does not compile', manifestOf({ viewDefinition: { resource: 'Patient' } }), 'RWD_VIEW_INVALID'],
    ['a minimum below its own', manifestOf({ minCohort: 2 }), 'RWD_SITE_MINIMUM_TOO_LOW'],
    ['a minimum a class below its own', manifestOf({ minPerClass: 0 }), 'RWD_SITE_MINIMUM_TOO_LOW'],
    ['a minimum above its cohort', manifestOf({ minCohort: 41 }), 'RWD_SECAGG_COHORT_TOO_SMALL'],
    ['an invented site', manifestOf({ sites: [...sites.slice(0, 2), { siteId: 'sybil', signingKey: 'A'.repeat(43) }] }), 'RWD_SECAGG_ROSTER_UNKNOWN'],
    ['a manifest that does not hold together', manifestOf({ viewDigest: 'a'.repeat(64) }), 'RWD_SECAGG_MANIFEST_INVALID'],
  ])('%s refuses under its signature, and stays with it', async (_name, refusable, expected) => {
    const site = siteOver();
    const { refusal } = await site.member.sign(proposalOf(refusable));
    expect(refusal?.code).toBe(expected);
    expect(() => verifyRefusal(refusal!, eastKey)).not.toThrow();
    expect((await siteOver(dataSetOf(200), { facts: site.facts }).member.sign(proposalOf(refusable))).refusal).toEqual(refusal);
  });

  it('another digest or job than the manifest\'s refuses', async () => {
    expect((await siteOver().member.sign({ ...proposalOf(manifest), jobId: 'job-0002' })).refusal?.code).toBe('RWD_SITE_WRONG_MANIFEST');
    expect((await siteOver().member.sign({ ...proposalOf(manifest), manifestDigest: 'f'.repeat(64) })).refusal?.code).toBe('RWD_SITE_WRONG_MANIFEST');
  });
});

describe('a site asked for a round', () => {
  it('contributes over the records it signed for, the same bytes after growth and restart', async () => {
    const site = siteOver();
    const round = roundOf(await signed(site));
    const { done } = await site.member.answer(round);
    for (let at = 40; at < 60; at += 1) site.dataSet.add(`r${at}`, observation(at));
    expect((await site.member.answer(round)).done).toEqual(done);
    const stored = site.facts.documents.size;
    const restarted = siteOver(dataSetOf(60), { facts: site.facts, seed: 99 });
    expect((await restarted.member.answer(round)).done).toEqual(done);
    expect(site.facts.documents.size).toBe(stored);
  });

  it('gives the same bytes also when the process died before the answer was stored', async () => {
    const site = siteOver();
    const round = roundOf(await signed(site));
    const append = site.facts.append.bind(site.facts);
    site.facts.append = async () => Promise.reject(new Error('away'));
    await expect(site.member.answer(round)).rejects.toThrow('away');
    site.facts.append = append;
    const { done } = await siteOver(dataSetOf(60), { facts: site.facts }).member.answer(round);
    const undisturbed = siteOver();
    expect(done).toEqual((await undisturbed.member.answer(roundOf(await signed(undisturbed)))).done);
  });

  it.each([
    ['other participants than before', (own: KeyAnnouncement) => roundOf(own, { participants: [own, otherAnnouncements(manifest)[0]] }), 'RWD_SECAGG_TOO_FEW_PARTICIPANTS'],
    ['a round out of order', (own: KeyAnnouncement) => roundOf(own, { round: 3, parameters: { kind: 'newton', standardization: { mean: [0], sd: [1] }, coefficients: [0, 0] } }), 'RWD_SECAGG_ROUND_ORDER'],
    ['a job it did not sign', (own: KeyAnnouncement) => roundOf(own, { jobDigest: 'f'.repeat(64) }), 'RWD_SITE_NOT_SIGNED'],
    ['participants that are none', (own: KeyAnnouncement) => roundOf(own, { participants: [own, { siteId: 'north' }] }), 'RWD_SITE_ROUND_MALFORMED'],
    ['parameters that are none', (own: KeyAnnouncement) => roundOf(own, { parameters: { kind: 'rows' } }), 'RWD_SITE_ROUND_MALFORMED'],
  ])('with %s refuses', async (_name, ask, expected) => {
    const site = siteOver();
    const own = await signed(site);
    const { done, refusal } = await site.member.answer(ask(own));
    expect(done).toBeUndefined();
    expect(refusal?.code).toBe(expected);
  });

  it('refuses a second vector for a round, whatever its participants', async () => {
    const site = siteOver();
    const own = await signed(site);
    await site.member.answer(roundOf(own));
    const again = otherAnnouncements(manifest).toReversed();
    expect((await site.member.answer(roundOf(own, { participants: [...again, own] }))).refusal).toBeUndefined();
    const changed = { round: 0, parameters: { kind: 'newton', standardization: { mean: [0], sd: [1] }, coefficients: [0, 0] } };
    expect((await site.member.answer(roundOf(own, changed))).refusal?.code).toBe('RWD_SECAGG_ROUND_ORDER');
  });
});

describe('the handler of federated jobs', () => {
  const handlerOf = ({ member }: Site) => new FederationJobHandler({ config: { tenant: 'east' } } as Platform, member);
  const proposed = { ...proposalOf(manifest), manifest: { ...manifest }, at: '2026-01-01T00:00:00Z' };

  it('says yes, then contributes, in events that fit their schemas', async () => {
    const site = siteOver();
    const handler = handlerOf(site);
    const yes = await handler.proposed(proposed);
    const announcement = (yes.outputs[0]?.data as { announcement: KeyAnnouncement }).announcement;
    const { parameters, participants } = roundOf(announcement);
    const round = { jobId: manifest.jobId, jobDigest, round: 0, instruction: parameters as object, participants: participants as object[] };
    const vector = await handler.started(round);
    expect([yes.outcome, vector.outcome]).toEqual(['signed', 'contributed']);
    expect(yes.outputs[0]?.event).toBe(federationJobSigned);
    expect(vector.outputs[0]?.event).toBe(federationContributionSubmitted);
    for (const { event, data } of [...yes.outputs, ...vector.outputs]) expect(validateEventData(event.type, data)).toEqual([]);
    expect(await handler.started(round)).toEqual(vector);
    expect(site.member.status()).toEqual({ signed: 1, refused: 0, contributions: 1 });
  });

  it('says no in an event that fits its schema', async () => {
    const no = await handlerOf(siteOver(dataSetOf(3))).proposed(proposed);
    expect(no).toMatchObject({ outcome: 'refused', facts: { code: 'RWD_SECAGG_COHORT_TOO_SMALL' } });
    expect(no.outputs[0]?.event).toBe(federationJobRefused);
    expect(validateEventData(federationJobRefused.type, no.outputs[0]?.data)).toEqual([]);
  });

  it('is silent when others are meant', async () => {
    const handler = handlerOf(siteOver());
    expect(await handler.proposed({ ...proposed, manifest: { sites: [{ siteId: 'west' }] } })).toEqual({ outcome: 'not-invited', outputs: [] });
    expect(await handler.proposed({ ...proposed, manifest: {} })).toEqual({ outcome: 'not-invited', outputs: [] });
    expect(await handler.started({ jobId: 'job-0001', jobDigest, round: 0, instruction: {}, participants: otherAnnouncements(manifest).map((one) => ({ ...one })) })).toEqual({ outcome: 'not-invited', outputs: [] });
  });
});
