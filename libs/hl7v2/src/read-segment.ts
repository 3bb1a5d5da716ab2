import { HEADER_SEGMENTS } from './delimiters.js';
import type { Delimiters } from './delimiters.js';
import { errors } from './errors.js';
import { unescape } from './escapes.js';
import type { Leaf, Segment } from './message.js';
import type { Reading } from './read-message.js';

const ID = /^[A-Z][A-Z0-9]{2}$/;

type Line = { readonly line: number; readonly delimiters: Delimiters; readonly reading: Reading };

/** Reads one segment; the delimiters of a header segment are syntax, so its fields 1 and 2 have no leaves. */
export function readSegment(text: string, { line, delimiters, reading }: Line): Segment {
  checkLong(text, delimiters, reading);
  const fields = text.split(delimiters.field);
  const id = fields[0]?.trimEnd() ?? '';
  if (!ID.test(id)) throw errors.RWD_HL7V2_SEGMENT({ line, reason: 'it has no id' });
  const ordinal = (reading.ordinals.get(id) ?? 0) + 1;
  reading.ordinals.set(id, ordinal);
  const leaves: Leaf[] = [];
  const starts: (number | undefined)[] = [];
  // MSH-1 is the separator itself, so what stands after it is field 2.
  const shift = HEADER_SEGMENTS.has(id) ? 1 : 0;
  count(reading, fields.length);
  for (let at = 1 + shift; at < fields.length; at += 1) {
    const field = fields[at];
    if (field === undefined || field === '') continue;
    const before = leaves.length;
    readField(field, at + shift, { leaves, delimiters, reading });
    if (leaves.length > before) starts[at + shift] = before;
  }
  return { id, ordinal, leaves, starts };
}

type Field = { readonly leaves: Leaf[]; readonly delimiters: Delimiters; readonly reading: Reading };

/** Most fields have no part: those are one leaf without a split. */
const readField = (text: string, field: number, into: Field): void => {
  const { component, repetition, subcomponent } = into.delimiters;
  if (!text.includes(component) && !text.includes(repetition) && !text.includes(subcomponent)) {
    add(text, { field, repetition: 1, component: 1, subcomponent: 1 }, into);
    return;
  }
  const repetitions = text.split(repetition);
  count(into.reading, repetitions.length);
  for (let r = 0; r < repetitions.length; r += 1) {
    const components = repetitions[r]?.split(component) ?? [];
    count(into.reading, components.length);
    for (let c = 0; c < components.length; c += 1) readComponent(components[c] ?? '', { field, repetition: r + 1, component: c + 1 }, into);
  }
};

const readComponent = (text: string, place: { readonly field: number; readonly repetition: number; readonly component: number }, into: Field): void => {
  if (text === '') return;
  const { subcomponent } = into.delimiters;
  if (!text.includes(subcomponent)) {
    add(text, { ...place, subcomponent: 1 }, into);
    return;
  }
  const parts = text.split(subcomponent);
  count(into.reading, parts.length);
  parts.forEach((part, s) => add(part, { ...place, subcomponent: s + 1 }, into));
};

const add = (text: string, place: Omit<Leaf, 'at' | 'value'>, { leaves, delimiters, reading }: Field): void => {
  const value = unescape(text, delimiters);
  if (value === '' || (value.charCodeAt(0) <= 0x20 && value.trim() === '')) return;
  const { field, repetition, component, subcomponent } = place;
  leaves.push({ at: reading.leaves, field, repetition, component, subcomponent, value });
  reading.leaves += 1;
  if (reading.leaves > reading.limits.leaves) throw errors.RWD_HL7V2_TOO_LARGE({ size: reading.leaves, unit: 'values', limit: reading.limits.leaves });
};

/** A long segment is not split before its delimiters were counted. */
const checkLong = (text: string, { field, repetition, component, subcomponent }: Delimiters, reading: Reading): void => {
  if (text.length <= reading.limits.places) return;
  let found = 0;
  for (const one of text) {
    if (one === field || one === repetition || one === component || one === subcomponent) found += 1;
    if (found > reading.limits.places) count(reading, found);
  }
};

/** Places that hold nothing cost memory too, so they are bounded as well. */
const count = (reading: Reading, places: number): void => {
  reading.places += places;
  if (reading.places > reading.limits.places) throw errors.RWD_HL7V2_TOO_LARGE({ size: reading.places, unit: 'places', limit: reading.limits.places });
};
