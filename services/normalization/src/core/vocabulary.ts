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
} as const;

export const recordPart = {
  system: `${BASE}/CodeSystem/record-part`,
  message: { code: 'source-message', display: 'Source message' },
  resource: { code: 'source-resource', display: 'Source resource' },
} as const;

export const oidUri = (oid: string): string => `urn:oid:${oid.trim()}`;
export const isOid = (text: string): boolean => /^[0-2](\.(0|[1-9]\d*))+$/.test(text.trim());
