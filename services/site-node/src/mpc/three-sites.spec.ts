import { mpcJobRefused, mpcResultReported } from '@chainnet/contracts';
import type { MpcJobManifest } from '@chainnet/mpc-protocol';
import { makeMeshCertificates, type MeshCertificates } from '@chainnet/testing';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PartyEndpoint } from '../adapters/mpc/party-endpoint.js';
import { runMpcParty } from '../adapters/mpc/run-mpc-party.js';
import { manifestFor, members, NAMES, proposalOf, startedOf, TestSite } from '../../test/mpc-sites.js';

const VALUES = { 'demo-a': [5.5, 6.25, 7, 5, 6], 'demo-b': [4.75, 8.5, 6, 6, 7], 'demo-c': [6, 6.5, 5, 9.125, 5] };
let mesh: MeshCertificates;
const endpoints: PartyEndpoint[] = [];

beforeAll(async () => {
  mesh = await makeMeshCertificates({ names: NAMES });
});
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

/** Three sites over real mutual TLS on loopback, and a job all of them approved. */
async function threeSites(change: Partial<MpcJobManifest> = {}): Promise<{ sites: TestSite[]; manifest: MpcJobManifest; start(): Promise<void> }> {
  const certificate = (name: string) => mesh.parties[name] ?? { cert: '', key: '', fingerprint: '' };
  for (const name of NAMES) endpoints.push(await PartyEndpoint.listen({ identity: { ca: mesh.ca, ...certificate(name) }, host: '127.0.0.1', port: 0 }));
  const directory = members((name, index) => ({ host: '127.0.0.1', port: endpoints[index]?.port ?? 0, fingerprint: certificate(name).fingerprint }));
  const manifest = manifestFor(directory, change);
  const sites = NAMES.map((name, index) => {
    const site = new TestSite(name, (task) => runMpcParty({ ...task, endpoint: endpoints[index] as PartyEndpoint }), directory);
    site.values = VALUES[name];
    site.now = Date.now();
    return site;
  });
  for (const site of sites) expect((await site.propose(proposalOf(manifest))).outcome).toBe('approved');
  const start = async (): Promise<void> => {
    const at = new Date().toISOString();
    for (const site of sites) expect((await site.start({ ...startedOf(manifest), at })).outcome).toBe('started');
    await Promise.all(sites.map((site) => site.sessions.idle()));
  };
  return { sites, manifest, start };
}

describe('three sites', () => {
  it('report the same statistic and transcript, and it is the right one', async () => {
    const { sites, start } = await threeSites();
    await start();
    const reports = sites.flatMap((site) => site.published());
    expect(reports.map(({ type }) => type)).toEqual([mpcResultReported.type, mpcResultReported.type, mpcResultReported.type]);
    const all = Object.values(VALUES).flat();
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(reports[0]?.data['result']).toMatchObject({ columns: [{ column: 'glucose', count: 15, mean }] });
    for (const key of ['result', 'transcriptHash'] as const) expect(new Set(reports.map(({ data }) => JSON.stringify(data[key]))).size).toBe(1);
  });

  it('all refuse when the pooled count is below the cohort', async () => {
    const { sites, start } = await threeSites({ minCohort: 16 });
    await start();
    expect(sites.flatMap((site) => site.published()).map(({ type }) => type)).toEqual([mpcJobRefused.type, mpcJobRefused.type, mpcJobRefused.type]);
    expect(sites.map((site) => site.published()[0]?.data['code'])).toContain('RWD_MPC_COHORT_TOO_SMALL');
  });

  it('end by the deadline, with a coded refusal, when one of them does not come', async () => {
    const { sites, manifest } = await threeSites({ deadlineMs: 600 });
    const at = new Date().toISOString();
    const present = sites.slice(0, 2);
    for (const site of present) await site.start({ ...startedOf(manifest), at });
    await Promise.all(present.map((site) => site.sessions.idle()));
    for (const site of present) expect(site.published()[0]?.data).toMatchObject({ code: 'RWD_MPC_PEER_TIMEOUT' });
    expect(Date.now() - Date.parse(at)).toBeLessThan(600 + 2_500);
  });
});
