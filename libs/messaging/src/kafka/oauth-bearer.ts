import type { Mechanism } from 'kafkajs';
import { errors } from '../errors.js';

export type OAuthBearerOptions = { readonly clientId: string; readonly token: () => Promise<string> };

/**
 * SASL/OAUTHBEARER (RFC 7628) that reads the broker's answer. The client's own leaves it unread: a refused token then looks
 * like a connection, and the next request like a broker that is away.
 *
 * Its `authenticate` raises RWD_MESSAGING_NOT_AUTHENTICATED, and whatever `token` does.
 */
export const oauthBearer = ({ clientId, token }: OAuthBearerOptions): Mechanism => ({
  mechanism: 'oauthbearer',
  authenticationProvider: ({ saslAuthenticate }) => ({
    authenticate: async () => {
      const value = await token();
      await saslAuthenticate({
        request: { encode: () => sized(initialResponse(value)) },
        response: { decode: (answer) => answer, parse: (answer) => requireSuccess(answer, clientId) },
      });
    },
  }),
});

/** RFC 7628, section 3.1: GS2 header without an identity, then the one key/value pair. */
const initialResponse = (token: string): Buffer => Buffer.from(`n,,\u0001auth=Bearer ${token}\u0001\u0001`);

const SIZE_BYTES = 4;

/** Kafka's BYTES: a 32-bit length, then the bytes. */
function sized(bytes: Buffer): Buffer {
  const size = Buffer.alloc(SIZE_BYTES);
  size.writeInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

/** RFC 7628, section 3.2.2: success has an empty answer; a failure is told as JSON with a status, such as `invalid_token`. */
function requireSuccess(answer: Buffer, clientId: string): void {
  if (answer.length > SIZE_BYTES) throw errors.RWD_MESSAGING_NOT_AUTHENTICATED({ clientId });
}
