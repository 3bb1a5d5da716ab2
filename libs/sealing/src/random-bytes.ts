import { errors } from './errors.js';

/** A source of `length` uniformly random bytes. The core has none of its own: services pass `crypto.randomBytes`. */
export type RandomBytes = (length: number) => Uint8Array;

/** Asks for `length` bytes. Raises RWD_SEALING_IV_SIZE when the source returns another number of bytes. */
export const drawBytes = (random: RandomBytes, length: number): Uint8Array => {
  const bytes = random(length);
  if (bytes.length !== length) throw errors.RWD_SEALING_IV_SIZE({ expected: length, actual: bytes.length });
  return bytes;
};

/** Raises RWD_SEALING_KEY_SIZE unless the key is 32 bytes (AES-256). */
export const requireKeyOf32Bytes = (key: Uint8Array, use: string): void => {
  if (key.length !== 32) throw errors.RWD_SEALING_KEY_SIZE({ use, expected: 32, actual: key.length });
};
