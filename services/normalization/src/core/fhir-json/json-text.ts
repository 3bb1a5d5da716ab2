import { errors } from '../errors.js';
import { limits } from '../limits.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
const [COLON, COMMA, MINUS] = [0x3a, 0x2c, 0x2d];

/** What is open: the keys of an object so far, or an array. */
type Open = { readonly keys: Set<string> | undefined; atKey: boolean };

/**
 * What JSON.parse lets pass and a record must not have: nesting beyond the limit, which costs memory before anything could
 * be asked of the value; a key twice in one object, of which JSON.parse silently takes the last; `__proto__`; control
 * characters and lone surrogates written as escapes; numbers beyond a double. Malformed JSON is left for JSON.parse.
 *
 * @throws RWD_NORMALIZATION_TOO_DEEP, RWD_NORMALIZATION_JSON_KEY, RWD_NORMALIZATION_BAD_TEXT
 */
export function checkJsonText(text: string): void {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const top = open.at(-1);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      checkString(text.slice(at, end + 1), top);
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (open.length >= limits.depth) throw errors.RWD_NORMALIZATION_TOO_DEEP({ limit: limits.depth });
      open.push(code === OPEN_OBJECT ? { keys: new Set(), atKey: true } : { keys: undefined, atKey: false });
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) open.pop();
    else if (code === COLON && top !== undefined) top.atKey = false;
    else if (code === COMMA && top?.keys !== undefined) top.atKey = true;
    else if (code === MINUS || (code >= 0x30 && code <= 0x39)) at = endOfNumber(text, at);
  }
}

const endOfString = (text: string, from: number): number => {
  let at = from + 1;
  for (let code = text.charCodeAt(at); at < text.length && code !== QUOTE; code = text.charCodeAt(at)) at += code === BACKSLASH ? 2 : 1;
  return at;
};

const NUMBER = /[-+.\deE]*/y;

const endOfNumber = (text: string, from: number): number => {
  NUMBER.lastIndex = from;
  const number = NUMBER.exec(text)?.[0] ?? '';
  if (number.length > 3 && Math.abs(Number(number)) === Infinity) throw errors.RWD_NORMALIZATION_BAD_TEXT({ what: 'a number beyond a double' });
  return from + Math.max(number.length, 1) - 1;
};

const checkString = (quoted: string, top: Open | undefined): void => {
  const plain = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (plain === undefined || top?.keys === undefined || !top.atKey) return;
  if (top.keys.has(plain) || plain === '__proto__') throw errors.RWD_NORMALIZATION_JSON_KEY();
  top.keys.add(plain);
};

/** FHIR strings have no control characters but tab, line feed and carriage return (datatypes.html#string). */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

const unescaped = (quoted: string): string | undefined => {
  const plain = parsed(quoted);
  if (plain === undefined) return undefined;
  if (CONTROL.test(plain)) throw errors.RWD_NORMALIZATION_BAD_TEXT({ what: 'a control character' });
  if (!plain.isWellFormed()) throw errors.RWD_NORMALIZATION_BAD_TEXT({ what: 'half of a surrogate pair' });
  return plain;
};

/** Undefined for an escape that is none: JSON.parse of the whole will say so. */
const parsed = (quoted: string): string | undefined => {
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
