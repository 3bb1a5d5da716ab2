import { documentTables } from '../../src/core/wst500/tables/documents.js';
import { sectionSystem } from '../../src/core/wst500/tables/parse-table.js';
import type { DocumentTable, TableRow } from '../../src/core/wst500/tables/row.js';
import { digits, seededRandom } from '../demo-records.js';
import type { Random } from '../demo-records.js';
import { header } from './header.js';
import type { Form } from './header.js';
import { drug, freeCode, moment, valueFor } from './values.js';
import { made, pathsOfRows, printed } from './xml-text.js';
import type { Made } from './xml-text.js';

export type Generated = { readonly document: string; readonly form: Form; readonly text: string; readonly rows: readonly { readonly row: TableRow; readonly path: string }[] };

export const DOCUMENTS = documentTables.map(({ document }) => document);

/** A document of a type that carries every row one template set (A or B) shows, and the whole header; the same seed gives the same text. */
export function generated(document: string, form: Form, seed: number): Generated {
  const table = documentTables.find((one) => one.document === document);
  if (table === undefined) throw new RangeError(`no table ${document}`);
  const random = seededRandom(seed);
  const head = { document, title: table.title, form, inpatient: table.encounterClass === 'IMP', id: `GEN-${document}-${form}-${digits(seed, 8)}` };
  const sections = sectionsOf(table, form).map((rows) => made('component', {}, sectionOf(rows, { table, form, random })));
  const root = made('ClinicalDocument', { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xmlns:mif': 'urn:hl7-org:v3/mif' }, ...header(head, random), made('component', {}, made('structuredBody', {}, ...sections)));
  return { document, form, text: `<?xml version="1.0" encoding="UTF-8"?>\n${printed(root)}`, rows: pathsOfRows(root).map(({ row, path }) => ({ row, path })) };
}

/** Neighbouring rows of one section label; the table lists what only B has after what A has. */
const sectionsOf = ({ rows }: DocumentTable, form: Form): readonly (readonly TableRow[])[] => {
  const groups: TableRow[][] = [];
  let label = '';
  for (const row of rows.filter(({ seenIn }) => seenIn.includes(form))) {
    const here = `${row.section}|${row.sectionName}`;
    if (here !== label) groups.push([]);
    label = here;
    groups.at(-1)?.push(row);
  }
  return groups;
};

type Making = { readonly table: DocumentTable; readonly form: Form; readonly random: Random };

const sectionOf = (rows: readonly TableRow[], making: Making): Made => {
  const { section = '', sectionName = '' } = rows[0] ?? {};
  const code = section === sectionName ? made('code', { displayName: sectionName }) : made('code', { code: section, displayName: sectionName, codeSystem: sectionSystem(section), codeSystemName: section.startsWith('DE') ? '卫生信息数据元目录' : 'LOINC' });
  const acts = new Acts(making);
  for (const row of rows) acts.add(row);
  return made('section', {}, code, ...(making.form === 'A' ? [made('text')] : [made('title', {}, sectionName), made('text', {}, `${sectionName} & 摘要`)]), ...acts.entries.map((act) => made('entry', {}, act)));
};

/** Puts acts below the latest act at the position above theirs, and makes that one where the form does not show it. */
class Acts {
  readonly entries: Made[] = [];
  readonly #latest = new Map<string, Made>();

  constructor(readonly making: Making) {}

  add(row: TableRow): Made {
    const act = actOf(row, this.making.random);
    const above = row.position.split('/').slice(0, -1).join('/');
    if (above === '') this.entries.push(act);
    else {
      const parent = this.#latest.get(above) ?? this.add(this.#rowAt(row, above));
      parent.children.push(made(parent.name === 'organizer' ? 'component' : 'entryRelationship', { typeCode: 'COMP' }, act));
    }
    for (const position of [...this.#latest.keys()]) if (position.startsWith(`${row.position}/`)) this.#latest.delete(position);
    this.#latest.set(row.position, act);
    return act;
  }

  #rowAt({ section, element }: TableRow, position: string): TableRow {
    const found = this.making.table.rows.find((row) => row.section === section && row.position === position);
    if (found === undefined) throw new RangeError(`${element} has nothing above it`);
    return found;
  }
}

const NAMES: Readonly<Record<string, readonly [name: string, classCode: string]>> = { O: ['observation', 'OBS'], C: ['organizer', 'CLUSTER'], B: ['organizer', 'BATTERY'], P: ['procedure', 'PROC'], S: ['substanceAdministration', 'SBADM'], A: ['act', 'ACT'] };

const actOf = (row: TableRow, random: Random): Made => {
  const [name, classCode] = NAMES[row.position.split('/').at(-1) ?? ''] ?? ['', ''];
  return { ...made(name, { classCode, moodCode: 'EVN' }, ...contentOf(row, { name, random })), row };
};

const contentOf = (row: TableRow, { name, random }: { name: string; random: Random }): readonly Made[] => {
  if (name === 'organizer') return [...(row.name === '' ? [] : [made('code', { displayName: row.name })]), made('statusCode', { code: 'completed' })];
  if (name === 'substanceAdministration') return drug(random);
  if (name === 'procedure' && row.element === '*') return [freeCode(row, random), made('statusCode', { code: 'completed' }), made('effectiveTime', { value: moment(random) })];
  const code = row.element === '*' || row.element === '-' ? [] : [made('code', { code: row.element, codeSystem: row.codeSystem, codeSystemName: systemName(row), ...(row.name === '' ? {} : { displayName: row.name }) })];
  if (name === 'act' || name === 'procedure') return code;
  const more = random() < 0.2 && row.position === 'O' && row.target.startsWith('obs')
    ? [made('effectiveTime', { value: moment(random) }), valueFor(row, random), made('performer', {}, made('assignedEntity', {}, made('id', { root: '2.16.156.10011.1.4', extension: 'D030' }), made('assignedPerson', {}, made('name', {}, '演示护士'))))]
    : [valueFor(row, random)];
  return [...code, ...more];
};

const systemName = ({ codeSystem }: TableRow): string => (codeSystem.endsWith('.2.2.4') ? '住院病案首页基本数据集' : '卫生信息数据元目录');
