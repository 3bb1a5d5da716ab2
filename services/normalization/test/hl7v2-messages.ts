/**
 * HL7 v2 messages written for these tests: one of each kind that has a map, of invented people. They are as long as real
 * ones, since short ones make a converter look fast.
 */
const segments = (...lines: readonly string[]): string => `${lines.join('\r')}\r`;

/** A segment from its fields by number; the others are empty. */
const seg = (id: string, fields: Readonly<Record<number, string>>): string => {
  const last = Math.max(...Object.keys(fields).map(Number));
  return [id, ...Array.from({ length: last }, (_, at) => fields[at + 1] ?? '')].join('|');
};

const msh = (type: string, control: string, version = '2.5.1'): string =>
  `MSH|^~\\&|HIS^2.16.156.10011.9.1^ISO|示范医院^2.16.156.10011.9.2^ISO|CHAINNET|HUB|20250314092653+0800||${type}|${control}|P|${version}|||AL|NE|CHN|UNICODE UTF-8|zh`;

const pid = seg('PID', {
  1: '1', 3: 'MR000123^^^HIS&2.16.156.10011.1.12&ISO^MR^示范医院~11010519491231002X^^^MPS&2.16.156.10011.1.3&ISO^NI', 5: '张&von^三^丰^Jr^Dr^^L~Zhang^San^^^^^D', 6: '李^梅',
  7: '19491231', 8: 'F', 10: '01^汉族^GB3304', 11: '示范路1号^2栋301室^北京市^北京市^100000^CHN^H^^朝阳区~单位路9号^^北京市^^100010^CHN^B', 13: '^PRN^PH^^86^10^12345678~13800000000^PRN^CP~^NET^Internet^zhang@demo.invalid', 14: '^WPN^PH^^86^10^87654321',
  15: 'zh^Chinese^ISO639', 16: 'M^Married^HL70002', 17: 'BUD^Buddhist^HL70006', 18: 'ACC-1^^^HIS^AN', 19: '123-45-6789', 22: 'N^Not Hispanic^HL70189', 23: '北京', 24: 'N', 26: 'CHN^China^ISO3166_1', 30: 'N', 33: '20250314080000+0800',
});
const pv1 = seg('PV1', {
  1: '1', 2: 'I', 3: 'W01^101^1^DEMO&2.16.156.10011.1.26&ISO^^N^A座^3', 4: 'R^Routine^HL70007', 7: 'D001^演示^医生^^^Dr^^^HIS&2.16.156.10011.1.4&ISO^L~D002^第二^医生', 8: 'D003^转诊^医生', 9: 'D004^会诊^医生', 10: 'CAR^心内科', 14: '7^Emergency^HL70023',
  17: 'D001^演示^医生', 18: 'INP', 19: 'V000777^^^HIS&2.16.156.10011.1.11&ISO^VN', 36: '01^Discharged home^HL70112', 38: 'LOW^低盐^99DIET', 39: '示范医院', 44: '20250313080000+0800', 45: '20250320100000+0800',
});
const nk1 = (at: number): string => seg('NK1', { 1: String(at), 2: '李^四^^^^^L', 3: 'SPO^Spouse^HL70063', 4: '示范路1号^^北京市^^100000^CHN^H', 5: '13900000000^PRN^CP', 7: 'N^Next-of-Kin^HL70131', 15: 'M', 16: '19480101' });

const obx = (at: number, type: string, code: string, rest: Readonly<Record<number, string>>): string =>
  seg('OBX', { 1: String(at), 2: type, 3: code, 11: 'F', 14: '20250314080500+0800', 15: 'LAB01^检验科^99ORG', 16: 'T01^技师^一^^^^^^HIS', 17: 'PHOT^Photometry^99METH', ...rest });

const analytes = ['2345-7^Glucose^LN', '2160-0^Creatinine^LN', '718-7^Hemoglobin^LN', '2823-3^Potassium^LN', '2951-2^Sodium^LN', '1742-6^ALT^LN', '1920-8^AST^LN', '2093-3^Cholesterol^LN'];

const numericResults = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => obx(at + 1, 'NM', analytes[at % analytes.length] ?? '', { 4: String(at + 1), 5: `${at + 4}.${at % 9}1`, 6: 'mmol/L^毫摩尔每升^UCUM', 7: '3.9-6.1', 8: at % 3 === 0 ? 'H^High^HL70078' : 'N' }));

