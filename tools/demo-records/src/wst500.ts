import { between, digits, pick, seededRandom } from './random.js';
import type { Random } from './random.js';
import { syntheticPerson } from './synthetic-person.js';
import { observation, organizer, section, valueOf } from './wst500-body.js';
import { author, authenticator, componentOf, custodian, identification, recordTarget } from './wst500-header.js';
import type { DocumentHead } from './wst500-header.js';
import { printXml, xml } from './xml.js';
import type { Xml } from './xml.js';

const { text, flag, quantity, integer, icd10, coded } = valueOf;

const document = (head: DocumentHead, random: Random, sections: readonly Xml[]): string => {
  const root = xml('ClinicalDocument', { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' },
    ...identification(head), recordTarget(syntheticPerson(random)), author(head.time), custodian(), authenticator(head.time), componentOf('20250313080000'),
    xml('component', {}, xml('structuredBody', {}, ...sections)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printXml(root)}\n`;
};

const DISEASES = [['J18.900', '肺炎'], ['I10.x00', '高血压病'], ['E11.900', '2型糖尿病'], ['K29.700', '胃炎']] as const;
const COMPLAINTS = ['咳嗽、发热3天', '头晕1周', '口干、多饮2月', '上腹痛2天'] as const;

const tenths = (random: Random, low: number, high: number): string => (between(random, low, high) / 10).toFixed(1);

const histories: readonly Xml[] = [
  section('11348-0', 'HISTORY OF PAST ILLNESS',
    observation('DE05.10.031.00', '一般健康状况标志', flag(true), observation('DE02.10.026.00', '疾病史（含外伤）', text('否认外伤史'))),
    observation('DE05.10.119.00', '患者传染性标志', flag(false), observation('DE02.10.008.00', '传染病史', text('否认传染病史'))),
    observation('DE02.10.098.00', '婚育史', text('已婚，育1子')),
    observation('DE02.10.022.00', '过敏史', text('青霉素过敏')),
    observation('DE02.10.061.00', '手术史', text('无'))),
  section('11369-6', 'HISTORY OF IMMUNIZATIONS', observation('DE02.10.101.00', '预防接种史', text('按计划接种'))),
  section('56836-0', 'History of blood transfusion', observation('DE02.10.100.00', '输血史', text('无'))),
  section('29762-2', 'Social history', observation('DE02.10.097.00', '个人史', text('不吸烟，不饮酒'))),
  section('49033-4', 'Menstrual History', observation('DE02.10.102.00', '月经史', text('不适用'))),
  section('10157-6', 'HISTORY OF FAMILY MEMBER DISEASES', observation('DE02.10.103.00', '家族史', text('父亲高血压'))),
];

const vitalSigns = (random: Random): Xml =>
  section('8716-3', 'VITAL SIGNS',
    observation('DE04.10.186.00', '体温（℃）', quantity(tenths(random, 361, 392), '℃')),
    observation('DE04.10.118.00', '脉率（次/min）', quantity(String(between(random, 60, 110)), '次/min')),
    observation('DE04.10.082.00', '呼吸频率（次/min）', quantity(String(between(random, 14, 26)), '次/min')),
    organizer('BATTERY', { displayName: '血压' },
      observation('DE04.10.174.00', '收缩压', quantity(String(between(random, 100, 170)), 'mmHg')),
      observation('DE04.10.176.00', '舒张压', quantity(String(between(random, 60, 99)), 'mmHg'))),
    observation('DE04.10.167.00', '身高（cm）', quantity(tenths(random, 1500, 1850), 'cm')),
    observation('DE04.10.188.00', '体重（kg）', quantity(tenths(random, 450, 950), 'kg')));

const EXAMS = [
  ['DE04.10.219.00', '一般状况检查结果', '神志清楚'], ['DE04.10.126.00', '皮肤和黏膜检查结果', '无黄染'], ['DE04.10.114.00', '全身浅表淋巴结检查结果', '未触及肿大'],
  ['DE04.10.261.00', '头部及其器官检查结果', '无畸形'], ['DE04.10.255.00', '颈部检查结果', '颈软'], ['DE04.10.263.00', '胸部检查结果', '双肺呼吸音粗'],
  ['DE04.10.046.00', '腹部检查结果', '腹软，无压痛'], ['DE04.10.065.00', '肛门指诊检查结果描述', '未查'], ['DE04.10.195.00', '外生殖器检查结果', '未查'],
  ['DE04.10.093.00', '脊柱检查结果', '无畸形'], ['DE04.10.179.00', '四肢检查结果', '活动自如'], ['DE05.10.149.00', '神经系统检查结果', '生理反射存在'], ['DE08.10.061.00', '专科情况', '见病历 <附页> & 图'],
] as const;

const diagnoses = (random: Random): Xml => {
  const [code, name] = pick(random, DISEASES);
  return section('11450-4', 'PROBLEM LIST',
    observation('DE05.10.143.00', '陈述内容可靠标志', flag(true)),
    observation('DE05.01.025.00', '初步诊断-西医诊断名称', text(name), observation('DE05.01.024.00', '初步诊断-西医诊断编码', icd10(code, name)), observation('DE05.01.080.00', '入院诊断顺位', integer(1))),
    observation('DE02.10.028.00', '中医“四诊”观察结果', text('舌红，苔黄，脉数')),
    observation('DE05.10.172.00', '初步诊断-中医病名名称', text('咳嗽病'), observation('DE05.10.130.00', '初步诊断-中医病名代码', coded('BNF010', '咳嗽病', '2.3.3.14')), observation('DE05.10.172.00', '初步诊断-中医证候名称', text('风热犯肺证'))));
};

/** C0034 入院记录 (WS/T 500.34-2016) of a synthetic person, in UTF-8; the same seed gives the same document. */
export function admissionRecordXml(seed: number): string {
  const random = seededRandom(seed);
  const head = { code: 'C0034', number: 34, title: '入院记录', id: `DEMO-C0034-${digits(seed, 8)}`, time: '20250313101500' };
  return document(head, random, [
    section('10154-3', 'CHIEF COMPLAINT', observation('DE04.01.119.00', '主诉', text(pick(random, COMPLAINTS)))),
    section('10164-2', 'HISTORY OF PRESENT ILLNESS', observation('DE02.10.071.00', '现病史', text('起病急，对症治疗效果欠佳。'))),
    ...histories,
    vitalSigns(random),
    section('29545-1', 'PHYSICAL EXAMINATION', ...EXAMS.map(([element, name, finding]) => observation(element, name, text(finding)))),
    section(undefined, '辅助检查', observation('DE04.30.009.00', '辅助检查结果', text('胸片：双肺纹理增粗'))),
    diagnoses(random),
    section('18776-5', 'TREATMENT PLAN', observation('DE06.00.300.00', '治则治法', text('疏风清热，宣肺止咳'))),
  ]);
}

const ITEMS = [['葡萄糖', 'mmol/L', 39, 111], ['肌酐', 'umol/L', 440, 1320], ['血红蛋白', 'g/L', 900, 1750], ['白细胞计数', '10^9/L', 30, 150]] as const;

const result = (random: Random, [name, unit, low, high]: (typeof ITEMS)[number]): Xml =>
  organizer('CLUSTER', undefined,
    observation('DE04.30.019.00', '检验项目代码', text(name), observation('DE04.50.134.00', '标本类别', text('静脉血')), observation('DE04.50.135.00', '标本状态', text('正常'))),
    observation('DE04.30.017.00', '检验结果代码', coded('1', '正常', '2.3.2.38')),
    observation('DE04.30.015.00', '检验定量结果', text(tenths(random, low, high)), observation('DE04.30.016.00', '检查定量结果计量单位', text(unit))));

/** C0007 检验报告 (WS/T 500.7-2016) of a synthetic person, in UTF-8; the same seed gives the same document. */
export function labReportXml(seed: number): string {
  const random = seededRandom(seed);
  const head = { code: 'C0007', number: 7, title: '检验报告', id: `DEMO-C0007-${digits(seed, 8)}`, time: '20250314092653' };
  const [code, name] = pick(random, DISEASES);
  return document(head, random, [
    section('29548-5', 'Diagnosis', observation('DE05.01.024.00', '诊断代码', icd10(code, name))),
    section('30954-2', 'STUDIES SUMMARY', observation('DE02.10.027.00', '检验方法名称', text('酶法')), observation('DE04.30.018.00', '检验类别', text('生化检验')), ...ITEMS.map((item) => result(random, item))),
    section(undefined, '检验报告',
      observation('DE04.50.130.00', '检验报告结果', text('见明细')),
      observation('DE08_10_026_00_JYBGKS', '检验报告科室', text('检验科')),
      observation('DE08_10_013_00_ZDJGMC', '检验报告机构名称', text('链网演示医院')),
      observation('DE06.00.179.00', '检验报告备注', text('仅对送检标本负责'))),
  ]);
}
