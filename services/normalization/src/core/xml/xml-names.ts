/** Letters of names in ASCII: 1 may start a name, 2 may only follow. The colon is left to the namespaces. */
const ASCII = new Uint8Array(128);
for (let code = 97; code <= 122; code += 1) ASCII[code] = ASCII[code - 32] = 1;
ASCII[95] = 1;
for (let code = 48; code <= 57; code += 1) ASCII[code] = 2;
ASCII[45] = ASCII[46] = 2;

const COLON = 58;

/** NameStartChar and NameChar above ASCII (XML 1.0, fifth edition, 2.3). */
const START = /^[\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]$/u;
const FOLLOW = /^[\u{B7}\u{300}-\u{36F}\u{203F}-\u{2040}]$/u;

/**
 * Where the name that starts at `from` ends; `from` itself when no name starts there. Qualified names as Namespaces in XML
 * 1.0 has them: one colon at most, and a name on both sides of it.
 */
export function nameEnd(text: string, from: number): number {
  const first = partEnd(text, from);
  if (first === from || text.charCodeAt(first) !== COLON) return first;
  const second = partEnd(text, first + 1);
  return second === first + 1 || text.charCodeAt(second) === COLON ? from : second;
}

const partEnd = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const kind = ASCII[code];
      if (kind !== 1 && (kind !== 2 || at === from)) return at;
      at += 1;
    } else {
      const point = text.codePointAt(at);
      if (point === undefined) return at;
      const letter = String.fromCodePoint(point);
      if (!START.test(letter) && (at === from || !FOLLOW.test(letter))) return at;
      at += letter.length;
    }
  }
};
