/**
 * Codes of traditional Chinese medicine: GB/T 15657. The 1995 edition has letters and digits (diseases begin with B, syndromes
 * with Z: BNW010, ZZGK10); the 2021 edition numbers (diseases A, syndromes B: A04.01.01, B04.03.02.01). Which codes exist is
 * not checked: the code goes through with its system.
 */
export type TcmCode = { readonly code: string; readonly kind: 'disease' | 'syndrome'; readonly edition: 'GB/T 15657-1995' | 'GB/T 15657-2021' };

const FORMS = [
  [/^B[A-Z]{2}\d{2,4}$/, 'disease', 'GB/T 15657-1995'],
  [/^Z[A-Z]{2,4}\d{0,3}$/, 'syndrome', 'GB/T 15657-1995'],
  [/^A\d{2}(?:\.\d{2}){0,4}\.?$/, 'disease', 'GB/T 15657-2021'],
  [/^B\d{2}(?:\.\d{2}){0,4}\.?$/, 'syndrome', 'GB/T 15657-2021'],
] as const;

/** Reads a code by its form; undefined when it has none of the four. */
export function readTcmCode(text: string): TcmCode | undefined {
  const code = text.trim().toUpperCase();
  const [, kind, edition] = FORMS.find(([form]) => form.test(code)) ?? [];
  return kind === undefined || edition === undefined ? undefined : { code: text.trim(), kind, edition };
}
