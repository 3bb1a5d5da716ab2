import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';

import { manifestDigest, type MpcJobManifest, type PartyFrame, type PartyId } from '@chainnet/mpc-protocol';

import { errors } from './errors.js';
import { FrameSocket } from './frame-socket.js';
import { helloFrame, readHello, refusalFrame, type RefusalReason } from './hello.js';
import { JobJoin, jobKey } from './job-join.js';
import { certificateFingerprint, peerFingerprint, secureContext, type PartyIdentity } from './party-identity.js';
import type { TlsPartyChannel } from './tls-party-channel.js';

/** What is told about a connection that was turned away. */
export type Refusal = { readonly reason: RefusalReason | 'tls' | 'no-hello'; readonly remoteAddress: string | undefined };

export type EndpointOptions = {
  readonly identity: PartyIdentity;
  /** Where to listen; port 0 takes a free one. */
  readonly host: string;
  readonly port: number;
  readonly onRefused?: (refusal: Refusal) => void;
};

const MAX_CONNECTIONS = 64;
const HANDSHAKE_MS = 5000;

/**
 * A party's one listening port for all its jobs. A connection must finish a TLS 1.3 handshake with a certificate of the
 * mesh's authority, then say hello for a job that is joined here, with the digest of its manifest, from a party whose
 * certificate the manifest names. Anything else (a probe, a scan, garbage, a stranger) is closed, told to `onRefused`
 * and has no effect on any job. A handshake and a hello may take 5 s each; at most 64 connections are open at once.
 */
export class PartyEndpoint {
  readonly #options: EndpointOptions;
  readonly #fingerprint: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #jobs = new Map<string, JobJoin>();

  private constructor(options: EndpointOptions) {
    this.#options = options;
    this.#fingerprint = certificateFingerprint(options.identity.cert);
    this.#server = createServer({
      ...secureContext(options.identity),
      requestCert: true,
      rejectUnauthorized: true,
      handshakeTimeout: HANDSHAKE_MS,
    });
    this.#server.maxConnections = MAX_CONNECTIONS;
    this.#server.on('connection', (socket: Socket) => this.#track(socket));
    this.#server.on('tlsClientError', (_error, socket) => this.#refused('tls', socket));
    this.#server.on('secureConnection', (socket) => void this.#admit(socket));
  }

  /** Rejects with the operating system's error when the port cannot be had. */
  static async listen(options: EndpointOptions): Promise<PartyEndpoint> {
    const endpoint = new PartyEndpoint(options);
    await new Promise<void>((resolve, reject) => {
      endpoint.#server.once('error', reject);
      endpoint.#server.listen(options.port, options.host, () => {
        endpoint.#server.off('error', reject);
        resolve();
      });
    });
    return endpoint;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /**
   * Connects to both other parties of an attempt: of each pair the one later in the manifest dials. Resolves when both
   * are connected. Raises RWD_MPC_JOB_ALREADY_JOINED, RWD_MPC_CERTIFICATE_NOT_OWN, RWD_MPC_PEER_UNTRUSTED,
   * RWD_MPC_PEER_REFUSED and, at `deadline` (milliseconds since the epoch), RWD_MPC_PEER_TIMEOUT naming the party. After
   * a failure nothing of the attempt stays open.
   */
  async join(manifest: MpcJobManifest, self: PartyId, deadline: number): Promise<TlsPartyChannel> {
    const key = jobKey(manifest.jobId, manifest.attempt);
    if (this.#jobs.has(key)) throw errors.RWD_MPC_JOB_ALREADY_JOINED({ attempt: manifest.attempt });
    const own = manifest.parties.find((party) => party.id === self);
    if (own?.certificateFingerprint !== this.#fingerprint) throw errors.RWD_MPC_CERTIFICATE_NOT_OWN({ party: self });
    const join = new JobJoin({ manifest, self, digest: manifestDigest(manifest) }, () => this.#jobs.delete(key));
    this.#jobs.set(key, join);
    return join.connect(this.#options.identity, deadline);
  }

  /** Closes every job and connection and stops listening. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await Promise.all([...this.#jobs.values()].map((join) => join.close()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #admit(tlsSocket: TLSSocket): Promise<void> {
    const socket = new FrameSocket(tlsSocket);
    const frame = await socket.first(HANDSHAKE_MS);
    const hello = frame && readHello(frame);
    if (frame === undefined || hello === undefined) {
      this.#refused('no-hello', tlsSocket);
      return socket.destroy();
    }
    const join = this.#jobs.get(jobKey(hello.job, hello.attempt));
    const admitted = join?.admit(peerFingerprint(tlsSocket.getPeerCertificate()), hello) ?? 'unknown-job';
    if (join === undefined || typeof admitted === 'string') return this.#turnAway(socket, frame, tlsSocket, admitted as RefusalReason);
    await socket.send(helloFrame(join.manifest, join.digest)).then(
      () => join.arrived(admitted.party, socket),
      () => socket.destroy(),
    );
  }

  async #turnAway(socket: FrameSocket, frame: PartyFrame, tlsSocket: TLSSocket, reason: RefusalReason): Promise<void> {
    this.#refused(reason, tlsSocket);
    // The peer may be gone already: the refusal is a courtesy, closing is what counts.
    await Promise.allSettled([socket.send(refusalFrame(frame, reason))]);
    await socket.close();
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #refused(reason: Refusal['reason'], socket: Socket): void {
    this.#options.onRefused?.({ reason, remoteAddress: socket.remoteAddress });
  }
}
