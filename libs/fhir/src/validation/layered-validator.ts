import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { errors } from '../errors.js';
import { errorIssue } from '../operation-outcome.js';
import { isBundle, isObject, isResource } from '../resource.js';
import type { OperationOutcome, OperationOutcomeIssue, Resource } from '../resource.js';
import type { Definition, ElementDefinition, StructureDefinition } from './definitions.js';
import { RuleBook } from './element-rules.js';
import { strictIssues } from './strict-checks.js';
import type { Validator } from './validator.js';
import { Terminology } from './value-set-expansion.js';

/**
 * Builds the validator of FHIR R4 base resources: Medplum's structure, cardinality and FHIRPath invariants, then the
 * strict checks it was measured to miss. The two layers' issues are joined and equal ones reported once.
 *
 * @param definitions StructureDefinitions, CodeSystems and ValueSets of FHIR R4, in any order; each is read once, so a
 * loader may parse them one at a time. Medplum keeps its index for the process, so build one validator a process.
 * @throws RWD_FHIR_DEFINITIONS_MISSING when Patient or Bundle is not among them.
 */
export function createValidator(definitions: Iterable<Definition>): Validator {
  const terminology = new Terminology();
  const structures: StructureDefinition[] = [];
  for (const definition of definitions) {
    if (definition.resourceType !== 'StructureDefinition') terminology.add(definition);
    else if (definition.derivation !== 'constraint') structures.push(slim(definition));
  }
  const book = new RuleBook();
  structures.forEach((structure) => book.add(structure, terminology));
  for (const type of ['Patient', 'Bundle']) {
    if (book.rulesOf(type) === undefined) throw errors.RWD_FHIR_DEFINITIONS_MISSING({ type });
  }
  indexStructureDefinitionBundle(structures);
  return { validate: (resource) => validate(resource, book) };
}

const validate = (resource: Resource, book: RuleBook): readonly OperationOutcomeIssue[] => {
  if (!isResource(resource) || book.rulesOf(resource.resourceType) === undefined) {
    return [errorIssue('structure', 'not a resource type of FHIR R4', 'resourceType')];
  }
  return distinct([...medplumIssues(resource), ...strictIssues(resource, book)]);
};

/**
 * Medplum does not hold a resource inside a Bundle to its type's invariants, so each is validated by itself and the Bundle
 * with stubs in their places.
 */
const medplumIssues = (resource: Resource): readonly OperationOutcomeIssue[] => {
  const entries: unknown = isBundle(resource) ? resource.entry : undefined;
  if (!Array.isArray(entries)) return ownIssues(resource);
  const shell = ownIssues({ ...resource, entry: entries.map(withStub) }).filter(({ expression }) => !IN_ENTRY.test(expression?.[0] ?? ''));
  const inside = entries.flatMap((entry: unknown, at) => {
    const nested = isObject(entry) ? entry['resource'] : undefined;
    return isResource(nested) ? medplumIssues(nested).map((found) => moved(found, nested.resourceType, `Bundle.entry[${at}].resource`)) : [];
  });
  return [...shell, ...inside];
};

const IN_ENTRY = /^Bundle\.entry\[\d+\]\.resource/;

const withStub = (entry: unknown): unknown => {
  if (!isObject(entry) || !isResource(entry['resource'])) return entry;
  const { resourceType, id, meta } = entry['resource'];
  return { ...entry, resource: { resourceType, ...(id === undefined ? {} : { id }), ...(meta === undefined ? {} : { meta }) } };
};

/** The issue with its path seen from the Bundle. */
const moved = (found: OperationOutcomeIssue, type: string, place: string): OperationOutcomeIssue =>
  found.expression === undefined ? { ...found, expression: [place] } : { ...found, expression: found.expression.map((path) => (path === type || path.startsWith(`${type}.`) ? `${place}${path.slice(type.length)}` : `${place}.${path}`)) };

/** Medplum throws an OperationOutcomeError that carries every issue; anything else it throws is itself an issue. */
const ownIssues = (resource: Resource): readonly OperationOutcomeIssue[] => {
  try {
    return validateResource(resource) as OperationOutcomeIssue[];
  } catch (error) {
    if (error instanceof OperationOutcomeError) return (error.outcome as OperationOutcome).issue;
    return [errorIssue('exception', error instanceof Error ? error.message : String(error), resource.resourceType)];
  }
};

const distinct = (issues: readonly OperationOutcomeIssue[]): readonly OperationOutcomeIssue[] =>
  issues.length < 2 ? issues : [...new Map(issues.map((found) => [`${found.severity} ${found.code} ${found.expression?.[0] ?? ''} ${found.details?.text ?? ''}`, found])).values()];

/**
 * A definition with only what the two layers read, so that the whole of R4 fits in memory.
 */
const slim = ({ resourceType, url, name, kind, type, abstract, derivation, snapshot }: StructureDefinition): StructureDefinition => ({
  resourceType,
  url,
  name,
  kind,
  type,
  ...(abstract === undefined ? {} : { abstract }),
  ...(derivation === undefined ? {} : { derivation }),
  snapshot: { element: (snapshot?.element ?? []).map(slimElement) },
});

const READ = new Set(['id', 'path', 'min', 'max', 'base', 'type', 'contentReference', 'binding', 'constraint', 'slicing', 'sliceName']);
/** Held by the strict checks, in code: the published FHIRPath of these runs on every element or resource. */
const IMPLIED = new Set(['ele-1', 'ext-1', 'dom-2', 'dom-4', 'dom-5']);

const slimElement = (element: ElementDefinition): ElementDefinition => {
  const kept = Object.fromEntries(Object.entries(element).filter(([key]) => READ.has(key))) as unknown as ElementDefinition;
  const constraint = kept.constraint?.filter(({ key, severity }) => severity === 'error' && !IMPLIED.has(key)).map(({ key, severity, expression, human }) => ({ key, severity, human, expression }));
  return { ...kept, ...(constraint === undefined ? {} : { constraint }) } as ElementDefinition;
};
