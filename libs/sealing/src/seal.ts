import { createCipheriv, createDecipheriv } from 'node:crypto';
import { errors } from './errors.js';
import { lengthPrefixed } from './length-prefixed.js';
import type { RandomBytes } from './random-bytes.js';
import { drawBytes } from './random-bytes.js';
import type { Sealed } from './sealed.js';
import { encodeBase64url, sealedParts } from './sealed.js';
import { secretKeyOf32Bytes } from './secret-key.js';

/** What a payload is tied to: an envelope moved to another record, tenant or purpose does not open. */
export type SealBinding = { readonly recordId: string; readonly tenant: string; readonly purpose: string };

export type SealingKey = { readonly key: Uint8Array; readonly kid: string };

const suite = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under a 32-byte key and a fresh random 96-bit IV (section 8.2.2:
 * at most 2^32 seals a key, which a per-person key never nears). Algorithm, kid and binding are authenticated.
 * Raises RWD_SEALING_KEY_SIZE, RWD_SEALING_IV_SIZE.
 */
export const seal = (plaintext: Uint8Array, binding: SealBinding, using: SealingKey & { readonly random: RandomBytes }): Sealed => {
  const key = secretKeyOf32Bytes(using.key, 'sealing');
  const iv = drawBytes(using.random, ivLength);
  const cipher = createCipheriv(suite, key, iv, { authTagLength: tagLength });
  cipher.setAAD(associatedData(using.kid, binding));
  const data = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return {
    alg: 'A256GCM',
    kid: using.kid,
    iv: encodeBase64url(iv),
    tag: encodeBase64url(cipher.getAuthTag()),
    data: encodeBase64url(data),
  };
};

/**
 * Opens an envelope for the record, tenant and purpose it was sealed for.
 * Raises RWD_SEALING_ENVELOPE_MALFORMED, RWD_SEALING_KEY_WRONG (another kid), RWD_SEALING_TAMPERED (does not
 * authenticate), RWD_SEALING_KEY_SIZE.
 */
export const open = (sealed: Sealed, binding: SealBinding, using: SealingKey): Uint8Array => {
  const key = secretKeyOf32Bytes(using.key, 'sealing');
  const { iv, tag, data } = sealedParts(sealed);
  if (sealed.kid !== using.kid) throw errors.RWD_SEALING_KEY_WRONG({ sealedUnder: sealed.kid, offered: using.kid });
  const decipher = createDecipheriv(suite, key, iv, { authTagLength: tagLength });
  decipher.setAAD(associatedData(sealed.kid, binding));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch (cause) {
    throw errors.RWD_SEALING_TAMPERED({}, { cause, where: sealed.kid });
  }
};

/** The bytes authenticated beside the payload: algorithm, kid, record, tenant, purpose, each length-prefixed. */
export const associatedData = (kid: string, binding: SealBinding): Uint8Array =>
  lengthPrefixed(['rwd-seal-1', 'A256GCM', kid, binding.recordId, binding.tenant, binding.purpose]);
