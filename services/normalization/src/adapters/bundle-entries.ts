import { isObject, isResource } from '@chainnet/fhir';
import type { Resource } from '@chainnet/fhir';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const ENTRY_DEPTH = 3;

/**
 * The resources of a FHIR Bundle file, parsed one entry at a time: an object that opens at depth 3 ({"entry":[{) is an
 * entry. A 35 MB Bundle costs the file plus one entry, where JSON.parse of the whole costs several times the file.
 */
export function* bundleEntries(json: Uint8Array): Generator<Resource> {
  let depth = 0;
  let start = -1;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) at = endOfString(json, at);
    else if (OPEN.has(byte)) {
      depth += 1;
      if (depth === ENTRY_DEPTH && byte === 0x7b) start = at;
    } else if (CLOSE.has(byte)) {
      if (depth === ENTRY_DEPTH && byte === 0x7d) yield* resourceAt(json.subarray(start, at + 1));
      depth -= 1;
    }
  }
}

const endOfString = (json: Uint8Array, from: number): number => {
  let at = from + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
};

function* resourceAt(bytes: Uint8Array): Generator<Resource> {
  const entry: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  if (isObject(entry) && isResource(entry['resource'])) yield entry['resource'];
}
