import { errors } from './errors.js';
import type { ViewColumn, ViewDefinition, ViewSelect } from './view-definition.js';

const COLUMN_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Holds a view against the structure of SQL on FHIR v2: a resource type, selects with columns, one way of iterating a
 * select, equal columns in the branches of a union, and no column name twice.
 *
 * @throws RWD_VIEW_INVALID | RWD_VIEW_UNION_COLUMNS | RWD_VIEW_COLUMN_TWICE
 * @returns the view, and its column names in row order
 */
export function checkView(source: unknown): { readonly view: ViewDefinition; readonly columns: readonly string[] } {
  const view = source as Partial<ViewDefinition> | null;
  if (typeof view !== 'object' || view === null) throw invalid('view', 'it is not an object');
  if (typeof view.resource !== 'string' || view.resource === '') throw invalid('resource', 'the resource type is missing');
  const columns = columnsOfAll(view.select, 'select');
  if (columns.length === 0) throw invalid('select', 'it has no column');
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) throw errors.RWD_VIEW_COLUMN_TWICE({ column: twice });
  checkList(view.where ?? [], 'where');
  checkConstants(view.constant ?? []);
  return { view: view as ViewDefinition, columns };
}

function columnsOfAll(selects: unknown, path: string): string[] {
  return checkList(selects, path).flatMap((select, at) => columnsOf(select as ViewSelect, `${path}[${at}]`));
}

function columnsOf(select: ViewSelect, path: string): string[] {
  const iterations = [select.forEach, select.forEachOrNull, select.repeat].filter((iteration) => iteration !== undefined);
  if (iterations.length > 1) throw invalid(path, 'forEach, forEachOrNull and repeat exclude each other');
  if (select.repeat !== undefined) checkList(select.repeat, `${path}.repeat`);
  const own = checkList(select.column ?? [], `${path}.column`).map((column, at) => nameOf(column as Partial<ViewColumn>, `${path}.column[${at}]`));
  const nested = select.select === undefined ? [] : columnsOfAll(select.select, `${path}.select`);
  return [...own, ...nested, ...unionColumns(select.unionAll, `${path}.unionAll`)];
}

function unionColumns(branches: unknown, path: string): string[] {
  if (branches === undefined) return [];
  const [first = [], ...others] = checkList(branches, path).map((branch, at) => columnsOf(branch as ViewSelect, `${path}[${at}]`));
  if (others.some((other) => other.join() !== first.join())) throw errors.RWD_VIEW_UNION_COLUMNS({ path });
  return first;
}

function nameOf(column: Partial<ViewColumn>, path: string): string {
  if (typeof column.name !== 'string' || !COLUMN_NAME.test(column.name)) throw invalid(path, 'the name is not [A-Za-z][A-Za-z0-9_]*');
  return column.name;
}

function checkConstants(constants: readonly { readonly name?: unknown }[]): void {
  for (const [at, constant] of checkList(constants, 'constant').entries()) {
    const { name, ...values } = constant as { name?: unknown };
    if (typeof name !== 'string') throw invalid(`constant[${at}]`, 'it has no name');
    if (Object.keys(values).filter((key) => key.startsWith('value')).length !== 1) throw invalid(`constant[${at}]`, 'it needs exactly one value[x]');
  }
}

function checkList(list: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(list)) throw invalid(path, 'it is not a list');
  return list;
}

const invalid = (path: string, problem: string): Error => errors.RWD_VIEW_INVALID({ path, problem });
