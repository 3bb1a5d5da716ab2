import type { TableRow } from '../../src/core/wst500/tables/row.js';

/** XML as nested values; `row` is the table row the element stands for. */
export type Made = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: (Made | string)[]; readonly row?: TableRow };

export const made = (name: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (Made | string)[]): Made => ({ name, attributes, children: [...children] });

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** With line breaks and indentation between elements, which is how the public templates are written. */
export function printed({ name, attributes, children }: Made, indent = ''): string {
  const head = `${indent}<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`).join('')}`;
  if (children.length === 0) return `${head}/>\n`;
  if (children.every((child) => typeof child === 'string')) return `${head}>${children.map((child) => escape(String(child))).join('')}</${name}>\n`;
  return `${head}>\n${children.map((child) => (typeof child === 'string' ? escape(child) : printed(child, `${indent} `))).join('')}${indent}</${name}>\n`;
}

/** Each row's act with the path that the reader gives it. */
export function pathsOfRows(root: Made): readonly { readonly row: TableRow; readonly path: string; readonly act: Made }[] {
  const found: { row: TableRow; path: string; act: Made }[] = [];
  const visit = (at: Made, path: string): void => {
    if (at.row !== undefined) found.push({ row: at.row, path, act: at });
    const counts = new Map<string, number>();
    for (const child of at.children) {
      if (typeof child === 'string') continue;
      const index = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, index);
      visit(child, `${path}/${child.name}[${index}]`);
    }
  };
  visit(root, `/${root.name}`);
  return found;
}
