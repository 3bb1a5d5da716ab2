import { SaxesParser } from 'saxes';
import { errors } from '../errors.js';
import { limits } from '../limits.js';
import type { SourceLeaf } from '../mapping/loss-account.js';

/** An element with the place it has in its document; `name` is local, the namespace decides nothing below the root. */
export type XmlElement = {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** Character data that is not only white space, joined, ends trimmed by the reader of it. */
  text: string;
  readonly comments: string[];
};

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Reads XML strictly with namespaces. Doctypes are refused before any entity could be declared; depth, number of elements
 * and length of each text are bounded (see limits).
 *
 * @throws RWD_NORMALIZATION_BAD_XML, RWD_NORMALIZATION_DOCTYPE, RWD_NORMALIZATION_TOO_DEEP, RWD_NORMALIZATION_TOO_LARGE
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  const counts = [new Map<string, number>()];
  let root: XmlElement | undefined;
  let nodes = 0;
  parser.on('doctype', () => {
    throw errors.RWD_NORMALIZATION_DOCTYPE();
  });
  parser.on('error', () => {
    throw errors.RWD_NORMALIZATION_BAD_XML({ line: parser.line });
  });
  parser.on('opentag', (tag) => {
    nodes += 1;
    if (nodes > limits.xmlNodes) throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: nodes, unit: 'elements', limit: limits.xmlNodes });
    if (open.length >= limits.depth) throw errors.RWD_NORMALIZATION_TOO_DEEP({ limit: limits.depth });
    const parent = open.at(-1);
    const siblings = counts.at(-1) ?? new Map<string, number>();
    const index = (siblings.get(tag.local) ?? 0) + 1;
    siblings.set(tag.local, index);
    const attributes = new Map(Object.values(tag.attributes).map(({ uri, local, name, value }) => [uri === XSI ? `xsi:${local}` : name, bounded(value)]));
    const path = parent === undefined ? `/${tag.local}` : `${parent.path}/${tag.local}[${index}]`;
    const element: XmlElement = { name: tag.local, namespace: tag.uri, path, attributes, children: [], text: '', comments: [] };
    parent?.children.push(element);
    root ??= element;
    open.push(element);
    counts.push(new Map());
  });
  parser.on('closetag', () => {
    open.pop();
    counts.pop();
  });
  const append = (chunk: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text = bounded(element.text + chunk);
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('comment', (comment) => open.at(-1)?.comments.push(comment));
  parser.write(text).close();
  if (root === undefined) throw errors.RWD_NORMALIZATION_BAD_XML({ line: 1 });
  return root;
}

const bounded = (text: string): string => {
  if (text.length > limits.text) throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: text.length, unit: 'characters', limit: limits.text });
  return text;
};

export const attributeLeaf = (element: XmlElement, name: string): SourceLeaf | undefined => {
  const value = element.attributes.get(name);
  return value === undefined || value.trim() === '' ? undefined : { path: `${element.path}/@${name}`, value };
};

export const textLeaf = (element: XmlElement): SourceLeaf | undefined => {
  const value = element.text.trim();
  return value === '' ? undefined : { path: `${element.path}/text()`, value };
};

/** Every attribute, text and comment that holds something, in document order. Namespace declarations are syntax, not leaves. */
export function leavesOf(element: XmlElement): readonly SourceLeaf[] {
  const leaves: SourceLeaf[] = [];
  collect(element, leaves);
  return leaves;
}

const collect = (element: XmlElement, leaves: SourceLeaf[]): void => {
  for (const name of element.attributes.keys()) {
    const leaf = name === 'xmlns' || name.startsWith('xmlns:') ? undefined : attributeLeaf(element, name);
    if (leaf !== undefined) leaves.push(leaf);
  }
  const text = textLeaf(element);
  if (text !== undefined) leaves.push(text);
  element.comments.forEach((comment, at) => {
    if (comment.trim() !== '') leaves.push({ path: `${element.path}/comment()[${at + 1}]`, value: comment.trim() });
  });
  for (const child of element.children) collect(child, leaves);
};
