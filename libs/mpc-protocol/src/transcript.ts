import { createHash } from 'node:crypto';

/**
 * A running SHA-256 over what every party of a session sees alike: manifest digest, public keys, commitments, opened
 * values. Each entry is chained as SHA-256(previous | u32 length of label | label | u32 length of bytes | bytes).
 */
export class Transcript {
  #state: Uint8Array;

  constructor(manifestDigest: string) {
    this.#state = new Uint8Array(32);
    this.absorb('manifest', Buffer.from(manifestDigest, 'utf8'));
  }

  absorb(label: string, bytes: Uint8Array): void {
    this.#state = sha256(this.#state, lengthPrefixed(Buffer.from(label, 'utf8')), lengthPrefixed(bytes));
  }

  /** Lower-case hex of the state so far. */
  digest(): string {
    return Buffer.from(this.#state).toString('hex');
  }
}

/** SHA-256 of the pieces one after the other. */
export function sha256(...pieces: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return new Uint8Array(hash.digest());
}

/** The bytes with their length as u32 before them, so that no two lists of pieces hash alike. */
export function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(bytes.length);
  return Buffer.concat([prefix, bytes]);
}
