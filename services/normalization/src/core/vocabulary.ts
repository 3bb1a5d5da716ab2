/** Names this mesh gives to what FHIR R4 has no element for, and the base its resources are addressed under. */
export const BASE = 'https://chainnet.example/fhir';

export const extensionUrls = {
  /** A leaf of the source that no table maps: `path` and `value`, both strings. */
  preservedLeaf: `${BASE}/StructureDefinition/preserved-leaf`,
  /** The source's own text of a value that had to be completed, such as a time without a zone. */
  sourceText: `${BASE}/StructureDefinition/source-text`,
  ethnicGroup: 'http://hl7.org.cn/fhir/StructureDefinition/ext-person-ethnicGroup',
  gender: 'http://hl7.org.cn/fhir/StructureDefinition/ext-person-gender',
  occupation: `${BASE}/StructureDefinition/occupation`,
  education: `${BASE}/StructureDefinition/education-level`,
  nationality: `${BASE}/StructureDefinition/nationality`,
  patientType: `${BASE}/StructureDefinition/patient-type`,
  age: `${BASE}/StructureDefinition/age`,
  nativePlace: `${BASE}/StructureDefinition/native-place`,
  birthPlace: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
  /** The organization that the one referred to is part of. */
  partOf: `${BASE}/StructureDefinition/part-of`,
  setId: `${BASE}/StructureDefinition/document-set`,
  versionNumber: 'http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber',
  authoredAt: `${BASE}/StructureDefinition/authored-at`,
  role: `${BASE}/StructureDefinition/role`,
  position: `${BASE}/StructureDefinition/professional-position`,
  identifier: `${BASE}/StructureDefinition/identifier`,
  informant: `${BASE}/StructureDefinition/informant`,
  dataEnterer: `${BASE}/StructureDefinition/data-enterer`,
  presentOnAdmission: `${BASE}/StructureDefinition/present-on-admission`,
  /** How the elements of a WS/T document stood in it, so that it can be written again; no value of it. */
  sourceShape: `${BASE}/StructureDefinition/source-shape`,
  dataAbsentReason: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
} as const;

export const recordPart = {
  system: `${BASE}/CodeSystem/record-part`,
  message: { code: 'source-message', display: 'Source message' },
  resource: { code: 'source-resource', display: 'Source resource' },
} as const;

export const oidUri = (oid: string): string => `urn:oid:${oid.trim()}`;
export const isOid = (text: string): boolean => /^[0-2](\.(0|[1-9]\d*))+$/.test(text.trim());
