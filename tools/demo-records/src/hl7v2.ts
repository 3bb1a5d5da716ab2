import { between, digits, pick, seededRandom } from './random.js';
import type { Random } from './random.js';
import { syntheticPerson } from './synthetic-person.js';
import type { SyntheticPerson } from './synthetic-person.js';

export type AdtEvent = 'A01' | 'A04' | 'A08';

const STAMP = '20250314092653';
const segments = (...lines: readonly string[]): string => `${lines.join('\r')}\r`;

const msh = (type: string, control: string): string => `MSH|^~\\&|HIS|DEMO|CHAINNET|HUB|${STAMP}||${type}|${control}|P|2.5.1||||||UNICODE UTF-8`;

const pid = ({ residentNumber, name, birth, sex, phone, inpatientNumber }: SyntheticPerson): string =>
  [
    'PID|1|',
    `${inpatientNumber}^^^DEMO&2.16.156.10011.1.12&ISO^MR~${residentNumber}^^^MPS&2.16.156.10011.1.3&ISO^NI`,
    '',
    `${name.slice(0, 1)}^${name.slice(1)}^^^^^L`,
    '',
    birth,
    sex === '1' ? 'M' : 'F',
    '',
    '',
    '示范路1号^^北京市^北京市^100000^CHN^H',
    '',
    `${phone}^PRN^PH`,
    '',
    '',
    'M',
  ].join('|');

const pv1 = (kind: 'I' | 'O', visit: string): string => {
  const fields = Array<string>(44).fill('');
  fields[0] = '1';
  fields[1] = kind;
  fields[2] = 'W01^101^1^DEMO';
  fields[6] = 'D001^演示医生';
  fields[18] = `${visit}^^^DEMO`;
  fields[43] = '20250313080000';
  return `PV1|${fields.join('|')}`;
};

/** An ADT message of a synthetic person; the same seed gives the same message. */
export function adtMessage(event: AdtEvent, seed: number): string {
  const random = seededRandom(seed);
  const person = syntheticPerson(random);
  const control = `ADT${digits(seed, 8)}`;
  return segments(msh(`ADT^${event}^ADT_A01`, control), `EVN|${event}|${STAMP}`, pid(person), pv1(event === 'A04' ? 'O' : 'I', `V${digits(between(random, 0, 999_999), 6)}`));
}

type Analyte = { readonly code: string; readonly name: string; readonly unit: string; readonly low: number; readonly high: number };

const ANALYTES: readonly [Analyte, ...Analyte[]] = [
  { code: '2345-7', name: 'Glucose', unit: 'mmol/L', low: 39, high: 61 },
  { code: '2160-0', name: 'Creatinine', unit: 'umol/L', low: 440, high: 1060 },
  { code: '718-7', name: 'Hemoglobin', unit: 'g/L', low: 1150, high: 1750 },
  { code: '2823-3', name: 'Potassium', unit: 'mmol/L', low: 35, high: 53 },
];

const tenth = (value: number): string => (value / 10).toFixed(1);

const obx = (random: Random, analyte: Analyte, at: number): string => {
  const value = between(random, Math.floor(analyte.low * 0.7), Math.ceil(analyte.high * 1.3));
  const flag = value < analyte.low ? 'L' : value > analyte.high ? 'H' : 'N';
  return `OBX|${at}|NM|${analyte.code}^${analyte.name}^LN||${tenth(value)}|${analyte.unit}^^UCUM|${tenth(analyte.low)}-${tenth(analyte.high)}|${flag}|||F|||${STAMP}`;
};

/** An ORU R01 message: one report with numeric results, a note, and a text result. */
export function oruMessage(seed: number): string {
  const random = seededRandom(seed);
  const person = syntheticPerson(random);
  const first = pick(random, ANALYTES);
  const results = [first, ...ANALYTES.filter((analyte) => analyte !== first)];
  return segments(
    msh('ORU^R01^ORU_R01', `ORU${digits(seed, 8)}`),
    pid(person),
    pv1('I', `V${digits(between(random, 0, 999_999), 6)}`),
    `OBR|1|P${digits(seed, 6)}^HIS|F${digits(seed, 6)}^LIS|24323-8^Comprehensive metabolic panel^LN|||20250314080000|||||||||||||||${STAMP}||CH|F`,
    ...results.map((analyte, at) => obx(random, analyte, at + 1)),
    'NTE|1||标本轻度溶血',
    `OBX|${results.length + 1}|ST|5778-6^Color of Urine^LN||淡黄色||||||F`,
  );
}
