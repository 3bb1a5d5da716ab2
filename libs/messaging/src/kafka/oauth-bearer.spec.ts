import { describe, expect, it } from '@jest/globals';
import type { AuthenticationProviderArgs } from 'kafkajs';
import { oauthBearer } from './oauth-bearer.js';

const sized = (text: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeInt32BE(text.length);
  return Buffer.concat([size, Buffer.from(text)]);
};

/** Authenticates against a broker that answers so, and gives what it was sent. */
async function authenticate(answer: string): Promise<string> {
  let sent = '';
  const saslAuthenticate: AuthenticationProviderArgs['saslAuthenticate'] = async ({ request, response }) => {
    sent = (await request.encode()).subarray(4).toString();
    return response?.parse(await response.decode(sized(answer)));
  };
  const { authenticationProvider } = oauthBearer({ clientId: 'partner-demo-a', token: async () => 'e30.e30.AA' });
  await authenticationProvider({ host: '', port: 0, logger: undefined as never, saslAuthenticate }).authenticate();
  return sent;
}

describe('SASL/OAUTHBEARER', () => {
  it('presents the token as RFC 7628 section 3.1 says', async () => {
    expect(await authenticate('')).toBe('n,,\u0001auth=Bearer e30.e30.AA\u0001\u0001');
  });

  it('says that the broker refused the token, where the answer is an error (RFC 7628 section 3.2.2)', async () => {
    await expect(authenticate('{"status":"invalid_token"}')).rejects.toMatchObject({ code: 'RWD_MESSAGING_NOT_AUTHENTICATED', details: { clientId: 'partner-demo-a' } });
  });
});
