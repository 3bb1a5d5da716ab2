// FHIR R4 code: no leading, trailing or double white space; nor control or format signs.
const ANY_CODE = /^[^\s\p{C}]{1,64}( [^\s\p{C}]{1,64}){0,3}$/u;
const ICD_10 = /^[A-Z]\d[0-9A-Z](\.[0-9A-Zx+*]{1,6})?$/;

/** What codes of the large terminologies look like: a name, number plate or address is none, whatever system it claims. */
const formats: ReadonlyMap<string, RegExp> = new Map([
  ['http://loinc.org', /^(L[APGL])?\d{1,7}-\d$/],
  ['http://snomed.info/sct', /^[1-9]\d{5,17}$/],
  ['http://hl7.org/fhir/sid/icd-10', ICD_10],
  ['http://hl7.org/fhir/sid/icd-10-cm', ICD_10],
  ['http://hl7.org/fhir/sid/icd-9-cm', /^[EV]?\d{2,4}(\.\d{1,2})?$/],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', /^\d{1,7}$/],
  ['http://www.whocc.no/atc', /^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$/],
]);

export const isCode = (code: string): boolean => ANY_CODE.test(code);

/** Whether a text can be a code of the system. */
export const isCodeOf = (system: string, code: string): boolean => (formats.get(system) ?? ANY_CODE).test(code);
