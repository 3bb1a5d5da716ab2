import type { V2DataType } from './data-types.js';

/** One row of a segment map: field -> element of the segment's resource, by a data-type map. */
export type SegmentRow = {
  readonly field: number;
  readonly to: string;
  readonly type: V2DataType;
  /** What the row is left out for, when the resource has it already (a choice of one). */
  readonly unless?: string;
};

export type SegmentMap = { readonly segment: string; readonly resource: string; readonly edition: string; readonly rows: readonly SegmentRow[] };

const edition = 'HL7 v2.5.1, HL7 v2-to-FHIR segment maps';

/** Segment maps, after the HL7 v2-to-FHIR implementation guide. Fields without a row are preserved. */
export const segmentMaps = {
  PID: {
    segment: 'PID',
    resource: 'Patient',
    edition,
    rows: [
      { field: 3, to: 'identifier[+]', type: 'CX' },
      { field: 5, to: 'name[+]', type: 'XPN' },
      { field: 7, to: 'birthDate', type: 'date' },
      { field: 8, to: 'gender', type: 'sex' },
      { field: 11, to: 'address[+]', type: 'XAD' },
      { field: 13, to: 'telecom[+]', type: 'XTN' },
      { field: 14, to: 'telecom[+]', type: 'XTN' },
      { field: 16, to: 'maritalStatus', type: 'maritalStatus' },
      { field: 25, to: 'multipleBirthInteger', type: 'integer' },
      { field: 24, to: 'multipleBirthBoolean', type: 'boolean', unless: 'multipleBirthInteger' },
      { field: 29, to: 'deceasedDateTime', type: 'dateTime' },
      { field: 30, to: 'deceasedBoolean', type: 'boolean', unless: 'deceasedDateTime' },
    ],
  },
  PV1: {
    segment: 'PV1',
    resource: 'Encounter',
    edition,
    rows: [
      { field: 2, to: 'class', type: 'patientClass' },
      { field: 3, to: 'location[+]', type: 'PL' },
      { field: 7, to: 'participant[+].individual', type: 'XCN' },
      { field: 10, to: 'serviceType', type: 'CWE' },
      { field: 14, to: 'hospitalization.admitSource', type: 'CWE' },
      { field: 19, to: 'identifier[+]', type: 'CX' },
      { field: 36, to: 'hospitalization.dischargeDisposition', type: 'CWE' },
      { field: 44, to: 'period.start', type: 'dateTime' },
      { field: 45, to: 'period.end', type: 'dateTime' },
    ],
  },
  OBR: {
    segment: 'OBR',
    resource: 'DiagnosticReport',
    edition,
    rows: [
      { field: 2, to: 'identifier[+]', type: 'EI' },
      { field: 3, to: 'identifier[+]', type: 'EI' },
      { field: 4, to: 'code', type: 'CWE' },
      { field: 7, to: 'effectiveDateTime', type: 'dateTime' },
      { field: 22, to: 'issued', type: 'instant' },
      { field: 24, to: 'category[+]', type: 'CWE' },
      { field: 25, to: 'status', type: 'reportStatus' },
      { field: 32, to: 'resultsInterpreter[+]', type: 'NDL' },
    ],
  },
  OBX: {
    segment: 'OBX',
    resource: 'Observation',
    edition,
    rows: [
      { field: 3, to: 'code', type: 'CWE' },
      { field: 7, to: 'referenceRange[+].text', type: 'text' },
      { field: 8, to: 'interpretation[+]', type: 'interpretation' },
      { field: 11, to: 'status', type: 'observationStatus' },
      { field: 14, to: 'effectiveDateTime', type: 'dateTime' },
      { field: 17, to: 'method', type: 'CWE' },
    ],
  },
} as const satisfies Readonly<Record<string, SegmentMap>>;

/** OBX-2 -> the choice of value[x] for OBX-5, in the order tried: the first that can read the value holds it. */
export const observationValues: Readonly<Record<string, readonly { readonly to: string; readonly type: V2DataType }[]>> = {
  NM: [{ to: 'valueQuantity', type: 'NM' }, { to: 'valueString', type: 'text' }],
  ST: [{ to: 'valueString', type: 'text' }],
  TX: [{ to: 'valueString', type: 'text' }],
  FT: [{ to: 'valueString', type: 'text' }],
  CE: [{ to: 'valueCodeableConcept', type: 'CWE' }],
  CWE: [{ to: 'valueCodeableConcept', type: 'CWE' }],
  DT: [{ to: 'valueDateTime', type: 'dateTime' }],
  TS: [{ to: 'valueDateTime', type: 'dateTime' }],
  DTM: [{ to: 'valueDateTime', type: 'dateTime' }],
};

/** What a trigger event says of the encounter: the status of its stay, unless PV1-45 ends it. */
export const messageTypes: Readonly<Record<string, { readonly encounterStatus: string; readonly results: boolean }>> = {
  'ADT^A01': { encounterStatus: 'in-progress', results: false },
  'ADT^A04': { encounterStatus: 'in-progress', results: false },
  'ADT^A08': { encounterStatus: 'unknown', results: false },
  'ORU^R01': { encounterStatus: 'unknown', results: true },
};

/** Leaves that order or type other leaves: dropped, since the Bundle says the same by its own form. */
export const structuralFields: readonly { readonly segment: string; readonly field: number; readonly reason: string }[] = [
  { segment: 'PID', field: 1, reason: 'set id, implied by the order of the Bundle' },
  { segment: 'PV1', field: 1, reason: 'set id, implied by the order of the Bundle' },
  { segment: 'OBR', field: 1, reason: 'set id, implied by the order of the Bundle' },
  { segment: 'OBX', field: 1, reason: 'set id, implied by the order of the Bundle' },
  { segment: 'NTE', field: 1, reason: 'set id, implied by the order of the Bundle' },
];
