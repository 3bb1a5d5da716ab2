import type { Draft } from '../mapping/element-path.js';
import type { CodeMap } from '../terminology/code-map.js';
import type { Codec } from './codecs.js';
import { codecs, codeMapCodec } from './codecs.js';
import type { CodecName } from './codecs.js';

/** The resources a document has once; `here` is the resource or element the surrounding element opened. */
export type FrameName = 'composition' | 'patient' | 'encounter' | 'author' | 'custodian' | 'diagnosis';

/** Place of an element below a frame: names, and indexes of lists. */
export type Steps = readonly (string | number)[];

/** A second element that follows from a leaf by a code map. It is read back when it no longer agrees with the leaf's own place. */
export type Derive = { readonly of?: FrameName; readonly to: string; readonly codes: CodeMap; readonly as: 'code' | 'coding' | 'unit' };

/** A leaf (`.../@name` or `.../text()`) that becomes a FHIR value. Rows of one `from` are tried in order. `append`: one more item of the list at `to`. */
export type LeafRow = { readonly from: string; readonly to: string; readonly as?: CodecName; readonly codes?: CodeMap; readonly of?: FrameName; readonly append?: true; readonly needs?: string; readonly derive?: Derive };
/** A leaf that the standard fixes, or one of a few values it allows. */
export type FixedRow = { readonly from: string; readonly fixed: string | readonly string[] };
/**
 * An element whose leaves are those of `type`, placed below `at`. `list`: each such element is one more item of that list
 * (extensions by `url`); `fixed` is added to the item. `by` chooses among variants instead, see choosers.ts.
 */
export type ElementRow = { readonly from: string } & (Variant | { readonly by: ChooserName; readonly variants: Readonly<Record<string, Variant>> });
export type Variant = {
  readonly type: string;
  readonly at?: string;
  readonly list?: string;
  readonly of?: FrameName;
  readonly url?: string;
  readonly fixed?: Draft;
};
export type TypeRow = LeafRow | FixedRow | ElementRow;
export type ChooserName = 'xsiType' | 'time' | 'participant' | 'organization';

/** `choice`: FHIR lets a resource have one element of this name, whatever its type, so another one makes the place taken. */
export type Binding = { readonly choice: { readonly prefix: string; readonly name: string } | undefined; readonly of: FrameName | undefined; readonly at: Steps; readonly codec: Codec; readonly append: boolean; readonly needs: Steps | undefined; readonly derive: { readonly of: FrameName | undefined; readonly codes: CodeMap; readonly as: Derive['as']; readonly at: Steps } | undefined };

/** How one leaf is read: a value it may be fixed to, or FHIR places in order of preference. */
export type LeafRule = { fixed: readonly string[]; readonly bindings: Binding[] };

export type Enter = { readonly of: FrameName | undefined; readonly list: Steps | undefined; readonly url: string | undefined; readonly fixed: Draft | undefined };

/** What an element of the source means, compiled from rows. `#text` stands among the attributes. */
export type Pattern = {
  readonly enter: Enter | undefined;
  /** A second element of this name beside it has no place of its own, so its leaves are preserved. */
  readonly single: boolean;
  readonly attributes: Map<string, LeafRule>;
  readonly children: Map<string, Choice>;
};
/** One pattern, or one for each variant that the chooser may name. All choices have one form, which keeps the look-up fast. */
export type Choice = { readonly by: ChooserName | undefined; readonly pattern: Pattern | undefined; readonly patterns: ReadonlyMap<string, Pattern> };
const NO_PATTERNS: ReadonlyMap<string, Pattern> = new Map();
const only = (pattern: Pattern): Choice => ({ by: undefined, pattern, patterns: NO_PATTERNS });

/** The pattern of an element whose variant is known. */
export const patternOf = (choice: Choice, variant: string): Pattern | undefined => (choice.by === undefined ? choice.pattern : choice.patterns.get(variant));

export const TEXT = '#text';

/** Elements that only hold others and come more than once. */
const REPEATED = new Set(['component']);

export const stepsOf = (path: string): Steps => (path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)));

export const emptyPattern = (enter?: Enter, single = true): Pattern => ({ enter, single, attributes: new Map(), children: new Map() });

