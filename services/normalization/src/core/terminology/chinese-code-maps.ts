import type { CodeMap } from './code-map.js';

/** GB/T 2261.1-2003 human sexes -> administrative-gender. 9 is "not stated", which FHIR also calls unknown. */
export const GENDER_GB2261_1: CodeMap = {
  source: 'GB/T 2261.1 人的性别代码',
  edition: '2003',
  codes: { '0': 'unknown', '1': 'male', '2': 'female', '9': 'unknown' },
};

/** GB/T 2261.2-2003 marital status -> v3-MaritalStatus; 21-23 are kinds of married, 90 is not stated. */
export const MARITAL_GB2261_2: CodeMap = {
  source: 'GB/T 2261.2 婚姻状况代码',
  edition: '2003',
  system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
  codes: { '10': 'S', '20': 'M', '21': 'M', '22': 'M', '23': 'M', '30': 'W', '40': 'D', '90': 'UNK' },
};

/** Units as the documents write them -> UCUM 2.1. Units that are not here stay text. */
export const UNIT_UCUM: CodeMap = {
  source: 'WS/T 500 sample units',
  edition: '2016',
  system: 'http://unitsofmeasure.org',
  codes: {
    '℃': 'Cel', '°C': 'Cel', '次/min': '/min', '/次min': '/min', '次/分': '/min', mmHg: 'mm[Hg]', mL: 'mL', ml: 'mL', '天': 'd', d: 'd',
    '周': 'wk', '岁': 'a', h: 'h', min: 'min', cm: 'cm', kg: 'kg', g: 'g', mg: 'mg', '%': '%', 'mmol/L': 'mmol/L', 'umol/L': 'umol/L',
    'μmol/L': 'umol/L', 'g/L': 'g/L', 'mg/dL': 'mg/dL', 'U/L': 'U/L', 'IU/L': '[IU]/L', '10^9/L': '10*9/L', '10*9/L': '10*9/L', '10^12/L': '10*12/L', 'fL': 'fL', 'pg': 'pg',
    '支': '{支}', '剂': '{剂}', '次': '{次}',
  },
};

/** WS/T 500.7 result code (OID 2.16.156.10011.2.3.2.38). The published meanings were not seen; codes stay as they are. */
export const RESULT_CODE_OID = '2.16.156.10011.2.3.2.38';
