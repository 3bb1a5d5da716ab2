import type { Transform } from '../mapping/transforms.js';
import { readerOf } from './readers.js';
import { v2DataTypes } from './tables/data-types.js';
import type { TypeMap, TypeRow, V2DataType } from './tables/data-types.js';
import type { SegmentRow, SegmentRule } from './tables/rule.js';

type Part = { readonly component: number; readonly subcomponent: number };

/** A row of a data-type map, ready to run. */
export type CompiledRow = {
  readonly parts: readonly Part[];
  /** The first component it reads: a value that ends before it has nothing for the row. */
  readonly first: number;
  /** `to` is one element's name, so that it can be set without walking a path. */
  readonly isPlain: boolean;
  readonly join: string;
  readonly to: string;
  readonly read: Transform;
  /** Sibling of `to` that gets `system`. */
  readonly systemAt: string | undefined;
  readonly system: string | undefined;
  /** Index of the part, among the map's parts, that must have been used, or -1. */
  readonly needs: number;
  readonly key: number;
  readonly implied: boolean;
  readonly spare: boolean;
  readonly isCode: boolean;
};

export type CompiledType = {
  readonly rows: readonly CompiledRow[];
  readonly fixed: TypeMap['fixed'];
  readonly defaults: TypeMap['defaults'];
  readonly required: readonly (readonly string[])[];
  readonly resource: string | undefined;
};

const partOf = (from: string): Part => {
  const [component = 1, subcomponent = 1] = from.split('.').map(Number);
  return { component, subcomponent };
};

const keyOf = (from: TypeRow['from']): string => (typeof from === 'string' ? from : from.join('+'));

const compileRow = (row: TypeRow, keys: readonly string[]): CompiledRow => ({
  parts: (typeof row.from === 'string' ? [row.from] : row.from).map(partOf),
  first: Math.min(...(typeof row.from === 'string' ? [row.from] : row.from).map((from) => partOf(from).component)),
  isPlain: /^[a-zA-Z]+$/.test(row.to),
  join: row.join ?? '',
  to: row.to,
  read: readerOf(row),
  systemAt: row.system === undefined ? undefined : row.to.replace(/(^|\.)code$/, '$1system').replace('[+]', '[=]'),
  system: row.system,
  needs: row.needs === undefined ? -1 : keys.indexOf(row.needs),
  key: keys.indexOf(keyOf(row.from)),
  implied: row.implied === true,
  spare: row.spare === true,
  isCode: row.codes !== undefined && row.partial !== true,
});

const compileType = (map: TypeMap): CompiledType => {
  const keys = [...new Set(map.rows.map(({ from }) => keyOf(from)))];
  return {
    rows: map.rows.map((row) => compileRow(row, keys)),
    fixed: map.fixed,
    defaults: map.defaults,
    required: (map.required ?? []).map((names) => names.split('|')),
    resource: map.resource,
  };
};

/** Every data-type map, compiled once. */
export const compiledTypes = Object.fromEntries(Object.entries(v2DataTypes).map(([name, map]) => [name, compileType(map as TypeMap)])) as Readonly<Record<V2DataType, CompiledType>>;

type Pairs<T> = readonly (readonly [string, T])[];

export type CompiledSegmentRow = SegmentRow & { readonly compiled: CompiledType; readonly isList: boolean; readonly isPlain: boolean; readonly added: Pairs<unknown> };

export type CompiledRule = Omit<SegmentRule, 'rows' | 'links' | 'linkAdd' | 'back' | 'backAdd' | 'defaults'> & {
  readonly rows: readonly CompiledSegmentRow[];
  readonly links: Pairs<string>;
  readonly linkAdd: Pairs<unknown>;
  readonly back: Pairs<string>;
  readonly backAdd: Pairs<unknown>;
  readonly defaults: Pairs<unknown>;
};

const compileSegmentRow = (row: SegmentRow): CompiledSegmentRow => ({
  ...row,
  compiled: compiledTypes[row.type],
  isList: row.to.includes('[+]'),
  isPlain: /^[a-zA-Z]+$/.test(row.to),
  added: Object.entries(row.add ?? {}),
});

/** A rule with its tables unfolded, for the run over every segment. */
export const compileRule = ({ rows, links = {}, linkAdd = {}, back = {}, backAdd = {}, defaults = {}, ...rule }: SegmentRule): CompiledRule => ({
  ...rule,
  rows: rows.map(compileSegmentRow),
  links: Object.entries(links),
  linkAdd: Object.entries(linkAdd),
  back: Object.entries(back),
  backAdd: Object.entries(backAdd),
  defaults: Object.entries(defaults),
});
