import type { LossLedger } from '../mapping/loss-account.js';
import { attributeLeaf, textLeaf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';

/** Elements of the CDA narrative block (CDA R2 section 4.3.5) -> elements FHIR's narrative allows; others are spans. */
const ELEMENTS: Readonly<Record<string, string>> = {
  table: 'table', thead: 'thead', tbody: 'tbody', tfoot: 'tfoot', tr: 'tr', td: 'td', th: 'th', caption: 'caption', col: 'col', colgroup: 'colgroup',
  list: 'ul', item: 'li', paragraph: 'p', content: 'span', br: 'br', sub: 'sub', sup: 'sup', footnote: 'span', renderMultiMedia: 'span',
};
const ATTRIBUTES: Readonly<Record<string, string>> = { ID: 'id', styleCode: 'class', colspan: 'colspan', rowspan: 'rowspan', align: 'align', valign: 'valign', border: 'border', width: 'width' };
const VOID = new Set(['br', 'col']);

const XHTML = 'http://www.w3.org/1999/xhtml';

/** A section's text as FHIR narrative: only the elements and attributes listed, so that nothing in it can run. What is shown is mapped. */
export function narrativeOf(section: XmlElement, ledger: LossLedger): { readonly status: 'additional'; readonly div: string } | undefined {
  const text = section.children.find(({ name }) => name === 'text');
  if (text === undefined) return undefined;
  const inner = contentOf(text, ledger);
  return inner.trim() === '' ? undefined : { status: 'additional', div: `<div xmlns="${XHTML}">${inner}</div>` };
}

/** The plain text of every element of a narrative that has an ID, which entries point to. */
export function narrativeTexts(root: XmlElement): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  collect(root, texts);
  return texts;
}

const collect = (element: XmlElement, texts: Map<string, string>): void => {
  const id = element.attributes.get('ID')?.trim();
  if (id !== undefined && id !== '' && !texts.has(id)) {
    const plain = plainText(element).replace(/\s+/g, ' ').trim();
    if (plain !== '') texts.set(id, plain);
  }
  for (const child of element.children) collect(child, texts);
};

const plainText = (element: XmlElement): string => inOrder(element).map((piece) => (typeof piece === 'string' ? piece : plainText(piece))).join(' ');

/** Texts and children as they alternate. */
const inOrder = ({ text, children, mixed }: XmlElement): readonly (string | XmlElement)[] => {
  if (children.length === 0) return text === '' ? [] : [text];
  const pieces: (string | XmlElement)[] = [];
  let next = 0;
  for (let at = 0; at <= children.length; at += 1) {
    for (let piece = mixed?.[next]; piece !== undefined && piece.before === at; piece = mixed?.[next]) {
      pieces.push(piece.text);
      next += 1;
    }
    const child = children[at];
    if (child !== undefined) pieces.push(child);
  }
  return pieces;
};

const contentOf = (element: XmlElement, ledger: LossLedger): string => {
  const leaf = textLeaf(element);
  if (leaf !== undefined) ledger.map(leaf.path);
  return inOrder(element).map((piece) => (typeof piece === 'string' ? escapeXml(piece) : elementOf(piece, ledger))).join('');
};

const elementOf = (element: XmlElement, ledger: LossLedger): string => {
  const name = ELEMENTS[element.name] ?? 'span';
  const attributes = Object.entries(ATTRIBUTES).flatMap(([from, to]) => {
    const leaf = attributeLeaf(element, from);
    if (leaf === undefined) return [];
    ledger.map(leaf.path);
    return [` ${to}="${escapeXml(leaf.value.trim()).replaceAll('"', '&quot;')}"`];
  });
  const open = `<${name}${attributes.join('')}`;
  return VOID.has(name) ? `${open}/>` : `${open}>${contentOf(element, ledger)}</${name}>`;
};

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
