import { errors } from './errors.js';
import { requireInteger } from './tree-size.js';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** The bytes a witness signs: two header lines and the whole note text (tlog-cosignature, "Ed25519 signed message"). */
export function cosignedMessage(text: string, time: number): Uint8Array {
  requireInteger('time', time);
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
}

/** timestamped_signature: POSIX seconds as a big-endian uint64, then the 64 bytes of Ed25519. */
export function packCosignature(time: number, signature: Uint8Array): Uint8Array {
  requireInteger('time', time);
  const packed = Buffer.alloc(TIME_BYTES + signature.length);
  packed.writeBigUInt64BE(BigInt(time));
  packed.set(signature, TIME_BYTES);
  return packed;
}

export type TimestampedSignature = { readonly time: number; readonly signature: Uint8Array };

/** The parts of a timestamped_signature, or undefined when its length or its time (2^53 or later) is impossible. */
export function unpackCosignature(packed: Uint8Array): TimestampedSignature | undefined {
  if (packed.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(Buffer.from(packed).readBigUInt64BE());
  return Number.isSafeInteger(time) ? { time, signature: packed.subarray(TIME_BYTES) } : undefined;
}

/** The time of a cosignature that was verified before. */
export function cosignatureTime(packed: Uint8Array): number {
  const parts = unpackCosignature(packed);
  if (parts === undefined) throw errors.RWD_LEDGER_NOTE_MALFORMED({ why: 'a cosignature is not 8 + 64 bytes' });
  return parts.time;
}
