import { mpcJobApproved, mpcJobRefused, validateEventData } from '@chainnet/contracts';
import { approvalBytes, isSignedBy, manifestDigest, refusalBytes, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { describe, expect, it } from '@jest/globals';
import { keyOf, manifestFor, proposalOf, somewhere, TestSite } from '../../test/mpc-sites.js';

const never = (): Promise<never> => Promise.reject(new Error('no session is expected here'));
const site = (): TestSite => new TestSite('demo-b', never);
const manifest = manifestFor(somewhere);
const swap = (change: object): MpcJobManifest => ({ ...manifest, parties: manifest.parties.map((party) => (party.id === 'demo-c' ? { ...party, ...change } : party)) });

describe('a proposal that fits the site', () => {
  it('is signed, the same way each time', async () => {
    const approving = site();
    const { outcome, outputs } = await approving.propose(proposalOf(manifest));
    expect([outcome, outputs.map(({ event }) => event.type)]).toEqual(['approved', [mpcJobApproved.type]]);
    const { signature } = outputs[0]?.data as { signature: string };
    expect(isSignedBy(keyOf('demo-b'), approvalBytes(manifestDigest(manifest)), signature)).toBe(true);
    expect((await approving.propose(proposalOf(manifest))).outputs).toEqual(outputs);
  });

  it('of other parties is nothing to it', async () => {
    const others = [...manifest.parties.filter(({ id }) => id !== 'demo-b'), { id: 'demo-x', host: 'x', port: 1, certificateFingerprint: 'c'.repeat(64) }];
    expect(await site().propose(proposalOf({ ...manifest, parties: others }))).toEqual({ outcome: 'not-a-party', outputs: [] });
  });
});

describe('a proposal is refused', () => {
  it.each<[string, string, MpcJobManifest]>([
    ['with a manifest that is none', 'RWD_MPC_MANIFEST_INVALID', { ...manifest, minCohort: 1 }],
    ['with another host of a peer', 'RWD_SITE_MPC_PARTY_MISMATCH', swap({ host: 'elsewhere' })],
    ['with another port of a peer', 'RWD_SITE_MPC_PARTY_MISMATCH', swap({ port: 1 })],
    ['with another certificate of a peer', 'RWD_SITE_MPC_PARTY_MISMATCH', swap({ certificateFingerprint: 'd'.repeat(64) })],
    ['with a peer that is no member', 'RWD_SITE_MPC_PARTY_MISMATCH', swap({ id: 'demo-x' })],
    ['below the cohort of its policy', 'RWD_SITE_MPC_COHORT_BOUND', { ...manifest, minCohort: 9 }],
    ['above the deadline of its policy', 'RWD_SITE_MPC_DEADLINE_BOUND', { ...manifest, deadlineMs: 600_001 }],
    ['on a resource its policy does not name', 'RWD_SITE_VIEW_NOT_ALLOWED', { ...manifest, viewDefinition: { ...(manifest.viewDefinition as object), resource: 'Consent' } }],
    ['with the digest of another view', 'RWD_SITE_MPC_VIEW_MISMATCH', { ...manifest, viewDigest: 'a'.repeat(64) }],
    ['for a column the view does not have', 'RWD_SITE_MPC_COLUMN_UNKNOWN', { ...manifest, columns: ['insulin'] }],
  ])('%s', async (_what, code, proposed) => {
    const refusing = site();
    const { outcome, outputs } = await refusing.propose(proposalOf(proposed));
    const data = outputs[0]?.data as { code: string; signature: string };
    expect([outcome, data.code]).toEqual(['refused', code]);
    expect(validateEventData(mpcJobRefused.type, data)).toEqual([]);
    expect(isSignedBy(keyOf('demo-b'), refusalBytes(manifestDigest(proposed), code), data.signature)).toBe(true);
    expect(refusing.manifests.size).toBe(0);
  });

  it.each([
    ['another digest', { ...proposalOf(manifest), manifestDigest: 'b'.repeat(64) }],
    ['another job id', { ...proposalOf(manifest), jobId: 'job-0002' }],
  ])('under %s than its manifest has', async (_what, proposal) => {
    expect((await site().propose(proposal)).facts).toMatchObject({ code: 'RWD_SITE_MPC_DIGEST_MISMATCH' });
  });

  it('when the certificate of this site is not the one in its directory', async () => {
    const moved = site();
    const handler = new TestSite('demo-b', never);
    Object.assign(handler.site, { fingerprint: 'e'.repeat(64) });
    expect((await handler.propose(proposalOf(manifest))).facts).toMatchObject({ code: 'RWD_SITE_MPC_CERTIFICATE_NOT_OWN' });
    expect((await moved.propose(proposalOf(manifest))).outcome).toBe('approved');
  });

  it('when it has too few values of its own, without telling how many', async () => {
    const small = site();
    small.values = [5.5, null, 6, 7, 8];
    const data = (await small.propose(proposalOf(manifest))).outputs[0]?.data;
    expect(data).toMatchObject({ code: 'RWD_SITE_MPC_LOCAL_MINIMUM', message: expect.stringContaining('minimum of 5') });
  });

  it('when a column is no number, without telling what it is', async () => {
    const texts = site();
    texts.values = ['Wang Xiaoming'];
    const data = (await texts.propose(proposalOf(manifest))).outputs[0]?.data;
    expect(data).toMatchObject({ code: 'RWD_SITE_MPC_COLUMN_NOT_NUMERIC' });
    expect(JSON.stringify(data)).not.toContain('Wang');
  });
});
