import { errors } from './errors.js';
import { TILE_WIDTH } from './tile.js';

/** The longest leaf a bundle can hold: its length is a uint16 (tlog-tiles, "Log entries"). */
export const MAX_ENTRY_BYTES = 65_535;

/** Throws RWD_LEDGER_ENTRY_TOO_LARGE for a leaf over 65,535 bytes. */
export function requireEntrySize(entry: Uint8Array): void {
  if (entry.length > MAX_ENTRY_BYTES) {
    throw errors.RWD_LEDGER_ENTRY_TOO_LARGE({ bytes: entry.length, limit: MAX_ENTRY_BYTES });
  }
}

/** Up to 256 leaves, each with its length as a big-endian uint16 before it. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let offset = 0;
  for (const entry of entries) {
    requireEntrySize(entry);
    offset = bundle.writeUInt16BE(entry.length, offset);
    bundle.set(entry, offset);
    offset += entry.length;
  }
  return bundle;
}

/** The leaves of a bundle. Throws RWD_LEDGER_BUNDLE_MALFORMED when it is cut short, empty or holds over 256 leaves. */
export function decodeBundle(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bundle.length) {
    const start = offset + 2;
    const end = start <= bundle.length ? start + view.getUint16(offset) : Number.POSITIVE_INFINITY;
    if (end > bundle.length) throw errors.RWD_LEDGER_BUNDLE_MALFORMED({ why: `entry ${entries.length} is cut short` });
    entries.push(bundle.subarray(start, end));
    offset = end;
  }
  if (entries.length === 0 || entries.length > TILE_WIDTH) {
    throw errors.RWD_LEDGER_BUNDLE_MALFORMED({ why: `it holds ${entries.length} entries` });
  }
  return entries;
}
