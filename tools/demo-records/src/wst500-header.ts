import type { SyntheticPerson } from './synthetic-person.js';
import { xml } from './xml.js';
import type { Xml } from './xml.js';

const OID = '2.16.156.10011';

export type DocumentHead = { readonly code: string; readonly number: number; readonly title: string; readonly id: string; readonly time: string };

/** Root attributes and the first elements of every WS/T 482 document. */
export const identification = ({ code, number, title, id, time }: DocumentHead): readonly Xml[] => [
  xml('realmCode', { code: 'CN' }),
  xml('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_MT000040' }),
  xml('templateId', { root: `${OID}.2.1.1.${20 + number}` }),
  xml('id', { root: `${OID}.1.1`, extension: id }),
  xml('code', { code, codeSystem: `${OID}.2.4`, codeSystemName: '卫生信息共享文档规范编码体系' }),
  xml('title', {}, title),
  xml('effectiveTime', { value: time }),
  xml('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25', codeSystemName: 'Confidentiality', displayName: '正常访问保密级别' }),
  xml('languageCode', { code: 'zh-CN' }),
  xml('setId'),
  xml('versionNumber', { value: '1' }),
];

export const recordTarget = (person: SyntheticPerson): Xml =>
  xml('recordTarget', { typeCode: 'RCT', contextControlCode: 'OP' },
    xml('patientRole', { classCode: 'PAT' },
      xml('id', { root: `${OID}.1.12`, extension: person.inpatientNumber }),
      xml('addr', { use: 'H' }, xml('houseNumber', {}, '1号'), xml('streetName', {}, '示范路'), xml('township', {}, '示范街道'), xml('city', {}, '北京市'), xml('county', {}, '朝阳区'), xml('state', {}, '北京市'), xml('postalCode', {}, '100000')),
      xml('telecom', { value: person.phone }),
      xml('patient', { classCode: 'PSN', determinerCode: 'INSTANCE' },
        xml('id', { root: `${OID}.1.3`, extension: person.residentNumber }),
        xml('name', {}, person.name),
        xml('administrativeGenderCode', { code: person.sex, codeSystem: `${OID}.2.3.3.4`, codeSystemName: '生理性别代码表(GB/T 2261.1)', displayName: person.sex === '1' ? '男性' : '女性' }),
        xml('birthTime', { value: person.birth }),
        xml('maritalStatusCode', { code: '20', codeSystem: `${OID}.2.3.3.5`, codeSystemName: '婚姻状况代码表(GB/T 2261.2)', displayName: '已婚' }),
        xml('ethnicGroupCode', { code: '01', codeSystem: `${OID}.2.3.3.3`, codeSystemName: '民族类别代码表(GB 3304)', displayName: '汉族' }),
        xml('age', { unit: '岁', value: String(2025 - Number(person.birth.slice(0, 4))) }),
      ),
    ),
  );

export const author = (time: string): Xml =>
  xml('author', { typeCode: 'AUT', contextControlCode: 'OP' },
    xml('time', { value: time }),
    xml('assignedAuthor', { classCode: 'ASSIGNED' }, xml('id', { root: `${OID}.1.7`, extension: 'D001' }), xml('assignedPerson', {}, xml('name', {}, '演示医生'))),
  );

export const custodian = (): Xml =>
  xml('custodian', { typeCode: 'CST' },
    xml('assignedCustodian', { classCode: 'ASSIGNED' },
      xml('representedCustodianOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, xml('id', { root: `${OID}.1.5`, extension: 'DEMO00001' }), xml('name', {}, '链网演示医院')),
    ),
  );

export const authenticator = (time: string): Xml =>
  xml('authenticator', {},
    xml('time', { value: time }),
    xml('signatureCode'),
    xml('assignedEntity', {}, xml('id', { root: `${OID}.1.4`, extension: 'D002' }), xml('code', { displayName: '主治医师' }), xml('assignedPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, xml('name', {}, '演示上级医生'))),
  );

/** The place of the stay, from bed to hospital, each part of the next. */
const places: readonly (readonly [root: string, extension: string, name: string])[] = [
  ['1.22', '12', '12床'],
  ['1.21', '301', '301病房'],
  ['1.26', 'K01', '呼吸内科'],
  ['1.27', 'W03', '三病区'],
  ['1.5', 'DEMO00001', '链网演示医院'],
];

const whole = ([place, ...outer]: typeof places): readonly Xml[] =>
  place === undefined
    ? []
    : [xml('asOrganizationPartOf', { classCode: 'PART' }, xml('wholeOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, xml('id', { root: `${OID}.${place[0]}`, extension: place[1] }), xml('name', {}, place[2]), ...whole(outer)))];

export const componentOf = (admitted: string): Xml =>
  xml('componentOf', {},
    xml('encompassingEncounter', { classCode: 'ENC', moodCode: 'EVN' },
      xml('effectiveTime', { value: admitted }),
      xml('location', {}, xml('healthCareFacility', { classCode: 'SDLOC' }, xml('serviceProviderOrganization', {}, ...whole(places)))),
    ),
  );
