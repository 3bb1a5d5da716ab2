import { errors } from './errors.js';
import type { DocumentedError } from './scan.js';

const HEAD = `# Error codes

Every failure has a code, a class, what was wrong and what to do. Match on the code, never on the text.
*transient* is worth another try as it stands; *permanent* needs a change of data, policy or code first; *poison* could
not even be decoded. \`{name}\` stands for a detail of the one failure.

This file is made from the tables in the sources; do not edit it.
`;

/** The whole of docs/errors.md: one table a domain, both in alphabetical order. */
export const renderErrors = (documented: readonly DocumentedError[]): string => {
  const domains = Map.groupBy(documented, ({ code }) => code.split('_')[1] ?? '');
  const sections = [...domains].sort(([a], [b]) => (a < b ? -1 : 1)).map(([domain, rows]) => renderDomain(domain, rows));
  return `${HEAD}\n${sections.join('\n')}`;
};

const renderDomain = (domain: string, rows: readonly DocumentedError[]): string => {
  const lines = rows.map(({ code, failure, message, action, file }) => `| \`${code}\` | ${failure} | ${cell(message)} | ${cell(action)} | ${file} |`);
  return [`## ${domain}`, '', '| code | class | message | action | file |', '|---|---|---|---|---|', ...lines, ''].join('\n');
};

const cell = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

/** What a document says otherwise than the tables: codes it lacks, codes no table has, and codes with other texts. */
export type Difference = { readonly undocumented: readonly string[]; readonly dead: readonly string[]; readonly changed: readonly string[] };

export const compareErrors = (documented: readonly DocumentedError[], document: string): Difference => {
  const wanted = rowsOf(renderErrors(documented));
  const present = rowsOf(document);
  return {
    undocumented: [...wanted.keys()].filter((code) => !present.has(code)),
    dead: [...present.keys()].filter((code) => !wanted.has(code)),
    changed: [...wanted].filter(([code, row]) => present.has(code) && present.get(code) !== row).map(([code]) => code),
  };
};

const rowsOf = (document: string): ReadonlyMap<string, string> =>
  new Map(document.split('\n').flatMap((row) => {
    const code = /^\| `(RWD_[A-Z0-9_]+)` \|/.exec(row)?.[1];
    return code === undefined ? [] : [[code, row] as const];
  }));

/** @throws RWD_ERRORS_DOC_OUT_OF_DATE unless the document is exactly what the tables give */
export const checkDocument = (documented: readonly DocumentedError[], document: string): void => {
  if (document === renderErrors(documented)) return;
  const { undocumented, dead, changed } = compareErrors(documented, document);
  const list = (codes: readonly string[]): string => (codes.length === 0 ? 'none' : codes.join(', '));
  throw errors.RWD_ERRORS_DOC_OUT_OF_DATE({ undocumented: list(undocumented), dead: list(dead), changed: list(changed) });
};
