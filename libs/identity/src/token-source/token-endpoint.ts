import { errors } from '../errors.js';

export type ClientCredentials =
  | { readonly clientSecret: string }
  /** private_key_jwt (RFC 7523): makes a fresh signed assertion for each request. */
  | { readonly clientAssertion: () => Promise<string> };

export type TokenRequest = {
  readonly tokenUri: string;
  readonly clientId: string;
  readonly credentials: ClientCredentials;
  readonly scope?: string;
};

export type IssuedToken = { readonly value: string; readonly lifeSeconds: number };

/** What one request came to: a token, a refusal that no repeat will change, or a failure worth another try. */
export type TokenAnswer =
  | { readonly kind: 'issued'; readonly token: IssuedToken }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly cause: unknown };

/** RFC 6749 section 5.2 and 4.1.2.1: the only text of an answer that may reach an error message. */
const knownReasons = new Set(['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope']);

/**
 * One client_credentials request (RFC 6749 section 4.4), given up after `timeoutMs`.
 * Never raises: what happened is the value.
 */
export const requestToken = async (request: TokenRequest, timeoutMs: number): Promise<TokenAnswer> => {
  try {
    const response = await fetch(request.tokenUri, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', ...basic(request) },
      body: await form(request),
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))),
    });
    return await answerOf(response);
  } catch (cause) {
    return { kind: 'failed', cause };
  }
};

const answerOf = async (response: Response): Promise<TokenAnswer> => {
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    await response.body?.cancel();
    return { kind: 'failed', cause: new Error(`the token endpoint answered ${response.status}`) };
  }
  const body = (await response.json()) as { access_token?: unknown; expires_in?: unknown; error?: unknown };
  if (!response.ok) {
    const reason = typeof body.error === 'string' && knownReasons.has(body.error) ? body.error : `status ${response.status}`;
    return { kind: 'refused', reason };
  }
  const { access_token: value, expires_in: lifeSeconds } = body;
  if (typeof value !== 'string' || typeof lifeSeconds !== 'number' || !(lifeSeconds > 0)) {
    throw errors.RWD_IDENTITY_TOKEN_MALFORMED({ problem: 'the token endpoint answered without access_token or expires_in' });
  }
  return { kind: 'issued', token: { value, lifeSeconds } };
};

/** RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined. */
const basic = ({ clientId, credentials }: TokenRequest): Record<string, string> =>
  'clientSecret' in credentials
    ? { authorization: `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(credentials.clientSecret)}`).toString('base64')}` }
    : {};

const formEncoded = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2);

const form = async ({ clientId, credentials, scope }: TokenRequest): Promise<URLSearchParams> => {
  const fields = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) fields.set('scope', scope);
  if ('clientAssertion' in credentials) {
    fields.set('client_id', clientId);
    fields.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    fields.set('client_assertion', await credentials.clientAssertion());
  }
  return fields;
};
