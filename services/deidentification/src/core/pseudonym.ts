import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import { errors } from './errors.js';

/** The secret a project's pseudonyms grow from. `epoch` and `kid` change together when the key is rotated. */
export type RootKey = { readonly kid: string; readonly epoch: number; readonly secret: Uint8Array };

/** Pseudonyms are linkable inside one project and purpose only. */
export type Project = { readonly id: string; readonly purpose: string };

export type PseudonymKind = 'resource' | 'identifier';
export type KeyKind = PseudonymKind | 'date-shift';

export type ProjectKeys = { readonly kid: string; readonly of: (kind: KeyKind) => KeyObject };

const KID = /^[a-z0-9]{1,16}$/;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * One key for each kind: HKDF-SHA-256 (RFC 5869) of the root secret with info = canonical JSON of
 * {epoch, kind, project, purpose}, no salt, 32 bytes.
 *
 * @throws RWD_DEIDENTIFICATION_KEY_INVALID when the secret is under 32 bytes or the key id is not [a-z0-9]{1,16}
 */
export function projectKeys(root: RootKey, project: Project): ProjectKeys {
  if (root.secret.length < 32) throw errors.RWD_DEIDENTIFICATION_KEY_INVALID({ problem: 'the secret is shorter than 32 bytes' });
  if (!KID.test(root.kid)) throw errors.RWD_DEIDENTIFICATION_KEY_INVALID({ problem: 'the key id is not [a-z0-9]{1,16}' });
  const known = new Map<KeyKind, KeyObject>();
  const derive = (kind: KeyKind): KeyObject => {
    const info = canonicalJson({ epoch: root.epoch, kind, project: project.id, purpose: project.purpose });
    // A KeyObject, not bytes: Node 24 wraps raw bytes anew in every HMAC, at four times the cost.
    return createSecretKey(new Uint8Array(hkdfSync('sha256', root.secret, new Uint8Array(0), info, 32)));
  };
  return {
    kid: root.kid,
    of: (kind) => {
      const before = known.get(kind);
      if (before !== undefined) return before;
      const key = derive(kind);
      known.set(kind, key);
      return key;
    },
  };
}

/**
 * `<kid>-<32 letters>`: the key id, then base32 of the first 20 bytes of HMAC-SHA-256 over the value. It is a valid FHIR
 * `id` (at most 49 characters of [a-z0-9-]).
 */
export const pseudonymOf = (keys: ProjectKeys, kind: PseudonymKind, value: string): string =>
  `${keys.kid}-${base32(createHmac('sha256', keys.of(kind)).update(value, 'utf8').digest().subarray(0, 20))}`;

/** Base32 of RFC 4648 section 6, lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >> (bits - 5)) & 31);
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (5 - bits)) & 31);
}

/** What an identifier's pseudonym is taken over: system and value, blanks trimmed, compatibility forms unified (NFKC). */
export const identifierKey = (system: string | undefined, value: string): string =>
  `${system ?? ''}|${value.normalize('NFKC').trim()}`;
