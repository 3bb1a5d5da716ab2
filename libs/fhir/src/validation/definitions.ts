/**
 * What the validator reads from HL7's published definitions. Only the elements it uses are typed; the rest of a definition
 * may be there or not, so a loader can hand entries over one at a time and let them go.
 */
export type ElementType = {
  readonly code: string;
  readonly profile?: readonly string[];
  readonly targetProfile?: readonly string[];
  readonly extension?: readonly { readonly url: string; readonly valueUrl?: string }[];
};

export type ElementConstraint = {
  readonly key: string;
  readonly severity: string;
  readonly human?: string;
  readonly expression?: string;
  readonly extension?: readonly { readonly url: string; readonly valueBoolean?: boolean }[];
};

/** How a profile tells the slices of an element apart (FHIR R4 profiling.html#discriminator). */
export type Discriminator = { readonly type: string; readonly path: string };
export type Slicing = { readonly discriminator?: readonly Discriminator[]; readonly rules?: string; readonly ordered?: boolean };

export type ElementDefinition = {
  readonly id?: string;
  readonly path: string;
  readonly min?: number;
  readonly max?: string;
  readonly base?: { readonly path?: string; readonly max?: string };
  readonly type?: readonly ElementType[];
  readonly contentReference?: string;
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
  readonly constraint?: readonly ElementConstraint[];
  readonly sliceName?: string;
  readonly slicing?: Slicing;
  readonly maxLength?: number;
  /** `fixedUri`, `patternCoding`, `minValueDate` and the like. */
  readonly [choice: `${'fixed' | 'pattern' | 'minValue' | 'maxValue'}${string}`]: unknown;
};

export type StructureDefinition = {
  readonly resourceType: 'StructureDefinition';
  readonly url: string;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly abstract?: boolean;
  readonly derivation?: string;
  readonly baseDefinition?: string;
  readonly version?: string;
  readonly differential?: { readonly element: readonly ElementDefinition[] };
  readonly snapshot?: { readonly element: readonly ElementDefinition[] };
};

export type Concept = { readonly code: string; readonly concept?: readonly Concept[] };

export type CodeSystem = {
  readonly resourceType: 'CodeSystem';
  readonly url: string;
  readonly content?: string;
  readonly concept?: readonly Concept[];
};

export type ConceptSet = {
  readonly system?: string;
  readonly concept?: readonly { readonly code: string }[];
  readonly filter?: readonly { readonly property: string; readonly op: string; readonly value: string }[];
  readonly valueSet?: readonly string[];
};

export type ValueSet = {
  readonly resourceType: 'ValueSet';
  readonly url: string;
  readonly compose?: { readonly include?: readonly ConceptSet[]; readonly exclude?: readonly ConceptSet[] };
};

export type Definition = StructureDefinition | CodeSystem | ValueSet;
