import { isOid, oidUri } from '../vocabulary.js';
import { readDay, readTime } from './source-time.js';

/** A value in its FHIR form; `sourceText` when the source's own text has to stay beside it. */
export type Transformed = { readonly value: unknown; readonly sourceText?: string };

/** Undefined: the text has no such form, so the leaf is not mapped (and is preserved). */
export type Transform = (text: string) => Transformed | undefined;

const DECIMAL = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const INTEGER = /^[+-]?(?:0|[1-9]\d*)$/;
const BOOLEAN: Readonly<Record<string, boolean>> = { true: true, false: false, T: true, F: false, Y: true, N: false, '1': true, '0': false };

const when = <T>(value: T | undefined): Transformed | undefined => (value === undefined ? undefined : { value });

/** A decimal whose digits survive a round trip through a JSON number; 1.10 does not, and keeps its text beside it. */
const decimal: Transform = (text) => {
  const bare = text.trim();
  if (!DECIMAL.test(bare) || bare.length > 15) return undefined;
  const value = Number(bare);
  return String(value) === bare ? { value } : { value, sourceText: text };
};

const integer: Transform = (text) => {
  const value = Number(text.trim());
  return INTEGER.test(text.trim()) && Math.abs(value) < 2 ** 31 ? { value } : undefined;
};

const dateTime: Transform = (text) => {
  const time = readTime(text);
  if (time === undefined) return undefined;
  return time.assumedZone ? { value: time.value, sourceText: text } : { value: time.value };
};

const instant: Transform = (text) => {
  const found = dateTime(text);
  return typeof found?.value === 'string' && found.value.includes('T') ? found : undefined;
};

/** Named transforms: what the rows of a mapping table may ask for. */
export const transforms = {
  text: (text) => (text.trim() === '' ? undefined : { value: text }),
  trimmed: (text) => when(text.trim() === '' ? undefined : text.trim()),
  code: (text) => when(/^\S+( \S+)*$/.test(text.trim()) ? text.trim() : undefined),
  decimal,
  integer,
  positiveInteger: (text) => (Number(text) > 0 ? integer(text) : undefined),
  boolean: (text) => when(Object.hasOwn(BOOLEAN, text.trim()) ? BOOLEAN[text.trim()] : undefined),
  date: (text) => {
    const value = readDay(text);
    return value === undefined ? undefined : text.trim().length > 8 ? { value, sourceText: text } : { value };
  },
  dateTime,
  instant,
  oid: (text) => when(isOid(text) ? oidUri(text) : undefined),
} satisfies Readonly<Record<string, Transform>>;

export type TransformName = keyof typeof transforms;
