import { XmlAttributes } from './xml-attributes.js';
import { nameEnd } from './xml-names.js';

/** What a document holds, in order. A listener may throw to stop. */
export type XmlEvents = {
  /** `at`: the place of the name in the text. */
  readonly open: (name: string, attributes: XmlAttributes, at: number) => void;
  readonly close: () => void;
  readonly text: (text: string) => void;
  readonly comment: (text: string) => void;
  readonly doctype: () => void;
  /** Called after each attribute with how many the element has so far. */
  readonly counted: (attributes: number) => void;
};

/** A document that is not well-formed; `at` is the place in the text. */
export class NotWellFormed extends Error {
  constructor(readonly at: number) {
    super('not well-formed XML');
  }
}

const [LESS, BANG, QUESTION, SLASH, GREATER, EQUALS] = [60, 33, 63, 47, 62, 61] as const;
/** Anything XML 1.0 forbids as a character, but for lone surrogates. */
const FORBIDDEN = /[^\t\n\r -\uFFFD]/;
const DECLARATION = /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/;

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/**
 * Reads an XML 1.0 document strictly, without a document type declaration: only the five predefined entities and character
 * references exist. Nesting and names are checked here, namespaces by the reader of the events. One pass over the text.
 *
 * @throws NotWellFormed
 */
export function scanXml(source: string, events: XmlEvents): void {
  new Scanner(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source, events).run();
}

class Scanner {
  readonly #text: string;
  readonly #events: XmlEvents;
  readonly #open: string[] = [];
  /** One string object for each name, so that later look-ups need not compare letters. */
  readonly #names = new Map<string, string>();
  #at = 0;
  #hasRoot = false;

  constructor(text: string, events: XmlEvents) {
    this.#text = text;
    this.#events = events;
  }

