import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { decodeEvent, type HandlerContext } from '@chainnet/messaging';
import { approvalBytes, manifestDigest, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { viewDigest, type Row } from '@chainnet/sql-on-fhir';
import { MpcJobProposedHandler } from '../src/mpc/job-proposed.handler.js';
import { MpcJobStartedHandler } from '../src/mpc/job-started.handler.js';
import { MemoryFacts, MemoryLog, MemorySnapshots } from '@chainnet/testing';
import type { MpcMember, MpcSite, PlaySession, SessionFact } from '../src/mpc/ports.js';
import { Sessions } from '../src/mpc/sessions.js';
import { defaultMpcPolicy } from '../src/mpc/site-policy.js';

export const NAMES = ['demo-a', 'demo-b', 'demo-c'] as const;
export type Name = (typeof NAMES)[number];
export const START = Date.parse('2026-01-01T00:00:00Z');

const pairs = Object.fromEntries(NAMES.map((name) => [name, generateKeyPairSync('ed25519')])) as Record<Name, { privateKey: KeyObject; publicKey: KeyObject }>;
export const keyOf = (name: Name): string => pairs[name].publicKey.export({ format: 'jwk' }).x as string;
export const signedBy = (name: Name, bytes: Uint8Array): string => sign(null, bytes, pairs[name].privateKey).toString('base64url');

const viewDefinition = { resource: 'Observation', select: [{ column: [{ name: 'glucose', path: 'value.ofType(Quantity).value' }] }] };
export const members = (mpc: (name: Name, index: number) => Omit<MpcMember, 'key'>): ReadonlyMap<string, MpcMember> =>
  new Map(NAMES.map((name, index) => [name, { key: keyOf(name), ...mpc(name, index) }]));
export const somewhere = members((_name, index) => ({ host: 'localhost', port: 7000 + index, fingerprint: String(index).repeat(64) }));

export const manifestFor = (directory: ReadonlyMap<string, MpcMember>, change: Partial<MpcJobManifest> = {}): MpcJobManifest => ({
  jobId: 'job-0001', attempt: 1, statistic: 'count-mean-variance',
  viewDigest: viewDigest(viewDefinition).replace('sha256:', ''), viewDefinition, columns: ['glucose'],
  parties: [...directory].map(([id, { host, port, fingerprint }]) => ({ id, host, port, certificateFingerprint: fingerprint })),
  minCohort: 10, fractionBits: 16, deadlineMs: 10_000,
  ...change,
});
export const proposalOf = (manifest: MpcJobManifest) => ({ jobId: manifest.jobId, manifest, manifestDigest: manifestDigest(manifest), at: '2026-01-01T00:00:00Z' });
export const startedOf = (manifest: MpcJobManifest, signers: readonly Name[] = NAMES) => ({
  jobId: manifest.jobId, manifestDigest: manifestDigest(manifest), at: '2026-01-01T00:00:00Z',
  approvals: NAMES.map((party, index) => ({ party, signature: signedBy(signers[index] as Name, approvalBytes(manifestDigest(manifest))) })),
});

/** One site over stores that outlive its process. */
export class TestSite {
  readonly facts = new MemoryFacts<SessionFact>();
  readonly index = new MemorySnapshots<readonly string[]>();
  readonly log = new MemoryLog();
  readonly failures: string[] = [];
  readonly manifests = new Map<string, MpcJobManifest>();
  readonly site: MpcSite;
  values: readonly Row[string][] = [5.5, 6.25, 7, 4.75, 8.5];
  now = START;
  sessions: Sessions;

  constructor(readonly name: Name, private readonly play: PlaySession, directory: ReadonlyMap<string, MpcMember> = somewhere) {
    this.site = {
      tenant: name, fingerprint: directory.get(name)?.fingerprint ?? '', members: directory, policy: defaultMpcPolicy,
      rows: async () => this.values.map((glucose) => ({ glucose })),
      sign: (bytes) => signedBy(name, bytes),
      approved: {
        put: async (documents) => documents.flatMap(([id, manifest]) => (this.manifests.has(id) ? [id] : (this.manifests.set(id, manifest), []))),
        get: async (id) => this.manifests.get(id),
      },
    };
    this.sessions = this.process();
  }

  /** A new process on the same stores. */
  process(): Sessions {
    const { site, play, facts, index, log } = this;
    this.sessions = new Sessions({
      site, play, facts, index, log, group: `site-${this.name}`, now: () => new Date(this.now), sleep: async () => undefined,
      onFailure: (error) => void this.failures.push((error as { code?: string }).code ?? String(error)),
    });
    return this.sessions;
  }

  propose(proposal: Parameters<MpcJobProposedHandler['handle']>[0]) {
    return new MpcJobProposedHandler(this.site).handle(proposal);
  }

  start(started: Parameters<MpcJobStartedHandler['handle']>[0]) {
    const context = { now: new Date(this.now) } as HandlerContext;
    return new MpcJobStartedHandler(this.site, this.sessions).handle(started, context);
  }

  published(): { id: string; type: string; data: Record<string, unknown> }[] {
    return this.log.appended.map((message) => {
      const { attributes, data } = decodeEvent({ ...message, partition: 0, offset: '0', timestamp: 0, value: Buffer.from(message.value as string) });
      return { id: attributes.id, type: attributes.type, data: data as Record<string, unknown> };
    });
  }
}
