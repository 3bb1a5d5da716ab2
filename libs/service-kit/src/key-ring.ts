import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from './errors.js';

/** The KeyStore port's file form, for local and development use: one 32-byte key a file, base64 (architecture, section 6). */
export interface KeyRing {
  /** @throws RWD_CONFIG_KEY_MISSING */
  key(name: string): Uint8Array;
  /** A PEM document, for asymmetric keys and certificates. */
  pem(name: string): string;
}

export function fileKeyRing(directory: string | undefined): KeyRing {
  const read = (file: string): string => {
    if (directory === undefined) throw errors.RWD_CONFIG_MISSING({ variable: 'CHAINNET_KEYS_DIR' });
    try {
      return readFileSync(join(directory, file), 'utf8');
    } catch (cause) {
      throw errors.RWD_CONFIG_KEY_MISSING({ file }, { cause });
    }
  };
  return {
    key: (name) => {
      const bytes = Buffer.from(read(`${name}.key`).trim(), 'base64');
      if (bytes.length !== 32) throw errors.RWD_CONFIG_KEY_MISSING({ file: `${name}.key` });
      return bytes;
    },
    pem: (name) => read(`${name}.pem`),
  };
}
