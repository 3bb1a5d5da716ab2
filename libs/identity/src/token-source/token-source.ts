import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import { errors } from '../errors.js';
import type { ClientCredentials, IssuedToken } from './token-endpoint.js';
import { requestToken } from './token-endpoint.js';

export type AccessToken = { readonly value: string; /** Milliseconds since 1970. */ readonly expiresAt: number };

export interface TokenSource {
  /** A token with some life left. Raises RWD_IDENTITY_CLIENT_REFUSED, RWD_IDENTITY_REALM_UNAVAILABLE. */
  token(): Promise<AccessToken>;
  /** Forgets the token in hand, for when a server refused it; the next `token()` asks the realm. */
  invalidate(): void;
}

export type TokenSourceOptions = ClientCredentials & {
  readonly issuer: string;
  readonly clientId: string;
  /** Where tokens are, when not at Keycloak's place under the issuer. */
  readonly tokenUri?: string;
  readonly scope?: string;
  /** For all attempts together. Default 10,000 ms. */
  readonly deadlineMs?: number;
  /** Default 4. */
  readonly attempts?: number;
  /** First pause between attempts; doubles each time, half of it random. Default 200 ms. */
  readonly backoffMs?: number;
  /** Told of a renewal that failed while the token in hand still had life; it is tried again on a later call. */
  readonly onRenewalFailure?: (error: unknown) => void;
  readonly now?: Clock;
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
};

type Held = AccessToken & { readonly renewAt: number };

/**
 * Access tokens for one client by client_credentials (RFC 6749 section 4.4). A token is kept and renewed in the background
 * after 70 to 80 % of its life (the spread keeps replicas apart); callers never wait while it is valid. Callers that
 * must wait share one request.
 */
export const createTokenSource = (options: TokenSourceOptions): TokenSource => {
  const { now = Date.now, random = Math.random } = options;
  let held: Held | undefined;
  let pending: Promise<Held> | undefined;

  const renew = (): Promise<Held> => {
    pending ??= obtain(options).then((next) => (held = next)).finally(() => (pending = undefined));
    return pending;
  };

  const renewInBackground = (current: Held): void => {
    if (pending !== undefined) return;
    renew().catch((error: unknown) => {
      const left = current.expiresAt - now();
      if (held === current) held = { ...current, renewAt: now() + left * (0.25 + 0.25 * random()) };
      options.onRenewalFailure?.(error);
    });
  };

  return {
    token: async () => {
      const current = held;
      if (current === undefined || now() >= current.expiresAt) return renew();
      if (now() >= current.renewAt) renewInBackground(current);
      return current;
    },
    invalidate: () => {
      held = undefined;
    },
  };
};

/** Asks until there is a token, a refusal, no attempt or no time left. */
const obtain = async (options: TokenSourceOptions): Promise<Held> => {
  const { clientId, now = Date.now, random = Math.random, sleep = delay, attempts = 4, backoffMs = 200, deadlineMs = 10_000 } = options;
  const tokenUri = options.tokenUri ?? `${options.issuer}/protocol/openid-connect/token`;
  const request = { tokenUri, clientId, credentials: options, ...(options.scope === undefined ? {} : { scope: options.scope }) };
  const deadline = now() + deadlineMs;
  let cause: unknown;
  let made = 0;
  while (made < attempts && now() < deadline) {
    const asked = now();
    const answer = await requestToken(request, deadline - asked);
    made += 1;
    if (answer.kind === 'issued') return heldFrom(answer.token, asked, random());
    if (answer.kind === 'refused') throw errors.RWD_IDENTITY_CLIENT_REFUSED({ clientId, reason: answer.reason });
    cause = answer.cause;
    if (made < attempts) await sleep(Math.min(pause(backoffMs, made, random()), Math.max(0, deadline - now())));
  }
  throw errors.RWD_IDENTITY_REALM_UNAVAILABLE({ clientId, attempts: made }, { cause });
};

const pause = (first: number, made: number, chance: number): number => first * 2 ** (made - 1) * (0.5 + 0.5 * chance);

/** Life counts from when we asked, not from when the answer came: never later than the realm's own count. */
const heldFrom = ({ value, lifeSeconds }: IssuedToken, asked: number, chance: number): Held => {
  const life = lifeSeconds * 1000;
  return { value, expiresAt: asked + life, renewAt: asked + life * (0.8 - 0.1 * chance) };
};
