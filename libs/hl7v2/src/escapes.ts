import type { Delimiters } from './delimiters.js';

/** Longest run of blanks or line ends that a formatting command is expanded to. */
const MAX_RUN = 255;

/**
 * Replaces the escape sequences of HL7 v2.5.1 section 2.7 by what they stand for: delimiters (`\F\`, `\S\`, `\T\`, `\R\`,
 * `\E\`, `\P\`), ASCII in hexadecimal (`\X0D0A\`), line ends and blanks (`\.br\`, `\.sp2\`, `\.sk3\`). All others stay as
 * they stand, for what they mean is not plain text: highlighting (`\H\`), character sets (`\C..\`, `\M..\`), local
 * (`\Z..\`), bytes beyond ASCII. An escape character that starts no sequence is itself.
 */
export function unescape(text: string, delimiters: Delimiters): string {
  const { escape } = delimiters;
  let at = text.indexOf(escape);
  if (at < 0) return text;
  let plain = '';
  let from = 0;
  while (at >= 0) {
    const end = text.indexOf(escape, at + 1);
    if (end < 0) break;
    const meant = meaningOf(text.slice(at + 1, end), delimiters);
    if (meant === undefined) {
      // Not a sequence we expand: a known one is passed over whole, else the next escape character may start one.
      at = KEPT.test(text.slice(at + 1, end)) ? text.indexOf(escape, end + 1) : end;
      continue;
    }
    plain += text.slice(from, at) + meant;
    from = end + 1;
    at = text.indexOf(escape, from);
  }
  return plain + text.slice(from);
}

const KEPT = /^(?:[HN]|[CM][0-9A-F]+|X[0-9A-F]+|Z.*|\.(?:fi|nf|ce|in[+-]?\d+|ti[+-]?\d+))$/i;

const meaningOf = (sequence: string, delimiters: Delimiters): string | undefined => {
  switch (sequence) {
    case 'F': return delimiters.field;
    case 'S': return delimiters.component;
    case 'T': return delimiters.subcomponent;
    case 'R': return delimiters.repetition;
    case 'E': return delimiters.escape;
    case 'P': return delimiters.truncation;
    case '.br': return '\n';
    default: return sequence[0] === 'X' ? asciiOf(sequence.slice(1)) : runOf(sequence);
  }
};

/** Tab, line ends and printable ASCII; anything else cannot be told without the character set, or may not stand in text. */
const asciiOf = (hexadecimal: string): string | undefined => {
  if (hexadecimal.length > 2 * MAX_RUN || !/^(?:[0-9A-Fa-f]{2})+$/.test(hexadecimal)) return undefined;
  const text = Buffer.from(hexadecimal, 'hex').toString('latin1');
  return /^[\t\n\r\x20-\x7e]+$/.test(text) ? text : undefined;
};

const runOf = (sequence: string): string | undefined => {
  const [, kind, length] = /^\.(sp|sk)\s?\+?(\d{0,3})$/.exec(sequence) ?? [];
  if (kind === undefined) return undefined;
  const count = length === undefined || length === '' ? 1 : Number(length);
  return count > MAX_RUN ? undefined : (kind === 'sp' ? '\n' : ' ').repeat(count);
};
