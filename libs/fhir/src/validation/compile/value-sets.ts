import { isObject } from '../../resource.js';
import { holdsCoding, withoutVersion } from '../value-set-expansion.js';
import type { Expansion, Terminology } from '../value-set-expansion.js';
import type { ValueCheck } from './invariants.js';

/** A required value set ready to be asked. */
export type CodeSet = {
  readonly url: string;
  readonly codes: ReadonlySet<string>;
  readonly holds: (coding: Readonly<Record<string, unknown>>) => boolean;
};

/** Expands each required value set once, when the first value bound to it comes. */
export class CodeSets {
  readonly #known = new Map<string, CodeSet | undefined>();

  constructor(readonly terminology: Terminology) {}

  /** Undefined when the value set cannot be enumerated from the definitions at hand: nothing is refused then. */
  get(canonical: string): CodeSet | undefined {
    if (!this.#known.has(canonical)) this.#known.set(canonical, codeSetOf(canonical, this.terminology.expand(canonical)));
    return this.#known.get(canonical);
  }
}

const codeSetOf = (canonical: string, expansion: Expansion | undefined): CodeSet | undefined => {
  if (expansion === undefined) return undefined;
  const codes = new Set([...expansion.values()].flatMap((held) => [...held]));
  return {
    url: withoutVersion(canonical),
    codes,
    holds: ({ system, code }) => typeof code === 'string' && holdsCoding(expansion, typeof system === 'string' ? system : undefined, code),
  };
};

/** The check of a required binding on values of a type that has codings (FHIR R4 terminologies.html#required). */
export function bindingCheck(type: string, set: CodeSet): ValueCheck | undefined {
  const { url: valueSet } = set;
  if (type === 'CodeableConcept') {
    return (value, run) => {
      if (!isObject(value)) return;
      const codings = Array.isArray(value['coding']) ? (value['coding'] as readonly unknown[]) : [];
      if (codings.some((coding) => isObject(coding) && set.holds(coding))) return;
      run.report(codings.length > 0 ? 'coding-not-in-value-set' : 'text-without-coding', { valueSet });
    };
  }
  if (type !== 'Coding' && type !== 'Quantity') return undefined;
  return (value, run) => {
    if (isObject(value) && value['code'] !== undefined && !set.holds(value)) run.report('coding-not-in-value-set', { valueSet });
  };
}
