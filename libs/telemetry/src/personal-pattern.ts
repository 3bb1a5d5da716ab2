/**
 * Shapes that are personal wherever they stand: resident identity card numbers (GB 11643: 17 digits and a check
 * character; the old 15 digits), mainland mobile numbers, e-mail addresses, and Chinese text, which no identifier of
 * the mesh holds. Registered fields are checked too: a guard behind the allow-list, not in place of it.
 */
const personal = /(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15}|(?:\+?86)?1[3-9]\d{9})(?![0-9A-Za-z])|[\w.+-]+@[\w-]+\.[\w.]+|\p{Script=Han}+/u;
const everyPersonal = new RegExp(personal.source, 'gu');

export const looksPersonal = (text: string): boolean => personal.test(text);

/** The text with every personal shape replaced by `#`, and whether there was one. */
export const maskPersonal = (text: string): { readonly text: string; readonly masked: boolean } =>
  looksPersonal(text) ? { text: text.replace(everyPersonal, '#'), masked: true } : { text, masked: false };
