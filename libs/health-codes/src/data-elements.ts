import { tableEdition } from './code-table.js';
import type { CodeTable } from './code-table.js';
import { rows01To03 } from './data-elements/rows-01-03.js';
import { rows04 } from './data-elements/rows-04.js';
import { rows05 } from './data-elements/rows-05.js';
import { rows06 } from './data-elements/rows-06.js';
import { rows07To09 } from './data-elements/rows-07-09.js';
import { oidSystem } from './vocabulary.js';

/** Where a row was read. */
const SOURCES: Readonly<Record<string, string>> = {
  S: 'SQL dump emr_data_element',
  A: 'template set A (bzrrr/cda)',
  B: 'template set B (HenrySomke/ConvertServer)',
  X: 'schematron HDSD00.01',
  J: 'Java model comment',
};

/** A data element of WS 363, as far as public sources show it. */
export type DataElement = {
  /** `DE02.01.039.00` */
  readonly id: string;
  readonly name: string;
  readonly english?: string;
  readonly edition: string;
  /** Type of WS 363: S1 free text, S2 enumerated, S3 code table, N, D, DT, L. */
  readonly type?: string;
  /** xsi:type in shared documents; the WS 363 type is then inferred from it. */
  readonly cdaType?: string;
  /** `AN..18`, `N4..5,1`, `DT15` ... */
  readonly format?: string;
  /** Table id, OID with name, or `unit` and the unit. */
  readonly domain?: string;
  readonly sources: readonly string[];
  /** Read in one place only. */
  readonly check?: true;
};

const EDITION = 'WS 363-2011';

const readRow = (row: string): DataElement => {
  const [id = '', name = '', english = '', typed = '', format = '', domain = '', letters = ''] = row.split('|');
  const [type = '', cdaType = ''] = typed.split('~');
  const filled = Object.entries({ english, type, cdaType, format, domain }).filter(([, value]) => value !== '');
  return {
    id: `DE${id}`,
    name,
    edition: EDITION,
    ...Object.fromEntries(filled),
    sources: [...letters].map((letter) => SOURCES[letter] ?? letter),
    ...(letters.length === 1 ? { check: true } : {}),
  };
};

/** Every data element known here, by id. A row per line: id|name|English|type|format|domain|sources. */
export const dataElements: ReadonlyMap<string, DataElement> = new Map(
  [rows01To03, rows04, rows05, rows06, rows07To09].flatMap((rows) => rows.trim().split('\n').map(readRow)).map((element) => [element.id, element]),
);

/** The element of an id in any of its written forms: `DE02.01.039.00`, blanks around it, lower case. */
export const dataElement = (id: string): DataElement | undefined => dataElements.get(id.trim().toUpperCase());

const CATALOGUE = '2.16.156.10011.2.2.1';

/** The catalogue as a code table: data elements are the codes of a shared document's entries. */
export const dataElementTable: CodeTable = {
  id: 'WS 363',
  name: '卫生信息数据元目录',
  english: 'health information data element',
  system: oidSystem(CATALOGUE),
  oid: CATALOGUE,
  // What the published templates write where 2.2.1 is meant.
  otherOids: ['2.16.156.10011.2.2.2'],
  incomplete: true,
  editions: [
    tableEdition(EDITION, [...dataElements.values()].map(({ id, name, english, sources, check }) => ({
      code: id,
      display: name,
      ...(english === undefined ? {} : { english }),
      edition: EDITION,
      source: sources.join('; '),
      ...(check === true ? { check } : {}),
    }))),
  ],
};
