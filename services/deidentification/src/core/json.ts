/** JSON as `JSON.parse` gives it. FHIR resources are objects of this kind. */
export type Primitive = string | number | boolean | null;
export type Json = Primitive | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };
export type MutableObject = { [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The items of an array; a single value is a list of one, `undefined` a list of none. */
export const listOf = (value: Json | undefined): readonly Json[] =>
  isArray(value) ? value : value === undefined ? [] : [value];

export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
