import { BASE } from '../vocabulary.js';

/** Code systems that are somebody else's to check: HL7's (the validator holds required bindings), LOINC, SNOMED CT, ISO, IETF, ours. */
const PREFIXES = [
  'http://terminology.hl7.org/', 'http://hl7.org/', 'http://hl7.org.cn/', 'http://loinc.org', 'http://snomed.info/', 'http://unitsofmeasure.org',
  'http://www.nlm.nih.gov/', 'http://www.whocc.no/', 'http://dicom.nema.org/', 'urn:iso:', 'urn:ietf:', 'urn:oid:2.16.840.1.113883.', BASE,
] as const;

/** Whether a system is known by name without a table here. */
export const isKnownElsewhere = (system: string): boolean => PREFIXES.some((prefix) => system.startsWith(prefix));
