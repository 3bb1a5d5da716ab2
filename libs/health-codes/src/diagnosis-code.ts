/**
 * Diagnosis codes of GB/T 14396 (2001 edition: WHO ICD-10) and the Chinese extensions built on it: J06, J06.9, J06.900,
 * I10.x00x002. The extensions differ between the clinical, insurance and GB editions, so they are kept, never corrected.
 */

/** First and last 3-character category of each chapter, WHO ICD-10 as GB/T 14396-2001 has it. */
const CHAPTERS = [
  ['I', 'A00', 'B99', '某些传染病和寄生虫病'],
  ['II', 'C00', 'D48', '肿瘤'],
  ['III', 'D50', 'D89', '血液及造血器官疾病和某些涉及免疫机制的疾患'],
  ['IV', 'E00', 'E90', '内分泌、营养和代谢疾病'],
  ['V', 'F00', 'F99', '精神和行为障碍'],
  ['VI', 'G00', 'G99', '神经系统疾病'],
  ['VII', 'H00', 'H59', '眼和附器疾病'],
  ['VIII', 'H60', 'H95', '耳和乳突疾病'],
  ['IX', 'I00', 'I99', '循环系统疾病'],
  ['X', 'J00', 'J99', '呼吸系统疾病'],
  ['XI', 'K00', 'K93', '消化系统疾病'],
  ['XII', 'L00', 'L99', '皮肤和皮下组织疾病'],
  ['XIII', 'M00', 'M99', '肌肉骨骼系统和结缔组织疾病'],
  ['XIV', 'N00', 'N99', '泌尿生殖系统疾病'],
  ['XV', 'O00', 'O99', '妊娠、分娩和产褥期'],
  ['XVI', 'P00', 'P96', '起源于围生期的某些情况'],
  ['XVII', 'Q00', 'Q99', '先天性畸形、变形和染色体异常'],
  ['XVIII', 'R00', 'R99', '症状、体征和临床与实验室异常所见，不可归类在他处者'],
  ['XIX', 'S00', 'T98', '损伤、中毒和外因的某些其他后果'],
  ['XX', 'V01', 'Y98', '疾病和死亡的外因'],
  ['XXI', 'Z00', 'Z99', '影响健康状态和与保健机构接触的因素'],
  ['XXII', 'U00', 'U99', '用于特殊目的的编码'],
] as const;

export type DiagnosisChapter = { readonly number: string; readonly first: string; readonly last: string; readonly title: string };

export const diagnosisChapters: readonly DiagnosisChapter[] = CHAPTERS.map(([number, first, last, title]) => ({ number, first, last, title }));

/** The chapter of a 3-character category; undefined for the few that no chapter has (D49, E91, ...). */
export const chapterOf = (category: string): DiagnosisChapter | undefined =>
  diagnosisChapters.find(({ first, last }) => first <= category && category <= last);

export type DiagnosisCode = {
  /** The code as it came, without blanks around it. */
  readonly code: string;
  /** Three characters: J06. */
  readonly category: string;
  /** Four characters: J06.9; none where the source has no fourth (I10, I10.x00). */
  readonly subcategory?: string;
  /** What a Chinese edition or a site adds after the international code: `00` of J06.900, `x00x002` of I10.x00x002. */
  readonly extension?: string;
  /** Dagger: the disease beneath; asterisk: its manifestation. */
  readonly mark?: 'dagger' | 'asterisk';
  readonly chapter?: DiagnosisChapter;
};

const FORM = /^([A-Z]\d{2})(?:\.?([0-9X])([0-9X]{0,5}(?:X\d{1,4})*))?([+†*＋＊])?$/i;

/**
 * Reads one diagnosis code.
 *
 * @returns undefined when the text has not the form of one; morphology codes (`M8000/0`) have not.
 */
export function readDiagnosisCode(text: string): DiagnosisCode | undefined {
  const code = text.trim();
  const [whole, letters, fourth, rest, mark] = FORM.exec(code) ?? [];
  if (whole === undefined || letters === undefined) return undefined;
  const category = letters.toUpperCase();
  const digit = fourth !== undefined && /\d/.test(fourth);
  const extension = digit ? rest : `${fourth ?? ''}${rest ?? ''}`;
  const chapter = chapterOf(category);
  return {
    code,
    category,
    ...(digit ? { subcategory: `${category}.${fourth}` } : {}),
    ...(extension === undefined || extension === '' ? {} : { extension: extension.toLowerCase() }),
    ...(mark === undefined ? {} : { mark: mark === '*' || mark === '＊' ? 'asterisk' : 'dagger' }),
    ...(chapter === undefined ? {} : { chapter }),
  };
}

/** Reads a field that may hold a dagger and an asterisk code in one: `A17.0+G01*`. Empty when any part is none. */
export function readDiagnosisCodes(text: string): readonly DiagnosisCode[] {
  const parts = text.trim().split(/(?<=[+†＋])\s*(?=[A-Z])|\s*[;,；，]\s*|\s+/i).filter((part) => part !== '');
  const read = parts.map(readDiagnosisCode);
  return read.every((one) => one !== undefined) ? read : [];
}

/**
 * The international code above a Chinese one: J06.9 for J06.900, I10 for I10.x00x002. Undefined when the code is itself
 * international, mark apart.
 */
export const parentDiagnosis = ({ category, subcategory, extension }: DiagnosisCode): string | undefined =>
  extension === undefined ? undefined : (subcategory ?? category);

/** WHO's system in FHIR: 3- and 4-character codes of GB/T 14396-2001 are codes of it. */
export const ICD10_SYSTEM = 'http://hl7.org/fhir/sid/icd-10';
