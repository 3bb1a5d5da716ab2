import { setWithText } from '../mapping/data-type-map.js';
import { isFree, setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { select } from '../xml/select.js';
import type { XmlElement } from '../xml/xml-tree.js';
import { valueReaders } from './cda-values.js';
import type { Reading } from './cda-values.js';
import type { CdaRow } from './tables/row.js';

/** Fills a resource from the elements its rows lead to: every one for a list, else the first that can be read. */
export function fillRows(element: XmlElement, rows: readonly CdaRow[], { draft, reading }: { draft: Draft; reading: Reading }): void {
  for (const row of rows) {
    if (row.unless !== undefined && draft[row.unless] !== undefined) continue;
    for (const found of select(element, row.from.replace(/^\.\//, ''))) {
      if (!isFree(draft, row.to)) break;
      const value = valueReaders[row.type](found, reading);
      if (value === undefined) continue;
      setWithText(draft, row.to, value);
      for (const [path, added] of Object.entries(row.add ?? {})) setElement(draft, path, added);
      if (!row.to.includes('[+]')) break;
    }
  }
}
