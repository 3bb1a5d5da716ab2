import type { RwdError } from '@chainnet/contracts';

const forbidden = new Set(['RWD_IDENTITY_ROLE_MISSING', 'RWD_IDENTITY_ROUTE_CLOSED', 'RWD_IDENTITY_PERMISSION_DENIED', 'RWD_IDENTITY_CLIENT_DISABLED', 'RWD_IDENTITY_PARTNER_MISMATCH']);

export type HttpRefusal = {
  readonly status: 401 | 403 | 503;
  /** RFC 6750 section 3 and RFC 9110 section 10.2.3. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly code: string; readonly message: string; readonly action: string };
};

/** How a refusal reads over HTTP: 503 when a repeat may work, 403 when another token of this caller would not, else 401. */
export const httpRefusalOf = (error: RwdError): HttpRefusal => {
  const body = { code: error.code, message: error.message, action: error.action };
  if (error.failure === 'transient') return { status: 503, headers: { 'retry-after': '5' }, body };
  if (forbidden.has(error.code)) return { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' }, body };
  const challenge = error.code === 'RWD_IDENTITY_TOKEN_MISSING' ? 'Bearer' : 'Bearer error="invalid_token"';
  return { status: 401, headers: { 'www-authenticate': challenge }, body };
};