/** Every value type of OBX-2 that has a form of its own, and two that have none. */
export const everyValueType: readonly (readonly [type: string, value: string, element: string])[] = [
  ['NM', '5.4', 'valueQuantity'], ['NM', '>5.4', 'valueQuantity'], ['NM', 'trace', 'valueString'], ['SI', '3', 'valueInteger'],
  ['ST', '淡黄色', 'valueString'], ['TX', 'line one~line two', 'valueString'], ['FT', 'first\\.br\\second', 'valueString'], ['ID', 'Y', 'valueString'], ['IS', 'A', 'valueString'],
  ['CE', '260373001^Detected^SCT', 'valueCodeableConcept'], ['CWE', '260373001^Detected^SCT^POS^阳性^L', 'valueCodeableConcept'], ['CNE', 'A^Group A^HL70005', 'valueCodeableConcept'],
  ['DT', '20250314', 'valueDateTime'], ['TS', '20250314092653+0800', 'valueDateTime'], ['DTM', '202503140926', 'valueDateTime'], ['TM', '0926', 'valueTime'],
  ['SN', '>^100', 'valueQuantity'], ['SN', '^1^-^5', 'valueRange'], ['SN', '^1^:^128', 'valueRatio'], ['SN', '^2^+', 'valueString'],
  ['CQ', '2.5^mL&毫升&UCUM', 'valueQuantity'], ['NR', '1^5', 'valueRange'], ['DR', '20250101^20250131', 'valuePeriod'], ['MO', '12.50^CNY', 'valueQuantity'],
  ['ED', '^AP^PDF^Base64^SGVsbG8=', 'extension'], ['RP', 'https://images.demo.invalid/1^PACS^IM^DICOM', 'extension'],
  ['CX', 'A1^^^HIS', 'valueString'], ['XAD', '示范路1号^^北京市', 'valueString'], ['ZZ', 'a^b&c', 'valueString'],
];

