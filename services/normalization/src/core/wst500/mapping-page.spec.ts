import { describe, expect, it } from '@jest/globals';
import { mappingPage } from './mapping-page.js';

const rowsOf = (page: string): number => page.match(/<tr title/g)?.length ?? 0;

describe('the mapping browser', () => {
  it('shows every row of the tables', () => expect(rowsOf(mappingPage({}))).toBe(1_284));

  it('narrows to a document and to a text in any of element, name, section and FHIR path', () => {
    const document = rowsOf(mappingPage({ document: 'C0007' }));
    expect(document).toBe(14);
    expect(rowsOf(mappingPage({ document: 'C0007', text: 'de05.01.024' }))).toBe(2);
    expect(rowsOf(mappingPage({ text: 'Condition.code' }))).toBeGreaterThan(10);
    expect(rowsOf(mappingPage({ document: 'C9999' }))).toBe(0);
  });

  it('writes what was asked as text, never as markup', () => {
    const page = mappingPage({ text: '"><script>alert(1)</script>' });
    expect(page).not.toContain('<script');
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
  });
});
