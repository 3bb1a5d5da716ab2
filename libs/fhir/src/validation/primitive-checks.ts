import { isFhirDate, isFhirDateTime, isFhirInstant, isFhirTime } from '../fhir-date.js';

/** Why a JSON primitive is not a value of its FHIR type, or undefined when it is. FHIR R4 datatypes.html and json.html. */
export type PrimitiveCheck = (value: string) => string | undefined;

const said = (holds: (value: string) => boolean, text: string): PrimitiveCheck => (value) => (holds(value) ? undefined : text);
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/** Types whose published regular expression is too weak, or that no regular expression can hold. */
export const primitiveChecks: ReadonlyMap<string, PrimitiveCheck> = new Map([
  ['date', said(isFhirDate, 'not a day of the calendar')],
  ['dateTime', said(isFhirDateTime, 'not a day of the calendar, or a time without a zone')],
  ['instant', said(isFhirInstant, 'not an instant with a zone')],
  ['time', said(isFhirTime, 'not a time of day')],
  ['id', said((value) => ID.test(value), 'not an id: 1 to 64 of A-Z a-z 0-9 - .')],
]);
