import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { columnSums, encodeFrame, manifestDigest, MAX_FRAME_BYTES, resultDigest, type MpcJobManifest, type StatisticsOutcome } from '@chainnet/mpc-protocol';
import { makeMeshCertificates, type MeshCertificates } from '@chainnet/testing';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { helloFrame } from '../src/adapters/mpc/hello.js';
import { PartyEndpoint, type Refusal } from '../src/adapters/mpc/party-endpoint.js';
import type { PartyIdentity } from '../src/adapters/mpc/party-identity.js';
import { runMpcParty } from '../src/adapters/mpc/run-mpc-party.js';

const NAMES = ['hospital-a', 'hospital-b', 'hospital-c'] as const;
type Name = (typeof NAMES)[number];
const VALUES: Record<Name, readonly number[]> = {
  'hospital-a': [5.5, 6.25, 7],
  'hospital-b': [4.75, 8.5],
  'hospital-c': [6, 6.5, 5, 9.125],
};
const code = (name: string, details: object = {}): object =>
  expect.objectContaining({ code: name, details: expect.objectContaining(details) });

let mesh: MeshCertificates;
let stranger: MeshCertificates;
const open: PartyEndpoint[] = [];
const refusals: Refusal[] = [];

beforeAll(async () => {
  [mesh, stranger] = await Promise.all([makeMeshCertificates({ names: [...NAMES, 'outsider'] }), makeMeshCertificates({ names: NAMES })]);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((endpoint) => endpoint.close()));
  refusals.length = 0;
});

const identity = (name: string, of: MeshCertificates = mesh): PartyIdentity => {
  const party = of.parties[name];
  if (party === undefined) throw new RangeError(name);
  return { ca: of.ca, cert: party.cert, key: party.key };
};

async function listen(credentials: PartyIdentity): Promise<PartyEndpoint> {
  const endpoint = await PartyEndpoint.listen({ identity: credentials, host: '127.0.0.1', port: 0, onRefused: (refusal) => refusals.push(refusal) });
  open.push(endpoint);
  return endpoint;
}
const listenAll = (): Promise<PartyEndpoint[]> => Promise.all(NAMES.map((name) => listen(identity(name))));

const manifestFor = (endpoints: readonly PartyEndpoint[], change: Partial<MpcJobManifest> = {}): MpcJobManifest => ({
  jobId: 'job-0001',
  attempt: 1,
  statistic: 'count-mean-variance',
  viewDigest: 'a'.repeat(64),
  viewDefinition: { resource: 'Observation' },
  columns: ['glucose'],
  parties: NAMES.map((id, i) => ({ id, host: '127.0.0.1', port: endpoints[i]?.port ?? 1, certificateFingerprint: mesh.parties[id]?.fingerprint ?? '' })),
  minCohort: 5,
  fractionBits: 16,
  deadlineMs: 10_000,
  ...change,
});

const play = (endpoint: PartyEndpoint, self: Name, manifest: MpcJobManifest): Promise<StatisticsOutcome> =>
  runMpcParty({ endpoint, manifest, self, startedAt: Date.now(), localMinimum: 2, inputs: [columnSums(VALUES[self], manifest.fractionBits)] });

const playAll = (endpoints: readonly PartyEndpoint[], manifest: MpcJobManifest): Promise<PromiseSettledResult<StatisticsOutcome>[]> =>
  Promise.allSettled(NAMES.map((name, i) => play(endpoints[i] as PartyEndpoint, name, manifest)));

const reasons = (settled: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  settled.map((each) => (each.status === 'rejected' ? (each.reason as unknown) : undefined));

function expectRightResult(settled: readonly PromiseSettledResult<StatisticsOutcome>[]): void {
  expect(reasons(settled)).toEqual([undefined, undefined, undefined]);
  const outcomes = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(outcomes[0]?.result.columns[0]).toMatchObject({ column: 'glucose', count: 9, mean: 58.625 / 9 });
  expect(outcomes[0]?.result.columns[0]?.variance).toBe(2.220486111111111);
  expect(new Set(outcomes.map(({ result }) => resultDigest(result))).size).toBe(1);
  expect(new Set(outcomes.map(({ transcript }) => transcript)).size).toBe(1);
}

/** Sockets, servers and timers of the process that keep it alive, by kind. */
const openHandles = (): string[] => process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout/.test(kind)).sort();

