import type { PartReader } from '../mapping/data-type-map.js';
import { attributeLeaf, textLeaf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';

/**
 * The elements a path of local names leads to, in document order. A step `**` stands for any number of elements, also none.
 * This small part of XPath is all that the mapping tables use.
 */
export function select(from: XmlElement, path: string): readonly XmlElement[] {
  return path === '' || path === '.' ? [from] : walk(from, path.split('/'));
}

const walk = (from: XmlElement, [step, ...rest]: readonly string[]): readonly XmlElement[] => {
  if (step === undefined) return [from];
  if (step !== '**') return from.children.filter(({ name }) => name === step).flatMap((child) => walk(child, rest));
  return [...walk(from, rest), ...from.children.flatMap((child) => walk(child, ['**', ...rest]))];
};

/** Reads `@name`, `text()`, `a/b/@name` and `a/text()` below an element; the first that holds something. */
export const partReader = (element: XmlElement): PartReader => (from) => {
  const slash = from.lastIndexOf('/');
  const last = from.slice(slash + 1);
  for (const found of select(element, slash < 0 ? '' : from.slice(0, slash))) {
    const leaf = last === 'text()' ? textLeaf(found) : attributeLeaf(found, last.slice(1));
    if (leaf !== undefined) return leaf;
  }
  return undefined;
};

export const firstAttribute = (element: XmlElement, path: string, name: string): string | undefined =>
  select(element, path).map((found) => found.attributes.get(name)?.trim()).find((value) => value !== undefined && value !== '');
