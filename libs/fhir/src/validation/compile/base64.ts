const DIGIT = 1;
const BLANK = 2;
const EQUALS = 0x3d;

/** What each of the first 128 code points is in base64 text; 0 for what has no place there. */
const KINDS = new Uint8Array(128);
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') KINDS[digit.charCodeAt(0)] = DIGIT;
for (const blank of ' \t\r\n\f\v') KINDS[blank.charCodeAt(0)] = BLANK;

/**
 * Whether a text is base64 in groups of four, with = only at the end. White space is legal anywhere (FHIR R4
 * datatypes.html#base64Binary). One pass: attached documents are the longest texts a record has.
 */
export function isBase64(text: string): boolean {
  let digits = 0;
  let padding = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code] : 0;
    if (kind === DIGIT && padding === 0) digits += 1;
    else if (code === EQUALS) padding += 1;
    else if (kind !== BLANK) return false;
  }
  return digits > 0 && padding <= 2 && (digits + padding) % 4 === 0;
}
