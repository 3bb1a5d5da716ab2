import { OutsideSubset } from './syntax.js';

/** A function of one item and its arguments; undefined is the empty collection. */
export type StringFunction = { readonly types: readonly string[]; readonly compute: (input: unknown, args: readonly unknown[]) => unknown };

const text = (input: unknown): string => {
  if (typeof input !== 'string') throw new OutsideSubset('a string function of something else');
  return input;
};

const patterns = new Map<string, RegExp>();

/** Some of HL7's own patterns (eld-16, eld-19) are no Unicode patterns: those are read the older way. */
const pattern = (source: unknown, flags: string): RegExp => {
  const key = `${flags} ${text(source)}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const made = regExp(text(source), `${flags}u`) ?? regExp(text(source), flags);
  if (made === undefined) throw new OutsideSubset('a regular expression JavaScript does not know');
  patterns.set(key, made);
  return made;
};

const regExp = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
};

const whenGiven = (input: unknown, [argument]: readonly unknown[], compute: (input: string, argument: string) => unknown): unknown =>
  argument === undefined ? undefined : compute(text(input), text(argument));

const of = (type: string, compute: StringFunction['compute']): StringFunction => ({ types: [type], compute });

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

const substring = (input: unknown, [start, length]: readonly unknown[]): unknown => {
  const from = text(input);
  if (typeof start !== 'number' || start < 0 || start >= from.length) return undefined;
  return typeof length === 'number' ? from.slice(start, start + length) : from.slice(start);
};

/** FHIRPath N1, 5.5 (conversion) and 5.6 (string manipulation); `matches` searches, as fhirpath.js has it. */
export const stringFunctions: Readonly<Record<string, StringFunction>> = {
  startsWith: of('boolean', (input, args) => whenGiven(input, args, (from, argument) => from.startsWith(argument))),
  endsWith: of('boolean', (input, args) => whenGiven(input, args, (from, argument) => from.endsWith(argument))),
  contains: of('boolean', (input, args) => whenGiven(input, args, (from, argument) => from.includes(argument))),
  indexOf: of('integer', (input, args) => whenGiven(input, args, (from, argument) => from.indexOf(argument))),
  matches: of('boolean', (input, args) => whenGiven(input, args, (from, argument) => pattern(argument, 's').test(from))),
  replaceMatches: of('string', (input, args) => whenGiven(input, args, (from, argument) => from.replace(pattern(argument, 'g'), text(args[1])))),
  replace: of('string', (input, args) => whenGiven(input, args, (from, argument) => from.replaceAll(argument, () => text(args[1])))),
  substring: of('string', substring),
  length: of('integer', (input) => text(input).length),
  upper: of('string', (input) => text(input).toUpperCase()),
  lower: of('string', (input) => text(input).toLowerCase()),
  trim: of('string', (input) => text(input).trim()),
  toInteger: of('integer', (input) => (typeof input === 'number' && Number.isInteger(input) ? input : typeof input === 'string' && INTEGER.test(input) ? Number(input) : undefined)),
  toDecimal: of('decimal', (input) => (typeof input === 'number' ? input : typeof input === 'string' && DECIMAL.test(input) ? Number(input) : undefined)),
  toString: of('string', (input) => (typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean' ? String(input) : undefined)),
};
