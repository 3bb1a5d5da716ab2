import type { ElementConstraint, ElementDefinition, ElementType, StructureDefinition } from '../validation/definitions.js';

/** One JSON property of an object: an element has one, a choice element one for each of its types. */
export type PropertySchema = {
  /** The JSON name: `valueQuantity`. */
  readonly name: string;
  /** Its step in FHIRPath: `value.ofType(Quantity)`. */
  readonly step: string;
  /** FHIR type code, the path of an element defined in place (`Patient.contact`), or `Resource`. */
  readonly type: string;
  readonly definition: ElementType | undefined;
  readonly element: ElementSchema;
};

export type ElementSchema = {
  /** The element's name without `[x]`. */
  readonly name: string;
  readonly path: string;
  readonly min: number;
  /** Infinity for `*`. */
  readonly max: number;
  /** Whether the JSON form is an array. */
  readonly many: boolean;
  readonly choice: boolean;
  readonly options: readonly PropertySchema[];
  /** Canonical of the value set of a required binding. */
  readonly required: string | undefined;
  /** Constraints stated on the element and not on its type. */
  readonly constraints: readonly ElementConstraint[];
};

/** What an object of a type, or of an element defined in place, may hold. */
export type NodeSchema = {
  readonly path: string;
  readonly elements: ReadonlyMap<string, ElementSchema>;
  readonly properties: ReadonlyMap<string, PropertySchema>;
  readonly constraints: readonly ElementConstraint[];
};

const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';
const SYSTEM_TYPE = 'http://hl7.org/fhirpath/System.';
const IN_PLACE = new Set(['BackboneElement', 'Element']);
/** Stated on every element; the compiled structure holds it. */
const EVERYWHERE = new Set(['ele-1']);

/** The JSON name of one type of a choice: value + dateTime -> valueDateTime. */
export const choiceName = (choice: string, type: string): string => `${choice}${type.charAt(0).toUpperCase()}${type.slice(1)}`;

/**
 * FHIR R4 StructureDefinition snapshots (base types, no profiles) as tables of what an object may hold. A structure is
 * turned into tables when first asked for, and its definition is then let go.
 */
export class StructureSchema {
  readonly #pending = new Map<string, StructureDefinition>();
  readonly #nodes = new Map<string, NodeSchema>();
  readonly #kinds = new Map<string, { readonly kind: string; readonly abstract: boolean; readonly base: string | undefined }>();

  constructor(structures: Iterable<StructureDefinition>) {
    for (const structure of structures) {
      this.#pending.set(structure.type, structure);
      const { kind, abstract, baseDefinition } = structure;
      this.#kinds.set(structure.type, { kind, abstract: abstract === true, base: baseDefinition?.slice(baseDefinition.lastIndexOf('/') + 1) });
    }
  }

  /** Tables of a type (`Patient`, `HumanName`) or of an element defined in place (`Patient.contact`); undefined if unknown. */
  node(path: string): NodeSchema | undefined {
    return this.#nodes.get(path) ?? this.#read(path);
  }

  isPrimitive(type: string): boolean {
    return this.#kinds.get(type)?.kind === 'primitive-type';
  }

  /** Whether it is a resource type an instance can have. */
  isResource(type: string): boolean {
    const known = this.#kinds.get(type);
    return known?.kind === 'resource' && !known.abstract;
  }

  isKnown(type: string): boolean {
    return this.#kinds.has(type);
  }

  /** Whether a value of `type` is one of `ancestor` too: Age is a Quantity, code is a string. */
  isA(type: string, ancestor: string): boolean {
    for (let at: string | undefined = type; at !== undefined; at = this.#kinds.get(at)?.base) if (at === ancestor) return true;
    return false;
  }

  resourceTypes(): readonly string[] {
    return [...this.#kinds.keys()].filter((type) => this.isResource(type));
  }

  #read(path: string): NodeSchema | undefined {
    const [type = path] = path.split('.', 1);
    const structure = this.#pending.get(type);
    if (structure === undefined) return undefined;
    this.#pending.delete(type);
    for (const node of nodesOf(structure)) this.#nodes.set(node.path, node);
    return this.#nodes.get(path);
  }
}

type Draft = { readonly path: string; readonly elements: Map<string, ElementSchema>; readonly properties: Map<string, PropertySchema>; readonly constraints: readonly ElementConstraint[] };

const nodesOf = ({ snapshot }: StructureDefinition): readonly NodeSchema[] => {
  const drafts = new Map<string, Draft>();
  const draft = (path: string, constraints: readonly ElementConstraint[]): Draft => {
    const found = drafts.get(path) ?? { path, elements: new Map<string, ElementSchema>(), properties: new Map<string, PropertySchema>(), constraints };
    drafts.set(path, found);
    return found;
  };
  for (const element of snapshot?.element ?? []) {
    const dot = element.path.lastIndexOf('.');
    if (dot < 0) draft(element.path, own(element.constraint));
    else addElement(draft(element.path.slice(0, dot), []), element, element.path.slice(dot + 1));
    if (isInPlace(element)) draft(element.path, own(element.constraint));
  }
  return [...drafts.values()];
};

const own = (constraints: readonly ElementConstraint[] | undefined): readonly ElementConstraint[] => (constraints ?? []).filter(({ key }) => !EVERYWHERE.has(key));

const isInPlace = ({ path, type, contentReference }: ElementDefinition): boolean =>
  path.includes('.') && contentReference === undefined && IN_PLACE.has(type?.[0]?.code ?? '');

const addElement = ({ elements, properties }: Draft, definition: ElementDefinition, lastName: string): void => {
  const choice = lastName.endsWith('[x]');
  const name = choice ? lastName.slice(0, -3) : lastName;
  const { path, min = 0, max = '*', base, binding, constraint } = definition;
  const options: PropertySchema[] = [];
  const element: ElementSchema = {
    name,
    path,
    min,
    max: max === '*' ? Number.POSITIVE_INFINITY : Number(max),
    many: (base?.max ?? max) !== '1',
    choice,
    options,
    required: binding?.strength === 'required' ? binding.valueSet : undefined,
    constraints: isInPlace(definition) ? [] : own(constraint).filter(({ key }) => key !== 'ext-1'),
  };
  const types = choice ? (definition.type ?? []) : [definition.type?.[0]];
  for (const type of types) {
    const names = choice && type !== undefined ? { name: choiceName(name, type.code), step: `${name}.ofType(${type.code})` } : { name, step: name };
    options.push({ ...names, type: typeOf(definition, type), definition: type, element });
  }
  elements.set(name, element);
  for (const option of options) properties.set(option.name, option);
};

const typeOf = (element: ElementDefinition, type: ElementType | undefined): string => {
  const { contentReference } = element;
  if (contentReference !== undefined) return contentReference.slice(contentReference.indexOf('#') + 1);
  // Published as string, while its text says id (FHIR R4 resource.html).
  if (element.base?.path === 'Resource.id') return 'id';
  if (type === undefined) return 'Element';
  if (type.code.startsWith(SYSTEM_TYPE)) return type.extension?.find(({ url }) => url === FHIR_TYPE)?.valueUrl ?? type.code.slice(SYSTEM_TYPE.length).toLowerCase();
  return isInPlace(element) ? element.path : type.code;
};
