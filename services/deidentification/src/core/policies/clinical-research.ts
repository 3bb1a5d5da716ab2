import type { Policy } from '../policy/policy.js';
import { clinicalRows } from './clinical-rows.js';
import { datatypeRows } from './datatype-rows.js';

/**
 * The default policy: GB/T 39725-2020, 10.2 (clinical research, controlled or enclave sharing). It keeps no region: an
 * operator adds populations, and code systems, in a policy of their own under a new id.
 */
export const clinicalResearch: Policy = {
  id: 'rwd-clinical-research',
  version: '1.0.0',
  dateShift: { rangeDays: 365 },
  ages: { width: 5, pooledBelow: 25, pooledAbove: 89 },
  regions: { minimum: 20_000, populations: {} },
  codeSystems: [
    'http://loinc.org',
    'http://snomed.info/sct',
    'http://hl7.org/fhir/sid/icd-10',
    'http://hl7.org/fhir/sid/icd-10-cm',
    'http://hl7.org/fhir/sid/icd-9-cm',
    'http://id.who.int/icd/release/11/mms',
    'http://www.nlm.nih.gov/research/umls/rxnorm',
    'http://www.whocc.no/atc',
    'http://unitsofmeasure.org',
    'http://terminology.hl7.org/CodeSystem/v2-0203',
    'http://terminology.hl7.org/CodeSystem/v3-ActCode',
    'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
    'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
    'http://terminology.hl7.org/CodeSystem/observation-category',
    'http://terminology.hl7.org/CodeSystem/condition-clinical',
    'http://terminology.hl7.org/CodeSystem/condition-ver-status',
    'http://terminology.hl7.org/CodeSystem/condition-category',
    'http://terminology.hl7.org/CodeSystem/diagnosis-role',
    'http://terminology.hl7.org/CodeSystem/data-absent-reason',
    'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
    'urn:rwd:wdbc',
  ],
  rows: clinicalRows,
  datatypes: datatypeRows,
};
