import { errors } from '../errors.js';
import { errorIssue } from '../operation-outcome.js';
import { isResource } from '../resource.js';
import type { OperationOutcomeIssue, Resource } from '../resource.js';
import { StructureSchema } from '../schema/structure-schema.js';
import { Run } from './compile/run.js';
import { TypeBook } from './compile/type-book.js';
import { CodeSets } from './compile/value-sets.js';
import type { Definition, StructureDefinition } from './definitions.js';
import { issueKinds, VALIDATION_CODES } from './issue-codes.js';
import { ProfileBook } from './profile/profile-book.js';
import { slim } from './slim.js';
import type { ValidationRequest, Validator } from './validator.js';
import { Terminology } from './value-set-expansion.js';

export type ValidatorOptions = {
  /** Profiles, extension definitions and the code systems and value sets they bind: read once, after the definitions. */
  readonly profiles?: Iterable<Definition>;
  /** Whether constraints that HL7 marks as best practice (dom-6, con-3) are reported. Default: no. */
  readonly bestPractice?: boolean;
};

/**
 * Builds a validator of FHIR R4 from its published definitions. Types and profiles are compiled to functions, each when it
 * is first met; the definitions are then let go.
 *
 * @param definitions StructureDefinitions, CodeSystems and ValueSets of FHIR R4, in any order; each is read once, so a loader
 * may parse them one at a time. Constraints of types among them (SimpleQuantity) count as profiles.
 * @throws RWD_FHIR_DEFINITIONS_MISSING when Patient or Bundle is not among them; RWD_FHIR_PROFILE_BASE_MISSING.
 */
export function createValidator(definitions: Iterable<Definition>, { profiles: given = [], bestPractice = false }: ValidatorOptions = {}): Validator {
  const terminology = new Terminology();
  const types: StructureDefinition[] = [];
  const profiles: StructureDefinition[] = [];
  for (const source of [definitions, given]) {
    for (const definition of source) {
      if (definition.resourceType !== 'StructureDefinition') terminology.add(definition);
      else if (definition.derivation === 'constraint') profiles.push(slim(definition, { bestPractice }));
      else if (source === definitions) types.push(slim(definition, { bestPractice }));
    }
  }
  terminology.keepOnly(requiredValueSets([...types, ...profiles]));
  const schema = new StructureSchema(types);
  for (const type of ['Patient', 'Bundle']) if (!schema.isResource(type)) throw errors.RWD_FHIR_DEFINITIONS_MISSING({ type });
  const codeSets = new CodeSets(terminology);
  const book = new TypeBook(schema, codeSets, new ProfileBook(profiles, schema, codeSets));
  return { validate: (resource, request = {}) => validate(resource, request, book) };
}

const requiredValueSets = (structures: readonly StructureDefinition[]): ReadonlySet<string> =>
  new Set(
    structures.flatMap(({ snapshot, differential }) => [...(snapshot?.element ?? []), ...(differential?.element ?? [])]).flatMap(({ binding }) => (binding?.strength === 'required' ? (binding.valueSet ?? []) : [])),
  );

const UNKNOWN: OperationOutcomeIssue = {
  ...errorIssue(issueKinds['unknown-resource-type'].type, issueKinds['unknown-resource-type'].text, 'resourceType'),
  details: { coding: [{ system: VALIDATION_CODES, code: 'unknown-resource-type' }], text: issueKinds['unknown-resource-type'].text },
};

const validate = (resource: Resource, { profiles = [] }: ValidationRequest, book: TypeBook): readonly OperationOutcomeIssue[] => {
  if (!isResource(resource) || !book.schema.isResource(resource.resourceType)) return [UNKNOWN];
  const run = new Run(resource);
  book.resource(resource, run);
  for (const profile of profiles) book.profiles.checkResource(profile, resource, run);
  return distinct(run.issues);
};

/** A fault that both a type and a profile find is one. */
const distinct = (issues: readonly OperationOutcomeIssue[]): readonly OperationOutcomeIssue[] => {
  if (issues.length < 2) return issues;
  const keyOf = ({ severity, expression, details }: OperationOutcomeIssue): string => `${severity} ${expression?.[0] ?? ''} ${details?.coding?.map(({ code }) => code).join(' ') ?? ''} ${details?.text ?? ''}`;
  return [...new Map(issues.map((found) => [keyOf(found), found])).values()];
};
