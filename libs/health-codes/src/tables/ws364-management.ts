import type { TableSource } from '../code-table.js';

export const sourceOfPayment: TableSource = {
  id: 'CV07.10.003',
  name: '医疗费用来源类别代码表',
  english: 'source of payment',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
01|城镇职工基本医疗保险
02|城镇居民基本医疗保险
03|新型农村合作医疗
04|贫困救助
05|商业医疗保险
06|全公费
07|全自费
90|城乡居民医疗保险||local
99|其他
`,
};

export const paymentMethod: TableSource = {
  id: 'CV07.10.005',
  oid: '2.16.156.10011.2.3.1.269',
  name: '医疗付费方式代码表',
  english: 'payment method',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain',
  check: true,
  rows: `
01|城镇职工基本医疗保险|urban employee basic insurance
02|城镇居民基本医疗保险|urban resident basic insurance
03|新型农村合作医疗|new rural cooperative
04|贫困救助|poverty relief
05|商业医疗保险|commercial insurance
06|全公费|full public
07|全自费|self pay
08|其他社会保险|other social insurance
99|其他|other
`,
};

export const admissionRoute: TableSource = {
  id: 'CV09.00.403',
  oid: '2.16.156.10011.2.3.1.270',
  name: '入院途径代码表',
  english: 'admission route',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|门诊|outpatient
2|急诊|emergency
3|其他医疗机构转入|transfer in
9|其他|other
`,
};

export const patientType: TableSource = {
  id: 'CV09.00.404',
  oid: '2.16.156.10011.2.3.1.271',
  name: '患者类型代码表',
  english: 'patient type',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain; table size 4 in a second inventory',
  rows: `
1|门诊|outpatient
2|急诊|emergency
3|住院|inpatient
9|其他|other
`,
};

export const treatmentOutcome: TableSource = {
  id: 'CV5501.11',
  name: '治疗结果代码',
  english: 'treatment outcome',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|治愈|cured
2|好转|improved
3|稳定|stable
4|恶化|worse
5|死亡|died
9|其他|other
`,
};

export const qualityOfTheMedicalRecord: TableSource = {
  id: 'CV5501.15',
  oid: '2.16.156.10011.2.3.2.29',
  name: '病案质量代码',
  english: 'quality of the medical record',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
1|甲
2|乙
3|丙
`,
};

/** WS 364.13 and .17-2011, and the two tables of the front page: costs and management. */
export const managementTables: readonly TableSource[] = [sourceOfPayment, paymentMethod, admissionRoute, patientType, treatmentOutcome, qualityOfTheMedicalRecord];
