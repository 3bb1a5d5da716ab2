import { xml } from './xml.js';
import type { Xml } from './xml.js';

const OID = '2.16.156.10011';
const DATA_ELEMENTS = { codeSystem: `${OID}.2.2.1`, codeSystemName: '卫生信息数据元目录' };
const LOINC = { codeSystem: '2.16.840.1.113883.6.1', codeSystemName: 'LOINC' };

export const valueOf = {
  text: (text: string): Xml => xml('value', { 'xsi:type': 'ST' }, text),
  flag: (value: boolean): Xml => xml('value', { 'xsi:type': 'BL', value: String(value) }),
  quantity: (value: string, unit: string): Xml => xml('value', { 'xsi:type': 'PQ', value, unit }),
  integer: (value: number): Xml => xml('value', { 'xsi:type': 'INT', value: String(value) }),
  icd10: (code: string, displayName: string): Xml => xml('value', { 'xsi:type': 'CD', code, displayName, codeSystem: `${OID}.2.3.3.11`, codeSystemName: 'ICD-10' }),
  coded: (code: string, displayName: string, root: string): Xml => xml('value', { 'xsi:type': 'CD', code, displayName, codeSystem: `${OID}.${root}` }),
};

/** One data element as an observation; `below` hangs under it. */
export const observation = (element: string, displayName: string, value: Xml, ...below: readonly Xml[]): Xml =>
  xml('observation', { classCode: 'OBS', moodCode: 'EVN' }, xml('code', { code: element, ...DATA_ELEMENTS, displayName }), value, ...below.map((act) => xml('entryRelationship', { typeCode: 'COMP' }, act)));

export const organizer = (classCode: 'CLUSTER' | 'BATTERY', code: Readonly<Record<string, string>> | undefined, ...acts: readonly Xml[]): Xml =>
  xml('organizer', { classCode, moodCode: 'EVN' }, ...(code === undefined ? [] : [xml('code', code)]), xml('statusCode', { code: 'completed' }), ...acts.map((act) => xml('component', { typeCode: 'COMP' }, act)));

/** A section of the body; without a LOINC code it has a display name only, as the standard's own do. */
export const section = (loinc: string | undefined, displayName: string, ...acts: readonly Xml[]): Xml =>
  xml('component', {},
    xml('section', {},
      xml('code', loinc === undefined ? { displayName } : { code: loinc, displayName, ...LOINC }),
      xml('text'),
      ...acts.map((act) => xml('entry', {}, act)),
    ),
  );
