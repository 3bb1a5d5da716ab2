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
  const end = text.indexOf(delimiters.field);
  const id = (end < 0 ? text : text.slice(0, end)).trimEnd();
  if (!ID.test(id)) throw errors.RWD_HL7V2_SEGMENT({ line, reason: 'it has no id' });
  const ordinal = (reading.ordinals.get(id) ?? 0) + 1;
  reading.ordinals.set(id, ordinal);
  const leaves: Leaf[] = [];
  const starts: (number | undefined)[] = [];
  if (end < 0) return { id, ordinal, leaves, starts };
  // MSH-1 is the separator itself and MSH-2 the delimiters: reading goes on behind them.
  const isHeader = HEADER_SEGMENTS.has(id);
  const second = isHeader ? text.indexOf(delimiters.field, end + 1) : end;
  if (second >= 0) readFields(text, { from: second + 1, field: isHeader ? 3 : 1 }, { leaves, starts, delimiters, reading });
  return { id, ordinal, leaves, starts };
}

type Fields = { readonly leaves: Leaf[]; readonly starts: (number | undefined)[]; readonly delimiters: Delimiters; readonly reading: Reading };

/** One pass over the characters: each delimiter ends a value, and starts the next at its place. */
const readFields = (text: string, first: { readonly from: number; readonly field: number }, into: Fields): void => {
  const { delimiters, reading } = into;
  const [field, repetition, component, subcomponent, escape] = [delimiters.field, delimiters.repetition, delimiters.component, delimiters.subcomponent, delimiters.escape].map((one) => one.charCodeAt(0));
  const place = { field: first.field, repetition: 1, component: 1, subcomponent: 1 };
  let from = first.from;
  let isEscaped = false;
  for (let at = from; at <= text.length; at += 1) {
    const code = at === text.length ? field : text.charCodeAt(at);
    if (code === escape) isEscaped = true;
    if (code !== field && code !== component && code !== repetition && code !== subcomponent) continue;
    if (at > from) add(isEscaped ? unescape(text.slice(from, at), delimiters) : text.slice(from, at), place, into);
    from = at + 1;
    isEscaped = false;
    reading.places += 1;
    if (reading.places > reading.limits.places) throw errors.RWD_HL7V2_TOO_LARGE({ size: reading.places, unit: 'places', limit: reading.limits.places });
    if (code === subcomponent) place.subcomponent += 1;
    else {
      place.subcomponent = 1;
      if (code === component) place.component += 1;
      else {
        place.component = 1;
        if (code === repetition) place.repetition += 1;
        else {
          place.repetition = 1;
          place.field += 1;
        }
      }
    }
  }
};

const add = (value: string, { field, repetition, component, subcomponent }: Omit<Leaf, 'at' | 'value'>, { leaves, starts, reading }: Fields): void => {
  if (value === '' || (value.charCodeAt(0) <= 0x20 && value.trim() === '')) return;
  starts[field] ??= leaves.length;
  leaves.push({ at: reading.leaves, field, repetition, component, subcomponent, value });
  reading.leaves += 1;
  if (reading.leaves > reading.limits.leaves) throw errors.RWD_HL7V2_TOO_LARGE({ size: reading.leaves, unit: 'values', limit: reading.limits.leaves });
};
