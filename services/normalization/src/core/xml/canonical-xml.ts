/** An element to be printed: name and attributes with their prefixes, namespace declarations among the attributes. */
export type XmlNode = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly content: readonly (XmlNode | string)[] };

/**
 * Canonical XML 1.0 (W3C, 2001) without comments, of a document whose white space between elements does not count:
 * attributes and namespace declarations sorted, superfluous declarations left out, character references by its rules, no XML
 * declaration, no processing instructions. Texts of nothing but white space are left out; any other text is kept as it is.
 */
export const canonicalXml = (root: XmlNode): string => {
  const parts: string[] = [];
  print(root, new Map(), parts);
  return parts.join('');
};

const print = ({ name, attributes, content }: XmlNode, outer: ReadonlyMap<string, string>, parts: string[]): void => {
  const scope = new Map(outer);
  const declared: (readonly [string, string])[] = [];
  const plain: (readonly [name: string, value: string])[] = [];
  for (const [key, value] of attributes) {
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : undefined;
    if (prefix === undefined) plain.push([key, value]);
    else if ((outer.get(prefix) ?? '') !== value) {
      scope.set(prefix, value);
      declared.push([key, value]);
    }
  }
  declared.sort(byName);
  plain.sort(byNamespace(scope));
  parts.push('<', name);
  for (const [key, value] of [...declared, ...plain]) parts.push(' ', key, '="', escapeAttribute(value), '"');
  parts.push('>');
  for (const one of content) {
    if (typeof one !== 'string') print(one, scope, parts);
    else if (one.trim() !== '') parts.push(escapeText(one));
  }
  parts.push('</', name, '>');
};

type Pair = readonly [string, string];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = ([a]: Pair, [b]: Pair): number => compare(a, b);

/** Attributes without a prefix have no namespace and come first. */
const byNamespace = (scope: ReadonlyMap<string, string>) => ([a]: Pair, [b]: Pair): number => {
  const [spaceA, localA] = split(a, scope);
  const [spaceB, localB] = split(b, scope);
  return compare(spaceA, spaceB) || compare(localA, localB);
};

const split = (name: string, scope: ReadonlyMap<string, string>): Pair => {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [scope.get(name.slice(0, colon)) ?? '', name.slice(colon + 1)];
};

const ATTRIBUTE: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' };
const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

const escapeAttribute = (text: string): string => text.replace(/[&<"\t\n\r]/g, (one) => ATTRIBUTE[one] ?? one);
const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (one) => TEXT[one] ?? one);
