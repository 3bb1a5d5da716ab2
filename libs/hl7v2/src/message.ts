import type { Delimiters } from './delimiters.js';

/** One value of a message, at its place. Positions count from 1, as HL7 counts them. */
export type Leaf = {
  /** Which leaf of the message this is, from 0. */
  readonly at: number;
  readonly field: number;
  readonly repetition: number;
  readonly component: number;
  readonly subcomponent: number;
  /** Unescaped; never empty nor only white space. */
  readonly value: string;
};

export type Segment = {
  readonly id: string;
  /** Which segment of its id this is in the message, from 1. */
  readonly ordinal: number;
  /** In the order of the text. */
  readonly leaves: readonly Leaf[];
  /** Index in `leaves` of the first leaf of a field; undefined when the field is empty. */
  readonly starts: readonly (number | undefined)[];
};

export type Message = {
  readonly delimiters: Delimiters;
  /** Batch and file headers first and trailers last, when the text has them; `msh` is among them. */
  readonly segments: readonly Segment[];
  readonly msh: Segment;
  readonly leafCount: number;
};

/** `PID[1]-5[1].1.1`: segment with its ordinal, field, repetition, component, subcomponent. */
export const leafPath = ({ id, ordinal }: Segment, { field, repetition, component, subcomponent }: Leaf): string =>
  `${id}[${ordinal}]-${field}[${repetition}].${component}.${subcomponent}`;

/** The leaf at one place; of repetition, component and subcomponent 1 unless said. */
export function leafAt(segment: Segment, field: number, place: { repetition?: number; component?: number; subcomponent?: number } = {}): Leaf | undefined {
  const { repetition = 1, component = 1, subcomponent = 1 } = place;
  return findLeaf(segment, { field, repetition, component, subcomponent });
}

type Place = Pick<Leaf, 'field' | 'repetition' | 'component' | 'subcomponent'>;

/** The same, by a whole place. */
export function findLeaf({ leaves, starts }: Segment, { field, repetition, component, subcomponent }: Place): Leaf | undefined {
  const start = starts[field];
  if (start === undefined) return undefined;
  for (let at = start; at < leaves.length; at += 1) {
    const leaf = leaves[at];
    if (leaf === undefined || leaf.field !== field) return undefined;
    if (leaf.repetition === repetition && leaf.component === component && leaf.subcomponent === subcomponent) return leaf;
  }
  return undefined;
}

/** How many repetitions of a field were sent up to the last that holds something. */
export function repetitionsOf({ leaves, starts }: Segment, field: number): number {
  let last = 0;
  for (let at = starts[field] ?? leaves.length; at < leaves.length && leaves[at]?.field === field; at += 1) last = leaves[at]?.repetition ?? last;
  return last;
}

/** The text of field or field.component, ends trimmed. */
export const valueAt = (segment: Segment | undefined, field: number, component = 1): string | undefined =>
  segment === undefined ? undefined : findLeaf(segment, { field, repetition: 1, component, subcomponent: 1 })?.value.trim();
