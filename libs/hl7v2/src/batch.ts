import { delimitersOf } from './delimiters.js';
import type { Delimiters } from './delimiters.js';
import { errors } from './errors.js';

/**
 * One message of a body, as bytes: the file and batch headers it stands under, the message, their trailers. Nothing of
 * the body is lost by the split, and each part can be read alone.
 */
export type BatchPart = { readonly bytes: Uint8Array };

type Line = { readonly id: string; readonly from: number; readonly to: number };

const CR = 0x0d;
const LF = 0x0a;
const ENVELOPE = new Set(['FHS', 'BHS', 'MSH', 'BTS', 'FTS']);

/** Bounds on one batch: `bytes` counts every message with the headers and trailers it is given. */
export type BatchLimits = { readonly messages: number; readonly bytes: number };

export const DEFAULT_BATCH_LIMITS: BatchLimits = { messages: 500, bytes: 2_000_000 };

/** Whether a body is more than one message, or one in an envelope: it has two or more header, message or trailer lines. */
export function isBatch(body: Uint8Array): boolean {
  let marks = 0;
  for (let at = skipMarks(body); at < body.length && marks < 2; at = endOfLine(body, at)) if (ENVELOPE.has(idAt(body, at) ?? '')) marks += 1;
  return marks > 1;
}

/**
 * Splits a body into its messages: `[FHS] {[BHS] {messages} [BTS]} [FTS]` (HL7 v2.5.1 section 2.10.3), or messages one after
 * another. It works on bytes of any encoding that is ASCII where ASCII stands and has no line end inside a character: UTF-8,
 * GB18030, GBK, ISO 8859. UTF-16 is not: decode it first.
 *
 * @returns one part for a body without an envelope and with one MSH: the body itself.
 * @throws RWD_HL7V2_BATCH_COUNT when BTS-1 or FTS-1 differs from what was sent; RWD_HL7V2_BATCH_STRUCTURE;
 * RWD_HL7V2_TOO_LARGE
 */
export function splitBatch(body: Uint8Array, limits: BatchLimits = DEFAULT_BATCH_LIMITS): readonly BatchPart[] {
  const marks = envelopeLines(body);
  if (marks.length === 1 && marks[0]?.id === 'MSH') return [{ bytes: body }];
  const file = readEnvelope(body, marks);
  const parts = file.batches.flatMap(({ head, messages, tail }) => messages.map((message) => [...file.head, ...head, message, ...tail, ...file.tail]));
  if (parts.length > limits.messages) throw errors.RWD_HL7V2_TOO_LARGE({ size: parts.length, unit: 'messages in one batch', limit: limits.messages });
  const size = parts.reduce((total, lines) => lines.reduce((sum, { from, to }) => sum + to - from, total), 0);
  if (size > limits.bytes) throw errors.RWD_HL7V2_TOO_LARGE({ size, unit: 'bytes of messages with their headers', limit: limits.bytes });
  return parts.map((lines) => ({ bytes: joined(lines.map(({ from, to }) => body.subarray(from, to))) }));
}

/**
 * What a message says of whom it is about: PID-3, number and assigning authority of the first repetition, byte for byte as
 * ISO 8859-1, for a key made of it. Undefined without PID-3.
 */
export function patientOf(message: Uint8Array): string | undefined {
  let delimiters: Delimiters | undefined;
  for (let at = skipMarks(message); at < message.length; at = endOfLine(message, at)) {
    const id = idAt(message, at);
    if (id !== 'MSH' && id !== 'PID') continue;
    const line = lineAt(message, at);
    if (id === 'MSH') delimiters = delimitersOf(line);
    else if (delimiters !== undefined) return numberOf(line, delimiters);
  }
  return undefined;
}

const numberOf = (pid: string, { field, repetition, component }: Delimiters): string | undefined => {
  const [number = '', , , authority = ''] = pid.split(field)[3]?.split(repetition)[0]?.split(component) ?? [];
  return number.trim() === '' ? undefined : `${number.trim()}${component}${authority.trim()}`;
};

const lineAt = (body: Uint8Array, from: number): string => {
  let start = from;
  while (isEnd(body[start] ?? 0) || body[start] === 0x20) start += 1;
  let end = start;
  while (end < body.length && body[end] !== CR && body[end] !== LF) end += 1;
  return new TextDecoder('latin1').decode(body.subarray(start, end));
};

type Batch = { readonly head: Line[]; readonly messages: Line[]; readonly tail: Line[] };
type Envelope = { readonly head: Line[]; readonly batches: Batch[]; readonly tail: Line[] };

