import { PatternCompiler, choiceOf, emptyPattern, stepsOf } from './pattern.js';
import type { Binding, Pattern, Steps, TypeRow } from './pattern.js';
import { dataTypes } from './tables/data-types.js';
import { documentTables } from './tables/documents.js';
import { headerTypes } from './tables/header.js';
import { actTypes, resourceRows } from './tables/resources.js';
import type { BodyResource } from './tables/resources.js';
import type { DocumentTable, TableRow } from './tables/row.js';
import { targetOf } from './tables/targets.js';
import type { Target, ValueTarget } from './tables/targets.js';
import { valueTypes, variantsOf } from './tables/value-types.js';

/** A target with one place: a field of one resource. */
export type Place = Exclude<Target, { kind: 'field' }> | { readonly kind: 'field'; readonly of: BodyResource; readonly value: ValueTarget; readonly neighbour: boolean };

export type CompiledRow = {
  /** Index in the document's compiled rows: how the shape names the row. */
  readonly id: number;
  readonly row: TableRow;
  readonly place: Place;
  readonly value: ValueTarget | undefined;
  /** The value's place, and the choice of types it belongs to. */
  readonly steps: Steps;
  readonly choice: Binding['choice'];
  readonly pattern: Pattern;
  /** xsi:types the target's place can take; undefined where the act has no value of its own. */
  readonly takes: ReadonlySet<string> | undefined;
  /** What the act becomes where the target does not fit: an Observation. */
  readonly fallback: CompiledRow | undefined;
};

/** One step of a position: the rows there by data element and by name, and the steps below. */
export type PositionNode = {
  readonly byCode: Map<string, CompiledRow[]>;
  readonly byName: Map<string, CompiledRow[]>;
  readonly below: Map<string, PositionNode>;
};

export type CompiledTable = Omit<DocumentTable, 'rows'> & {
  readonly template: string;
  readonly sections: ReadonlyMap<string, PositionNode>;
  readonly rows: readonly CompiledRow[];
};

const compiler = new PatternCompiler({ ...dataTypes, ...headerTypes, ...actTypes, ...valueTypes });

/** The pattern of the root element, the same for all documents. */
export const documentPattern: Pattern = compiler.pattern('ClinicalDocument');

const OBSERVATION = targetOf('obs') as Exclude<Target, { kind: 'field' }>;

/** Names of acts -> their step in a position. */
export const segments: ReadonlyMap<string, string> = new Map([['observation', 'O'], ['procedure', 'P'], ['substanceAdministration', 'S'], ['act', 'A'], ['supply', 'U'], ['encounter', 'E'], ['organizer', 'C']]);

const compile = (table: DocumentTable): CompiledTable => {
  const sections = new Map<string, PositionNode>();
  const rows: CompiledRow[] = [];
  const spellings = spellingsOf(table.rows);
  for (const row of table.rows) {
    const node = nodeOf(sections, row);
    const made = chainOf(row, { rows, spellings: spellings.get(keyOf(row)) ?? NO_SPELLINGS });
    push(node.byCode, row.element, made);
    if (row.name !== '') push(node.byName, row.name, made);
  }
  const { document, edition, title, encounterClass, encounterStatus } = table;
  return { document, edition, title, encounterClass, encounterStatus, template: `2.16.156.10011.2.1.1.${20 + Number(document.slice(1))}`, sections, rows };
};

/** The row's target for each resource it may be a field of, and an Observation behind them; a unit alone is none. */
const chainOf = (row: TableRow, { rows, spellings }: Pick<Making, 'rows' | 'spellings'>): CompiledRow => {
  const target = targetOf(row.target);
  const isPlain = target.kind === 'container' || row.target === 'unit' || (target.kind === 'resource' && target.resource === 'Observation' && target.value?.as === 'any');
  const behind = isPlain ? undefined : compiledRow({ rows, row, place: placeOf(OBSERVATION), spellings, fallback: undefined });
  if (target.kind !== 'field') return compiledRow({ rows, row, place: placeOf(target), spellings, fallback: behind });
  const { values, neighbour } = target;
  const fields = Object.entries(values) as [BodyResource, ValueTarget][];
  const first = fields.reduceRight<CompiledRow | undefined>((fallback, [of, value]) => compiledRow({ rows, row, place: { kind: 'field', of, value, neighbour: neighbour === true }, spellings, fallback }), behind);
  if (first === undefined) throw new RangeError(`no field in ${row.target}`);
  return first;
};