/** The event loop reports a closed handle a few turns longer: looks again until sockets and servers are gone, for 1 s. */
async function handlesOnceClosed(): Promise<string[]> {
  for (let look = 0; look < 20 && openHandles().some((kind) => kind !== 'Timeout'); look++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return openHandles();
}

/** Handles of `now` that `before` does not account for, kind by kind. */
function addedTo(before: readonly string[], now: readonly string[]): string[] {
  const known = [...before];
  return now.filter((kind) => {
    const at = known.indexOf(kind);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

const closedSocket = async (socket: Socket): Promise<void> => {
  socket.on('error', () => undefined);
  if (!socket.closed) await once(socket, 'close');
};

describe('three parties over mutual TLS 1.3 on loopback', () => {
  it('get the right result, the same bits at all three', async () => {
    const endpoints = await listenAll();
    expectRightResult(await playAll(endpoints, manifestFor(endpoints)));
  });

  it('run several jobs at once on one port each', async () => {
    const endpoints = await listenAll();
    const jobs = ['job-0001', 'job-0002', 'job-0003'].map((jobId) => playAll(endpoints, manifestFor(endpoints, { jobId })));
    for (const settled of await Promise.all(jobs)) expectRightResult(settled);
  });

  it('find each other when one starts late', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints);
    const [first, ...others] = NAMES.map((name, i) => async () => {
      if (i === 0) await new Promise((resolve) => setTimeout(resolve, 300));
      return play(endpoints[i] as PartyEndpoint, name, manifest);
    });
    expectRightResult(await Promise.allSettled([first, ...others].map((start) => start?.() as Promise<StatisticsOutcome>)));
    expect(refusals).toContainEqual(expect.objectContaining({ reason: 'unknown-job' }));
  });

  it('can play a new attempt of a job after the first', async () => {
    const endpoints = await listenAll();
    expectRightResult(await playAll(endpoints, manifestFor(endpoints)));
    expectRightResult(await playAll(endpoints, manifestFor(endpoints, { attempt: 2 })));
  });

  it('all learn when one site refuses for its own small count', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints);
    const refusing = runMpcParty({ endpoint: endpoints[1] as PartyEndpoint, manifest, self: 'hospital-b', startedAt: Date.now(), localMinimum: 3, inputs: [columnSums(VALUES['hospital-b'], 16)] });
    const settled = await Promise.allSettled([play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest), refusing, play(endpoints[2] as PartyEndpoint, 'hospital-c', manifest)]);
    const aborted = code('RWD_MPC_ABORTED', { accuser: 'hospital-b' });
    expect(reasons(settled)).toEqual([aborted, code('RWD_MPC_LOCAL_COHORT_TOO_SMALL'), aborted]);
  });

  it('leave no socket, server or timer behind, whether a job succeeds or fails', async () => {
    const before = await handlesOnceClosed();
    const endpoints = await listenAll();
    await playAll(endpoints, manifestFor(endpoints));
    await play(endpoints[2] as PartyEndpoint, 'hospital-c', manifestFor(endpoints, { attempt: 2, deadlineMs: 200 })).catch(() => undefined);
    await Promise.all(open.splice(0).map((endpoint) => endpoint.close()));
    // A timer of jest's own may end meanwhile, so what counts is what is new.
    expect(addedTo(before, await handlesOnceClosed())).toEqual([]);
  });
});

