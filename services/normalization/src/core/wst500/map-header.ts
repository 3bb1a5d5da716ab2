import { convert, setWithText } from '../mapping/data-type-map.js';
import { isFree } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import type { LossLedger } from '../mapping/loss-account.js';
import { cdaDataTypes } from './data-types.js';
import { firstAttribute, partReader, select } from './select.js';
import { headerRows } from './tables/header.js';
import type { HeaderResource, HeaderRow } from './tables/row.js';
import type { XmlElement } from '../xml/xml-tree.js';

export type HeaderDrafts = Readonly<Record<HeaderResource, Draft>>;

/** Fills the header's resources by table. An element the table does not name keeps its leaves for the preserved list. */
export function mapHeader(root: XmlElement, ledger: LossLedger): HeaderDrafts {
  const drafts: HeaderDrafts = { composition: {}, patient: {}, encounter: {}, author: {}, custodian: {} };
  for (const row of headerRows) {
    for (const element of select(root, row.select)) {
      if (applies(row, element)) fill(drafts[row.resource], row, { element, ledger });
    }
  }
  return drafts;
}

const applies = ({ root, notRoot }: HeaderRow, element: XmlElement): boolean => {
  if (root === undefined && notRoot === undefined) return true;
  const found = firstAttribute(element, 'id', 'root');
  return root === undefined ? found !== undefined && found !== notRoot : found === root;
};

const fill = (draft: Draft, row: HeaderRow, { element, ledger }: { element: XmlElement; ledger: LossLedger }): void => {
  if (!isFree(draft, row.to)) return;
  const converted = convert(cdaDataTypes[row.type], partReader(element), ledger);
  if (converted === undefined) return;
  if (row.extension === undefined) setWithText(draft, row.to, converted);
  else setWithText(draft, row.to, { value: { url: row.extension, valueCoding: converted.value } });
};
