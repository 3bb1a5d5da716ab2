const encoder = new TextEncoder();

/**
 * Joins strings so that no two different lists give the same bytes: each field is its UTF-8 length as a 32-bit
 * big-endian number, then its UTF-8 bytes.
 */
export const lengthPrefixed = (fields: readonly string[]): Uint8Array => {
  const parts = fields.map((field) => encoder.encode(field));
  const joined = new Uint8Array(parts.reduce((total, part) => total + 4 + part.length, 0));
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    joined.set(part, at + 4);
    at += 4 + part.length;
  }
  return joined;
};
