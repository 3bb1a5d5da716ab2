import type { SourceLeaf } from '../mapping/loss-account.js';
import { attributeLeaf, textLeaf } from './xml-tree.js';
import type { XmlElement } from './xml-tree.js';

/**
 * The elements a path of local names leads to, in document order. A step `**` stands for any number of elements, also none;
 * `name{t1,t2}` asks that the element has one of these template ids. This small part of XPath is all that the tables use.
 */
export function select(from: XmlElement, path: string): readonly XmlElement[] {
  return path === '' || path === '.' ? [from] : walk(from, stepsOf(path), 0);
}

type Step = { readonly name: string; readonly templates: readonly string[] | undefined };

const compiled = new Map<string, readonly Step[]>();

/** Paths come from tables, so there are few of them. */
const stepsOf = (path: string): readonly Step[] => {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const steps = path.split('/').map((step): Step => {
    const [, name = step, templates] = /^([^{]+)(?:\{(.+)\})?$/.exec(step) ?? [];
    return { name, templates: templates?.split(',') };
  });
  compiled.set(path, steps);
  return steps;
};

const walk = (from: XmlElement, steps: readonly Step[], at: number): readonly XmlElement[] => {
  const step = steps[at];
  if (step === undefined) return [from];
  if (step.name === '**') return [...walk(from, steps, at + 1), ...from.children.flatMap((child) => walk(child, steps, at))];
  return from.children.filter((child) => child.name === step.name && hasTemplate(child, step.templates)).flatMap((child) => walk(child, steps, at + 1));
};

const hasTemplate = (element: XmlElement, templates: readonly string[] | undefined): boolean =>
  templates === undefined || templatesOf(element).some((root) => templates.includes(root));

/** The template ids an element claims, without their extensions (versions). */
export const templatesOf = ({ children }: XmlElement): readonly string[] =>
  children.flatMap(({ name, attributes }) => (name === 'templateId' ? [attributes.get('root')?.trim() ?? ''] : []));

/** Reads `@name`, `text()`, `a/b/@name` and `a/text()` below an element; the first that holds something. */
export const partReader = (element: XmlElement) => (from: string): SourceLeaf | undefined => {
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
