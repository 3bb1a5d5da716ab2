import type { LossLedger } from '../mapping/loss-account.js';
import { attributeLeaf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';
import { fixedHeader, structuralRows } from './tables/structure.js';

const byAttribute = new Map(structuralRows.map((row) => [row.attribute, row]));
const TEMPLATE = '2.16.156.10011.2.1.1.';

/** Drops, each with its reason, the leaves that only say how the document is built. */
export function dropStructure(root: XmlElement, ledger: LossLedger): void {
  dropBelow(root, ledger);
  for (const { path, attribute, value } of fixedHeader) dropFixed(root, { path, attribute, value, ledger, reason: 'fixed by WS/T 482' });
  dropFixed(root, { path: 'templateId', attribute: 'root', value: TEMPLATE, prefix: true, ledger, reason: 'template, implied by the document type' });
}

const dropBelow = (element: XmlElement, ledger: LossLedger): void => {
  for (const [name, value] of element.attributes) {
    const row = byAttribute.get(name);
    const leaf = row === undefined ? undefined : attributeLeaf(element, name);
    if (row !== undefined && leaf !== undefined && (row.values === 'any' || row.values.includes(value))) ledger.drop(leaf.path, row.reason);
  }
  for (const child of element.children) dropBelow(child, ledger);
};

type Fixed = { path: string; attribute: string; value: string; prefix?: true; ledger: LossLedger; reason: string };

const dropFixed = (root: XmlElement, { path, attribute, value, prefix, ledger, reason }: Fixed): void => {
  for (const element of root.children.filter(({ name }) => name === path)) {
    const leaf = attributeLeaf(element, attribute);
    if (leaf !== undefined && (leaf.value === value || (prefix === true && leaf.value.startsWith(value)))) ledger.drop(leaf.path, reason);
  }
};
