/**
 * Leaves that say how a CDA document is built, not what it says. A leaf is dropped for its reason only while it has one of
 * the values here; any other value is preserved. Source: WS/T 482-2016 header, CDA R2 normative edition.
 */
export type StructuralRow = { readonly attribute: string; readonly values: readonly string[] | 'any'; readonly reason: string };

export const structuralRows: readonly StructuralRow[] = [
  { attribute: 'classCode', values: ['DOCCLIN', 'PAT', 'PSN', 'ORG', 'ASSIGNED', 'ENC', 'DOCBODY', 'DOCSECT', 'OBS', 'CLUSTER', 'BATTERY', 'ACT', 'PROC', 'SBADM', 'PART', 'SDLOC', 'PLC', 'PROV', 'SPEC', 'MANU', 'MMAT'], reason: 'CDA class, implied by the resource type' },
  { attribute: 'moodCode', values: ['EVN'], reason: 'CDA event mood, implied by the resource type' },
  { attribute: 'typeCode', values: ['RCT', 'AUT', 'CST', 'LA', 'AUTHEN', 'COMP', 'LOC', 'SPC', 'PRF', 'ENT', 'DRIV', 'SUBJ', 'CAUS'], reason: 'CDA role, implied by the element it was mapped to' },
  { attribute: 'contextControlCode', values: ['OP', 'ON'], reason: 'CDA context propagation, always on' },
  { attribute: 'contextConductionInd', values: ['true'], reason: 'CDA context propagation, always on' },
  { attribute: 'inversionInd', values: ['false'], reason: 'CDA default' },
  { attribute: 'determinerCode', values: ['INSTANCE'], reason: 'CDA determiner, implied by the resource type' },
  { attribute: 'xsi:type', values: ['ST', 'CD', 'CE', 'PQ', 'BL', 'INT', 'TS', 'II', 'AD', 'TEL', 'PN'], reason: 'data type, implied by the choice of value[x]' },
  { attribute: 'xsi:schemaLocation', values: 'any', reason: 'schema hint of the sender' },
  { attribute: 'codeSystemName', values: 'any', reason: 'name of the code system that the OID identifies' },
];

/** Fixed elements of the header: path below the root, attribute, value. */
export const fixedHeader: readonly { readonly path: string; readonly attribute: string; readonly value: string }[] = [
  { path: 'realmCode', attribute: 'code', value: 'CN' },
  { path: 'typeId', attribute: 'root', value: '2.16.840.1.113883.1.3' },
  { path: 'typeId', attribute: 'extension', value: 'POCD_MT000040' },
];
