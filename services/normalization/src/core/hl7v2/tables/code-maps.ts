import type { CodeMap } from '../../terminology/code-map.js';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const table = (number: string, codes: Readonly<Record<string, string>>, system?: string): CodeMap => ({
  source: `HL7 table ${number}, HL7 v2-to-FHIR concept maps`,
  edition: 'v2.5.1',
  ...(system === undefined ? {} : { system: `${HL7}/${system}` }),
  codes,
});

const requestStatus = { A: 'active', CA: 'revoked', CM: 'completed', DC: 'revoked', ER: 'entered-in-error', HD: 'on-hold', IP: 'active', SC: 'active' } as const;
const requestControl = { NW: 'active', OK: 'active', SC: 'active', CA: 'revoked', OC: 'revoked', CR: 'revoked', DC: 'revoked', OD: 'revoked', HD: 'on-hold', OH: 'on-hold', HR: 'on-hold', RL: 'active', RE: 'completed', XO: 'active', RO: 'active', RU: 'active', SN: 'active', NA: 'active', PA: 'active', CH: 'active' } as const;

/** Codes of HL7 v2 tables -> codes of FHIR R4. Codes without a row are preserved and named in a warning. */
export const codeMaps = {
  /** Administrative sex; GB/T 2261.1 digits are accepted too, since Chinese senders use them. */
  sex: table('0001', { A: 'other', F: 'female', M: 'male', N: 'other', O: 'other', U: 'unknown', '1': 'male', '2': 'female', '0': 'unknown', '9': 'unknown', female: 'female', male: 'male' }),
  maritalStatus: table('0002', { A: 'L', D: 'D', M: 'M', S: 'S', W: 'W', C: 'C', P: 'P', I: 'I', U: 'UNK', B: 'U', T: 'T', N: 'A' }, 'v3-MaritalStatus'),
  patientClass: table('0004', { E: 'EMER', I: 'IMP', O: 'AMB', P: 'PRENC', R: 'AMB', B: 'IMP' }, 'v3-ActCode'),
  interpretation: table('0078', { L: 'L', H: 'H', LL: 'LL', HH: 'HH', '<': '<', '>': '>', N: 'N', A: 'A', AA: 'AA', U: 'U', D: 'D', B: 'B', W: 'W', S: 'S', R: 'R', I: 'I' }, 'v3-ObservationInterpretation'),
  observationStatus: table('0085', { C: 'corrected', D: 'entered-in-error', F: 'final', I: 'registered', P: 'preliminary', R: 'preliminary', S: 'preliminary', U: 'final', W: 'entered-in-error', X: 'cancelled', A: 'amended', B: 'amended', V: 'final', N: 'cancelled', O: 'registered' }),
  reportStatus: table('0123', { O: 'registered', I: 'registered', S: 'registered', P: 'preliminary', A: 'partial', R: 'preliminary', F: 'final', C: 'corrected', X: 'cancelled', M: 'amended' }),
  nameUse: table('0200', { A: 'anonymous', C: 'official', D: 'usual', L: 'official', M: 'maiden', N: 'nickname', S: 'anonymous', T: 'temp', B: 'official', BAD: 'old', NOUSE: 'old' }),
  addressUse: table('0190', { B: 'work', C: 'temp', H: 'home', O: 'work', BA: 'old', TM: 'temp', V: 'temp' }),
  addressType: table('0190', { M: 'postal', SH: 'postal', RH: 'physical', L: 'physical', P: 'physical' }),
  telecomUse: table('0201', { PRN: 'home', ORN: 'home', WPN: 'work', VHN: 'home', PRS: 'mobile' }),
  telecomEmail: table('0201', { NET: 'email' }),
  telecomSystem: table('0202', { PH: 'phone', FX: 'fax', CP: 'phone', SAT: 'phone', TDD: 'other', TTY: 'other', MD: 'other', BP: 'pager', Internet: 'email', 'X.400': 'email' }),
  orderStatus: table('0038', requestStatus),
  orderControl: table('0119', requestControl),
  medicationStatus: table('0038', { ...requestStatus, CA: 'cancelled', DC: 'stopped' }),
  medicationControl: table('0119', { ...requestControl, CA: 'cancelled', OC: 'cancelled', CR: 'cancelled', DC: 'stopped', OD: 'stopped', RE: 'unknown' }),
  priority: table('0485', { S: 'stat', A: 'asap', R: 'routine', STAT: 'stat', ASAP: 'asap', P: 'urgent', C: 'urgent', T: 'urgent' }),
  immunizationStatus: table('0322', { CP: 'completed', PA: 'completed', RE: 'not-done', NA: 'not-done' }),
  administrationStatus: table('0322', { CP: 'completed', PA: 'stopped', RE: 'not-done', NA: 'not-done' }),
  actionStatus: table('0206', { D: 'entered-in-error' }),
  allergyCategory: table('0127', { DA: 'medication', FA: 'food', MA: 'environment', EA: 'environment', AA: 'environment', PA: 'environment', LA: 'environment' }),
  allergySeverity: table('0128', { SV: 'severe', MO: 'moderate', MI: 'mild' }),
  allergyCriticality: table('0128', { SV: 'high', MI: 'low', U: 'unable-to-assess' }),
  specimenStatus: table('0136', { Y: 'available', N: 'unavailable' }),
  documentStatus: table('0273', { AV: 'current', CA: 'entered-in-error', OB: 'superseded', UN: 'entered-in-error' }),
  documentDocStatus: table('0271', { DI: 'preliminary', DO: 'preliminary', IP: 'preliminary', IN: 'preliminary', PA: 'preliminary', AU: 'final', LA: 'final' }),
  documentContentType: table('0191', { AP: 'application/octet-stream', AU: 'audio/basic', FT: 'text/plain', IM: 'image/png', SI: 'image/png', TEXT: 'text/plain', TX: 'text/plain', multipart: 'multipart/mixed' }),
  appointmentStatus: table('0278', { Pending: 'proposed', Waitlist: 'waitlist', Booked: 'booked', Started: 'arrived', Complete: 'fulfilled', Cancelled: 'cancelled', Dc: 'cancelled', Deleted: 'entered-in-error', Blocked: 'cancelled', Overbook: 'booked', Noshow: 'noshow', BOOKED: 'booked', CANCELLED: 'cancelled' }),
  comparator: table('SN.1', { '<': '<', '>': '>', '<=': '<=', '>=': '>=' }),
  diagnosisUse: table('0052', { A: 'AD', W: 'CM', F: 'DD' }, 'diagnosis-role'),
  confidentiality: table('0177', { V: 'V', R: 'R', U: 'N', N: 'N' }, 'v3-Confidentiality'),
} as const;

export type CodeMapName = keyof typeof codeMaps;
