const V2 = 'http://terminology.hl7.org/CodeSystem/v2-';
const V3 = 'http://terminology.hl7.org/CodeSystem/v3-';

/** Code systems of HL7 and LOINC that the maps lead to. */
export const targets = {
  administrativeGender: 'http://hl7.org/fhir/administrative-gender',
  addressUse: 'http://hl7.org/fhir/address-use',
  allergyCategory: 'http://hl7.org/fhir/allergy-intolerance-category',
  admitSource: 'http://terminology.hl7.org/CodeSystem/admit-source',
  dischargeDisposition: 'http://terminology.hl7.org/CodeSystem/discharge-disposition',
  dataAbsentReason: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  maritalStatus: `${V3}MaritalStatus`,
  nullFlavor: `${V3}NullFlavor`,
  roleCode: `${V3}RoleCode`,
  educationLevel: `${V3}EducationLevel`,
  actCode: `${V3}ActCode`,
  gtsAbbreviation: `${V3}GTSAbbreviation`,
  routeOfAdministration: `${V3}RouteOfAdministration`,
  employmentStatus: `${V2}0066`,
  route: `${V2}0162`,
  identifierType: `${V2}0203`,
  presentOnAdmission: `${V2}0895`,
  country: 'urn:iso:std:iso:3166',
  loinc: 'http://loinc.org',
} as const;