const broken = (reason: string): Error => errors.RWD_HL7V2_BATCH_STRUCTURE({ reason });

const readEnvelope = (body: Uint8Array, marks: readonly Line[]): Envelope => {
  const file: Envelope = { head: [], batches: [], tail: [] };
  let open: Batch | undefined;
  for (const mark of marks) {
    if (file.tail.length > 0) throw broken('something stands after FTS');
    switch (mark.id) {
      case 'FHS':
        if (file.head.length > 0 || file.batches.length > 0) throw broken('FHS does not come first');
        file.head.push(mark);
        break;
      case 'BHS':
        if (isHeaded(open)) throw broken('BHS before the BTS of the batch before');
        file.batches.push((open = { head: [mark], messages: [], tail: [] }));
        break;
      case 'MSH':
        if (open === undefined) file.batches.push((open = { head: [], messages: [], tail: [] }));
        open.messages.push(mark);
        break;
      case 'BTS':
        if (open === undefined) throw broken('BTS without a batch');
        checkCount(body, mark, open.messages.length);
        open.tail.push(mark);
        open = undefined;
        break;
      default:
        if (isHeaded(open)) throw broken('FTS before BTS: the batch was cut off');
        checkCount(body, mark, file.batches.length);
        file.tail.push(mark);
    }
  }
  if (isHeaded(open)) throw broken('BTS is missing: the batch was cut off');
  if (file.head.length > 0 && file.tail.length === 0) throw broken('FTS is missing: the file was cut off');
  if (!file.batches.some(({ messages }) => messages.length > 0)) throw broken('there is no message');
  return file;
};

const isHeaded = (batch: Batch | undefined): boolean => batch !== undefined && batch.head.length > 0;

/** BTS-1 counts messages, FTS-1 batches; an empty one says nothing. */
const checkCount = (body: Uint8Array, { id, from, to }: Line, found: number): void => {
  const text = new TextDecoder('latin1').decode(body.subarray(from, Math.min(to, from + 64)));
  const said = text.slice(4).split(text[3] ?? '|')[0]?.trim() ?? '';
  if (said !== '' && (!/^\d{1,9}$/.test(said) || Number(said) !== found)) {
    throw errors.RWD_HL7V2_BATCH_COUNT({ segment: id, said: /^\d{1,9}$/.test(said) ? said : 'no number', found });
  }
};

/** Where each header, message and trailer starts and ends. What stands before the first of them is refused. */
const envelopeLines = (body: Uint8Array): readonly Line[] => {
  const marks: { id: string; from: number; to: number }[] = [];
  for (let at = skipMarks(body); at < body.length; at = endOfLine(body, at)) {
    const id = idAt(body, at);
    const last = marks.at(-1);
    if (id !== undefined && ENVELOPE.has(id)) {
      if (last !== undefined) last.to = at;
      marks.push({ id, from: at, to: body.length });
    } else if (last === undefined ? !isBlank(body, at) : last.id !== 'MSH' && !isBlank(body, at)) {
      throw broken('a segment stands outside of a message');
    }
  }
  return marks;
};

const skipMarks = (body: Uint8Array): number => (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0);

const endOfLine = (body: Uint8Array, from: number): number => {
  let at = from;
  while (at < body.length && body[at] !== CR && body[at] !== LF) at += 1;
  while (at < body.length && isEnd(body[at] ?? 0)) at += 1;
  return at;
};

/** Line ends and the bytes of an MLLP frame. */
const isEnd = (byte: number): boolean => byte === CR || byte === LF || byte === 0x0b || byte === 0x1c;

const isBlank = (body: Uint8Array, from: number): boolean => {
  for (let at = from; at < body.length && body[at] !== CR && body[at] !== LF; at += 1) if ((body[at] ?? 0) > 0x20) return false;
  return true;
};

const idAt = (body: Uint8Array, at: number): string | undefined => {
  let start = at;
  while (isEnd(body[start] ?? 0) || body[start] === 0x20) start += 1;
  const next = body[start + 3] ?? CR;
  const isWord = (next >= 0x30 && next <= 0x39) || (next >= 0x41 && next <= 0x5a) || (next >= 0x61 && next <= 0x7a) || next >= 0x80;
  return isWord ? undefined : String.fromCharCode(body[start] ?? 0, body[start + 1] ?? 0, body[start + 2] ?? 0);
};

/** Parts one after another, each with a line end of its own. */
const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const size = parts.reduce((total, part) => total + part.length + 1, 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    if (!isEnd(part[part.length - 1] ?? 0)) {
      whole[at] = CR;
      at += 1;
    }
  }
  return whole.subarray(0, at);
};
