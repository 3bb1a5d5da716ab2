import { repetitionsOf } from '@chainnet/hl7v2';
import type { Leaf, Segment } from '@chainnet/hl7v2';
import { setWithText } from '../mapping/data-type-map.js';
import { isFree, setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import type { Transformed } from '../mapping/transforms.js';
import type { CompiledRow, CompiledSegmentRow, CompiledType } from './compile.js';
import type { MessageLedger } from './message-ledger.js';

/** What filling needs besides the segment; `refer` makes a resource of a draft and gives the reference to it. */
export type Filling = {
  readonly ledger: MessageLedger;
  readonly refer: (resource: string, draft: Draft) => Readonly<Record<string, unknown>>;
  /** People, organizations and places already met in this message, by map and text: results name the same few again and again. */
  readonly met: Map<CompiledType, Map<string, Met>>;
};

/** The reference made of a value, and which of its leaves that used. */
type Met = { readonly value: Readonly<Record<string, unknown>>; readonly used: readonly boolean[] };

/** A delete marker ("") says that there is no value; it is no value itself, and stays for the preserved list. */
const DELETED = '""';

/** The leaves of one repetition of a field. */
export function repetitionLeaves({ leaves, starts }: Segment, field: number, repetition: number): readonly Leaf[] {
  let from = starts[field];
  if (from === undefined) return NONE;
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only.repetition === repetition ? leaves : NONE;
  while (isAt(leaves[from], field, repetition - 1)) from += 1;
  let to = from;
  while (isOf(leaves[to], field, repetition)) to += 1;
  return to === from ? NONE : leaves.slice(from, to);
}

const NONE: readonly Leaf[] = [];
const isOf = (leaf: Leaf | undefined, field: number, repetition: number): boolean => leaf !== undefined && leaf.field === field && leaf.repetition === repetition;
const isAt = (leaf: Leaf | undefined, field: number, last: number): boolean => leaf !== undefined && leaf.field === field && leaf.repetition <= last;

/** What the conversion of one value has used so far. */
type Used = { readonly draft: Draft; readonly leaves: Leaf[]; readonly keys: boolean[]; whole: Transformed | undefined };

/**
 * Builds the FHIR value of one repetition and claims the leaves it used. The first row to fill a place wins: a leaf of a
 * later row stays for the preserved list.
 *
 * @returns the value, or undefined when no row found a part it could read or what the value needs is missing.
 */
export function convert(map: CompiledType, leaves: readonly Leaf[], filling: Filling): Transformed | undefined {
  if (leaves.length === 0) return undefined;
  return map.resource === undefined ? build(map, leaves, filling)?.value : again(map, leaves, filling);
}

/** The reference to a person, organization or place: that of the same text before, else a new one. */
const again = (map: CompiledType, leaves: readonly Leaf[], filling: Filling): Transformed | undefined => {
  const known = filling.met.get(map) ?? new Map<string, Met>();
  const key = leaves.map(({ component, subcomponent, value }) => `${component}.${subcomponent} ${value}`).join('\n');
  const met = known.get(key);
  if (met !== undefined) {
    leaves.forEach((leaf, at) => {
      if (met.used[at] === true) filling.ledger.map(leaf);
    });
    return { value: met.value };
  }
  const made = build(map, leaves, filling);
  if (made === undefined) return undefined;
  known.set(key, { value: made.value.value as Met['value'], used: leaves.map((leaf) => made.leaves.includes(leaf)) });
  filling.met.set(map, known);
  return made.value;
};

type Built = { readonly value: Transformed; readonly leaves: readonly Leaf[] };

const build = (map: CompiledType, leaves: readonly Leaf[], filling: Filling): Built | undefined => {
  const last = leaves[leaves.length - 1]?.component ?? 0;
  const used: Used = { draft: {}, leaves: [], keys: [], whole: undefined };
  for (const row of map.rows) {
    if (row.needs >= 0 && used.keys[row.needs] !== true) continue;
    if (row.first > last || (row.spare && used.keys[row.key] === true)) continue;
    if (row.parts.length === 1) convertPart(row, leaves, { used, filling });
    else convertParts(row, leaves, { used, filling });
  }
  if (used.leaves.length === 0 || !hasRequired(map, used.draft)) return undefined;
  for (const leaf of used.leaves) filling.ledger.map(leaf);
  if (used.whole !== undefined) return { value: used.whole, leaves: used.leaves };
  const value = map.defaults === undefined && map.fixed === undefined ? used.draft : { ...map.defaults, ...used.draft, ...map.fixed };
  return { value: { value: map.resource === undefined ? value : filling.refer(map.resource, value) }, leaves: used.leaves };
};

const hasRequired = ({ required }: CompiledType, draft: Draft): boolean => {
  for (const names of required) if (!names.some((name) => draft[name] !== undefined)) return false;
  return true;
};

type Converting = { readonly used: Used; readonly filling: Filling };

const convertPart = (row: CompiledRow, leaves: readonly Leaf[], converting: Converting): void => {
  const [part] = row.parts;
  const leaf = part === undefined ? undefined : leafOf(leaves, part.component, part.subcomponent);
  if (leaf === undefined || !place(row, leaf.value, { ...converting, leaf })) return;
  converting.used.keys[row.key] = true;
  converting.used.leaves.push(leaf);
};

const convertParts = (row: CompiledRow, leaves: readonly Leaf[], converting: Converting): void => {
  const found = row.parts.map(({ component, subcomponent }) => leafOf(leaves, component, subcomponent)).filter((leaf) => leaf !== undefined);
  const [leaf] = found;
  if (leaf === undefined || !place(row, found.map(({ value }) => value.trim()).join(row.join), { ...converting, leaf })) return;
  converting.used.keys[row.key] = true;
  converting.used.leaves.push(...found);
};

/** Puts the text of a row at its place; false when it cannot be read, or the place is taken. */
const place = (row: CompiledRow, text: string, { used, filling, leaf }: Converting & { readonly leaf: Leaf }): boolean => {
  if (row.implied) return true;
  const { draft } = used;
  if (row.isPlain && draft[row.to] !== undefined) return false;
  const read = row.read(text);
  if (read === undefined) {
    if (row.isCode) filling.ledger.unknownCode(leaf);
    return false;
  }
  if (row.to === '') {
    if (used.whole !== undefined) return false;
    used.whole = read;
  } else if (row.isPlain && read.sourceText === undefined) draft[row.to] = read.value;
  else if (isFree(draft, row.to)) setWithText(draft, row.to, read);
  else return false;
  if (row.systemAt !== undefined) setElement(draft, row.systemAt, row.system);
  return true;
};

const leafOf = (leaves: readonly Leaf[], component: number, subcomponent: number): Leaf | undefined => {
  for (const leaf of leaves) {
    if (leaf.component === component && leaf.subcomponent === subcomponent) return leaf.value === DELETED ? undefined : leaf;
    if (leaf.component > component) return undefined;
  }
  return undefined;
};

/** Fills an element from the repetitions of a field: all of them when the element is a list, else the first. */
export function fillRow(segment: Segment, row: CompiledSegmentRow, { draft, filling }: { draft: Draft; filling: Filling }): boolean {
  if (segment.starts[row.field] === undefined) return false;
  if (row.unless !== undefined && hasElement(draft, row.unless)) return false;
  if (row.when !== undefined && !hasElement(draft, row.when)) return false;
  const last = row.isList ? repetitionsOf(segment, row.field) : 1;
  let filled = false;
  for (let repetition = 1; repetition <= last; repetition += 1) {
    if (!(row.isPlain && draft[row.to] === undefined) && !isFree(draft, row.to)) return filled;
    const converted = convert(row.compiled, repetitionLeaves(segment, row.field, repetition), filling);
    if (converted === undefined) continue;
    setWithText(draft, row.to, converted);
    for (const [path, value] of row.added) setElement(draft, path, value);
    filled = true;
  }
  return filled;
}

/** Whether a draft has an element; a list counts by its last item. */
export const hasElement = (draft: Draft, path: string): boolean => {
  let at: unknown = draft;
  for (const name of path.split('.')) {
    if (Array.isArray(at)) at = at.at(-1);
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Draft)[name];
  }
  return at !== undefined;
};
