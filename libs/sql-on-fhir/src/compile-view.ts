import { checkView } from './check-view.js';
import { errors } from './errors.js';
import type { Context, Places, Values, Variables } from './expression.js';
import { compilePlaces, compileValues, contextOf } from './expression.js';
import type { Cell, Resource, Row, ViewColumn, ViewConstant, ViewSelect } from './view-definition.js';
import { viewDigest } from './view-digest.js';

export type CompiledView = {
  /** `sha256:<hex>` of the view. */
  readonly digest: string;
  readonly resource: string;
  /** Column names in row order. */
  readonly columns: readonly string[];
  /** Rows of the resources of the view's type, lazily, in the order of the resources. */
  readonly rows: (resources: Iterable<Resource>) => Generator<Row, void, undefined>;
};

/** Rows a select makes at a place. */
type RowsAt = (context: Context, variables: Variables) => readonly Row[];

/**
 * Compiles a SQL on FHIR v2 ViewDefinition: select, column, forEach, forEachOrNull, repeat, unionAll, where, constant,
 * %rowIndex, getResourceKey() and getReferenceKey([type]). Every expression is compiled here, once.
 *
 * @throws RWD_VIEW_INVALID | RWD_VIEW_UNION_COLUMNS | RWD_VIEW_COLUMN_TWICE | RWD_VIEW_EXPRESSION
 *   and, while rows are read, RWD_VIEW_NOT_SINGULAR | RWD_VIEW_NOT_BOOLEAN | RWD_VIEW_EVALUATION
 */
export function compileView(source: unknown): CompiledView {
  const { view, columns } = checkView(source);
  const constants = constantsOf(view.constant ?? []);
  const compiler = new SelectCompiler(new Set(Object.keys(constants)));
  const conditions = (view.where ?? []).map((where, at) => compiler.condition(where.path, `where[${at}]`));
  const selects = view.select.map((select, at) => compiler.select(select, `select[${at}]`));
  const variables = { ...constants, rowIndex: 0 };
  return {
    digest: viewDigest(view),
    resource: view.resource,
    columns,
    rows: function* (resources) {
      for (const resource of resources) {
        if (resource.resourceType !== view.resource) continue;
        const context = contextOf(resource);
        if (!conditions.every((holds) => holds(context, variables))) continue;
        yield* product(selects.map((rowsAt) => rowsAt(context, variables)));
      }
    },
  };
}

class SelectCompiler {
  constructor(private readonly constants: ReadonlySet<string>) {}

  condition(path: unknown, at: string): (context: Context, variables: Variables) => boolean {
    const values = this.values(path, at);
    return (context, variables) => {
      const [value, ...others] = values(context, variables);
      if (value === undefined) return false;
      if (typeof value !== 'boolean' || others.length > 0) throw errors.RWD_VIEW_NOT_BOOLEAN({ path: at });
      return value;
    };
  }

  select(select: ViewSelect, at: string): RowsAt {
    const columns = (select.column ?? []).map((column, index) => this.column(column, `${at}.column[${index}]`));
    const nested = (select.select ?? []).map((inner, index) => this.select(inner, `${at}.select[${index}]`));
    const branches = select.unionAll?.map((branch, index) => this.select(branch, `${at}.unionAll[${index}]`));
    const rowsAt: RowsAt = (context, variables) => {
      const parts = [...nested.map((rows) => rows(context, variables)), ...(branches === undefined ? [] : [branches.flatMap((rows) => rows(context, variables))])];
      const own = Object.fromEntries(columns.map(({ name, cell }) => [name, cell(context, variables)]));
      return product([[own], ...parts]);
    };
    return this.iterated(select, at, rowsAt);
  }

  private iterated(select: ViewSelect, at: string, rowsAt: RowsAt): RowsAt {
    const places = this.iteration(select, at);
    if (places === undefined) return rowsAt;
    return (context, variables) =>
      places(context, variables).flatMap((place, rowIndex) => rowsAt(place, { ...variables, rowIndex }));
  }

  private iteration(select: ViewSelect, at: string): Places | undefined {
    if (select.repeat !== undefined) return this.repeated(select.repeat, `${at}.repeat`);
    if (select.forEach !== undefined) return this.places(select.forEach, `${at}.forEach`);
    if (select.forEachOrNull === undefined) return undefined;
    const places = this.places(select.forEachOrNull, `${at}.forEachOrNull`);
    return (context, variables) => {
      const found = places(context, variables);
      return found.length === 0 ? [contextOf({})] : found;
    };
  }

  /** Depth first, each place before what is below it. */
  private repeated(paths: readonly string[], at: string): Places {
    const steps = paths.map((path, index) => this.places(path, `${at}[${index}]`));
    const below: Places = (context, variables) =>
      steps.flatMap((step) => step(context, variables)).flatMap((place) => [place, ...below(place, variables)]);
    return below;
  }

  private column(column: ViewColumn, at: string): { readonly name: string; readonly cell: (context: Context, variables: Variables) => Cell } {
    const values = this.values(column.path, at);
    const { name } = column;
    if (column.collection === true) return { name, cell: (context, variables) => values(context, variables) };
    return {
      name,
      cell: (context, variables) => {
        const found = values(context, variables);
        if (found.length > 1) throw errors.RWD_VIEW_NOT_SINGULAR({ column: name, found: found.length });
        return found[0] ?? null;
      },
    };
  }

  private values(path: unknown, at: string): Values {
    return compileValues(path, { path: at, constants: this.constants });
  }

  private places(path: unknown, at: string): Places {
    return compilePlaces(path, { path: at, constants: this.constants });
  }
}

const constantsOf = (constants: readonly ViewConstant[]): Variables =>
  Object.fromEntries(constants.map(({ name, ...values }) => [name, Object.entries(values).find(([key]) => key.startsWith('value'))?.[1]]));

/** Every combination of one row from each part, merged; the first part varies slowest. */
function product(parts: readonly (readonly Row[])[]): readonly Row[] {
  return parts.reduce<readonly Row[]>((rows, part) => rows.flatMap((row) => part.map((other) => ({ ...row, ...other }))), [{}]);
}
