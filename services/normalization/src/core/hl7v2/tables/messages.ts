/**
 * What a trigger event says of the stay (Encounter.status) unless PV1-45 ends it; after the PV1[Encounter] map of the HL7
 * v2-to-FHIR guide. Events that are not here leave it unknown.
 */
export const encounterStatus: Readonly<Record<string, string>> = {
  A01: 'in-progress', A02: 'in-progress', A03: 'finished', A04: 'in-progress', A05: 'planned', A06: 'in-progress', A07: 'in-progress',
  A09: 'in-progress', A10: 'arrived', A11: 'cancelled', A12: 'in-progress', A13: 'in-progress', A14: 'planned', A15: 'in-progress', A16: 'in-progress',
  A21: 'onleave', A22: 'in-progress', A23: 'entered-in-error', A25: 'in-progress', A26: 'in-progress', A27: 'cancelled', A38: 'cancelled',
};

/** Trigger events of MSH-9.2 when a sender of an old version leaves it out. */
export const defaultEvent: Readonly<Record<string, string>> = { ORU: 'R01', ORM: 'O01', VXU: 'V04', DFT: 'P03', OML: 'O21', MDM: 'T02' };

/** Message codes (MSH-9.1) with a message map of ours. Others are mapped segment by segment, with a warning. */
export const mappedMessages: ReadonlySet<string> = new Set([
  'ADT', 'ORU', 'ORM', 'OML', 'OMG', 'OMP', 'OUL', 'VXU', 'MDM', 'SIU', 'RDE', 'RDS', 'RAS', 'DFT', 'BAR',
]);

/** Messages that carry no record of a patient: answers, queries, master files, network management. */
export const noRecords: ReadonlySet<string> = new Set(['ACK', 'QBP', 'QRY', 'QCN', 'QSB', 'QVR', 'RSP', 'RTB', 'MFN', 'MFK', 'MFQ', 'MFR', 'MCF', 'NMD', 'NMQ', 'NMR', 'UDM', 'SRQ']);

/** Events of two records of one person: the PIDs of a link, and the PID with the MRG of a merge. */
export const joiningEvents: ReadonlySet<string> = new Set(['A17', 'A18', 'A24', 'A30', 'A34', 'A35', 'A36', 'A37', 'A39', 'A40', 'A41', 'A42', 'A43', 'A44', 'A45', 'A46', 'A47', 'A48', 'A49', 'A50', 'A51']);

/** Trigger event of scheduling -> Appointment.status, when SCH-25 is silent (HL7 table 0003). */
export const appointmentStatus: Readonly<Record<string, string>> = {
  S12: 'booked', S13: 'booked', S14: 'booked', S15: 'cancelled', S16: 'cancelled', S17: 'entered-in-error', S18: 'booked', S19: 'booked', S26: 'noshow',
};