  run(): void {
    const text = this.#text;
    const wrong = FORBIDDEN.exec(text);
    if (wrong !== null) throw new NotWellFormed(wrong.index);
    if (!text.isWellFormed()) throw new NotWellFormed(0);
    const declaration = DECLARATION.exec(text);
    if (declaration !== null) this.#at = declaration[0].length;
    while (this.#at < text.length) {
      const tag = text.indexOf('<', this.#at);
      const end = tag < 0 ? text.length : tag;
      if (end > this.#at) this.#characters(this.#at, end);
      this.#at = end;
      if (tag >= 0) this.#markup();
    }
    if (!this.#hasRoot || this.#open.length > 0) throw new NotWellFormed(this.#at);
  }

  #characters(from: number, to: number): void {
    const raw = this.#text.slice(from, to);
    if (this.#open.length === 0) {
      for (let at = from; at < to; at += 1) if (!isSpace(this.#text.charCodeAt(at))) throw new NotWellFormed(at);
      return;
    }
    if (raw.includes(']]>')) throw new NotWellFormed(from);
    this.#events.text(this.#resolved(withLineFeeds(raw), from));
  }

  #markup(): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    if (next === SLASH) this.#closeTag();
    else if (next === BANG) this.#declaration();
    else if (next === QUESTION) this.#instruction();
    else this.#openTag();
  }

  #closeTag(): void {
    const text = this.#text;
    const name = this.#open.pop();
    const from = this.#at + 2;
    if (name === undefined || !text.startsWith(name, from)) throw new NotWellFormed(this.#at);
    let at = from + name.length;
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) !== GREATER) throw new NotWellFormed(at);
    this.#at = at + 1;
    this.#events.close();
  }

  #declaration(): void {
    const text = this.#text;
    if (text.startsWith('<!--', this.#at)) {
      const end = text.indexOf('--', this.#at + 4);
      if (end < 0 || text.charCodeAt(end + 2) !== GREATER) throw new NotWellFormed(this.#at);
      this.#events.comment(withLineFeeds(text.slice(this.#at + 4, end)));
      this.#at = end + 3;
    } else if (text.startsWith('<![CDATA[', this.#at) && this.#open.length > 0) {
      const end = text.indexOf(']]>', this.#at + 9);
      if (end < 0) throw new NotWellFormed(this.#at);
      this.#events.text(withLineFeeds(text.slice(this.#at + 9, end)));
      this.#at = end + 3;
    } else {
      if (text.startsWith('<!DOCTYPE', this.#at)) this.#events.doctype();
      throw new NotWellFormed(this.#at);
    }
  }

  #instruction(): void {
    const text = this.#text;
    const from = this.#at + 2;
    const to = nameEnd(text, from);
    const end = text.indexOf('?>', to);
    const target = text.slice(from, to);
    if (to === from || end < 0 || target.toLowerCase() === 'xml' || target.includes(':') || (end > to && !isSpace(text.charCodeAt(to)))) throw new NotWellFormed(this.#at);
    this.#at = end + 2;
  }

  #openTag(): void {
    const text = this.#text;
    if (this.#hasRoot && this.#open.length === 0) throw new NotWellFormed(this.#at);
    const from = this.#at + 1;
    let at = nameEnd(text, from);
    if (at === from) throw new NotWellFormed(from);
    const name = this.#name(from, at);
    const attributes = new XmlAttributes();
    for (;;) {
      let code = text.charCodeAt(at);
      const spaced = isSpace(code);
      while (isSpace(code)) code = text.charCodeAt((at += 1));
      if (code === GREATER || code === SLASH) break;
      if (!spaced) throw new NotWellFormed(at);
      at = this.#attribute(at, attributes);
      this.#events.counted(attributes.size);
    }
    const isEmpty = text.charCodeAt(at) === SLASH;
    if (isEmpty && text.charCodeAt(at + 1) !== GREATER) throw new NotWellFormed(at);
    this.#at = at + (isEmpty ? 2 : 1);
    this.#hasRoot = true;
    this.#events.open(name, attributes, from);
    if (isEmpty) this.#events.close();
    else this.#open.push(name);
  }

  /** @returns the place behind the attribute. */
  #attribute(from: number, attributes: XmlAttributes): number {
    const text = this.#text;
    let at = nameEnd(text, from);
    const name = this.#name(from, at);
    if (at === from) throw new NotWellFormed(from);
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) !== EQUALS) throw new NotWellFormed(at);
    at += 1;
    while (isSpace(text.charCodeAt(at))) at += 1;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") throw new NotWellFormed(at);
    const end = text.indexOf(quote, at + 1);
    if (end < 0) throw new NotWellFormed(at);
    if (!attributes.add(name, this.#value(at + 1, end))) throw new NotWellFormed(from);
    return end + 1;
  }

  /** An attribute's value: no `<`, white space as spaces (XML 1.0, 3.3.3). */
  #value(from: number, to: number): string {
    const text = this.#text;
    let plain = true;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LESS) throw new NotWellFormed(at);
      if (code === 38 || code < 32) plain = false;
    }
    const raw = text.slice(from, to);
    return plain ? raw : this.#resolved(withLineFeeds(raw).replace(/[\t\n]/g, ' '), from);
  }

  #resolved(raw: string, from: number): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&([^;&]*)(;?)/g, (_whole, name: string, end: string) => {
      const found = end === ';' ? entity(name) : undefined;
      if (found === undefined) throw new NotWellFormed(from);
      return found;
    });
  }

  #name(from: number, to: number): string {
    const name = this.#text.slice(from, to);
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  }
}

const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const entity = (name: string): string | undefined => {
  if (name.charCodeAt(0) !== 35) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const digits = name.slice(1);
  const point = /^x[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits.slice(1), 16) : /^\d+$/.test(digits) ? Number.parseInt(digits, 10) : Number.NaN;
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
};

const isCharacter = (point: number): boolean => point === 9 || point === 10 || point === 13 || (point >= 0x20 && point <= 0xd7ff) || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