const placeOf = (target: Exclude<Target, { kind: 'field' }>): Place => target;

const emptyNode = (): PositionNode => ({ byCode: new Map(), byName: new Map(), below: new Map() });

const nodeOf = (sections: Map<string, PositionNode>, row: TableRow): PositionNode => {
  let node = sections.get(row.section) ?? emptyNode();
  sections.set(row.section, node);
  if (!sections.has(row.sectionName)) sections.set(row.sectionName, node);
  for (const step of row.position.split('/')) {
    const next = node.below.get(step) ?? emptyNode();
    node.below.set(step, next);
    node = next;
  }
  return node;
};

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

const keyOf = ({ section, position, element }: TableRow): string => `${section}|${position}|${element}`;

/** How the rows of one key write name and code system. */
type Spellings = { readonly names: readonly string[]; readonly systems: readonly string[] };
const NO_SPELLINGS: Spellings = { names: [], systems: [] };

const spellingsOf = (rows: readonly TableRow[]): ReadonlyMap<string, Spellings> => {
  const found = new Map<string, Spellings>();
  for (const row of rows) {
    const { names, systems } = found.get(keyOf(row)) ?? NO_SPELLINGS;
    found.set(keyOf(row), { names: added(names, row.name), systems: added(systems, row.codeSystem) });
  }
  return found;
};

const added = (list: readonly string[], one: string): readonly string[] => (one === '' || list.includes(one) ? list : [...list, one]);

type Making = { readonly rows: CompiledRow[]; readonly row: TableRow; readonly place: Place; readonly spellings: Spellings; readonly fallback: CompiledRow | undefined };

const compiledRow = ({ rows, row, place, spellings, fallback }: Making): CompiledRow => {
  const pattern = emptyPattern(undefined, false);
  const value = place.kind === 'container' ? undefined : place.value;
  compiler.add(pattern, actRows(row, place, spellings), []);
  const steps = stepsOf(value?.at ?? '');
  const made: CompiledRow = { id: rows.length, row, place, value, steps, choice: choiceOf(steps[0]), pattern, takes: value === undefined ? undefined : new Set(Object.keys(variantsOf(value))), fallback };
  rows.push(made);
  return made;
};

const actRows = (row: TableRow, target: Place, spellings: Spellings): readonly TypeRow[] => {
  const typed = target.kind === 'component' || (target.kind === 'resource' && target.code === 'typed');
  const value = target.kind === 'container' ? undefined : target.value;
  return [
    ...(typed ? [{ from: 'code', type: 'actCode', at: 'code' }] : impliedCode(row, spellings)),
    ...(value === undefined ? [] : [{ from: 'value', by: 'xsiType' as const, variants: variantsOf(value) }]),
    ...(target.kind === 'resource' ? resourceRows[target.resource].act : []),
    ...(target.kind === 'resource' && target.resource === 'Observation' ? [] : [{ from: 'statusCode/@code', fixed: 'completed' }]),
  ];
};

/** The place its value went to says which data element it was. */
const impliedCode = ({ element }: TableRow, { names, systems }: Spellings): readonly TypeRow[] =>
  element === '*' || element === '-'
    ? []
    : [{ from: 'code/@code', fixed: element }, { from: 'code/@codeSystem', fixed: systems }, ...(names.length === 0 ? [] : [{ from: 'code/@displayName', fixed: names }])];

/** Document code (C0001 to C0053) -> its compiled table. */
export const documents: ReadonlyMap<string, CompiledTable> = new Map(documentTables.map((table) => [table.document, compile(table)]));
