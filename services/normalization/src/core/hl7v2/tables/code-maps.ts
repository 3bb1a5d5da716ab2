import type { CodeMap } from '../../terminology/code-map.js';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const table = (number: string, codes: Readonly<Record<string, string>>, system?: string): CodeMap => ({
  source: `HL7 table ${number}, HL7 v2-to-FHIR concept maps`,
  edition: 'v2.5.1',
  ...(system === undefined ? {} : { system: `${HL7}/${system}` }),
  codes,
});

export const codeMaps = {
  /** Administrative sex; GB/T 2261.1 digits are accepted too, since Chinese senders use them. */
  sex: table('0001', { A: 'other', F: 'female', M: 'male', N: 'other', O: 'other', U: 'unknown', '1': 'male', '2': 'female', '0': 'unknown', '9': 'unknown' }),
  maritalStatus: table('0002', { A: 'L', D: 'D', M: 'M', S: 'S', W: 'W', C: 'C', P: 'P', I: 'I', U: 'UNK', B: 'U' }, 'v3-MaritalStatus'),
  patientClass: table('0004', { E: 'EMER', I: 'IMP', O: 'AMB', P: 'PRENC', R: 'AMB', B: 'IMP' }),
  interpretation: table('0078', { L: 'L', H: 'H', LL: 'LL', HH: 'HH', '<': '<', '>': '>', N: 'N', A: 'A', AA: 'AA', U: 'U', D: 'D', B: 'B', W: 'W', S: 'S', R: 'R', I: 'I' }, 'v3-ObservationInterpretation'),
  observationStatus: table('0085', { C: 'corrected', D: 'entered-in-error', F: 'final', I: 'registered', P: 'preliminary', R: 'preliminary', S: 'preliminary', U: 'final', W: 'entered-in-error', X: 'cancelled' }),
  reportStatus: table('0123', { O: 'registered', I: 'registered', S: 'registered', P: 'preliminary', A: 'partial', R: 'preliminary', F: 'final', C: 'corrected', X: 'cancelled' }),
  nameUse: table('0200', { A: 'anonymous', C: 'official', D: 'usual', L: 'official', M: 'maiden', N: 'nickname', S: 'anonymous', T: 'temp', B: 'official' }),
  addressUse: table('0190', { B: 'work', C: 'temp', H: 'home', O: 'work' }),
  telecomUse: table('0201', { PRN: 'home', ORN: 'home', WPN: 'work', VHN: 'home' }),
  telecomSystem: table('0202', { PH: 'phone', FX: 'fax', CP: 'phone', BP: 'pager', Internet: 'email', 'X.400': 'email' }),
} as const;

/** HL7 table 0396 names of code systems -> FHIR system URLs. */
export const CODING_SYSTEMS: CodeMap = {
  source: 'HL7 table 0396, HL7 v2-to-FHIR CodingSystem map',
  edition: 'v2.5.1',
  codes: {
    LN: 'http://loinc.org',
    SCT: 'http://snomed.info/sct',
    UCUM: 'http://unitsofmeasure.org',
    I10: 'http://hl7.org/fhir/sid/icd-10',
    I9C: 'http://hl7.org/fhir/sid/icd-9-cm',
    CVX: 'http://hl7.org/fhir/sid/cvx',
    RXNORM: 'http://www.nlm.nih.gov/research/umls/rxnorm',
    HL70078: 'http://terminology.hl7.org/CodeSystem/v2-0078',
    HL70002: 'http://terminology.hl7.org/CodeSystem/v2-0002',
  },
};
