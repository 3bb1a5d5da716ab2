import type { MpcJobManifest, MpcParty, PartyId } from '@chainnet/mpc-protocol';

import { dialParty } from './dial-party.js';
import { errors } from './errors.js';
import type { FrameSocket } from './frame-socket.js';
import type { Hello, RefusalReason } from './hello.js';
import type { PartyIdentity } from './party-identity.js';
import { TlsPartyChannel } from './tls-party-channel.js';

export const jobKey = (job: string, attempt: number): string => JSON.stringify([job, attempt]);

export type JoinedJob = { readonly manifest: MpcJobManifest; readonly digest: string; readonly self: PartyId };

/** One attempt at one party, from joining to closing: which peers it dials, which it waits for, which have come. */
export class JobJoin {
  readonly manifest: MpcJobManifest;
  readonly digest: string;
  readonly #channel: TlsPartyChannel;
  readonly #stop = new AbortController();
  readonly #expected: ReadonlyMap<PartyId, PromiseWithResolvers<void>>;
  readonly #dialled: readonly MpcParty[];

  constructor({ manifest, digest, self }: JoinedJob, onClose: () => void) {
    this.manifest = manifest;
    this.digest = digest;
    this.#channel = new TlsPartyChannel(manifest, self, onClose);
    const place = manifest.parties.findIndex((party) => party.id === self);
    this.#dialled = manifest.parties.slice(0, place);
    this.#expected = new Map(manifest.parties.slice(place + 1).map(({ id }) => [id, Promise.withResolvers<void>()]));
  }

  /** The channel once both peers are there; on failure everything is closed first. */
  async connect(identity: PartyIdentity, deadline: number): Promise<TlsPartyChannel> {
    const { manifest, digest } = this;
    this.#channel.expireAt(deadline);
    const dial = { identity, manifest, digest, deadline, signal: this.#stop.signal };
    const dialled = this.#dialled.map(async (party) => this.#channel.attach(party.id, await dialParty(party, dial)));
    const awaited = [...this.#expected].map(([party, arrival]) => this.#await(party, arrival, deadline));
    try {
      await Promise.all([...dialled, ...awaited]);
      return this.#channel;
    } catch (error) {
      await this.close();
      await Promise.allSettled([...dialled, ...awaited]);
      throw error;
    }
  }

  /** Whether a connection with this certificate and hello is one this attempt waits for. */
  admit(fingerprint: string | undefined, hello: Hello): { readonly party: PartyId } | RefusalReason {
    if (hello.digest !== this.digest) return 'other-manifest';
    const party = this.manifest.parties.find((each) => each.certificateFingerprint === fingerprint);
    if (party === undefined || !this.#expected.has(party.id)) return 'not-a-party';
    return this.#channel.isConnected(party.id) ? 'already-connected' : { party: party.id };
  }

  arrived(party: PartyId, socket: FrameSocket): void {
    if (this.#channel.isConnected(party)) return socket.destroy();
    this.#channel.attach(party, socket);
    this.#expected.get(party)?.resolve();
  }

  async close(): Promise<void> {
    this.#stop.abort(errors.RWD_MPC_CHANNEL_CLOSED());
    for (const arrival of this.#expected.values()) arrival.reject(errors.RWD_MPC_CHANNEL_CLOSED());
    await this.#channel.close();
  }

  async #await(party: PartyId, arrival: PromiseWithResolvers<void>, deadline: number): Promise<void> {
    const late = (): void => arrival.reject(errors.RWD_MPC_PEER_TIMEOUT({ party }));
    const timer = setTimeout(late, Math.max(0, deadline - Date.now()));
    await arrival.promise.finally(() => clearTimeout(timer));
  }
}
