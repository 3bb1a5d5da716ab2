import { createPublicKey, type KeyObject } from 'node:crypto';
import { errors } from './errors.js';

type Curve = 'X25519' | 'Ed25519';

/** Raw public key (32 bytes, unpadded base64url) of a public or private X25519 or Ed25519 key. Source: RFC 8037, 2. */
export function rawPublicKey(key: KeyObject): string {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (typeof x !== 'string') throw errors.RWD_SECAGG_KEY_MALFORMED({ what: 'key without a raw form' });
  return x;
}

/** Key object of a raw public key. @throws RWD_SECAGG_KEY_MALFORMED unless it is exactly 32 bytes in canonical base64url. */
export function publicKeyOf(curve: Curve, raw: string): KeyObject {
  const bytes = Buffer.from(raw, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== raw) throw errors.RWD_SECAGG_KEY_MALFORMED({ what: curve });
  return createPublicKey({ key: { kty: 'OKP', crv: curve, x: raw }, format: 'jwk' });
}

/** Raw public key of an SPKI DER document in base64 (RFC 8410, 4), the form of member directories. @throws RWD_SECAGG_KEY_MALFORMED */
export function rawPublicKeyOfSpki(spki: string): string {
  try {
    return rawPublicKey(createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' }));
  } catch (cause) {
    throw errors.RWD_SECAGG_KEY_MALFORMED({ what: 'SPKI document' }, { cause });
  }
}
