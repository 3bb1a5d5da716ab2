import { isFhirDate, isFhirDateTime, isFhirInstant, isFhirTime } from '../../fhir-date.js';
import { isBase64 } from './base64.js';

/** How a FHIR primitive is written in JSON (FHIR R4 json.html#primitive) and which values it has (datatypes.html). */
export type PrimitiveType =
  | { readonly json: 'string'; readonly says: string; readonly holds: (value: string) => boolean }
  | { readonly json: 'number'; readonly says: string; readonly holds: (value: number) => boolean }
  | { readonly json: 'boolean'; readonly says: string; readonly holds: (value: boolean) => boolean };

const MAX_STRING = 1_048_576;
const MAX_INTEGER = 2_147_483_647;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const CODE = /^\S+(?:\s\S+)*$/;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/;
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const BLANK = /\s/;
// FHIR R4 datatypes.html#string: no code point below 32 but tab, line feed and carriage return.
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]');
const URN_UUID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const string = (says: string, holds: (value: string) => boolean): PrimitiveType => ({ json: 'string', says, holds });
const number = (says: string, holds: (value: number) => boolean): PrimitiveType => ({ json: 'number', says, holds });

const isText = (value: string): boolean => value.length <= MAX_STRING && !CONTROL.test(value);
const isUri = (value: string): boolean => !BLANK.test(value);

const integer = (least: number) => (value: number): boolean => Number.isInteger(value) && value >= least && value <= MAX_INTEGER;

export const primitiveTypes: ReadonlyMap<string, PrimitiveType> = new Map([
  ['base64Binary', string('base64 in groups of four', isBase64)],
  ['boolean', { json: 'boolean', says: 'true or false', holds: () => true }],
  ['canonical', string('no white space', isUri)],
  ['code', string('no white space at either end, and no two together', (value) => CODE.test(value))],
  ['date', string('a day, month or year of the calendar', isFhirDate)],
  ['dateTime', string('a day of the calendar, with a zone where there is a time', isFhirDateTime)],
  ['decimal', number('a number', Number.isFinite)],
  ['id', string('1 to 64 of A-Z a-z 0-9 - .', (value) => ID.test(value))],
  ['instant', string('a day, a time to the second and a zone', isFhirInstant)],
  ['integer', number('a whole number of 32 bits', integer(-MAX_INTEGER - 1))],
  ['markdown', string('no control characters, at most 1 MB', isText)],
  ['oid', string('urn:oid: and an object identifier', (value) => OID.test(value))],
  ['positiveInt', number('a whole number from 1', integer(1))],
  ['string', string('no control characters, at most 1 MB', isText)],
  ['time', string('a time of day with seconds', isFhirTime)],
  ['unsignedInt', number('a whole number from 0', integer(0))],
  ['uri', string('no white space', isUri)],
  ['url', string('no white space', isUri)],
  ['uuid', string('urn:uuid: and a UUID in small letters', (value) => UUID.test(value))],
  ['xhtml', string('text', () => true)],
]);

/** What a uri claims by its scheme and does not keep; undefined when nothing is wrong. */
export const oddUri = (value: string): string | undefined => {
  if (!value.startsWith('urn:')) return undefined;
  if (value.startsWith('urn:oid:') && !OID.test(value)) return 'urn:oid: without an object identifier';
  return value.startsWith('urn:uuid:') && !URN_UUID.test(value) ? 'urn:uuid: without a UUID' : undefined;
};
