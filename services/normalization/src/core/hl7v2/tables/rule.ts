import type { V2DataType } from './data-types.js';

/** One row of a segment map: field -> element of a resource, by a data-type map. */
export type SegmentRow = {
  readonly field: number;
  readonly to: string;
  readonly type: V2DataType;
  /** What the row is left out for when the resource has it already (a choice of one). */
  readonly unless?: string;
  /** Only when the resource has this already. */
  readonly when?: string;
  /** Elements added beside, each time the row fills something. */
  readonly add?: Readonly<Record<string, unknown>>;
};

/**
 * What one segment becomes. `makes` names the resource it makes; `into` those it fills further: the nearest that was made
 * by a segment above it in the message structure. A rule with both fills what the order above it made, once, else makes its own.
 */
export type SegmentRule = {
  readonly segment: string;
  readonly makes?: string;
  readonly into?: readonly string[];
  /** Only the first segment below the order fills what the order made. */
  readonly once?: true;
  /** Message types (MSH-9.1) the rule is for, or not for. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** Only below a segment of this id; not below one of those. */
  readonly beneath?: string;
  readonly notBeneath?: readonly string[];
  /** The rule is left out when these fields are all empty. */
  readonly requires?: readonly number[];
  readonly rows: readonly SegmentRow[];
  /** References to the nearest resource of a type: element -> type. */
  readonly links?: Readonly<Record<string, string>>;
  /** Elements added beside each link. */
  readonly linkAdd?: Readonly<Record<string, unknown>>;
  /** References back from the nearest resource of a type: type -> element. */
  readonly back?: Readonly<Record<string, string>>;
  /** Elements added beside each reference back. */
  readonly backAdd?: Readonly<Record<string, unknown>>;
  /** Elements that R4 requires, where the message has none; one of a choice only when no other of the choice is there. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** The resource is found from the segment above too: an encounter is its patient's, a specimen its order's. */
  readonly shared?: true;
};

export const EDITION = 'HL7 v2.1-2.8.2; HL7 v2-to-FHIR implementation guide, segment maps';

/** What stands for a required concept the message left out. */
export const UNKNOWN_CONCEPT = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown', display: 'Unknown' }] } as const;

/** The extension that says why a required primitive has no value. */
export const ABSENT = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] } as const;

export const participation = (code: string, display: string): Readonly<Record<string, unknown>> => ({
  'participant[=].type[+]': { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code, display }] },
});
