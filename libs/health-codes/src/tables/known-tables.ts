import type { CodeTable, TableSource } from '../code-table.js';
import { readDiagnosisCodes } from '../diagnosis-code.js';
import { readProcedureCode } from '../procedure-code.js';
import { readTcmCode } from '../tcm-code.js';
import { oidSystem } from '../vocabulary.js';

/** The way of leaving hospital on the front page of 2011; written from memory of the form, hence marked. */
export const dischargeWay: TableSource = {
  id: 'CV06.00.226',
  oid: '2.16.156.10011.2.3.1.265',
  otherOids: ['2.16.156.10011.2.3.3.1.265'],
  name: '离院方式代码表',
  english: 'way of leaving hospital',
  edition: 'WS 364-2011',
  source: 'front page of the hospital record, 2011 form, from memory',
  check: true,
  rows: `
1|医嘱离院|discharged by order
2|医嘱转院|transferred by order
3|医嘱转社区卫生服务机构/乡镇卫生院|transferred by order to a community or township institution
4|非医嘱离院|left without order
5|死亡|died
9|其他|other
`,
};

/** Tables that documents name and whose rows were not at hand: OID, id or name. */
const NAMED = `
2.16.156.10011.2.3.1.16|饮酒频率代码表
2.16.156.10011.2.3.1.106|胎方位代码表
2.16.156.10011.2.3.1.109|产妇会阴裂伤程度代码表
2.16.156.10011.2.3.1.140|心理状态代码表
2.16.156.10011.2.3.1.148|病情转归代码表|CV05.10.010
2.16.156.10011.2.3.1.183|随访方式代码表
2.16.156.10011.2.3.1.184|随访周期建议代码表
2.16.156.10011.2.3.1.209|专业技术职务类别代码表
2.16.156.10011.2.3.1.254|新生儿异常情况代码表
2.16.156.10011.2.3.1.256|手术切口类别代码表|CV05.10.022
2.16.156.10011.2.3.1.257|手术切口愈合等级代码表|CV05.10.023
2.16.156.10011.2.3.1.259|护理等级代码表
2.16.156.10011.2.3.1.260|护理类型代码表
2.16.156.10011.2.3.1.261|隔离种类代码表
2.16.156.10011.2.3.1.263|饮食指导代码表
2.16.156.10011.2.3.2.1|呼吸类型代码表
2.16.156.10011.2.3.2.5|吸烟状况代码表
2.16.156.10011.2.3.2.34|饮食情况代码表
2.16.156.10011.2.3.2.38|检查/检验结果代码表
2.16.156.10011.2.3.2.39|初诊标志代码表
2.16.156.10011.2.3.2.40|处方类别代码表
2.16.156.10011.2.3.2.41|麻醉中西医标识代码表
2.16.156.10011.2.3.2.42|输血史标识代码表
2.16.156.10011.2.3.2.43|输血性质代码表
2.16.156.10011.2.3.2.44|受孕形式代码表
2.16.156.10011.2.3.2.46|破膜方式代码表
2.16.156.10011.2.3.2.47|检查方式代码表
2.16.156.10011.2.3.2.48|Apgar评分间隔时间代码表
2.16.156.10011.2.3.2.49|分娩结局代码表
2.16.156.10011.2.3.2.50|气管护理代码表
2.16.156.10011.2.3.2.51|心理护理代码表
2.16.156.10011.2.3.2.52|安全护理代码表
2.16.156.10011.2.3.2.53|发育程度代码表
2.16.156.10011.2.3.2.54|营养状态代码表
2.16.156.10011.2.3.2.55|自理能力代码表
2.16.156.10011.2.3.2.56|转科记录类型代码表
2.16.156.10011.2.3.2.57|实施临床路径标志代码表
2.16.156.10011.2.3.2.58|医嘱类别代码表
2.16.156.10011.2.3.2.59|麻醉合并症标志代码表
`;

const named = NAMED.trim().split('\n').map((line): CodeTable => {
  const [oid = '', name = '', id = oid] = line.split('|');
  return { id, name, system: oidSystem(oid), oid, otherOids: [], incomplete: false, editions: [] };
});

const formed = (id: string, name: string, { oid, otherOids = [], hasForm }: { readonly oid: string; readonly otherOids?: readonly string[]; readonly hasForm: (code: string) => boolean }): CodeTable => ({
  id, name, system: oidSystem(oid), oid, otherOids, incomplete: false, editions: [], hasForm,
});

const ICD10 = '2.16.156.10011.2.3.3.11';

/** Tables without rows here: those known by name, and the large classifications, which have a form to be held against. */
export const tablesWithoutRows: readonly CodeTable[] = [
  ...named,
  formed('GB/T 14396', '疾病分类与代码', {
    oid: ICD10,
    // Suffixes the published templates put behind the table's OID.
    otherOids: ['1', '2', '3', '5'].map((suffix) => `${ICD10}.${suffix}`),
    hasForm: (code) => readDiagnosisCodes(code).length > 0,
  }),
  formed('ICD-9-CM-3', '手术及操作编码', { oid: '2.16.156.10011.2.3.3.12', hasForm: (code) => readProcedureCode(code) !== undefined }),
  formed('GB/T 15657', '中医病证分类与代码', { oid: '2.16.156.10011.2.3.3.14', hasForm: (code) => readTcmCode(code) !== undefined }),
];
