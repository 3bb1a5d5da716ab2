import { CODES_BASE, idOf, oidSystem } from './vocabulary.js';

/** One code of one edition of a table. */
export type Concept = {
  readonly code: string;
  /** The meaning as the standard words it, Chinese. */
  readonly display: string;
  readonly english?: string;
  readonly edition: string;
  /** Where the row was read. */
  readonly source: string;
  /** Read in one place only: hold it against the standard before relying on it. */
  readonly check?: true;
  /** Added by a site or vendor; the national table does not have it. */
  readonly local?: true;
  /** The last year (or revision) that had the code. */
  readonly withdrawn?: string;
};

/**
 * A table as it stands in this repository: `rows` holds a line per code, `code|display|english|marks`, later columns left
 * out when empty. Marks, separated by blanks: `local`, `check`, `withdrawn:YEAR`, `alias:FORM` (another form of the code).
 */
export type TableSource = {
  readonly id: string;
  readonly oid?: string;
  /** OIDs under which documents were seen to carry the same table. */
  readonly otherOids?: readonly string[];
  readonly name: string;
  readonly english: string;
  readonly edition: string;
  readonly source: string;
  readonly check?: true;
  /** The source says that it does not show every row. */
  readonly incomplete?: true;
  readonly rows: string;
};

/** The codes of one edition. `forms` leads from another form (without leading zeros, alias) to the code. */
export type TableEdition = {
  readonly edition: string;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly forms: ReadonlyMap<string, string>;
};

/** A table in all its editions, newest first; none when only its name and OID are known. */
export type CodeTable = {
  readonly id: string;
  readonly name: string;
  readonly english?: string;
  readonly system: string;
  readonly oid?: string;
  readonly otherOids: readonly string[];
  readonly incomplete: boolean;
  readonly editions: readonly TableEdition[];
  /** Tables too large or licensed to ship have a form to hold codes against instead of rows. */
  readonly hasForm?: (code: string) => boolean;
};

/** A code without leading zeros: sources disagree on 01 and 1. `0` stays. */
export const bareCode = (code: string): string => code.replace(/^0+(?=.)/, '');

/** The year in an edition's name, 0 when it has none: later editions sort first. */
export const editionYear = (edition: string): number => Number(/(\d{4})(?!.*\d{4})/.exec(edition)?.[1] ?? 0);

export const systemOf = ({ id, oid }: { readonly id: string; readonly oid?: string }): string =>
  oid === undefined ? `${CODES_BASE}/CodeSystem/${idOf(id)}` : oidSystem(oid);

/** Indexes the concepts of one edition. A form that would lead to two codes leads to none. */
export function tableEdition(edition: string, concepts: readonly Concept[], aliases: ReadonlyMap<string, string> = new Map()): TableEdition {
  const forms = new Map<string, string>();
  const twice = new Set<string>();
  const put = (form: string, code: string): void => {
    if (forms.has(form) && forms.get(form) !== code) twice.add(form);
    forms.set(form, code);
  };
  for (const { code } of concepts) put(bareCode(code), code);
  for (const [form, code] of aliases) put(form, code);
  twice.forEach((form) => forms.delete(form));
  return { edition, concepts: new Map(concepts.map((concept) => [concept.code, concept])), forms };
}

/** Reads a table of this repository. */
export function codeTable(source: TableSource): CodeTable {
  const aliases = new Map<string, string>();
  const concepts = source.rows.trim().split('\n').filter((line) => line !== '').map((line): Concept => {
    const [code = '', display = '', english = '', marks = ''] = line.split('|');
    const has = marks.split(' ');
    valuesOf(has, 'alias').forEach((form) => aliases.set(form, code));
    const [withdrawn] = valuesOf(has, 'withdrawn');
    return {
      code,
      display,
      ...(english === '' ? {} : { english }),
      edition: source.edition,
      source: source.source,
      ...(source.check === true || has.includes('check') ? { check: true } : {}),
      ...(has.includes('local') ? { local: true } : {}),
      ...(withdrawn === undefined ? {} : { withdrawn }),
    };
  });
  const { id, oid, otherOids = [], name, english, incomplete = false } = source;
  return {
    id, name, english, system: systemOf(source), otherOids, incomplete,
    ...(oid === undefined ? {} : { oid }),
    editions: [tableEdition(source.edition, concepts, aliases)],
  };
}

const valuesOf = (marks: readonly string[], key: string): readonly string[] =>
  marks.filter((mark) => mark.startsWith(`${key}:`)).map((mark) => mark.slice(key.length + 1));
