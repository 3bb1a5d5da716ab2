/** The place of a segment in a message: below the latest open segment of these ids; and what it ends. */
export type Placement = { readonly under: readonly string[]; readonly closes?: readonly string[] };

const DETAILS = ['OBR', 'RXO', 'RXE', 'RXD', 'RXG', 'RXA', 'RXR', 'RXC', 'TQ1', 'SPM', 'SAC', 'OBX', 'CTD', 'FT1', 'PR1', 'PRT'];
const OF_PATIENT = ['PD1', 'NK1', 'PV1', 'PV2', 'AL1', 'IAM', 'DG1', 'GT1', 'IN1', 'IN2', 'MRG', 'ROL', 'DB1', 'PRB', 'TXA', 'ORC', ...DETAILS];

/**
 * Which segment belongs to which, for all message structures at once (HL7 v2.5.1 chapters 3, 4, 6, 7, 9, 10): a segment
 * belongs to the latest segment of the ids listed that nothing has ended since. A segment that is not listed belongs to
 * the message.
 */
export const structure: Readonly<Record<string, Placement>> = {
  PID: { under: [], closes: OF_PATIENT },
  PD1: { under: ['PID'] },
  MRG: { under: ['PID'] },
  NK1: { under: ['PID'], closes: ['DG1', 'PR1', 'ROL'] },
  PV1: { under: ['PID'], closes: ['DG1', 'PR1', 'ROL'] },
  PV2: { under: ['PV1', 'PID'] },
  DB1: { under: ['PID'] },
  AL1: { under: ['PID'], closes: ['OBX'] },
  IAM: { under: ['PID'] },
  GT1: { under: ['PID'] },
  IN1: { under: ['PID'], closes: ['IN2'] },
  IN2: { under: ['IN1', 'PID'] },
  IN3: { under: ['IN1', 'PID'] },
  PRB: { under: ['PID'], closes: ['OBX', 'ROL'] },
  DG1: { under: ['FT1', 'ORC', 'PID'] },
  PR1: { under: ['FT1', 'PID'], closes: ['ROL'] },
  ROL: { under: ['PR1', 'PRB', 'PV1', 'PID'] },
  FT1: { under: ['ORC', 'PID'], closes: ['DG1', 'PR1'] },
  ORC: { under: ['PID'], closes: DETAILS },
  OBR: { under: ['ORC', 'PID'], closes: ['OBX', 'SPM', 'SAC', 'TQ1', 'CTD', 'FT1'] },
  RXO: { under: ['ORC', 'PID'], closes: ['RXR', 'RXC', 'TQ1', 'OBX'] },
  RXE: { under: ['ORC', 'PID'], closes: ['RXR', 'RXC', 'TQ1', 'OBX'] },
  RXD: { under: ['ORC', 'PID'], closes: ['RXR', 'RXC', 'OBX'] },
  RXG: { under: ['ORC', 'PID'], closes: ['RXR', 'RXC', 'OBX'] },
  RXA: { under: ['ORC', 'PID'], closes: ['RXR', 'RXC', 'OBX'] },
  RXR: { under: ['RXA', 'RXG', 'RXD', 'RXE', 'RXO', 'ORC', 'PID'] },
  RXC: { under: ['RXA', 'RXG', 'RXD', 'RXE', 'RXO', 'ORC', 'PID'] },
  TQ1: { under: ['RXG', 'RXE', 'RXO', 'OBR', 'ORC', 'SCH', 'PID'] },
  SPM: { under: ['OBR', 'ORC', 'PID'], closes: ['OBX'] },
  SAC: { under: ['SPM', 'OBR', 'PID'] },
  CTD: { under: ['OBR', 'PID'] },
  TXA: { under: ['PID'], closes: ['ORC', ...DETAILS] },
  OBX: { under: ['SPM', 'OBR', 'RXA', 'RXG', 'RXD', 'RXE', 'RXO', 'TXA', 'PRB', 'ORC', 'PID'] },
  SCH: { under: [] },
  RGS: { under: ['SCH'], closes: ['AIS', 'AIG', 'AIL', 'AIP'] },
  AIS: { under: ['SCH'] },
  AIG: { under: ['SCH'] },
  AIL: { under: ['SCH'] },
  AIP: { under: ['SCH'] },
  /** A note is on the segment before it that can carry one: the latest of these, by position. */
  NTE: { under: ['OBX', 'SPM', 'RXA', 'RXG', 'RXD', 'RXE', 'RXO', 'OBR', 'ORC', 'AIS', 'AIG', 'AIL', 'AIP', 'SCH', 'TXA', 'AL1', 'DG1', 'PR1', 'PRB', 'PV1', 'PID'] },
  PRT: { under: ['OBX', 'SPM', 'RXA', 'RXE', 'RXO', 'OBR', 'ORC', 'PV1', 'PID'] },
};

/** The resource an order (ORC) asks for, by the first detail segment that follows it. */
export const orderedResource: Readonly<Record<string, string>> = {
  OBR: 'ServiceRequest',
  RXA: 'Immunization',
  RXO: 'MedicationRequest',
  RXE: 'MedicationRequest',
  RXD: 'MedicationDispense',
  RXG: 'MedicationRequest',
};

/** Messages that administer what is no vaccine. */
export const administers: ReadonlySet<string> = new Set(['RAS', 'RAR']);

/** A set id that only counts is said by the order of the Bundle. */
export const SET_ID_SEGMENTS: ReadonlySet<string> = new Set([
  'PID', 'PV1', 'NK1', 'AL1', 'IAM', 'DG1', 'PR1', 'GT1', 'IN1', 'OBR', 'OBX', 'NTE', 'SPM', 'TQ1', 'TXA', 'RGS', 'AIS', 'AIG', 'AIL', 'AIP', 'FT1', 'DB1', 'ROL',
]);
