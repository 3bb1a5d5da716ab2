import { errors } from './errors.js';

/** The token of an Authorization header (RFC 6750 section 2.1). Raises RWD_IDENTITY_TOKEN_MISSING. */
export const bearerToken = (header: string | undefined): string => {
  const [, token] = /^bearer +([^\s]+)$/i.exec(header ?? '') ?? [];
  if (token === undefined) throw errors.RWD_IDENTITY_TOKEN_MISSING();
  return token;
};