describe('a party that is not who the manifest says', () => {
  it('is refused with a certificate of another authority, and nobody gets a result', async () => {
    const endpoints = [await listen(identity('hospital-a')), await listen(identity('hospital-b', stranger)), await listen(identity('hospital-c'))];
    const honest = manifestFor(endpoints, { deadlineMs: 1500 });
    // The impostor plays by a manifest that names its own certificate; the two others hold the agreed one.
    const own = { ...honest, parties: honest.parties.map((party) => (party.id === 'hospital-b' ? { ...party, certificateFingerprint: stranger.parties['hospital-b']?.fingerprint ?? '' } : party)) };
    const [a, b, c] = reasons(await Promise.allSettled([play(endpoints[0] as PartyEndpoint, 'hospital-a', honest), play(endpoints[1] as PartyEndpoint, 'hospital-b', own), play(endpoints[2] as PartyEndpoint, 'hospital-c', honest)]));
    expect(b).toEqual(code('RWD_MPC_PEER_UNTRUSTED', { party: 'hospital-a' }));
    expect(c).toEqual(code('RWD_MPC_PEER_UNTRUSTED', { party: 'hospital-b' }));
    expect(a).toEqual(code('RWD_MPC_PEER_TIMEOUT'));
  });

  it('is refused by a server whose authority did not sign its certificate', async () => {
    const endpoint = await listen(identity('hospital-a'));
    // It trusts the mesh, but its own certificate is of another authority.
    const { cert, key } = identity('hospital-b', stranger);
    const socket = connectTls({ host: '127.0.0.1', port: endpoint.port, ca: mesh.ca, cert, key, minVersion: 'TLSv1.3' });
    await closedSocket(socket);
    expect(refusals).toEqual([expect.objectContaining({ reason: 'tls' })]);
  });

  it('is refused by the dialler with another certificate of the same authority', async () => {
    const endpoints = [await listen(identity('outsider')), await listen(identity('hospital-b')), await listen(identity('hospital-c'))];
    const settled = reasons(await Promise.allSettled([play(endpoints[1] as PartyEndpoint, 'hospital-b', manifestFor(endpoints)), play(endpoints[2] as PartyEndpoint, 'hospital-c', manifestFor(endpoints))]));
    expect(settled).toContainEqual(code('RWD_MPC_PEER_UNTRUSTED', { party: 'hospital-a', what: 'its certificate is not the one in the manifest' }));
  });

  it('is refused by the listener with another certificate of the same authority', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints, { deadlineMs: 1000 });
    const outsider = await listen(identity('outsider'));
    const forged = { ...manifest, parties: manifest.parties.map((party) => (party.id === 'hospital-c' ? { ...party, certificateFingerprint: mesh.parties['outsider']?.fingerprint ?? '' } : party)) };
    const waiting = play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest);
    const [a, intruder] = reasons(await Promise.allSettled([waiting, play(outsider, 'hospital-c', forged)]));
    expect(intruder).toEqual(code('RWD_MPC_PEER_REFUSED', { party: 'hospital-a', why: 'other-manifest' }));
    expect(a).toEqual(code('RWD_MPC_PEER_TIMEOUT'));
  });

  it('is refused even with the right manifest digest, when its certificate is not in it', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints, { deadlineMs: 1000 });
    const waiting = play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest).catch((error: unknown) => error);
    const socket = connectTls({ host: '127.0.0.1', port: endpoints[0]?.port, ...identity('outsider') });
    socket.write(encodeFrame(helloFrame(manifest, manifestDigest(manifest))));
    await closedSocket(socket.resume());
    expect(refusals).toEqual([expect.objectContaining({ reason: 'not-a-party' })]);
    expect(await waiting).toEqual(code('RWD_MPC_PEER_TIMEOUT'));
  });

  it('cannot join with a manifest that names another certificate for itself', async () => {
    const endpoints = await listenAll();
    await expect(play(endpoints[0] as PartyEndpoint, 'hospital-b', manifestFor(endpoints))).rejects.toEqual(code('RWD_MPC_CERTIFICATE_NOT_OWN'));
  });
});

describe('a party whose port is probed', () => {
  const probe = async (port: number): Promise<void> => {
    const socket = connectTcp(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
    await closedSocket(socket);
  };
  const garbage = async (port: number): Promise<void> => {
    const socket = connectTcp(port, '127.0.0.1');
    const closed = closedSocket(socket.resume());
    socket.write(Buffer.alloc(64 * 1024, 'GET / HTTP/1.1\r\n'));
    await closed;
  };

  it('survives plain TCP connects and garbage before, during and after a job', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints);
    const disturb = (): Promise<unknown> => Promise.all(endpoints.flatMap(({ port }) => [probe(port), garbage(port), probe(port), garbage(port)]));
    await disturb();
    const [settled] = await Promise.all([playAll(endpoints, manifest), disturb(), disturb()]);
    expectRightResult(settled);
    await disturb();
    expectRightResult(await playAll(endpoints, manifestFor(endpoints, { attempt: 2 })));
    expect(refusals.some(({ reason }) => reason === 'tls')).toBe(true);
  });

  it('survives a member of the mesh that sends no frame, or one of four gigabytes', async () => {
    const endpoints = await listenAll();
    const announce = Buffer.alloc(4);
    for (const length of [0xffffffff, MAX_FRAME_BYTES + 1, 0]) {
      announce.writeUInt32BE(length);
      const socket = connectTls({ host: '127.0.0.1', port: endpoints[0]?.port, ...identity('outsider') });
      socket.write(announce);
      await closedSocket(socket.resume());
    }
    expect(refusals.map(({ reason }) => reason)).toEqual(['no-hello', 'no-hello', 'no-hello']);
    expectRightResult(await playAll(endpoints, manifestFor(endpoints)));
  });
});

