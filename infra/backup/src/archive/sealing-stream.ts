import { createCipheriv, createDecipheriv, hkdfSync, scryptSync } from 'node:crypto';
import { errors } from '../errors.js';
import type { KeyRecipe } from '../core/manifest.js';

const CHUNK = 65_536;
const TAG = 16;
const PREFIX = 7;
const MAGIC = Buffer.from('RWDBK1\n');

/** scrypt (RFC 7914) at N = 2^17, r = 8: 128 MiB and about half a second, the OWASP password-storage floor. */
export const scryptCost = { N: 131_072, r: 8, p: 1 } as const;
const SCRYPT_MEMORY = 256 * 1024 * 1024;

/** The archive's key, 32 bytes, from what the operator keeps. */
export function archiveKey(recipe: KeyRecipe, secret: Uint8Array | undefined): Uint8Array | undefined {
  if (recipe.kind === 'none') return undefined;
  if (secret === undefined) throw errors.RWD_BACKUP_KEY_WRONG();
  const salt = Buffer.from(recipe.salt, 'base64');
  if (recipe.kind === 'key-file') return new Uint8Array(hkdfSync('sha256', secret, salt, 'chainnet-backup', 32));
  return new Uint8Array(scryptSync(secret, salt, 32, { N: recipe.N, r: recipe.r, p: recipe.p, maxmem: SCRYPT_MEMORY }));
}

/** A key for one purpose or part, so that parts cannot take each other's place (HKDF, RFC 5869). */
export const subKey = (key: Uint8Array, purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', `chainnet-backup:${purpose}`, 32));

const nonceOf = (prefix: Uint8Array, counter: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix);
  nonce.writeUInt32BE(counter, PREFIX);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

/**
 * Seals a stream with AES-256-GCM in chunks of 64 KiB: the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár
 * (CRYPTO 2015, section 5), nonce = 7 random bytes, chunk number, last-chunk mark. Chunks cannot be changed, left out, put in
 * another order or cut off without the opening failing. At most 2^32 chunks. Memory: two chunks.
 */
export async function* sealed(source: AsyncIterable<Uint8Array>, key: Uint8Array, prefix: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.concat([MAGIC, prefix]);
  let counter = 0;
  for await (const { chunk, isLast } of chunked(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, counter, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    counter += 1;
  }
}

/** @throws RWD_BACKUP_DAMAGED naming the part */
export async function* opened(source: AsyncIterable<Uint8Array>, key: Uint8Array, part: string): AsyncGenerator<Buffer> {
  let prefix: Uint8Array | undefined;
  let counter = 0;
  for await (const { chunk, isLast } of chunked(source, CHUNK + TAG, MAGIC.length + PREFIX)) {
    if (prefix === undefined) {
      if (!chunk.subarray(0, MAGIC.length).equals(MAGIC)) throw errors.RWD_BACKUP_DAMAGED({ part, problem: 'it does not begin as a part does' });
      if (isLast) throw errors.RWD_BACKUP_DAMAGED({ part, problem: 'it is cut off' });
      prefix = chunk.subarray(MAGIC.length);
      continue;
    }
    yield openChunk(chunk, { key, nonce: nonceOf(prefix, counter, isLast), part });
    counter += 1;
  }
}

function openChunk(chunk: Buffer, { key, nonce, part }: { key: Uint8Array; nonce: Uint8Array; part: string }): Buffer {
  if (chunk.length < TAG) throw errors.RWD_BACKUP_DAMAGED({ part, problem: 'it is cut off' });
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(chunk.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    throw errors.RWD_BACKUP_DAMAGED({ part, problem: 'a chunk does not open' }, { cause });
  }
}

/** Chunks of one size, the first of another when given; the last one is told, and there always is one. */
async function* chunked(source: AsyncIterable<Uint8Array>, size: number, first = 0): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let held: Buffer = Buffer.alloc(0);
  let wanted = first > 0 ? first : size;
  for await (const piece of source) {
    held = Buffer.concat([held, piece]);
    while (held.length > wanted) {
      yield { chunk: held.subarray(0, wanted), isLast: false };
      held = held.subarray(wanted);
      wanted = size;
    }
  }
  yield { chunk: held, isLast: true };
}
