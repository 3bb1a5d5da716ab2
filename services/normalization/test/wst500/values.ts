import { between, digits, pick } from '../demo-records.js';
import type { Random } from '../demo-records.js';
import type { TableRow } from '../../src/core/wst500/tables/row.js';
import { made } from './xml-text.js';
import type { Made } from './xml-text.js';

const TEXTS = ['神志清楚，精神可', '未见明显异常', '双肺呼吸音清 <附页> & "图"', '遵医嘱执行', '病情平稳，继续观察', '青霉素过敏', '无'] as const;
const DISEASES = [['J18.900', '肺炎'], ['I10.x00', '高血压病'], ['E11.900', '2型糖尿病']] as const;
const OPERATIONS = [['47.0901', '阑尾切除术'], ['51.2300', '腹腔镜胆囊切除术']] as const;
const SYNDROMES = [['BNF010', '咳嗽病'], ['BNG080', '胃痛病']] as const;

const codeOf = ({ valueSystem }: TableRow, random: Random): readonly [string, string] => {
  if (valueSystem.includes('.2.3.3.11')) return pick(random, DISEASES);
  if (valueSystem.endsWith('.2.3.3.12')) return pick(random, OPERATIONS);
  if (valueSystem.endsWith('.2.3.3.14')) return pick(random, SYNDROMES);
  return [String(between(random, 1, 9)), `值${between(random, 1, 99)}`];
};

const decimal = (random: Random): string => pick(random, [String(between(random, 1, 200)), (between(random, 10, 1999) / 10).toFixed(1), `${between(random, 1, 9)}.50`] as const);
const moment = (random: Random): string => `2025${digits(between(random, 1, 12), 2)}${digits(between(random, 1, 28), 2)}${digits(between(random, 0, 23), 2)}${digits(between(random, 0, 59), 2)}00`;

/** A value of a row's type; text where the sources show none. */
export function valueFor(row: TableRow, random: Random): Made {
  const type = { 'xsi:type': row.valueType };
  switch (row.valueType) {
    case 'CD': {
      const [code, displayName] = codeOf(row, random);
      return made('value', { ...type, code, displayName, ...(row.valueSystem === '' ? {} : { codeSystem: row.valueSystem, codeSystemName: `代码表${row.valueSystem.split('.').slice(-3).join('.')}` }) });
    }
    case 'PQ':
      return made('value', { ...type, value: decimal(random), unit: row.unit === '' ? 'mg' : row.unit });
    case 'MO':
      return made('value', { ...type, value: (between(random, 100, 999_999) / 100).toFixed(2), currency: pick(random, ['元', 'CNY'] as const) });
    case 'BL':
      return made('value', { ...type, value: pick(random, ['true', 'false'] as const) });
    case 'INT':
      return made('value', { ...type, value: String(between(random, 1, 9)) });
    case 'REAL':
      return made('value', { ...type, value: decimal(random) });
    case 'TS':
      return made('value', { ...type, value: moment(random) });
    case '':
      return made('value', { 'xsi:type': 'ST' }, pick(random, TEXTS));
    default:
      return made('value', type, textFor(row, random));
  }
}

const textFor = ({ target, name }: TableRow, random: Random): string => {
  if (target === 'quantity') return decimal(random);
  if (target === 'unit') return pick(random, ['mmol/L', 'g/L', '10^9/L'] as const);
  return name.includes('名称') ? pick(random, DISEASES)[1] : pick(random, TEXTS);
};

/** An operation, anaesthesia or drug: what an act without a fixed data element is about. */
export const freeCode = ({ codeSystem }: TableRow, random: Random): Made => {
  const [code, displayName] = pick(random, OPERATIONS);
  return made('code', { code, codeSystem, codeSystemName: '手术(操作)代码表', displayName });
};

export const drug = (random: Random): readonly Made[] => [
  made('text'),
  made('routeCode', { code: '1', codeSystem: '2.16.156.10011.2.3.1.158', codeSystemName: '用药途径代码表', displayName: '口服' }),
  made('doseQuantity', { value: decimal(random), unit: 'mg' }),
  made('consumable', {}, made('manufacturedProduct', {}, made('manufacturedLabeledDrug', {}, made('code'), made('name', {}, '阿莫西林胶囊')))),
];
export { moment };