describe('a party that is missing', () => {
  it.each(NAMES)('(%s) ends the job at the two others with a coded timeout, within the deadline', async (missing) => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints, { deadlineMs: 700 });
    const startedAt = Date.now();
    const present = NAMES.filter((name) => name !== missing);
    await endpoints[NAMES.indexOf(missing)]?.close();
    const settled = await Promise.allSettled(present.map((name) => play(endpoints[NAMES.indexOf(name)] as PartyEndpoint, name, manifest)));
    expect(Date.now() - startedAt).toBeLessThan(700 + 1500);
    for (const error of reasons(settled)) expect(error).toEqual(code('RWD_MPC_PEER_TIMEOUT', { party: missing }));
  });

  it('from a job it had joined ends the job at the two others at once', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints, { deadlineMs: 8000 });
    const startedAt = Date.now();
    const leaving = endpoints[2]?.join(manifest, 'hospital-c', startedAt + 8000).then((channel) => channel.close());
    const settled = await Promise.allSettled([play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest), play(endpoints[1] as PartyEndpoint, 'hospital-b', manifest)]);
    await leaving;
    expect(Date.now() - startedAt).toBeLessThan(4000);
    for (const error of reasons(settled)) expect(error).toMatchObject({ code: expect.stringMatching(/^RWD_MPC_(PEER_LOST|ABORTED)$/) });
  });

  it('that joined but says nothing ends the job with a coded timeout', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints, { deadlineMs: 700 });
    const silent = endpoints[2]?.join(manifest, 'hospital-c', Date.now() + 700);
    const settled = await Promise.allSettled([play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest), play(endpoints[1] as PartyEndpoint, 'hospital-b', manifest)]);
    await (await silent)?.close();
    expect(reasons(settled)).toContainEqual(code('RWD_MPC_RECEIVE_TIMEOUT', { party: 'hospital-c', tag: 'keys' }));
  });

  it('from the reading end of its connection cannot hold a send beyond the deadline', async () => {
    const endpoint = await listen(identity('hospital-a'));
    const manifest = manifestFor([endpoint]);
    const deadline = Date.now() + 800;
    const joining = endpoint.join(manifest, 'hospital-a', deadline);
    const deaf = (['hospital-b', 'hospital-c'] as const).map((name) => {
      const socket = connectTls({ host: '127.0.0.1', port: endpoint.port, ...identity(name) });
      socket.on('error', () => undefined).write(encodeFrame(helloFrame(manifest, manifestDigest(manifest))));
      return socket;
    });
    const channel = await joining;
    const flood = async (): Promise<void> => {
      const chunk = new Uint8Array(MAX_FRAME_BYTES / 2);
      for (let round = 1; ; round++) await channel.send('hospital-b', { job: 'job-0001', attempt: 1, round, tag: `t${round}`, chunk });
    };
    await expect(flood()).rejects.toEqual(code('RWD_MPC_PEER_LOST', { party: 'hospital-b' }));
    expect(Date.now()).toBeLessThan(deadline + 2000);
    deaf.forEach((socket) => socket.destroy());
    await channel.close();
  });

  it('is no reason to join one attempt twice', async () => {
    const endpoints = await listenAll();
    const manifest = manifestFor(endpoints, { deadlineMs: 300 });
    const first = play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest).catch((error: unknown) => error);
    await expect(play(endpoints[0] as PartyEndpoint, 'hospital-a', manifest)).rejects.toEqual(code('RWD_MPC_JOB_ALREADY_JOINED'));
    expect(await first).toEqual(code('RWD_MPC_PEER_TIMEOUT'));
  });

  it('is given up with a coded error when the endpoint closes', async () => {
    const endpoints = await listenAll();
    const dialling = play(endpoints[2] as PartyEndpoint, 'hospital-c', manifestFor(endpoints)).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await endpoints[2]?.close();
    expect(await dialling).toEqual(code('RWD_MPC_CHANNEL_CLOSED'));
  });
});
