import { errors } from '../errors.js';
import { limits } from '../limits.js';
import type { SourceLeaf } from '../mapping/loss-account.js';

/** components of subcomponents; `values[0][0]` is the first subcomponent of the first component. */
export type Repetition = readonly (readonly string[])[];

export type Segment = {
  readonly id: string;
  /** Which segment of its id this is in the message, from 1. */
  readonly ordinal: number;
  /** fields[0] is field 1; a field is its repetitions. */
  readonly fields: readonly (readonly Repetition[])[];
};

export type Message = { readonly segments: readonly Segment[] };

type Delimiters = { readonly field: string; readonly component: string; readonly repetition: string; readonly escape: string; readonly subcomponent: string };

/** Control characters other than tab and line ends, which split segments before this is asked. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const FRAME = /^\u000b|\u001c\r?$/g;

/**
 * Reads one HL7 v2 message in ER7 (HL7 v2.5.1 chapter 2). Strict: one MSH and it comes first, five distinct delimiters,
 * three-character segment ids, known escapes, no control characters. CR, LF and CRLF end segments; an MLLP frame is taken off.
 *
 * @throws RWD_NORMALIZATION_V2_PARSE with a reason, RWD_NORMALIZATION_TOO_LARGE
 */
export function readMessage(text: string): Message {
  const lines = text.replace(FRAME, '').split(/\r\n|\r|\n/).filter((line) => line !== '');
  const [head = ''] = lines;
  const delimiters = delimitersOf(head);
  if (lines.length > limits.segments) throw errors.RWD_NORMALIZATION_TOO_LARGE({ size: lines.length, unit: 'segments', limit: limits.segments });
  const ordinals = new Map<string, number>();
  return { segments: lines.map((line, at) => readSegment(line, at, { delimiters, ordinals })) };
}

const broken = (reason: string): Error => errors.RWD_NORMALIZATION_V2_PARSE({ reason });

const delimitersOf = (head: string): Delimiters => {
  const [, field = '', encoding = ''] = /^MSH(.)([^\r\n]{4,5})/.exec(head) ?? [];
  const [component = '', repetition = '', escape = '', subcomponent = ''] = encoding;
  const all = [field, component, repetition, escape, subcomponent];
  if (new Set(all).size !== 5 || all.some((one) => !/^[!-/:-@[-`{-~]$/.test(one))) throw broken('the delimiters of MSH-1 and MSH-2');
  if (head[8] !== undefined && head[8] !== field) throw broken('MSH-2 is not four characters');
  return { field, component, repetition, escape, subcomponent };
};

type Reading = { readonly delimiters: Delimiters; readonly ordinals: Map<string, number> };

const readSegment = (line: string, at: number, { delimiters, ordinals }: Reading): Segment => {
  if (CONTROL.test(line)) throw broken(`a control character in segment ${at + 1}`);
  const [id = '', ...texts] = line.split(delimiters.field);
  if (!/^[A-Z][A-Z0-9]{2}$/.test(id)) throw broken(`the id of segment ${at + 1}`);
  if ((id === 'MSH') !== (at === 0)) throw broken('MSH is the first segment and only that');
  const ordinal = (ordinals.get(id) ?? 0) + 1;
  ordinals.set(id, ordinal);
  if (id === 'MSH') texts.splice(0, 1, '', '');
  return { id, ordinal, fields: texts.map((text) => text.split(delimiters.repetition).map((repetition) => readRepetition(repetition, delimiters))) };
};

const readRepetition = (text: string, delimiters: Delimiters): Repetition =>
  text.split(delimiters.component).map((component) => component.split(delimiters.subcomponent).map((part) => unescape(part, delimiters)));

const unescape = (text: string, { escape, field, component, subcomponent, repetition }: Delimiters): string => {
  if (!text.includes(escape)) return text;
  const letters: Readonly<Record<string, string>> = { F: field, S: component, T: subcomponent, R: repetition, E: escape, '.br': '\n' };
  const parts = text.split(escape);
  if (parts.length % 2 === 0) throw broken('an escape that does not end');
  return parts.map((part, at) => (at % 2 === 0 ? part : (letters[part] ?? `${escape}${part}${escape}`))).join('');
};

/** `PID-5[1].1.1`: segment (with its ordinal when not the first), field, repetition, component, subcomponent, all from 1. */
export const leafPath = (segment: Segment, [field, repetition, component, subcomponent]: readonly [number, number, number, number]): string =>
  `${segment.id}[${segment.ordinal}]-${field}[${repetition}].${component}.${subcomponent}`;

/** Every subcomponent that holds something. The delimiters of MSH-1 and MSH-2 are syntax, not leaves. */
export const leavesOf = ({ segments }: Message): readonly SourceLeaf[] =>
  segments.flatMap((segment) =>
    segment.fields.flatMap((repetitions, field) =>
      repetitions.flatMap((components, repetition) =>
        components.flatMap((subcomponents, component) =>
          subcomponents.flatMap((value, subcomponent) =>
            value.trim() === '' ? [] : [{ path: leafPath(segment, [field + 1, repetition + 1, component + 1, subcomponent + 1]), value }],
          ),
        ),
      ),
    ),
  );

/** The leaf at `3`, `3.2` (component) or `3.2.1` (subcomponent) parts of a repetition. */
export const repetitionsOf = (segment: Segment, field: number): readonly Repetition[] =>
  (segment.fields[field - 1] ?? []).filter((repetition) => repetition.some((component) => component.some((part) => part.trim() !== '')));

export const valueAt = (segment: Segment | undefined, field: number, component = 1): string | undefined => {
  const value = segment?.fields[field - 1]?.[0]?.[component - 1]?.[0]?.trim();
  return value === undefined || value === '' ? undefined : value;
};
