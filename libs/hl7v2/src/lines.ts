/** What a segment starts with: an id, then a delimiter or nothing. */
const SEGMENT_START = /\n(?=[A-Z][A-Z0-9]{2}(?:[!-/:-@[-`{-~]|\n|$))/;

/** An MLLP frame (HL7 v2 transport, appendix C): 0x0B before, 0x1C after each message. */
const FRAME = /[\u000b\u001c]\r?\n?/g;

/**
 * The segments of a text. CR, LF and CRLF end a segment; in a text that uses CR, an LF that starts no segment is a line end
 * inside a value. MLLP frames are taken off, empty lines left out.
 */
export function segmentLines(text: string): readonly string[] {
  const bare = text.includes('\u000b') || text.includes('\u001c') ? text.replace(FRAME, '\r') : text;
  if (!bare.includes('\r')) return bare.split('\n').filter(isFilled);
  if (!bare.includes('\n')) return bare.split('\r').filter(isFilled);
  return bare.split(/\r\n?/).flatMap((line) => (line.includes('\n') ? `\n${line}`.split(SEGMENT_START).map(trimmed) : [line])).filter(isFilled);
}

const trimmed = (line: string): string => line.replace(/^\n+/, '');
const isFilled = (line: string): boolean => line.trim() !== '';
