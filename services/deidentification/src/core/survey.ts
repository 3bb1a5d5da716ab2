import { errors } from './errors.js';
import type { IdentifierKind } from './identity-roster.js';
import type { Json, JsonObject } from './json.js';
import { isArray, isObject, listOf, textOf } from './json.js';

/** Levels of JSON a record may have; FHIR R4 content stays far below. */
const DEPTH_LIMIT = 64;

export type Survey = {
  /** Primitive values in the source. */
  leaves: number;
  /** Direct identifiers as written, with their kind. */
  readonly identifiers: { readonly kind: IdentifierKind; readonly text: string }[];
};

/**
 * One walk over the source: counts its leaves and collects direct identifiers wherever they stand - HumanName,
 * ContactPoint, Identifier, Address, birthDate, Patient ids, photos and numbered extensions, device serial numbers - in any resource, contained or not.
 *
 * @throws RWD_DEIDENTIFICATION_TOO_DEEP
 */
export function surveySource(source: JsonObject): Survey {
  const survey: Survey = { leaves: 0, identifiers: [] };
  walk(source, survey, 0);
  return survey;
}

function walk(value: Json, survey: Survey, depth: number): void {
  if (depth > DEPTH_LIMIT) throw errors.RWD_DEIDENTIFICATION_TOO_DEEP({ limit: DEPTH_LIMIT });
  if (isArray(value)) for (const item of value) walk(item, survey, depth + 1);
  else if (isObject(value)) walkObject(value, survey, depth);
  else survey.leaves += 1;
}

function walkObject(object: JsonObject, survey: Survey, depth: number): void {
  for (const key in object) {
    const value = object[key] ?? null;
    collectors.get(key)?.(value, survey);
    walk(value, survey, depth + 1);
  }
  // After the walk below, which bounds the depth.
  if (object['resourceType'] === 'Patient') notePatient(object, survey);
}

const note = (survey: Survey, kind: IdentifierKind, ...values: readonly (Json | undefined)[]): void => {
  for (const value of values) {
    const text = typeof value === 'number' ? String(value) : textOf(value);
    if (text !== undefined && text.trim() !== '') survey.identifiers.push({ kind, text });
  }
};

function notePatient(patient: JsonObject, survey: Survey): void {
  note(survey, 'identifier', patient['id']);
  for (const photo of listOf(patient['photo'])) if (isObject(photo)) note(survey, 'identifier', photo['data'], photo['url']);
  for (const extension of listOf(patient['extension'])) noteNumbers(extension, survey);
}

/** Texts of a Patient extension that look like a number of something: a plate, an address, a print; ethnicity is not one. */
function noteNumbers(value: Json, survey: Survey): void {
  if (typeof value === 'string') note(survey, 'identifier', NUMBER_LIKE.test(value) && !value.includes(':') ? value : undefined);
  else if (isArray(value)) for (const item of value) noteNumbers(item, survey);
  else if (isObject(value)) for (const key in value) noteNumbers(value[key] ?? null, survey);
}

const NUMBER_LIKE = /^(?=.*\d).{6,}$/;

/** What each element name of FHIR R4 says about a person, by the data type it has. */
const collectors: ReadonlyMap<string, (value: Json, survey: Survey) => void> = new Map(Object.entries({
  name: onObjects((name, survey) => {
    const given = listOf(name['given']);
    note(survey, 'name', name['text'], name['family'], ...given);
    note(survey, 'name', joined([name['family'], ...given]), joined([...given, name['family']]));
  }),
  telecom: onObjects((contact, survey) => note(survey, 'telecom', contact['value'])),
  identifier: onObjects((identifier, survey) => note(survey, 'identifier', identifier['value'])),
  address: onObjects((address, survey) => note(survey, 'address', address['text'], ...listOf(address['line']))),
  serialNumber: (value: Json, survey: Survey) => note(survey, 'identifier', value),
  distinctIdentifier: (value: Json, survey: Survey) => note(survey, 'identifier', value),
  birthDate: (value: Json, survey: Survey) => note(survey, 'birthDate', value),
}));

function onObjects(collect: (object: JsonObject, survey: Survey) => void): (value: Json, survey: Survey) => void {
  return (value, survey) => {
    for (const item of listOf(value)) if (isObject(item)) collect(item, survey);
  };
}

/** Parts of a name written together: Han names have no blank between family and given name. */
const joined = (parts: readonly (Json | undefined)[]): string | undefined => {
  const texts = parts.map(textOf).filter((text) => text !== undefined);
  return texts.length < 2 ? undefined : texts.join(' ');
};
