import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { events } from './catalogue.js';

export type ValidationIssue = { readonly path: string; readonly message: string };

// Our schemas are checked against the meta-schema by a test, not again in every process at its first event.
const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
addFormats.default(ajv);

const compiled = new Map<string, ValidateFunction>();

/**
 * Checks an event's data against its schema. Issues name the JSON path and the rule, never the value.
 *
 * @returns an empty list when the data is valid
 */
export function validateEventData(type: string, data: unknown): readonly ValidationIssue[] {
  const validate = validatorOf(type);
  if (validate === undefined) return [{ path: '', message: `no event type ${type}` }];
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => ({ path: instancePath, message: message ?? 'is invalid' }));
}

function validatorOf(type: string): ValidateFunction | undefined {
  const known = compiled.get(type);
  if (known !== undefined) return known;
  const event = events.find((candidate) => candidate.type === type);
  if (event === undefined) return undefined;
  const validate = ajv.compile(event.schema);
  compiled.set(type, validate);
  return validate;
}
