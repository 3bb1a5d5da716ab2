/**
 * How near a target is to its source, R4 concept-map-equivalence: `wider` means that the target's meaning is the wider one.
 * `narrower` rows say in a comment what the target leaves out.
 */
export type Equivalence = 'equal' | 'wider' | 'narrower' | 'unmatched';

/**
 * A map as it stands in this repository. A line per source code: `code|equivalence|target|comment`. The target's system is
 * `target`, or another of `systems` when the target reads `key#code`.
 */
export type ConceptMapSource = {
  readonly id: string;
  readonly title: string;
  /** Id of the source table. */
  readonly table: string;
  readonly edition: string;
  readonly target: string;
  readonly systems?: Readonly<Record<string, string>>;
  readonly rows: string;
};

export type MappedConcept = {
  readonly code: string;
  readonly equivalence: Equivalence;
  readonly target?: { readonly system: string; readonly code: string };
  readonly comment?: string;
};

export type ConceptMapTable = Pick<ConceptMapSource, 'id' | 'title' | 'table' | 'edition'> & {
  readonly targetSystem: string;
  readonly concepts: ReadonlyMap<string, MappedConcept>;
};

/** Reads a map of this repository. */
export function conceptMap({ id, title, table, edition, target, systems = {}, rows }: ConceptMapSource): ConceptMapTable {
  const concepts = rows.trim().split('\n').map((line): MappedConcept => {
    const [code = '', equivalence = '', to = '', comment = ''] = line.split('|');
    const [, key, other] = /^(\w+)#(.+)$/.exec(to) ?? [];
    const system = key === undefined ? target : (systems[key] ?? target);
    return {
      code,
      equivalence: equivalence as Equivalence,
      ...(to === '' ? {} : { target: { system, code: other ?? to } }),
      ...(comment === '' ? {} : { comment }),
    };
  });
  return { id, title, table, edition, targetSystem: target, concepts: new Map(concepts.map((concept) => [concept.code, concept])) };
}

/** Target code -> source code, of the `equal` rows only: the others cannot be read backwards. */
export const reversed = ({ concepts }: ConceptMapTable): ReadonlyMap<string, string> =>
  new Map([...concepts.values()].flatMap(({ code, equivalence, target }) => (equivalence === 'equal' && target !== undefined ? [[target.code, code] as const] : [])));
