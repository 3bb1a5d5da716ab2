/** The syntax tree of a FHIRPath expression (FHIRPath N1 grammar); names keep no quotes. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'empty' }
  | { readonly kind: 'this' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'member'; readonly on: Expression | undefined; readonly name: string }
  | { readonly kind: 'call'; readonly on: Expression | undefined; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'item'; readonly on: Expression; readonly at: Expression }
  | { readonly kind: 'sign'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'type'; readonly operator: 'is' | 'as'; readonly on: Expression; readonly type: string };

export type BinaryOperator =
  | 'implies' | 'or' | 'xor' | 'and' | 'in' | 'contains' | '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | '|' | '+' | '-' | '&' | '*' | '/' | 'div' | 'mod';

/** Thrown, and caught inside this folder, when an expression needs what the compiler leaves to fhirpath.js. */
export class OutsideSubset extends Error {}
