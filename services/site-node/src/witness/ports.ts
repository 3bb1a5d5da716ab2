/** Injection token of this member's witness. */
export const WITNESS = Symbol('Witness');
