import { convert } from '../mapping/data-type-map.js';
import type { Draft } from '../mapping/element-path.js';
import type { LossLedger } from '../mapping/loss-account.js';
import { cdaDataTypes } from './data-types.js';
import { mapEntry } from './map-entries.js';
import type { EntryMapping, EntryResource } from './map-entries.js';
import { firstAttribute, partReader, select } from './select.js';
import { textLeaf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';

/** One section of the body: its Composition.section without entries, and what its entries became. */
export type MappedSection = { readonly path: string; readonly element: Draft; readonly resources: readonly EntryResource[] };

/** Maps every section. One with neither text nor mapped entries is left out (Composition invariant cmp-1); its leaves stay. */
export function mapSections(root: XmlElement, shared: Omit<EntryMapping, 'section' | 'resources'>): readonly MappedSection[] {
  return select(root, 'component/structuredBody/**/section').flatMap((section) => {
    const resources: EntryResource[] = [];
    const mapping: EntryMapping = { ...shared, section: sectionKey(section), resources };
    select(section, 'entry').forEach((entry) => mapEntry(entry, mapping));
    const element: Draft = narrativeOf(section, shared.ledger);
    if (resources.length === 0 && element['text'] === undefined) return [];
    Object.assign(element, titleAndCode(section, shared.ledger));
    return [{ path: section.path, element, resources }];
  });
}

/** The LOINC code; the display name for the sections the standard gives no code. */
const sectionKey = (section: XmlElement): string =>
  firstAttribute(section, 'code', 'code') ?? firstAttribute(section, 'code', 'displayName') ?? textOf(section, 'title') ?? '';

const textOf = (section: XmlElement, name: string): string | undefined =>
  select(section, name).map(textLeaf).find((leaf) => leaf !== undefined)?.value;

const titleAndCode = (section: XmlElement, ledger: LossLedger): Draft => {
  const title = partReader(section)('title/text()') ?? partReader(section)('code/@displayName');
  const [code] = select(section, 'code');
  const concept = code === undefined ? undefined : convert(cdaDataTypes.CE, partReader(code), ledger);
  if (title !== undefined) ledger.map(title.path);
  return { ...(title === undefined ? {} : { title: title.value }), ...(concept === undefined ? {} : { code: concept.value }) };
};

/** A section's text becomes its narrative when it is plain; marked-up text keeps its leaves for the preserved list. */
const narrativeOf = (section: XmlElement, ledger: LossLedger): Draft => {
  const [text, second] = select(section, 'text');
  const leaf = text === undefined || second !== undefined || text.children.length > 0 ? undefined : textLeaf(text);
  if (leaf === undefined) return {};
  ledger.map(leaf.path);
  return { text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${escapeXml(leaf.value)}</div>` } };
};

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
