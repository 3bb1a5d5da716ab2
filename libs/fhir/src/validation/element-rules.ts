import type { ElementDefinition, ElementType, StructureDefinition } from './definitions.js';
import type { Expansion, Terminology } from './value-set-expansion.js';

/** What the strict checks need to know of one JSON property; choice elements have one rule a type. */
export type ElementRule = {
  /** FHIR type code; `Resource` for contained resources, `Backbone` for elements defined in place. */
  readonly type: string;
  /** The shared name of a choice, e.g. `value` for valueQuantity. */
  readonly choice: string | undefined;
  readonly codes: Expansion | undefined;
  /** Resource types a Reference may point to; undefined for any. */
  readonly targets: ReadonlySet<string> | undefined;
  /** Rules of the properties below, found when first needed, since types refer to each other. */
  readonly below: () => ElementRules | undefined;
};

export type ElementRules = ReadonlyMap<string, ElementRule>;

const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';
const IN_PLACE = new Set(['BackboneElement', 'Element']);

/**
 * Compiles StructureDefinition snapshots (FHIR R4 base types, no profiles) to property rules, type by type. The rules are
 * a table: a compiled validator of our own can replace the walk over them without another reading of the definitions.
 */
export class RuleBook {
  readonly #types = new Map<string, Map<string, Map<string, ElementRule>>>();

  /** @param terminology used while adding, and not kept: expansions of required bindings are. */
  add(definition: StructureDefinition, terminology: Terminology): void {
    const nodes = new Map<string, Map<string, ElementRule>>();
    for (const element of definition.snapshot?.element ?? []) {
      const dot = element.path.lastIndexOf('.');
      if (dot < 0) nodes.set(element.path, new Map());
      else addElement(element, element.path.slice(0, dot), { nodes, book: this, terminology });
    }
    this.#types.set(definition.type, nodes);
  }

  /** Rules of the properties of a type, or undefined when the type has no definition here. */
  rulesOf(type: string): ElementRules | undefined {
    return this.#types.get(type)?.get(type);
  }
}

type Compilation = { readonly nodes: Map<string, Map<string, ElementRule>>; readonly book: RuleBook; readonly terminology: Terminology };

const addElement = (element: ElementDefinition, parent: string, compilation: Compilation): void => {
  const siblings = compilation.nodes.get(parent) ?? new Map<string, ElementRule>();
  compilation.nodes.set(parent, siblings);
  const name = element.path.slice(parent.length + 1);
  if (!name.endsWith('[x]')) {
    siblings.set(name, ruleOf(element, { type: element.type?.[0], choice: undefined }, compilation));
    return;
  }
  const choice = name.slice(0, -3);
  for (const type of element.type ?? []) {
    siblings.set(`${choice}${type.code[0]?.toUpperCase() ?? ''}${type.code.slice(1)}`, ruleOf(element, { type, choice }, compilation));
  }
};

const ruleOf = (
  element: ElementDefinition,
  { type, choice }: { type: ElementType | undefined; choice: string | undefined },
  { nodes, book, terminology }: Compilation,
): ElementRule => {
  const { binding } = element;
  const required = binding?.strength === 'required' ? binding.valueSet : undefined;
  const code = typeCode(element, type);
  return {
    type: code,
    choice,
    codes: required === undefined ? undefined : terminology.expand(required),
    targets: targetsOf(type),
    below: belowOf(element, code, { nodes, book }),
  };
};

/** `Resource.id` is published with type string but its text says id (FHIR R4 resource.html): hold it to id. */
const typeCode = (element: ElementDefinition, type: ElementType | undefined): string => {
  if (type === undefined) return 'Backbone';
  if (element.base?.path === 'Resource.id') return 'id';
  const named = type.extension?.find((extension) => extension.url === FHIR_TYPE)?.valueUrl;
  if (named !== undefined) return named;
  return IN_PLACE.has(type.code) ? 'Backbone' : type.code;
};

const targetsOf = (type: ElementType | undefined): ReadonlySet<string> | undefined => {
  const names = (type?.targetProfile ?? []).map((profile) => profile.slice(profile.lastIndexOf('/') + 1));
  return names.length === 0 || names.includes('Resource') ? undefined : new Set(names);
};

const belowOf = (
  element: ElementDefinition,
  code: string,
  { nodes, book }: { nodes: ReadonlyMap<string, ElementRules>; book: RuleBook },
): ElementRule['below'] => {
  const { contentReference, path } = element;
  const referred = contentReference?.slice(contentReference.indexOf('#') + 1);
  if (referred !== undefined) return () => nodes.get(referred);
  if (code === 'Backbone') return () => nodes.get(path);
  return () => book.rulesOf(code);
};
