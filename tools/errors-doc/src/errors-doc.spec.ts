import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { checkDocument, compareErrors, renderErrors } from './document.js';
import { neverRaised, scanErrors } from './scan.js';
import type { SourceFile } from './scan.js';
import { readSources } from './sources.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const source = (text: string, path = 'libs/a/src/errors.ts'): SourceFile => ({ path, text });
const table = (entries: string): SourceFile => source(`export const errors = defineErrors({ ${entries} });`);
const entry = (code: string): string => `${code}: { failure: 'permanent', message: 'm', action: 'a' },`;
const code = (value: string): ReturnType<typeof expect.objectContaining> => expect.objectContaining({ code: value });

describe('scanning a table of errors', () => {
  it('reads code, class, message, action and file, whatever the quotes and the layout', () => {
    const file = source(`
      const AGAIN = 'again';
      // defineErrors({ RWD_A_COMMENT: {} }) is no table
      export const errors = defineErrors({
        'RWD_B_TWO': { failure: "transient", message: 'it\\'s {x}' + ' | y', action: \`try
\` + AGAIN },
        RWD_A_ONE: { action: 'do', message: 'done', failure: 'poison' as const },
      });`);
    expect(scanErrors([file])).toEqual([
      { code: 'RWD_A_ONE', failure: 'poison', message: 'done', action: 'do', file: file.path },
      { code: 'RWD_B_TWO', failure: 'transient', message: "it's {x} | y", action: 'try\nagain', file: file.path },
    ]);
  });

  it.each([
    'defineErrors(table)',
    'defineErrors({ ...others })',
    "defineErrors({ RWD_A_B: { failure: 'poison', message: text, action: 'a' } })",
    "defineErrors({ RWD_A_B: { failure: 'poison', message: 'm' } })",
  ])('refuses what it could not document: %s', (text) => {
    expect(() => scanErrors([source(`\n${text}`)])).toThrow(
      expect.objectContaining({ code: 'RWD_ERRORS_DOC_TABLE_UNREADABLE', details: expect.objectContaining({ where: 'libs/a/src/errors.ts:2' }) }),
    );
  });

  it('refuses a code that two tables define', () => {
    expect(() => scanErrors([table(entry('RWD_A_B')), table(entry('RWD_A_B'))])).toThrow(code('RWD_ERRORS_DOC_CODE_TWICE'));
  });

  it('finds codes that nothing raises', () => {
    const files = [table(entry('RWD_A_RAISED') + entry('RWD_A_RAISED_NEVER')), source('throw errors.RWD_A_RAISED()', 'libs/a/src/x.ts')];
    expect(neverRaised(files, scanErrors(files))).toEqual(['RWD_A_RAISED_NEVER']);
  });
});

describe('the document of errors', () => {
  const documented = scanErrors([table(entry('RWD_B_ONE') + entry('RWD_A_ONE') + entry('RWD_B_TWO'))]);
  const document = renderErrors(documented);

  it('has one table a domain', () => {
    expect(document.match(/^## .*$/gm)).toEqual(['## A', '## B']);
    expect(document).toContain('| `RWD_B_TWO` | permanent | m | a | libs/a/src/errors.ts |');
  });

  it('keeps a bar in a text from breaking the table', () => {
    const [row] = renderErrors([{ code: 'RWD_A_B', failure: 'poison', message: 'a|b <c>', action: 'x\ny', file: 'f' }]).match(/^\| `RWD.*$/m) ?? [];
    expect(row).toBe('| `RWD_A_B` | poison | a\\|b &lt;c> | x y | f |');
  });

  it('passes the check as it was made, and fails it with a code too few, too many or changed', () => {
    expect(() => { checkDocument(documented, document); }).not.toThrow();
    const [first, ...others] = documented;
    expect(compareErrors(others, document)).toEqual({ undocumented: [], dead: [first?.code], changed: [] });
    expect(compareErrors(documented, renderErrors(others))).toEqual({ undocumented: [first?.code], dead: [], changed: [] });
    expect(compareErrors(documented, document.replace('`RWD_A_ONE` | permanent', '`RWD_A_ONE` | poison')).changed).toEqual(['RWD_A_ONE']);
    for (const stale of [renderErrors(others), `${document}more`]) {
      expect(() => { checkDocument(documented, stale); }).toThrow(code('RWD_ERRORS_DOC_OUT_OF_DATE'));
    }
  });
});

describe('docs/errors.md', () => {
  const sources = readSources(root);

  it('documents every code of the tree as its table says, and no dead one', () => {
    const difference = compareErrors(scanErrors(sources), readFileSync(`${root}docs/errors.md`, 'utf8'));
    expect(difference).toEqual({ undocumented: [], dead: [], changed: [] });
  });

  it('lists no code that no source raises', () => {
    expect(neverRaised(sources, scanErrors(sources))).toEqual([]);
  });
});
