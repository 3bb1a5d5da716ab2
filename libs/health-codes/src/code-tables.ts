import { bareCode, editionYear, systemOf } from './code-table.js';
import type { CodeTable, Concept, TableEdition } from './code-table.js';
import { isEdition, knownEdition } from './editions.js';

/** What is to be said about a code; none when it stands in the table as given. */
export type Finding =
  | 'unknown-table'
  | 'table-without-rows'
  | 'unknown-code'
  | 'not-in-shown-rows'
  | 'edition-not-loaded'
  | 'unknown-edition'
  | 'local-addition'
  | 'withdrawn-code';

/** `raw` is the source's own code and stays in the record; `code` is the form the table has. */
export type Lookup = {
  readonly raw: string;
  readonly code: string;
  readonly table?: CodeTable;
  readonly concept?: Concept;
  readonly finding?: Finding;
};

/** Rows of one edition that an operator gives: they take the place of that edition's rows, or add an edition or a table. */
export type LoadedTable = {
  readonly id: string;
  readonly oid?: string;
  readonly system?: string;
  readonly name: string;
  readonly rows: TableEdition;
};

/** All tables of a process. A lookup is two or three Map reads. */
export class CodeTables {
  readonly #tables: ReadonlyMap<string, CodeTable>;
  readonly #byKey = new Map<string, CodeTable>();

  constructor(tables: Iterable<CodeTable>) {
    this.#tables = new Map([...tables].map((table) => [table.id, table]));
    for (const table of this.#tables.values()) {
      const oids = [...(table.oid === undefined ? [] : [table.oid]), ...table.otherOids];
      for (const key of [table.id, table.system, ...oids, ...oids.map((oid) => `urn:oid:${oid}`)]) this.#byKey.set(key, table);
    }
  }

  list(): readonly CodeTable[] {
    return [...this.#tables.values()];
  }

  /** @param key a table's id (`CV04.50.005`), OID or system URI; blanks around it do not matter. */
  table(key: string): CodeTable | undefined {
    return this.#byKey.get(key) ?? this.#byKey.get(key.trim());
  }

  /**
   * The concept of a code. Without an edition the newest that has the code answers; with one that is not loaded the newest
   * answers too and the finding says so.
   */
  lookup(key: string, raw: string, { edition }: { readonly edition?: string } = {}): Lookup {
    const table = this.table(key);
    const trimmed = raw.trim();
    if (table === undefined) return { raw, code: trimmed, finding: 'unknown-table' };
    const asked = edition === undefined ? table.editions : table.editions.filter((one) => isEdition(edition, one.edition));
    const found = conceptIn(asked.length === 0 ? table.editions : asked, trimmed);
    const base = { raw, table, code: found?.code ?? trimmed, ...(found === undefined ? {} : { concept: found }) };
    const finding = found === undefined ? withoutConcept(table, trimmed) : asked.length === 0 ? aboutEdition(edition) : about(found);
    return finding === undefined ? base : { ...base, finding };
  }

  /** These tables with the operator's: same table and edition replaced, new edition or table added. */
  with(loaded: readonly LoadedTable[]): CodeTables {
    const tables = new Map(this.#tables);
    for (const { id, oid, system, name, rows } of loaded) {
      const before = tables.get(id) ?? this.table(oid ?? system ?? id);
      const others = before?.editions.filter(({ edition }) => edition !== rows.edition) ?? [];
      const editions = [rows, ...others].sort((a, b) => editionYear(b.edition) - editionYear(a.edition));
      const identity = { id, ...(oid === undefined ? {} : { oid }) };
      const after: CodeTable = before ?? { ...identity, name, system: system ?? systemOf(identity), otherOids: [], incomplete: false, editions };
      tables.set(after.id, { ...after, incomplete: false, editions });
    }
    return new CodeTables(tables.values());
  }
}

const conceptIn = (editions: readonly TableEdition[], code: string): Concept | undefined => {
  for (const { concepts, forms } of editions) {
    const found = concepts.get(code) ?? concepts.get(forms.get(code) ?? forms.get(bareCode(code)) ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
};

const about = ({ local, withdrawn }: Concept): Finding | undefined =>
  local === true ? 'local-addition' : withdrawn === undefined ? undefined : 'withdrawn-code';

const aboutEdition = (edition: string | undefined): Finding =>
  edition !== undefined && knownEdition(edition) !== undefined ? 'edition-not-loaded' : 'unknown-edition';

const withoutConcept = ({ editions, hasForm, incomplete }: CodeTable, code: string): Finding | undefined => {
  if (editions.length > 0) return incomplete ? 'not-in-shown-rows' : 'unknown-code';
  if (hasForm === undefined) return 'table-without-rows';
  return hasForm(code) ? undefined : 'unknown-code';
};
