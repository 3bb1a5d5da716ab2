import { between, digits, pick } from './random.js';
import type { Random } from './random.js';

/** A person who does not exist. Region 110105 with a sequence that people's numbers of that day may have too: by chance only. */
export type SyntheticPerson = {
  readonly residentNumber: string;
  readonly name: string;
  readonly pinyin: { readonly family: string; readonly given: string };
  /** YYYYMMDD */
  readonly birth: string;
  readonly sex: '1' | '2';
  readonly phone: string;
  readonly inpatientNumber: string;
};

const FAMILIES = [['测', 'Ce'], ['试', 'Shi'], ['演', 'Yan'], ['示', 'Shi'], ['样', 'Yang'], ['例', 'Li']] as const;
const GIVENS = [['一', 'Yi'], ['安', 'An'], ['宁', 'Ning'], ['明', 'Ming'], ['雪梅', 'Xuemei'], ['建国', 'Jianguo'], ['晓', 'Xiao']] as const;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of a resident number (GB 11643-1999, ISO 7064 MOD 11-2) for its first 17 digits. */
export const checkCharacter = (seventeen: string): string =>
  '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11] ?? '';

export function syntheticPerson(random: Random): SyntheticPerson {
  const [family, familyPinyin] = pick(random, FAMILIES);
  const [given, givenPinyin] = pick(random, GIVENS);
  const birth = `${digits(between(random, 1935, 2015), 4)}${digits(between(random, 1, 12), 2)}${digits(between(random, 1, 28), 2)}`;
  const sex = random() < 0.5 ? '1' : '2';
  const sequence = digits(between(random, 0, 498) * 2 + (sex === '1' ? 1 : 0), 3);
  const seventeen = `110105${birth}${sequence}`;
  return {
    residentNumber: `${seventeen}${checkCharacter(seventeen)}`,
    name: `${family}${given}`,
    pinyin: { family: familyPinyin, given: givenPinyin },
    birth,
    sex,
    phone: `010-5555${digits(between(random, 0, 9999), 4)}`,
    inpatientNumber: `ZY${digits(between(random, 0, 99_999_999), 8)}`,
  };
}
