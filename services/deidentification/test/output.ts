import type { JsonObject } from '../src/core/json.js';

type Referring = { readonly reference?: string; readonly identifier?: { readonly system: string; readonly value: string } };

/** The parts of de-identified resources that specs read. */
export type Output = {
  readonly resourceType: string;
  readonly id: string;
  readonly status: string;
  readonly code: { readonly coding: readonly JsonObject[] };
  readonly component: readonly { readonly valueQuantity: JsonObject }[];
  readonly contained: readonly Output[];
  readonly effectiveDateTime: string;
  readonly encounter: Referring;
  readonly hasMember: readonly Referring[];
  readonly identifier: readonly { readonly system: string; readonly value: string }[];
  readonly performer: readonly Referring[];
  readonly period: { readonly start: string; readonly end: string };
  readonly section: readonly JsonObject[];
  readonly subject: Referring;
};

export const entriesOf = (bundle: JsonObject): readonly { readonly fullUrl?: string; readonly resource: Output }[] =>
  bundle['entry'] as unknown as readonly { readonly fullUrl?: string; readonly resource: Output }[];

/** The first resource of a type in a Bundle. */
export function resourceIn(bundle: JsonObject, type: string): Output {
  const found = entriesOf(bundle).find(({ resource }) => resource.resourceType === type);
  if (found === undefined) throw new Error(`no ${type} in the output`);
  return found.resource;
}
