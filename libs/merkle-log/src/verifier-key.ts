import { createPublicKey, hash as digest, type KeyObject } from 'node:crypto';
import { decodeBase64, encodeBase64 } from './base64.js';
import { errors } from './errors.js';

/** Signature type bytes of C2SP signed-note that this library signs and verifies. */
export const SignatureType = {
  /** Ed25519 over the note text: the log's own signature. */
  Ed25519: 0x01,
  /** Timestamped Ed25519 of a witness (tlog-cosignature). */
  CosignatureV1: 0x04,
} as const;

export type SignatureTypeByte = (typeof SignatureType)[keyof typeof SignatureType];

/** A public key as C2SP signed-note writes it: `<name>+<key id, 8 hex digits>+<base64 of type byte and key>`. */
export type VerifierKey = {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureTypeByte;
  /** Raw Ed25519 public key: 32 bytes. */
  readonly publicKey: Uint8Array;
  /** The same key, ready for node:crypto. */
  readonly key: KeyObject;
};

const PUBLIC_KEY_BYTES = 32;
const SPKI_ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const TYPE_BYTES: readonly number[] = Object.values(SignatureType);

/** Not empty, no Unicode space, no plus, no control character (signed-note, "Format"). */
export const isKeyName = (name: string): boolean =>
  name.length > 0 && !/[\s\p{White_Space}\p{Surrogate}+\x00-\x1f]/u.test(name);

/** SHA-256(name || 0x0A || type || public key)[:4] as a big-endian uint32 (signed-note, "Signatures"). */
export function keyIdOf(name: string, type: SignatureTypeByte, publicKey: Uint8Array): number {
  const input = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([type]), publicKey]);
  return digest('sha256', input, 'buffer').readUInt32BE();
}

/** Makes a verifier key from its name, type and 32 raw bytes. Throws RWD_LEDGER_KEY_MALFORMED. */
export function verifierKey(name: string, type: SignatureTypeByte, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw errors.RWD_LEDGER_KEY_MALFORMED({ why: 'the name is empty or has a space or a plus' });
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw errors.RWD_LEDGER_KEY_MALFORMED({ why: `${publicKey.length} bytes of key where Ed25519 has 32` });
  }
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return { name, type, publicKey, key, keyId: keyIdOf(name, type, publicKey) };
}

/** Makes a verifier key from a node:crypto key, public or private. */
export function verifierKeyOf(name: string, type: SignatureTypeByte, key: KeyObject): VerifierKey {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  if (publicKey.asymmetricKeyType !== 'ed25519') throw errors.RWD_LEDGER_KEY_MALFORMED({ why: 'it is not an Ed25519 key' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return verifierKey(name, type, new Uint8Array(spki.subarray(-PUBLIC_KEY_BYTES)));
}

/** Parses `<name>+<id>+<base64>` and checks that the id is the one the key has. Throws RWD_LEDGER_KEY_MALFORMED. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name, id, material] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || material === undefined) {
    throw errors.RWD_LEDGER_KEY_MALFORMED({ why: 'it is not name+hash+base64' });
  }
  const bytes = decodeBase64(material, 'the key');
  const type = bytes[0];
  if (!isSignatureType(type)) throw errors.RWD_LEDGER_KEY_MALFORMED({ why: `signature type ${type ?? 'none'} is not known` });
  const key = verifierKey(name, type, bytes.subarray(1));
  if (key.keyId !== Number.parseInt(id, 16)) throw errors.RWD_LEDGER_KEY_MALFORMED({ why: 'its hash is not that of the key' });
  return key;
}

export const formatVerifierKey = ({ name, keyId, type, publicKey }: VerifierKey): string =>
  `${name}+${keyId.toString(16).padStart(8, '0')}+${encodeBase64(Buffer.concat([Buffer.from([type]), publicKey]))}`;

const isSignatureType = (type: number | undefined): type is SignatureTypeByte =>
  type !== undefined && TYPE_BYTES.includes(type);