export const messages = {
  adtA01: segments(
    msh('ADT^A01^ADT_A01', 'ADT0001'), seg('EVN', { 1: 'A01', 2: '20250314092653+0800', 4: '01^Patient request^HL70062', 5: 'U01^操作^员', 6: '20250313080000+0800' }), pid,
    seg('PD1', { 3: '示范社区卫生服务中心^L^SH001', 4: 'D009^家庭^医生' }), nk1(1), nk1(2), pv1, seg('PV2', { 3: 'R07.4^胸痛^I10', 8: '20250313070000+0800', 11: '7', 12: '胸痛待查', 25: '2^Urgent^HL70217' }),
    seg('ROL', { 1: '1', 2: 'AD', 3: 'PP^Primary Care Provider^HL70443', 4: 'D009^家庭^医生', 5: '20250313080000+0800' }),
    obx(1, 'NM', '8302-2^Body height^LN', { 5: '165', 6: 'cm^^UCUM' }), obx(2, 'NM', '29463-7^Body weight^LN', { 5: '58.5', 6: 'kg^^UCUM' }),
    seg('AL1', { 1: '1', 2: 'DA', 3: '7980^青霉素^RXNORM', 4: 'SV', 5: '皮疹~呼吸困难', 6: '20100101' }), seg('AL1', { 1: '2', 2: 'FA', 3: '227493005^Cashew^SCT', 4: 'MI' }),
    seg('DG1', { 1: '1', 3: 'I21.900^急性心肌梗死^I10', 4: '急性心肌梗死', 5: '20250313080000+0800', 6: 'A', 15: '1', 16: 'D001^演示^医生' }), seg('DG1', { 1: '2', 3: 'I10.x00^高血压病^I10', 6: 'W' }),
    seg('PR1', { 1: '1', 3: '36.0600^冠状动脉支架置入术^I9C', 5: '20250314090000+0800', 8: 'D010^麻醉^医生', 11: 'D011^外科^医生', 15: 'I21.900^急性心肌梗死^I10' }),
    seg('GT1', { 1: '1', 2: 'G1^^^HIS', 3: '李^四', 5: '示范路1号^^北京市', 6: '13900000000^PRN^CP', 8: '19480101', 9: 'M', 11: 'SPO^Spouse^HL70063' }),
    seg('IN1', { 1: '1', 2: 'UEBMI^城镇职工基本医疗保险^99INS', 3: 'INS01', 4: '北京市医保局^L', 12: '20200101', 15: 'EHCPOL', 17: 'SEL^Self^HL70063', 36: 'P-1', 49: 'SUB-1' }),
  ),
  adtA03: segments(msh('ADT^A03^ADT_A03', 'ADT0003'), seg('EVN', { 1: 'A03', 2: '20250320100000+0800' }), pid, pv1, seg('DG1', { 1: '1', 3: 'I21.900^急性心肌梗死^I10', 6: 'F' })),
  adtA40: segments(msh('ADT^A40^ADT_A39', 'ADT0040'), seg('EVN', { 1: 'A40', 2: '20250320100000+0800' }), pid, seg('MRG', { 1: 'MR000099^^^HIS&2.16.156.10011.1.12&ISO^MR', 3: 'ACC-0', 7: '张^三' })),
  oruR01: segments(
    msh('ORU^R01^ORU_R01', 'ORU0001'), pid, pv1, seg('ORC', { 1: 'RE', 2: 'P1^HIS', 3: 'F1^LIS', 5: 'CM', 9: '20250314080000+0800', 12: 'D001^演示^医生' }),
    seg('OBR', { 1: '1', 2: 'P1^HIS', 3: 'F1^LIS', 4: '24323-8^Comprehensive metabolic panel^LN', 7: '20250314080000+0800', 13: '空腹', 16: 'D001^演示^医生', 22: '20250314092653+0800', 24: 'CH', 25: 'F', 31: 'R07.4^胸痛^I10', 32: 'T02&检验&师' }),
    seg('NTE', { 1: '1', 2: 'L', 3: '标本轻度溶血' }), ...numericResults(16), seg('NTE', { 1: '1', 3: '复查后一致', 5: 'T01^技师^一', 6: '20250314090000+0800' }),
    seg('SPM', { 1: '1', 2: 'S1&HIS^S1-F&LIS', 4: '119364003^Serum^SCT', 7: 'VENIP^静脉采血^99COL', 8: '368208006^左上臂^SCT', 12: '5^mL&毫升&UCUM', 14: '绿管', 17: '20250314074000+0800^20250314074500+0800', 18: '20250314075500+0800', 20: 'Y', 24: 'HEM^Hemolyzed^HL70493' }),
    obx(1, 'CWE', '11475-1^Microorganism identified^LN', { 5: '112283007^E. coli^SCT' }),
  ),
  ormO01: segments(msh('ORM^O01', 'ORM0001', '2.3'), pid, pv1, seg('ORC', { 1: 'NW', 2: 'P2^HIS', 4: 'G2^HIS', 9: '20250314080000', 12: 'D001^演示^医生' }), seg('OBR', { 1: '1', 2: 'P2^HIS', 4: '30746-2^Chest X-ray^LN', 5: 'S', 6: '20250314100000', 13: '胸痛', 31: 'R07.4^胸痛^I10' }), seg('NTE', { 1: '1', 3: '请床旁' }), obx(1, 'ST', '8867-4^Heart rate^LN', { 5: '78' })),
  omlO21: segments(
    msh('OML^O21^OML_O21', 'OML0001'), pid, pv1,
    ...[1, 2].flatMap((at) => [seg('ORC', { 1: 'NW', 2: `P3-${at}^HIS`, 4: 'G3^HIS', 9: '20250314080000+0800', 12: 'D001^演示^医生', 21: '示范医院^L' }), seg('TQ1', { 1: '1', 7: '20250314100000+0800', 9: 'R' }), seg('OBR', { 1: String(at), 2: `P3-${at}^HIS`, 4: '57021-8^CBC^LN', 16: 'D001^演示^医生' }), seg('DG1', { 1: '1', 3: 'D64.900^贫血^I10' }), seg('SPM', { 1: '1', 2: `S3-${at}&HIS`, 4: '119297000^Blood^SCT', 17: '20250314074000+0800' }), obx(1, 'TX', '8251-1^Comment^LN', { 5: '晨起空腹' })]),
  ),
  vxuV04: segments(
    msh('VXU^V04^VXU_V04', 'VXU0001'), pid, seg('PD1', { 12: 'Y', 16: 'A' }), nk1(1),
    ...[1, 2, 3].flatMap((at) => [
      seg('ORC', { 1: 'RE', 3: `IZ-${at}^HIS`, 9: '20250314080000+0800', 12: 'D001^演示^医生' }),
      seg('RXA', { 1: '0', 2: '1', 3: '20250314081500+0800', 4: '20250314081500+0800', 5: '140^Influenza^CVX', 6: '0.5', 7: 'mL^毫升^UCUM', 9: '00^New immunization record^NIP001', 10: 'N01^护士^一', 11: '^^^接种门诊', 15: `LOT${at}`, 16: '20260101', 17: 'SIN^Sinovac^MVX', 20: 'CP', 21: 'A' }),
      seg('RXR', { 1: 'IM^Intramuscular^HL70162', 2: 'LA^Left Arm^HL70163' }), obx(1, 'CE', '64994-7^Eligibility^LN', { 4: '1', 5: 'V05^VFC eligible^HL70064' }), obx(2, 'DT', '29768-9^VIS published^LN', { 4: '2', 5: '20240701' }),
    ]),
  ),
  mdmT02: segments(msh('MDM^T02^MDM_T02', 'MDM0001'), seg('EVN', { 1: 'T02', 2: '20250314092653+0800' }), pid, pv1, seg('TXA', { 1: '1', 2: 'DS^Discharge Summary^HL70270', 3: 'TX', 4: '20250320100000+0800', 5: 'D001^演示^医生', 9: 'D001^演示^医生', 12: 'DOC1^HIS', 17: 'AU', 18: 'U', 19: 'AV', 25: '出院小结' }), seg('OBX', { 1: '1', 2: 'TX', 3: '18842-5^Discharge summary^LN', 5: '患者因胸痛入院~诊断为急性心肌梗死', 11: 'F' }), seg('OBX', { 1: '2', 2: 'ED', 3: 'PDF^出院小结^L', 5: '^AP^PDF^Base64^SGVsbG8=', 11: 'F' })),
  siuS12: segments(msh('SIU^S12^SIU_S12', 'SIU0001'), seg('SCH', { 1: 'A1^HIS', 2: 'A1F^HIS', 6: 'BOOK', 7: 'CHECKUP^Routine^HL70276', 8: 'NORMAL^^HL70277', 9: '30', 10: 'min', 11: '^^30^20250401090000+0800^20250401093000+0800', 16: 'D001^演示^医生', 25: 'Booked' }), seg('NTE', { 1: '1', 3: '请空腹' }), pid, pv1, seg('RGS', { 1: '1', 2: 'A' }), seg('AIS', { 1: '1', 2: 'A', 3: 'US^超声^99SVC', 4: '20250401090000+0800' }), seg('AIL', { 1: '1', 3: '^^^门诊楼' }), seg('AIP', { 1: '1', 3: 'D001^演示^医生' })),
  rdeO11: segments(msh('RDE^O11^RDE_O11', 'RDE0001'), pid, pv1, seg('AL1', { 1: '1', 2: 'DA', 3: '7980^青霉素^RXNORM' }), seg('ORC', { 1: 'NW', 2: 'P5^HIS', 9: '20250314080000+0800', 12: 'D001^演示^医生' }), seg('TQ1', { 1: '1', 3: 'BID^每日两次^HL70335', 9: 'R' }), seg('RXE', { 2: '197361^氨氯地平 5 mg 片^RXNORM', 3: '5', 5: 'mg^毫克^UCUM', 7: '口服~餐后', 10: '28', 11: '{tbl}^片^UCUM', 12: '2', 15: 'RX1', 27: 'I10.x00^高血压病^I10' }), seg('RXR', { 1: 'PO^Oral^HL70162' })),
  rdsO13: segments(msh('RDS^O13^RDS_O13', 'RDS0001'), pid, pv1, seg('ORC', { 1: 'RE', 2: 'P6^HIS' }), seg('RXD', { 1: '1', 2: '197361^氨氯地平^RXNORM', 3: '20250314110000+0800', 4: '28', 5: '{tbl}^片^UCUM', 7: 'RX1', 10: 'PH1^药师^一' }), seg('RXR', { 1: 'PO^Oral^HL70162' })),
  rasO17: segments(msh('RAS^O17^RAS_O17', 'RAS0001'), pid, pv1, seg('ORC', { 1: 'RE', 2: 'P7^HIS' }), seg('RXA', { 1: '0', 2: '1', 3: '20250314120000+0800', 5: '197361^氨氯地平^RXNORM', 6: '5', 7: 'mg^毫克^UCUM', 10: 'N01^护士^一', 20: 'CP' }), seg('RXR', { 1: 'PO^Oral^HL70162' })),
  dftP03: segments(msh('DFT^P03^DFT_P03', 'DFT0001'), seg('EVN', { 1: 'P03', 2: '20250314092653+0800' }), pid, pv1, seg('FT1', { 1: '1', 2: 'T1', 4: '20250314', 5: '20250314', 6: 'CG', 7: '250403^血常规^99FEE', 10: '1', 11: '25.00&CNY', 13: 'CAR^心内科', 20: 'D001^演示^医生' }), seg('DG1', { 1: '1', 3: 'I21.900^急性心肌梗死^I10' }), seg('IN1', { 1: '1', 2: 'UEBMI', 3: 'INS01' })),
  ppr: segments(msh('PPR^PC1', 'PPR0001', '2.3.1'), pid, seg('PRB', { 1: 'AD', 2: '20250314092653+0800', 3: 'I10.x00^高血压病^I10', 4: 'PRB1^HIS', 9: '20250401', 16: '20200101' })),
} as const satisfies Readonly<Record<string, string>>;

export const allMessages: readonly (readonly [name: string, text: string])[] = Object.entries(messages);
