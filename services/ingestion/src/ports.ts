/** Injection token of the keys that name records and people. */
export const KEYS = Symbol('Keys');
