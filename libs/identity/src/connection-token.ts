import type { Clock } from './clock.js';
import { checkTokenLocally, type LocalCheckOptions } from './local-check.js';
import type { TokenSource } from './token-source/token-source.js';

/** Well above the 10 s before a session's end at which kafkajs authenticates again. */
const LIFE_MS = 60_000;

/**
 * A token to open or renew a broker's connection with, checked as far as that goes without the issuer's keys, and with a
 * minute of life left where the realm gives that much. A session ends with its token, and kafkajs authenticates again 10 s
 * before: with the old token it would do so again at once, and a broker refuses that within a second (KIP-368).
 *
 * @throws RWD_IDENTITY_CLIENT_REFUSED, RWD_IDENTITY_REALM_UNAVAILABLE, and what {@link checkTokenLocally} raises
 */
export async function connectionToken(tokens: TokenSource, expected: LocalCheckOptions, now: Clock = Date.now): Promise<string> {
  let token = await tokens.token();
  if (token.expiresAt - now() < LIFE_MS) {
    tokens.invalidate();
    token = await tokens.token();
  }
  checkTokenLocally(token.value, { ...expected, now });
  return token.value;
}
