import type { ElementConstraint, ElementDefinition, ElementType, StructureDefinition } from './definitions.js';

const BEST_PRACTICE = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice';
const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';
const READ = /^(?:id|path|min|max|base|type|contentReference|binding|constraint|slicing|sliceName|maxLength|(?:fixed|pattern|minValue|maxValue)[A-Z]\w*)$/;

/** Which constraints a validator reports; best practice (a narrative in each resource) is advice, not a fault. */
export type ConstraintChoice = { readonly bestPractice: boolean };

/** A definition with only what validating reads, so that texts for people do not stay in memory. */
export function slim(definition: StructureDefinition, choice: ConstraintChoice): StructureDefinition {
  const { resourceType, url, version, name, kind, type, abstract, derivation, baseDefinition, snapshot, differential } = definition;
  const elements = (from: { readonly element: readonly ElementDefinition[] }): { readonly element: readonly ElementDefinition[] } => ({ element: from.element.map((element) => slimElement(element, choice)) });
  return {
    resourceType, url, name, kind, type,
    ...(version === undefined ? {} : { version }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(derivation === undefined ? {} : { derivation }),
    ...(baseDefinition === undefined ? {} : { baseDefinition }),
    ...(snapshot === undefined ? {} : { snapshot: elements(snapshot) }),
    ...(differential === undefined || snapshot !== undefined ? {} : { differential: elements(differential) }),
  };
}

const slimElement = (element: ElementDefinition, choice: ConstraintChoice): ElementDefinition => {
  const kept = Object.fromEntries(Object.entries(element).filter(([key]) => READ.test(key))) as unknown as ElementDefinition;
  const { binding, type, base } = kept;
  return {
    ...kept,
    ...(kept.constraint === undefined ? {} : { constraint: kept.constraint.filter((one) => isReported(one, choice)).map(slimConstraint) }),
    ...(binding === undefined ? {} : { binding: { strength: binding.strength, ...(binding.valueSet === undefined ? {} : { valueSet: binding.valueSet }) } }),
    ...(type === undefined ? {} : { type: type.map(slimType) }),
    ...(base === undefined ? {} : { base }),
  };
};

const isReported = ({ key, extension }: ElementConstraint, { bestPractice }: ConstraintChoice): boolean =>
  // On every element; the compiled structure holds it.
  key !== 'ele-1' && (bestPractice || extension?.some(({ url, valueBoolean }) => url === BEST_PRACTICE && valueBoolean === true) !== true);

const slimConstraint = ({ key, severity, human, expression }: ElementConstraint): ElementConstraint => ({
  key,
  severity,
  ...(human === undefined ? {} : { human }),
  ...(expression === undefined ? {} : { expression }),
});

const slimType = ({ code, profile, targetProfile, extension }: ElementType): ElementType => ({
  code,
  ...(profile === undefined ? {} : { profile }),
  ...(targetProfile === undefined ? {} : { targetProfile }),
  ...(extension?.some(({ url }) => url === FHIR_TYPE) === true ? { extension: extension.filter(({ url }) => url === FHIR_TYPE) } : {}),
});