export type TypeTable = Readonly<Record<string, readonly TypeRow[]>>;

/** Compiles types to patterns, each (type, place) once. A type may contain itself. */
export class PatternCompiler {
  readonly #types: TypeTable;
  readonly #made = new Map<string, Pattern>();

  constructor(types: TypeTable) {
    this.#types = types;
  }

  pattern(type: string, prefix: Steps = []): Pattern {
    const key = `${type} ${prefix.join('.')}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const rows = this.#types[type];
    if (rows === undefined) throw new RangeError(`no type ${type}`);
    const made = emptyPattern();
    this.#made.set(key, made);
    this.add(made, rows, prefix);
    return made;
  }

  /** Adds rows to a pattern; `prefix` is where their places start. */
  add(pattern: Pattern, rows: readonly TypeRow[], prefix: Steps): void {
    for (const row of rows) {
      if ('to' in row) this.#rule(pattern, row.from).bindings.push(bindingOf(row, prefix));
      else if ('type' in row || 'by' in row) this.#element(pattern, row, prefix);
      else this.#rule(pattern, row.from).fixed = [row.fixed].flat();
    }
  }

  #rule(pattern: Pattern, from: string): LeafRule {
    const slash = from.lastIndexOf('/');
    const node = this.#node(pattern, slash < 0 ? [] : from.slice(0, slash).split('/'));
    const last = from.slice(slash + 1);
    const name = last === 'text()' ? TEXT : last.slice(1);
    const known = node.attributes.get(name);
    if (known !== undefined) return known;
    const made: LeafRule = { fixed: [], bindings: [] };
    node.attributes.set(name, made);
    return made;
  }

  #node(pattern: Pattern, steps: readonly string[]): Pattern {
    let at = pattern;
    for (const step of steps) {
      const known = at.children.get(step);
      if (known?.by !== undefined) throw new RangeError(`${step} is chosen`);
      const next = known?.pattern ?? emptyPattern(undefined, !REPEATED.has(step));
      if (known === undefined) at.children.set(step, only(next));
      at = next;
    }
    return at;
  }

  #element(pattern: Pattern, row: ElementRow, prefix: Steps): void {
    const steps = row.from.split('/');
    const last = steps.pop() ?? '';
    const parent = this.#node(pattern, steps);
    if (parent.children.has(last)) throw new RangeError(`two rows for ${row.from}`);
    const choice: Choice = 'by' in row
      ? { by: row.by, pattern: undefined, patterns: new Map(Object.entries(row.variants).map(([name, variant]) => [name, this.#variant(variant, prefix)])) }
      : only(this.#variant(row, prefix));
    parent.children.set(last, choice);
  }

  #variant({ type, at = '', list, of, url, fixed }: Variant, prefix: Steps): Pattern {
    const opens = list !== undefined || of !== undefined;
    const base = this.pattern(type, [...(opens ? [] : prefix), ...stepsOf(at)]);
    if (!opens) return base;
    const start = of === undefined ? prefix : [];
    return { ...base, enter: { of, list: list === undefined ? undefined : [...start, ...stepsOf(list)], url, fixed }, single: list === undefined };
  }
}

const CHOICE = /^(value|effective|performed|occurrence|onset|medication)[A-Z]/;

export const choiceOf = (first: string | number | undefined): Binding['choice'] => {
  const found = typeof first === 'string' ? CHOICE.exec(first) : null;
  return found === null || found[1] === undefined || typeof first !== 'string' ? undefined : { prefix: found[1], name: first };
};

const bindingOf = (row: LeafRow, prefix: Steps): Binding => ({
  choice: choiceOf([...(row.of === undefined ? prefix : []), ...stepsOf(row.to)][0]),
  of: row.of,
  at: [...(row.of === undefined ? prefix : []), ...stepsOf(row.to)],
  codec: row.codes === undefined ? codecs[row.as ?? 'text'] : codeMapCodec(row.codes),
  append: row.append === true,
  needs: row.needs === undefined ? undefined : [...prefix, ...stepsOf(row.needs)],
  derive: row.derive === undefined ? undefined : { of: row.derive.of, codes: row.derive.codes, as: row.derive.as, at: [...(row.derive.of === undefined ? prefix : []), ...stepsOf(row.derive.to)] },
});
