import type { XmlAttributes } from './xml-attributes.js';
import { NotWellFormed } from './xml-scanner.js';

/** Prefix -> namespace name, '' for the default namespace. */
export type Scope = ReadonlyMap<string, string>;

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

export const ROOT_SCOPE: Scope = new Map([['xml', XML], ['xmlns', XMLNS]]);

/**
 * The scope inside an element: that around it when the element declares nothing. Checks what Namespaces in XML 1.0 asks:
 * every prefix is bound, none is unbound again, `xml` and `xmlns` keep their meaning, and no attribute comes twice under two
 * prefixes.
 *
 * @throws NotWellFormed at the element
 */
export function scopeOf(element: string, attributes: XmlAttributes, { outer, at }: { outer: Scope; at: number }): Scope {
  let scope: Map<string, string> | undefined;
  let prefixed = 0;
  for (const name of attributes.names) {
    const prefix = declaredPrefix(name);
    if (prefix === undefined) {
      if (name.includes(':')) prefixed += 1;
      continue;
    }
    const namespace = attributes.get(name) ?? '';
    if (!isAllowed(prefix, namespace.trim())) throw new NotWellFormed(at);
    scope ??= new Map(outer);
    scope.set(prefix, namespace);
  }
  const inner = scope ?? outer;
  const colon = element.indexOf(':');
  if (colon > 0 && (element.startsWith('xmlns:') || !inner.has(element.slice(0, colon)))) throw new NotWellFormed(at);
  if (prefixed > 0) checkPrefixed(attributes, inner, at);
  return inner;
}

const declaredPrefix = (name: string): string | undefined => {
  if (!name.startsWith('xmlns')) return undefined;
  return name.length === 5 ? '' : name.charCodeAt(5) === 58 ? name.slice(6) : undefined;
};

const isAllowed = (prefix: string, namespace: string): boolean => {
  if (prefix === 'xmlns' || namespace === XMLNS) return false;
  if ((prefix === 'xml') !== (namespace === XML)) return false;
  return prefix === '' || namespace !== '';
};

const checkPrefixed = (attributes: XmlAttributes, scope: Scope, at: number): void => {
  const seen = new Set<string>();
  for (const name of attributes.names) {
    const colon = name.indexOf(':');
    if (colon < 0 || declaredPrefix(name) !== undefined) continue;
    const namespace = scope.get(name.slice(0, colon));
    const expanded = `${namespace ?? ''} ${name.slice(colon + 1)}`;
    if (namespace === undefined || seen.has(expanded)) throw new NotWellFormed(at);
    seen.add(expanded);
  }
};
