/** HL7 table 0396 names of code systems -> FHIR system URLs (HL7 v2-to-FHIR CodingSystem map; terminology.hl7.org). */
export const CODE_SYSTEMS: Readonly<Record<string, string>> = {
  LN: 'http://loinc.org',
  SCT: 'http://snomed.info/sct',
  SNM: 'http://snomed.info/sct',
  UCUM: 'http://unitsofmeasure.org',
  I10: 'http://hl7.org/fhir/sid/icd-10',
  'I10C': 'http://hl7.org/fhir/sid/icd-10-cm',
  I10P: 'http://www.cms.gov/Medicare/Coding/ICD10',
  I9: 'http://hl7.org/fhir/sid/icd-9-cm',
  I9C: 'http://hl7.org/fhir/sid/icd-9-cm',
  I9CDX: 'http://terminology.hl7.org/CodeSystem/icd9cm',
  C4: 'http://www.ama-assn.org/go/cpt',
  CPT: 'http://www.ama-assn.org/go/cpt',
  CVX: 'http://hl7.org/fhir/sid/cvx',
  MVX: 'http://hl7.org/fhir/sid/mvx',
  NDC: 'http://hl7.org/fhir/sid/ndc',
  RXNORM: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  NCIT: 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl',
  CDCREC: 'urn:oid:2.16.840.1.113883.6.238',
  NIP001: 'http://terminology.hl7.org/CodeSystem/v2-NIP001',
  ISO3166_1: 'urn:iso:std:iso:3166',
  ISO4217: 'urn:iso:std:iso:4217',
};

const HL7_TABLE = /^HL7(\d{4})$/;

/**
 * The system URI of a v2 coding-system name: HL7's own URL, the table's for HL7nnnn, else `urn:id:` and the name, as the
 * HL7 v2-to-FHIR guide writes what has no URI, so that the name can be read back.
 */
export const systemOf = (name: string): string => {
  const bare = name.trim();
  if (Object.hasOwn(CODE_SYSTEMS, bare)) return CODE_SYSTEMS[bare] ?? '';
  const table = bare.startsWith('HL7') ? HL7_TABLE.exec(bare)?.[1] : undefined;
  return table === undefined ? namespaceOf(bare) : `http://terminology.hl7.org/CodeSystem/v2-${table}`;
};

export const namespaceOf = (name: string): string => `urn:id:${encodeURIComponent(name.trim())}`;
