import { ALLOWED_ELEMENTS, isAllowedAttribute } from './allowed-html.js';

/** The invariant a narrative breaks, and how. The text names elements and attributes, never content. */
export type HtmlProblem = { readonly key: 'txt-1' | 'txt-2'; readonly says: string };

const LESS = 0x3c;
const BLANK = 0x20;
const MAX_DEPTH = 500;
const OPEN = /<([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z_:][A-Za-z0-9_:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z_:][A-Za-z0-9_:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;
const XHTML = 'http://www.w3.org/1999/xhtml';

const txt1 = (says: string): HtmlProblem => ({ key: 'txt-1', says });

/**
 * Whether a narrative's div is well-formed XHTML of the allowed elements and attributes (txt-1) with some content (txt-2),
 * FHIR R4 narrative.html. One pass in linear time.
 */
export function htmlProblem(div: string): HtmlProblem | undefined {
  if (ENTITY.test(div)) return txt1('an entity other than those of XML');
  const open: string[] = [];
  let hasContent = false;
  let at = skipBlanks(div, 0);
  if (!div.startsWith('<div', at)) return txt1('not a div');
  while (at < div.length) {
    if (div.charCodeAt(at) !== LESS) {
      const next = endOfText(div, at);
      const blank = isBlank(div, at, next);
      if (open.length === 0 && !blank) return txt1('text outside the div');
      hasContent ||= !blank;
      at = next;
      continue;
    }
    const read = readMarkup(div, at, open);
    if (typeof read === 'object') return read;
    hasContent ||= div.startsWith('<img', at);
    at = read;
    if (open.length === 0 && at < div.length && !isBlank(div, at, div.length)) return txt1('something after the div');
  }
  if (open.length > 0) return txt1(`${open.at(-1) ?? ''} is not closed`);
  return hasContent ? undefined : { key: 'txt-2', says: 'no content other than white space' };
}

const endOfText = (div: string, from: number): number => {
  const next = div.indexOf('<', from);
  return next < 0 ? div.length : next;
};

const skipBlanks = (div: string, from: number): number => {
  let at = from;
  while (at < div.length && div.charCodeAt(at) <= BLANK) at += 1;
  return at;
};

const isBlank = (div: string, from: number, to: number): boolean => skipBlanks(div, from) >= to;

/** Reads one tag or comment; gives the place after it, or what is wrong with it. */
const readMarkup = (div: string, at: number, open: string[]): number | HtmlProblem => {
  if (div.startsWith('</', at)) return readClosing(div, at, open);
  if (div.startsWith('<!--', at)) {
    const end = div.indexOf('-->', at + 4);
    return end < 0 ? txt1('a comment that does not end') : end + 3;
  }
  return readOpening(div, at, open);
};

const readClosing = (div: string, at: number, open: string[]): number | HtmlProblem => {
  const end = div.indexOf('>', at);
  const name = open.pop();
  if (end < 0 || name === undefined || !div.startsWith(name, at + 2) || skipBlanks(div, at + 2 + name.length) !== end) return txt1('elements that do not nest');
  return end + 1;
};

const readOpening = (div: string, at: number, open: string[]): number | HtmlProblem => {
  const end = div.indexOf('>', at);
  const bare = div.slice(at + 1, end);
  if (ALLOWED_ELEMENTS.has(bare)) return opened(bare, end + 1, open);
  OPEN.lastIndex = at;
  const [whole, name = '', attributes = '', empty] = OPEN.exec(div) ?? [];
  if (whole === undefined) return txt1('a tag that is not well-formed');
  if (!ALLOWED_ELEMENTS.has(name)) return txt1(`the element ${name}`);
  const wrong = attributes === '' ? undefined : wrongAttribute(name, attributes);
  if (wrong !== undefined) return txt1(wrong);
  return empty === '/' ? at + whole.length : opened(name, at + whole.length, open);
};

const opened = (name: string, next: number, open: string[]): number | HtmlProblem => {
  open.push(name);
  return open.length > MAX_DEPTH ? txt1(`more than ${MAX_DEPTH} elements inside each other`) : next;
};

const wrongAttribute = (element: string, attributes: string): string | undefined => {
  const seen = new Set<string>();
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (!isAllowedAttribute(element, name)) return `the attribute ${name} on ${element}`;
    if (seen.has(name)) return `the attribute ${name} twice on ${element}`;
    if (name === 'xmlns' && (double ?? single) !== XHTML) return 'a namespace other than XHTML';
    seen.add(name);
  }
  return undefined;
};
