import { errors } from './errors.js';

/** The characters that MSH-1 and MSH-2 (FHS and BHS alike) name. `truncation` came with v2.7. */
export type Delimiters = {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
  readonly truncation?: string;
};

/** Segments whose fourth character is the field separator itself. */
export const HEADER_SEGMENTS: ReadonlySet<string> = new Set(['MSH', 'BHS', 'FHS']);

const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

/**
 * The delimiters a header segment names (HL7 v2.5.1 section 2.5.4; truncation character v2.7 section 2.5.5.2).
 *
 * @param line a segment that starts with MSH, BHS or FHS.
 * @throws RWD_HL7V2_DELIMITERS
 */
export function delimitersOf(line: string): Delimiters {
  const segment = line.slice(0, 3);
  const field = line[3] ?? '';
  const end = line.indexOf(field, 4);
  const encoding = line.slice(4, end < 0 ? undefined : end);
  const [component = '', repetition = '', escape = '', subcomponent = '', truncation] = encoding;
  const all = [field, component, repetition, escape, subcomponent, ...(truncation === undefined ? [] : [truncation])];
  const broken = (reason: string): Error => errors.RWD_HL7V2_DELIMITERS({ segment, reason });
  if (encoding.length < 4 || encoding.length > 5) throw broken('the second field is not four or five characters');
  if (!all.every((one) => PUNCTUATION.test(one))) throw broken('a delimiter is no ASCII punctuation');
  if (new Set(all).size !== all.length) throw broken('two are the same');
  return { field, component, repetition, escape, subcomponent, ...(truncation === undefined ? {} : { truncation }) };
}
