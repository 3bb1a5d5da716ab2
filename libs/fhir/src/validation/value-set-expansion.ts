import type { CodeSystem, Concept, ConceptSet, ValueSet } from './definitions.js';

/** system -> codes. Codes of `code` elements are looked up without a system: see {@link holdsCode}. */
export type Expansion = ReadonlyMap<string, ReadonlySet<string>>;

export const holdsCode = (expansion: Expansion, code: string): boolean => {
  for (const codes of expansion.values()) if (codes.has(code)) return true;
  return false;
};

export const holdsCoding = (expansion: Expansion, system: string | undefined, code: string): boolean =>
  system !== undefined && (expansion.get(system)?.has(code) ?? false);

export const withoutVersion = (canonical: string): string => canonical.split('|')[0] ?? canonical;

/**
 * Expands value sets from the code systems at hand (FHIR R4 ValueSet $expand, for enumerations, whole code systems and
 * `is-a` / `descendent-of` filters). What cannot be enumerated (BCP 47, MIME types, SNOMED CT) gives undefined, so that a
 * caller skips the binding instead of refusing every code.
 */
export class Terminology {
  readonly #systems = new Map<string, CodeSystem>();
  readonly #sets = new Map<string, ValueSet>();
  readonly #expanded = new Map<string, Expansion | undefined>();

  add(resource: CodeSystem | ValueSet): void {
    if (resource.resourceType === 'CodeSystem') this.#systems.set(resource.url, slimSystem(resource));
    else this.#sets.set(resource.url, slimSet(resource));
  }

  /** Lets go of every value set that is not named here, directly or by one that is, and of code systems none of them needs. */
  keepOnly(canonicals: Iterable<string>): void {
    const kept = new Map<string, ValueSet>();
    const systems = new Set<string>();
    const keep = (canonical: string): void => {
      const set = this.#sets.get(withoutVersion(canonical));
      if (set === undefined || kept.has(set.url)) return;
      kept.set(set.url, set);
      for (const { system, valueSet } of [...(set.compose?.include ?? []), ...(set.compose?.exclude ?? [])]) {
        if (system !== undefined) systems.add(system);
        valueSet?.forEach(keep);
      }
    };
    for (const canonical of canonicals) keep(canonical);
    for (const url of this.#sets.keys()) if (!kept.has(url)) this.#sets.delete(url);
    for (const url of this.#systems.keys()) if (!systems.has(url)) this.#systems.delete(url);
  }

  expand(canonical: string): Expansion | undefined {
    const url = withoutVersion(canonical);
    if (!this.#expanded.has(url)) {
      this.#expanded.set(url, undefined);
      this.#expanded.set(url, this.#expandSet(this.#sets.get(url)));
    }
    return this.#expanded.get(url);
  }

  #expandSet(set: ValueSet | undefined): Expansion | undefined {
    const include = set?.compose?.include;
    if (include === undefined) return undefined;
    const all = new Map<string, Set<string>>();
    for (const part of include) {
      const found = this.#expandPart(part);
      if (found === undefined) return undefined;
      for (const [system, codes] of found) all.set(system, new Set([...(all.get(system) ?? []), ...codes]));
    }
    for (const part of set?.compose?.exclude ?? []) {
      const found = this.#expandPart(part);
      if (found === undefined) return undefined;
      for (const [system, codes] of found) all.set(system, new Set([...(all.get(system) ?? [])].filter((code) => !codes.has(code))));
    }
    return all;
  }

  #expandPart(part: ConceptSet): Expansion | undefined {
    if (part.valueSet !== undefined) {
      const [only, second] = part.valueSet;
      return only === undefined || second !== undefined || part.system !== undefined ? undefined : this.expand(only);
    }
    if (part.system === undefined) return undefined;
    if (part.concept !== undefined) return new Map([[part.system, new Set(part.concept.map((concept) => concept.code))]]);
    const system = this.#systems.get(part.system);
    if (system?.concept === undefined || (system.content !== undefined && system.content !== 'complete')) return undefined;
    const codes = codesOf(system.concept, part.filter ?? []);
    return codes === undefined ? undefined : new Map([[part.system, codes]]);
  }
}

/** Codes without displays and definitions: what expansion reads. */
const slimSystem = ({ resourceType, url, content, concept }: CodeSystem): CodeSystem => ({
  resourceType,
  url,
  ...(content === undefined ? {} : { content }),
  ...(concept === undefined ? {} : { concept: concept.map(slimConcept) }),
});

const slimConcept = ({ code, concept }: Concept): Concept => (concept === undefined ? { code } : { code, concept: concept.map(slimConcept) });

const slimSet = ({ resourceType, url, compose }: ValueSet): ValueSet => (compose === undefined ? { resourceType, url } : { resourceType, url, compose });

type Filter = NonNullable<ConceptSet['filter']>[number];

const codesOf = (concepts: readonly Concept[], filters: readonly Filter[]): ReadonlySet<string> | undefined => {
  let codes: ReadonlySet<string> = new Set(flatten(concepts).map((concept) => concept.code));
  for (const filter of filters) {
    if (filter.property !== 'concept' || (filter.op !== 'is-a' && filter.op !== 'descendent-of')) return undefined;
    const root = flatten(concepts).find((concept) => concept.code === filter.value);
    if (root === undefined) return undefined;
    const below = flatten(filter.op === 'is-a' ? [root] : (root.concept ?? []));
    codes = new Set(below.map(({ code }) => code).filter((code) => codes.has(code)));
  }
  return codes;
};

const flatten = (concepts: readonly Concept[]): readonly Concept[] =>
  concepts.flatMap((concept) => [concept, ...flatten(concept.concept ?? [])]);
