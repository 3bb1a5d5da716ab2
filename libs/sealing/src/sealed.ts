import { errors } from './errors.js';

/** A sealed payload, safe to store as JSON. `iv` (12 bytes), `tag` (16 bytes) and `data` are base64url without padding. */
export type Sealed = {
  readonly alg: 'A256GCM';
  readonly kid: string;
  readonly iv: string;
  readonly tag: string;
  readonly data: string;
};

export type SealedParts = { readonly iv: Buffer; readonly tag: Buffer; readonly data: Buffer };

const base64url = /^[A-Za-z0-9_-]*$/;

/** True when the value has the shape of an envelope; says nothing about its authenticity. */
export const isSealed = (value: unknown): value is Sealed => problemOf(value) === undefined;

/**
 * Reads a JSON value as an envelope.
 * Raises RWD_SEALING_ENVELOPE_MALFORMED for a wrong algorithm, missing fields, bad base64url or wrong lengths.
 */
export const parseSealed = (value: unknown): Sealed => {
  const problem = problemOf(value);
  if (problem !== undefined) throw errors.RWD_SEALING_ENVELOPE_MALFORMED({ problem });
  return value as Sealed;
};

/** The envelope's bytes. Raises RWD_SEALING_ENVELOPE_MALFORMED as `parseSealed` does. */
export const sealedParts = (sealed: Sealed): SealedParts => {
  const { iv, tag, data } = parseSealed(sealed);
  return { iv: decode(iv), tag: decode(tag), data: decode(data) };
};

export const encodeBase64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');

const decode = (text: string): Buffer => Buffer.from(text, 'base64url');

/** RFC 4648 section 3.5: only the one canonical spelling counts, so that an envelope cannot be altered unnoticed. */
const isCanonical = (text: string): boolean => base64url.test(text) && encodeBase64url(decode(text)) === text;

const problemOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return 'it is not an object';
  const { alg, kid, iv, tag, data } = value as Record<string, unknown>;
  if (alg !== 'A256GCM') return 'alg is not A256GCM';
  if (typeof kid !== 'string' || kid === '') return 'kid is missing';
  for (const [name, text] of Object.entries({ iv, tag, data })) {
    if (typeof text !== 'string' || !isCanonical(text)) return `${name} is not canonical base64url`;
  }
  if (decode(iv as string).length !== 12) return 'iv is not 12 bytes';
  if (decode(tag as string).length !== 16) return 'tag is not 16 bytes';
  return undefined;
};
