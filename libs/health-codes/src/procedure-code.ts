/**
 * Operation and procedure codes of ICD-9-CM-3 (Volume 3) in their Chinese forms: 47.0, 47.01, 47.0100, 47.0100x001.
 */

const CHAPTERS = [
  ['00', '00', 'Procedures and interventions, not elsewhere classified'],
  ['01', '05', 'Operations on the nervous system'],
  ['06', '07', 'Operations on the endocrine system'],
  ['08', '16', 'Operations on the eye'],
  ['17', '17', 'Other miscellaneous diagnostic and therapeutic procedures'],
  ['18', '20', 'Operations on the ear'],
  ['21', '29', 'Operations on the nose, mouth and pharynx'],
  ['30', '34', 'Operations on the respiratory system'],
  ['35', '39', 'Operations on the cardiovascular system'],
  ['40', '41', 'Operations on the hemic and lymphatic system'],
  ['42', '54', 'Operations on the digestive system'],
  ['55', '59', 'Operations on the urinary system'],
  ['60', '64', 'Operations on the male genital organs'],
  ['65', '71', 'Operations on the female genital organs'],
  ['72', '75', 'Obstetrical procedures'],
  ['76', '84', 'Operations on the musculoskeletal system'],
  ['85', '86', 'Operations on the integumentary system'],
  ['87', '99', 'Miscellaneous diagnostic and therapeutic procedures'],
] as const;

export type ProcedureChapter = { readonly first: string; readonly last: string; readonly title: string };

export const procedureChapters: readonly ProcedureChapter[] = CHAPTERS.map(([first, last, title]) => ({ first, last, title }));

export type ProcedureCode = {
  readonly code: string;
  /** Two digits: 47. */
  readonly category: string;
  /** The longest international code in it: 47, 47.0 or 47.01. */
  readonly international: string;
  /** What the Chinese clinical edition or a site adds: `00`, `00x001`. */
  readonly extension?: string;
  readonly chapter: ProcedureChapter;
};

const FORM = /^(\d{2})(?:\.(\d{1,2})(\d{2})?((?:x\d{3})*))?$/i;

/** Reads one procedure code; undefined when the text has not the form of one. */
export function readProcedureCode(text: string): ProcedureCode | undefined {
  const code = text.trim();
  const [, category, digits, expansion, suffix] = FORM.exec(code) ?? [];
  if (category === undefined) return undefined;
  const chapter = procedureChapters.find(({ first, last }) => first <= category && category <= last);
  if (chapter === undefined) return undefined;
  const extension = `${expansion ?? ''}${suffix ?? ''}`.toLowerCase();
  const international = digits === undefined ? category : `${category}.${digits}`;
  return { code, category, international, ...(extension === '' ? {} : { extension }), chapter };
}

/** The international code above a Chinese one, undefined when the code is international itself. */
export const parentProcedure = ({ international, extension }: ProcedureCode): string | undefined => (extension === undefined ? undefined : international);

/** ICD-9-CM Volume 3 in FHIR (HL7's list of code systems). */
export const ICD9_PROCEDURE_SYSTEM = 'http://hl7.org/fhir/sid/icd-9-cm';
