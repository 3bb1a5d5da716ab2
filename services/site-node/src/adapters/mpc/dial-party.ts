import { setTimeout as delay } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';

import { isRwdError } from '@chainnet/contracts';
import type { MpcJobManifest, MpcParty } from '@chainnet/mpc-protocol';

import { errors } from './errors.js';
import { FrameSocket } from './frame-socket.js';
import { helloFrame, readHello, readRefusal } from './hello.js';
import { peerFingerprint, secureContext, type PartyIdentity } from './party-identity.js';

export type Dial = {
  readonly identity: PartyIdentity;
  readonly manifest: MpcJobManifest;
  readonly digest: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly signal: AbortSignal;
};

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1000;
const ANSWER_MS = 5000;

/**
 * Connects to a party and exchanges hellos, again and again until the deadline while it is not there or has not joined
 * the job. The pause doubles from 25 ms to 1 s, with jitter. The certificate must be the manifest's, which stands in for
 * the host name check. Raises RWD_MPC_PEER_UNTRUSTED and RWD_MPC_PEER_REFUSED at once, RWD_MPC_PEER_TIMEOUT at the
 * deadline.
 */
export async function dialParty(party: MpcParty, dial: Dial): Promise<FrameSocket> {
  let cause: unknown;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const attempt = await dialOnce(party, dial);
    if (attempt instanceof FrameSocket) return attempt;
    cause = attempt.retry ?? cause;
    dial.signal.throwIfAborted();
    const left = dial.deadline - Date.now();
    if (left <= 0) throw errors.RWD_MPC_PEER_TIMEOUT({ party: party.id }, { cause });
    await pauseFor(Math.min(left, pause * (0.5 + Math.random())), dial.signal);
  }
}

/** Waits; raises the reason of the signal when it is aborted meanwhile. */
async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
}

type Retry = { readonly retry: Error | undefined };

async function dialOnce(party: MpcParty, dial: Dial): Promise<FrameSocket | Retry> {
  const opened = await openSocket(party, dial);
  if (!(opened instanceof FrameSocket)) return opened;
  const stop = (): void => opened.destroy();
  dial.signal.addEventListener('abort', stop, { once: true });
  try {
    return await greet(party, dial, opened);
  } catch (error) {
    opened.destroy();
    throw error;
  } finally {
    dial.signal.removeEventListener('abort', stop);
  }
}

/** Sends hello and reads the answer; a party that is not ready, or goes away, is worth another try. */
async function greet(party: MpcParty, dial: Dial, socket: FrameSocket): Promise<FrameSocket | Retry> {
  const { manifest, digest, deadline } = dial;
  const failure = await socket.send(helloFrame(manifest, digest)).then(() => undefined, (error: Error) => error);
  const answer = failure ? undefined : await socket.first(Math.max(0, Math.min(ANSWER_MS, deadline - Date.now())));
  const hello = answer && readHello(answer);
  if (hello?.job === manifest.jobId && hello.attempt === manifest.attempt && hello.digest === digest) return socket;
  socket.destroy();
  const why = answer && (readRefusal(answer) ?? 'it answered for another job');
  if (why !== undefined && why !== 'unknown-job') throw errors.RWD_MPC_PEER_REFUSED({ party: party.id, why });
  const rejected = rejectedByAlert(party, socket.error ?? failure);
  if (rejected !== undefined) throw rejected;
  return { retry: socket.error ?? failure };
}

function openSocket(party: MpcParty, { identity, deadline, signal }: Dial): Promise<FrameSocket | Retry> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...secureContext(identity),
      host: party.host,
      port: party.port,
      timeout: Math.max(1, Math.min(ANSWER_MS, deadline - Date.now())),
      checkServerIdentity: (_host, certificate) =>
        peerFingerprint(certificate) === party.certificateFingerprint
          ? undefined
          : errors.RWD_MPC_PEER_UNTRUSTED({ party: party.id, what: 'its certificate is not the one in the manifest' }),
    });
    const stop = (): void => void socket.destroy();
    signal.addEventListener('abort', stop, { once: true });
    socket.once('timeout', stop);
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', stop);
      socket.off('timeout', stop).setTimeout(0);
      resolve(new FrameSocket(socket));
    });
    let failure: Error | undefined;
    socket.on('error', (error: Error) => (failure ??= error));
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      const untrusted = untrustedPeer(party, socket, failure);
      if (untrusted === undefined) resolve({ retry: failure });
      else reject(untrusted);
    });
  });
}

/** An error when the failure says that one side does not trust the other's certificate, which no retry mends. */
function untrustedPeer(party: MpcParty, socket: TLSSocket, failure: Error | undefined): Error | undefined {
  if (isRwdError(failure)) return failure;
  // Set by node:tls when the certificate chain did not verify; typed as an Error, a code string in fact.
  const verification: unknown = socket.authorizationError;
  if (failure !== undefined && verification) {
    const what = `its certificate does not verify (${codeOf(failure)})`;
    return errors.RWD_MPC_PEER_UNTRUSTED({ party: party.id, what }, { cause: failure });
  }
  return rejectedByAlert(party, failure);
}

/** In TLS 1.3 a server rejects the client's certificate after the client has finished: only an alert tells. */
function rejectedByAlert(party: MpcParty, failure: Error | undefined): Error | undefined {
  const code = failure && codeOf(failure);
  if (code === undefined || !/^ERR_SSL_.*ALERT/.test(code)) return undefined;
  return errors.RWD_MPC_PEER_REFUSED({ party: party.id, why: `it does not accept our certificate (${code})` }, { cause: failure });
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name);
