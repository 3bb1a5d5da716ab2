import type { TableSource } from '../code-table.js';

export const identityDocumentType: TableSource = {
  id: 'CV02.01.101',
  name: '身份证件类别代码表',
  english: 'identity document type',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; Django models (hospital integration); data-governance demo pages',
  rows: `
01|居民身份证|resident identity card
02|居民户口簿|household register
03|护照|passport
04|军官证|military officer card
05|驾驶证|driving licence
06|港澳居民来往内地通行证|HK/Macao travel permit
07|台湾居民来往内地通行证|Taiwan travel permit
19|母亲身份证||local
99|其他法定有效证件|other legal document
`,
};

export const placeOfBirth: TableSource = {
  id: 'CV02.01.102',
  name: '出生(分娩)地点类别代码表',
  english: 'place of birth',
  edition: 'WS 364-2011',
  source: 'data-governance demo pages',
  check: true,
  incomplete: true,
  rows: `
1|医院|hospital
2|妇幼保健院|maternal and child health hospital
3|家庭|home
9|其他|other
`,
};

export const placeOfDeath: TableSource = {
  id: 'CV02.01.103',
  name: '死亡地点类别代码表',
  english: 'place of death',
  edition: 'WS 364-2011',
  source: 'data-governance demo pages',
  check: true,
  incomplete: true,
  rows: `
1|医疗卫生机构|health institution
2|来院途中|on the way to hospital
3|家中|home
9|其他|other
`,
};

export const medicalInsurance: TableSource = {
  id: 'CV02.01.204',
  oid: '2.16.156.10011.2.3.1.248',
  name: '医疗保险类别代码表',
  english: 'medical insurance',
  edition: 'WS 364-2011',
  source: 'Django models (hospital integration); SQL script emr_value_domain',
  rows: `
01|城镇职工基本医疗保险|urban employee basic insurance
02|城镇居民基本医疗保险|urban resident basic insurance
03|新型农村合作医疗|new rural cooperative
04|公务员医疗补助|civil servant subsidy
05|企业补充医疗保险|enterprise supplementary
06|大额补充医疗保险|large-amount supplementary
07|商业医疗保险|commercial insurance
99|其他|other
`,
};

export const addressType: TableSource = {
  id: 'CV02.01.205',
  name: '地址类别代码表',
  english: 'address type',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain',
  check: true,
  rows: `
01|户籍住址|registered residence
02|工作场所地址|workplace
03|家庭常住住址|usual home
04|通讯地址|mailing
05|暂住地址|temporary
06|出生地址|birth
07|产后修养地址|postpartum
08|变迁地址|moved
09|现住址|current
99|其他地址|other
`,
};

/** WS 364.3-2011: demographic and socio-economic characteristics. */
export const demographicTables: readonly TableSource[] = [identityDocumentType, placeOfBirth, placeOfDeath, medicalInsurance, addressType];
