import { isRwdError } from '@chainnet/contracts';
import type { RwdError } from '@chainnet/contracts';
import { errors } from '../errors.js';

export type Expected = { readonly issuer: string; readonly audience: string; readonly algorithms: readonly string[] };

/**
 * The coded error for what jose raised. jose's claim errors carry the whole claim set as `payload`, so they are never
 * kept as `cause`.
 */
export const refusalOf = (error: unknown, expected: Expected): RwdError => {
  if (isRwdError(error)) return error;
  const { code, claim } = error as { code?: string; claim?: string };
  switch (code) {
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
    case 'ERR_JOSE_NOT_SUPPORTED':
      return errors.RWD_IDENTITY_ALGORITHM_REFUSED({ allowed: expected.algorithms.join(', ') });
    case 'ERR_JWKS_NO_MATCHING_KEY':
    case 'ERR_JWKS_MULTIPLE_MATCHING_KEYS':
      return errors.RWD_IDENTITY_KEY_UNKNOWN();
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return errors.RWD_IDENTITY_SIGNATURE_INVALID();
    case 'ERR_JWT_EXPIRED':
      return errors.RWD_IDENTITY_TOKEN_EXPIRED();
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return claimRefusal(claim ?? 'unknown', expected);
    default:
      return errors.RWD_IDENTITY_TOKEN_MALFORMED({ problem: 'it is not a signed JSON Web Token' });
  }
};

const claimRefusal = (claim: string, expected: Expected): RwdError => {
  switch (claim) {
    case 'iss':
      return errors.RWD_IDENTITY_ISSUER_WRONG({ expected: expected.issuer });
    case 'aud':
      return errors.RWD_IDENTITY_AUDIENCE_WRONG({ expected: expected.audience });
    case 'nbf':
      return errors.RWD_IDENTITY_TOKEN_NOT_YET_VALID();
    default:
      return errors.RWD_IDENTITY_CLAIM_WRONG({ claim });
  }
};
