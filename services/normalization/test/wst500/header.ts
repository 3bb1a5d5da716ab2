import { between, digits, pick, syntheticPerson } from '../demo-records.js';
import type { Random } from '../demo-records.js';
import { made } from './xml-text.js';
import type { Made } from './xml-text.js';

const OID = '2.16.156.10011';
export type Form = 'A' | 'B';
export type Head = { readonly document: string; readonly title: string; readonly form: Form; readonly inpatient: boolean; readonly id: string };

const id = (root: string, extension: string): Made => made('id', { root: `${OID}.${root}`, extension });
const coded = (name: string, root: string, [code, displayName]: readonly [string, string]): Made => made(name, { code, codeSystem: `${OID}.${root}`, displayName });
const time = (random: Random): string => `2025${digits(between(random, 1, 12), 2)}${digits(between(random, 1, 28), 2)}${digits(between(random, 0, 23), 2)}${digits(between(random, 0, 59), 2)}${digits(between(random, 0, 59), 2)}`;

const whole = (...levels: readonly (readonly [root: string, extension: string, name: string])[]): readonly Made[] => {
  const [level, ...outer] = levels;
  return level === undefined ? [] : [made('asOrganizationPartOf', { classCode: 'PART' }, made('wholeOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, id(level[0], level[1]), made('name', {}, level[2]), ...whole(...outer)))];
};
const HOSPITAL = ['1.5', 'DEMO00001', '链网演示医院'] as const;
const LEVELS = [['1.22', '12', '12床'], ['1.21', '301', '301病房'], ['1.26', 'K01', '呼吸内科'], ['1.27', 'W03', '三病区'], HOSPITAL] as const;

const address = (): readonly Made[] => [
  made('houseNumber', {}, '1号'), made('streetName', {}, '示范路'), made('township', {}, '示范街道'), made('county', {}, '朝阳区'), made('city', {}, '北京市'), made('state', {}, '北京市'), made('postalCode', {}, '100000'),
];

/** Identification, with everything the header table lists and the elements that come empty in the templates. */
const identification = ({ document, title, form, id: extension }: Head, random: Random): readonly Made[] => [
  made('realmCode', { code: 'CN' }),
  made('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_MT000040' }),
  made('templateId', { root: `${OID}.2.1.1.${20 + Number(document.slice(1))}` }),
  id('1.1', extension),
  made('code', { code: document, codeSystem: `${OID}.2.4`, codeSystemName: '卫生信息共享文档规范编码体系' }),
  made('title', {}, title),
  made('effectiveTime', { value: time(random) }),
  made('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25', codeSystemName: 'Confidentiality', displayName: '正常访问保密级别' }),
  made('languageCode', { code: 'zh-CN' }),
  form === 'A' ? made('setId') : made('setId', { root: `${OID}.1.1`, extension: `SET-${extension}` }),
  form === 'A' ? made('versionNumber') : made('versionNumber', { value: '1' }),
];

const recordTarget = ({ form, inpatient }: Head, random: Random): Made => {
  const { residentNumber, name, birth, sex, phone, inpatientNumber } = syntheticPerson(random);
  const patient = made('patient', { classCode: 'PSN', determinerCode: 'INSTANCE' },
    id('1.3', residentNumber),
    made('name', {}, name),
    coded('administrativeGenderCode', '2.3.3.4', sex === '1' ? ['1', '男性'] : ['2', '女性']),
    made('birthTime', { value: birth }),
    coded('maritalStatusCode', '2.3.3.5', pick(random, [['10', '未婚'], ['20', '已婚'], ['40', '离婚']] as const)),
    coded('ethnicGroupCode', '2.3.3.3', ['01', '汉族']),
    coded('nationality', '2.3.3.1', ['156', '中国']),
    made('age', { unit: '岁', value: String(2025 - Number(birth.slice(0, 4))) }),
    made('employerOrganization', {}, made('name', {}, '示范公司'), made('telecom', { value: '010-55550000' }), made('addr', {}, '示范路2号')),
    made('household', {}, made('place', { classCode: 'PLC', determinerCode: 'INSTANCE' }, made('addr', {}, ...address()))),
    made('birthplace', {}, made('place', { classCode: 'PLC', determinerCode: 'INSTANCE' }, made('addr', {}, made('state', {}, '河北省'), made('city', {}, '保定市'), made('county', {}, '示范县')))),
    made('nativePlace', {}, made('place', { classCode: 'PLC', determinerCode: 'INSTANCE' }, made('addr', {}, made('state', {}, '河北省'), made('city', {}, '保定市')))),
    made('occupation', {}, coded('occupationCode', '2.3.3.13', ['24', '工程技术人员'])),
    made('educationLevel', {}, coded('educationLevelCode', '2.3.3.6', ['20', '大学本科'])),
  );
  const provider = form === 'A' ? made('providerOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, id('1.5', 'DEMO00001'), made('name', {}, '链网演示医院')) : made('providerOrganization', {}, id('1.26', 'K01'), made('name', {}, '呼吸内科'), ...whole(...LEVELS.slice(0, 2), ...LEVELS.slice(3)));
  return made('recordTarget', { typeCode: 'RCT', contextControlCode: 'OP' },
    made('patientRole', { classCode: 'PAT' },
      inpatient ? id('1.12', inpatientNumber) : id('1.11', `MZ${inpatientNumber.slice(2)}`),
      id('1.19', `JK${digits(between(random, 0, 99_999_999), 8)}`),
      id('1.2', `DA${digits(between(random, 0, 99_999_999), 8)}`),
      made('addr', { use: 'H' }, ...address()),
      made('telecom', { value: phone }),
      made('patientType', {}, coded('patienttypeCode', '2.3.1.271', ['3', '住院'])),
      patient,
      provider,
    ));
};

const person = (name: string, ...more: readonly Made[]): Made => made('assignedPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, made('name', {}, name), ...more);

const signatures = ({ form }: Head, random: Random): readonly Made[] => [
  made('legalAuthenticator', {}, made('time', { value: time(random) }), made('signatureCode'), made('assignedEntity', {}, id('1.4', 'D010'), made('code', { displayName: '主任医师' }), person('演示主任'))),
  made('authenticator', {}, made('time', { value: time(random) }), made('signatureCode', { code: 'S' }),
    made('assignedEntity', {}, id('1.4', 'D011'), coded('code', '2.3.3.8', ['231', '主任医师']),
      person('演示医师', made('professionalTechnicalPosition', {}, made('professionaltechnicalpositionCode', { code: '231', codeSystem: `${OID}.2.3.1.209`, codeSystemName: '专业技术职务类别代码表', displayName: '主任医师' }))),
      made('representedOrganization', {}, ...whole(['1.26', 'K01', '呼吸内科'], HOSPITAL)))),
  ...(form === 'A' ? [made('authenticator', {}, made('time'), made('signatureCode'), made('assignedEntity', {}, id('1.3', '110105194912310021'), person('演示家属')))] : []),
];

const people = (): readonly Made[] => [
  made('informant', {}, made('assignedEntity', {}, id('1.3', '110105194912310021'), coded('code', '2.3.3.8', ['1', '配偶']), made('assignedPerson', {}, made('name', {}, '演示配偶')))),
];

const participants = (): readonly Made[] => [
  made('participant', { typeCode: 'NOT' }, made('associatedEntity', { classCode: 'ECON' }, coded('code', '2.3.3.8', ['1', '配偶']), made('addr', {}, '示范路1号'), made('telecom', { value: '010-55550001' }), made('associatedPerson', {}, made('name', {}, '演示联系人')))),
  made('participant', { typeCode: 'PRF' }, made('time', {}, made('low', { value: '20250312080000' }), made('high', { value: '20250312090000' })), made('associatedEntity', { classCode: 'ASSIGNED' }, id('1.4', 'D020'), made('associatedPerson', {}, made('name', {}, '演示会诊医师')),
    made('scopingOrganization', {}, id('1.26', 'K02'), made('name', {}, '心内科'), ...whole(HOSPITAL)))),
];

const encounter = ({ form }: Head, random: Random): Made => {
  const places = made('location', { typeCode: 'LOC' }, made('healthCareFacility', { classCode: 'SDLOC' }, made('serviceProviderOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, ...whole(...LEVELS))));
  const low = time(random);
  return made('componentOf', { typeCode: 'COMP' },
    made('encompassingEncounter', { classCode: 'ENC', moodCode: 'EVN' },
      coded('code', '2.3.1.270', ['1', '门诊']),
      ...(form === 'A' ? [made('effectiveTime', { value: low }), places] : [made('effectiveTime', { 'xsi:type': 'IVL_TS' }, made('low', { value: low }), places)])));
};

/** Everything before the body. */
export const header = (head: Head, random: Random): readonly Made[] => [
  ...identification(head, random),
  recordTarget(head, random),
  made('author', { typeCode: 'AUT', contextControlCode: 'OP' }, made('time', { value: time(random) }),
    made('assignedAuthor', { classCode: 'ASSIGNED' }, id('1.7', 'D001'), person('演示医生'), made('representedOrganization', {}, id('1.5', 'DEMO00001'), made('name', {}, '链网演示医院')))),
  ...people(),
  made('custodian', { typeCode: 'CST' }, made('assignedCustodian', { classCode: 'ASSIGNED' }, made('representedCustodianOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, id('1.5', 'DEMO00001'), made('name', {}, '链网演示医院')))),
  ...signatures(head, random),
  ...participants(),
  made('relatedDocument', { typeCode: 'RPLC' }, made('parentDocument', {}, id('1.1', `${head.id}-0`), made('setId'), made('versionNumber'))),
  encounter(head, random),
];
