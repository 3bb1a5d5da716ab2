import { HEADER_SEGMENTS, delimitersOf } from './delimiters.js';
import type { Delimiters } from './delimiters.js';
import { errors } from './errors.js';
import { segmentLines } from './lines.js';
import type { Message, Segment } from './message.js';
import { readSegment } from './read-segment.js';

/** Bounds on one message: they stop a hostile one. `leaves` counts values that are not empty, `places` all there is room for. */
export type ReadLimits = { readonly segments: number; readonly leaves: number; readonly places: number };

export const DEFAULT_LIMITS: ReadLimits = { segments: 20_000, leaves: 100_000, places: 1_000_000 };

const ENVELOPE = new Set(['FHS', 'BHS', 'BTS', 'FTS']);
/** Control characters other than tab and line end: they stand in no text of FHIR. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What the reading of one message keeps count of. */
export type Reading = { readonly limits: ReadLimits; readonly ordinals: Map<string, number>; leaves: number; places: number };

/**
 * Reads one HL7 v2 message in ER7 (HL7 v2.5.1 chapter 2), of any version from 2.1 on, with the headers and trailers of the
 * batch it came in, if it has them. Lenient where nothing is lost by it: line ends, MLLP frames, unknown segments and
 * escapes. Strict where something would be: one MSH, distinct delimiters, three-character ids, no control characters.
 *
 * @throws RWD_HL7V2_DELIMITERS, RWD_HL7V2_SEGMENT, RWD_HL7V2_TOO_LARGE
 */
export function readMessage(text: string, limits: ReadLimits = DEFAULT_LIMITS): Message {
  if (text.length > limits.places) checkLineEnds(text, limits);
  const control = CONTROL.exec(text.includes('\u000b') || text.includes('\u001c') ? text.replace(/[\u000b\u001c]/g, '') : text);
  if (control !== null) throw errors.RWD_HL7V2_SEGMENT({ line: lineOf(text, control.index), reason: 'a control character' });
  const lines = segmentLines(text);
  if (lines.length > limits.segments) throw errors.RWD_HL7V2_TOO_LARGE({ size: lines.length, unit: 'segments', limit: limits.segments });
  const reading: Reading = { limits, ordinals: new Map(), leaves: 0, places: 0 };
  const segments: Segment[] = [];
  let delimiters: Delimiters | undefined;
  let message: { readonly msh: Segment; readonly delimiters: Delimiters } | undefined;
  for (const [at, line] of lines.entries()) {
    const id = line.slice(0, 3);
    if (HEADER_SEGMENTS.has(id)) delimiters = delimitersOf(line);
    checkPlace(id, { line: at + 1, inMessage: message !== undefined });
    if (delimiters === undefined) throw errors.RWD_HL7V2_SEGMENT({ line: at + 1, reason: 'MSH does not come first' });
    const segment = readSegment(line, { line: at + 1, delimiters, reading });
    if (id === 'MSH') message = { msh: segment, delimiters };
    segments.push(segment);
  }
  if (message === undefined) throw errors.RWD_HL7V2_SEGMENT({ line: 1, reason: 'there is no MSH' });
  return { ...message, segments, leafCount: reading.leaves };
}

const checkPlace = (id: string, { line, inMessage }: { line: number; inMessage: boolean }): void => {
  if (id === 'MSH' && inMessage) throw errors.RWD_HL7V2_SEGMENT({ line, reason: 'a second MSH: split the batch first' });
  if (id !== 'MSH' && !inMessage && !ENVELOPE.has(id)) throw errors.RWD_HL7V2_SEGMENT({ line, reason: 'MSH does not come first' });
};

/** A long text is not split before it is known that it does not fall into millions of lines, empty ones too. */
const checkLineEnds = (text: string, { places }: ReadLimits): void => {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0d || code === 0x0a) count += 1;
    if (count > places) throw errors.RWD_HL7V2_TOO_LARGE({ size: count, unit: 'line ends', limit: places });
  }
};

const lineOf = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\r|\n/).length;
