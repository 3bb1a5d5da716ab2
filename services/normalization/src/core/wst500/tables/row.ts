/** Kind of act at each step of a position. */
export type Segment = 'O' | 'C' | 'B' | 'P' | 'S' | 'A';

/**
 * One row of a document's table. The same data element means different things at different places, so the key is
 * (document, section, position, element); where two rows share it, name and value type decide.
 */
export type TableRow = {
  readonly document: string;
  readonly edition: string;
  /** LOINC code, or the display name where the standard gives no code. */
  readonly section: string;
  readonly sectionName: string;
  /** Kinds of the acts from the entry down: `C/O` is an observation in a CLUSTER organizer. */
  readonly position: string;
  /** Data element; `*` for any code, `-` for an act without code. */
  readonly element: string;
  readonly codeSystem: string;
  readonly name: string;
  /** xsi:type of the value; '' where the sources show none. */
  readonly valueType: string;
  readonly valueSystem: string;
  readonly unit: string;
  /** Which of two independent template sets shows the row; `-`: neither lists it, but rows below it need it. */
  readonly seenIn: 'A' | 'B' | 'AB' | '-';
  /** Name and arguments of the target, see targets.ts. */
  readonly target: string;
};

export type DocumentTable = {
  readonly document: string;
  readonly edition: string;
  readonly title: string;
  /** FHIR v3-ActCode class of the encounter, when no identifier of the patient says so. */
  readonly encounterClass: 'IMP' | 'AMB' | 'EMER';
  readonly encounterStatus: 'in-progress' | 'finished' | 'unknown';
  readonly rows: readonly TableRow[];
};
