import { createPrivateKey, type KeyObject } from 'node:crypto';
import { deriveKey, unwrapKey, wrapKey } from '@chainnet/sealing';

/** DER before the 32 bytes of an X25519 or Ed25519 private key: PKCS #8, RFC 8410, section 7. */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** X25519 private key of 32 random bytes. */
export const maskKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([X25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });

/** A mask key's 32 bytes as the site's store may hold them: wrapped under a child of the site's own key (RFC 3394), base64url. */
export const wrapMaskKey = (seed: Uint8Array, signing: KeyObject): string => Buffer.from(wrapKey(seed, wrappingKey(signing))).toString('base64url');

/** @throws RWD_SEALING_UNWRAP_FAILED when the site's key is another than the one it was wrapped under */
export const unwrapMaskKey = (wrapped: string, signing: KeyObject): KeyObject =>
  maskKeyOf(unwrapKey(Buffer.from(wrapped, 'base64url'), wrappingKey(signing)));

function wrappingKey(signing: KeyObject): Uint8Array {
  const { d } = signing.export({ format: 'jwk' });
  return deriveKey(Buffer.from(d ?? '', 'base64url'), 'rwd-chainnet/site-node/mask-keys/v1');
}
