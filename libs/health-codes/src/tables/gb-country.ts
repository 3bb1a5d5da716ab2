import type { TableSource } from '../code-table.js';
import { countryRows } from './gb-country-rows.js';

export type Country = { readonly alpha2: string; readonly alpha3: string; readonly numeric: string; readonly name: string; readonly withdrawn?: string };

/** Codes of GB/T 2659-2000 that ISO 3166-1 has since withdrawn; passports and old records still show them. */
const WITHDRAWN: readonly Country[] = [
  { alpha2: 'AN', alpha3: 'ANT', numeric: '530', name: '荷属安的列斯', withdrawn: '2010' },
  { alpha2: 'YU', alpha3: 'YUG', numeric: '891', name: '南斯拉夫', withdrawn: '2003' },
  { alpha2: 'ZR', alpha3: 'ZAR', numeric: '', name: '扎伊尔', withdrawn: '1997' },
];

export const countries: readonly Country[] = [
  ...countryRows.trim().split('\n').map((row): Country => {
    const [alpha2 = '', alpha3 = '', numeric = '', name = ''] = row.split('|');
    return { alpha2, alpha3, numeric, name };
  }),
  ...WITHDRAWN,
];

const marksOf = ({ alpha2, numeric, withdrawn }: Country): string =>
  [`alias:${alpha2}`, ...(numeric === '' ? [] : [`alias:${numeric}`]), ...(withdrawn === undefined ? [] : [`withdrawn:${withdrawn}`])].join(' ');

/** GB/T 2659: the three-letter code is the table's, the two-letter and the numeric one lead to it. */
export const countryTable: TableSource = {
  id: 'GB/T 2659',
  oid: '2.16.156.10011.2.3.3.1',
  name: '世界各国和地区名称代码',
  english: 'country or region',
  edition: 'GB/T 2659.1-2022',
  source: 'ISO 3166-1; names of i18n-iso-countries',
  rows: countries.map((country) => `${country.alpha3}|${country.name}||${marksOf(country)}`).join('\n'),
};
