import { errors } from '../errors.js';
import { limits } from '../limits.js';
import type { SourceLeaf } from '../mapping/loss-account.js';
import type { XmlAttributes } from './xml-attributes.js';
import { NotWellFormed, scanXml } from './xml-scanner.js';
import type { XmlEvents } from './xml-scanner.js';
import { ROOT_SCOPE, scopeOf } from './xml-namespaces.js';
import type { Scope } from './xml-namespaces.js';

/** An element with the place it has in its document; `name` is local, the namespace decides nothing below the root. */
export type XmlElement = {
  readonly name: string;
  /** As the source has it, '' for the default namespace. */
  readonly prefix: string;
  readonly namespace: string;
  readonly path: string;
  /** By the name the source has, with its prefix. */
  readonly attributes: XmlAttributes;
  readonly children: XmlElement[];
  /** Character data that is not only white space, joined, ends trimmed by the reader of it. */
  text: string;
  readonly comments: readonly string[];
  /** Of an element with both text and children: the texts, each with the number of children before it. */
  readonly mixed: readonly MixedText[] | undefined;
};

export type MixedText = { readonly before: number; text: string };

/** Shared by the many elements without comments. */
const NONE: string[] = [];

/** The path of an element is only worked out when somebody asks for it: few leaves of a mapped document need theirs. */
class Element implements XmlElement {
  readonly children: Element[] = [];
  comments: string[] = NONE;
  text = '';
  index = 0;
  readonly prefix: string;
  readonly name: string;
  readonly namespace: string;
  /** Where the first text stood; the texts themselves are only listed when there are several, or children beside one. */
  #first = 0;
  #texts: MixedText[] | undefined;

  constructor(
    qualified: string,
    readonly attributes: XmlAttributes,
    readonly parent: Element | undefined,
    readonly scope: Scope,
  ) {
    const colon = qualified.indexOf(':');
    this.prefix = colon < 0 ? '' : qualified.slice(0, colon);
    this.name = colon < 0 ? qualified : qualified.slice(colon + 1);
    this.namespace = scope.get(this.prefix) ?? '';
  }

  get path(): string {
    const { parent } = this;
    if (parent === undefined) return `/${this.name}`;
    if (this.index === 0) parent.#number();
    return `${parent.path}/${this.name}[${this.index}]`;
  }

  get mixed(): readonly MixedText[] | undefined {
    if (this.children.length === 0 || this.text === '') return undefined;
    return this.#texts ?? [{ before: this.#first, text: this.text }];
  }

  append(chunk: string): void {
    const before = this.children.length;
    if (this.text === '') {
      if (isBlank(chunk)) return;
      this.text = bounded(chunk);
      this.#first = before;
      return;
    }
    const last = this.#texts?.at(-1);
    if (last !== undefined && last.before === before) last.text += chunk;
    else if (this.#texts !== undefined || before !== this.#first) {
      this.#texts ??= [{ before: this.#first, text: this.text }];
      if (!isBlank(chunk)) this.#texts.push({ before, text: chunk });
    }
    this.text = bounded(this.text + chunk);
  }

  comment(text: string): void {
    if (this.comments === NONE) this.comments = [];
    this.comments.push(bounded(text));
  }

  /** Numbers all children at once, so that many siblings cost no more than few. */
  #number(): void {
    const counts = new Map<string, number>();
    for (const child of this.children) {
      child.index = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, child.index);
    }
  }
}

/**
 * Reads XML strictly with namespaces. Doctypes are refused before any entity could be declared; depth, number of elements
 * and length of each text are bounded (see limits).
 *
 * @throws RWD_NORMALIZATION_BAD_XML, RWD_NORMALIZATION_DOCTYPE, RWD_NORMALIZATION_TOO_DEEP, RWD_NORMALIZATION_TOO_LARGE
 */
export function readXml(text: string): XmlElement {
  const open: Element[] = [];
  let root: Element | undefined;
  let nodes = 0;
  const events: XmlEvents = {
    doctype: () => {
      throw errors.RWD_NORMALIZATION_DOCTYPE();
    },
    counted: (attributes) => {
      if (attributes > limits.xmlAttributes) throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: attributes, unit: 'attributes of one element', limit: limits.xmlAttributes });
    },
    open: (name, attributes, at) => {
      nodes += 1;
      if (nodes > limits.xmlNodes) throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: nodes, unit: 'elements', limit: limits.xmlNodes });
      if (open.length >= limits.depth) throw errors.RWD_NORMALIZATION_TOO_DEEP({ limit: limits.depth });
      for (const value of attributes.texts) bounded(value);
      const parent = open.at(-1);
      const element = new Element(name, attributes, parent, scopeOf(name, attributes, { outer: parent?.scope ?? ROOT_SCOPE, at }));
      parent?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close: () => {
      open.pop();
    },
    text: (chunk) => open.at(-1)?.append(chunk),
    comment: (comment) => open.at(-1)?.comment(comment),
  };
  try {
    scanXml(text, events);
  } catch (error) {
    if (!(error instanceof NotWellFormed)) throw error;
    throw errors.RWD_NORMALIZATION_BAD_XML({ line: lineAt(text, error.at) }, { cause: error });
  }
  if (root === undefined) throw errors.RWD_NORMALIZATION_BAD_XML({ line: 1 });
  return root;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const isBlank = (text: string): boolean => text.trim() === '';

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
  for (const name of element.attributes.names) {
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
