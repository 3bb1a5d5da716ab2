import { documentTables } from './tables/documents.js';
import type { TableRow } from './tables/row.js';
import { targetOf } from './tables/targets.js';
import { elementOf, mappingCount } from './mapping-table.js';

export type MappingQuery = { /** C0001 to C0053; every document when left out. */ readonly document?: string | undefined; /** Part of an element, a name, a section or a FHIR path. */ readonly text?: string | undefined };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Style of the page; a file of its own, so that nothing inline has to be allowed. */
export const mappingStyle = `body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1c2430; }
form { display: flex; gap: 1rem; flex-wrap: wrap; margin: 1rem 0; } select, input, button { font: inherit; padding: .25rem .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #d8dee6; vertical-align: top; }
th { position: sticky; top: 0; background: #fff; } td:last-child, td:nth-child(4) { font-family: ui-monospace, monospace; font-size: 13px; }
@media (prefers-color-scheme: dark) { body { background: #11161d; color: #e4e9f0; } th { background: #11161d; } th, td { border-color: #2b3440; } }
`;

/**
 * The mapping browser: every row of the WS/T 500 tables with the FHIR element it becomes, as one page without a script.
 *
 * @param query narrows the rows; unknown documents and texts give an empty table
 */
export function mappingPage({ document, text }: MappingQuery): string {
  const needle = (text ?? '').trim().toLowerCase();
  const rows = documentTables
    .filter((table) => document === undefined || document === '' || table.document === document)
    .flatMap((table) => table.rows.filter(({ seenIn }) => seenIn !== '-').map((row) => ({ document: table.document, edition: table.edition, row, element: elementOf(targetOf(row.target)) ?? '-' })))
    .filter(({ row, element }) => needle === '' || [row.section, row.element, row.name, element].some((part) => part.toLowerCase().includes(needle)));
  const { typed, total } = mappingCount(rows.map(({ row }) => row));
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>WS/T 500 → FHIR R4</title><link rel="stylesheet" href="mapping.css"></head>
<body><h1>WS/T 500 → FHIR R4</h1>
<form method="get"><label>文档 document <select name="document"><option value="">全部 all</option>${documentTables.map((table) => `<option value="${table.document}"${table.document === document ? ' selected' : ''}>${table.document} ${escaped(table.title)}</option>`).join('')}</select></label>
<label>查找 find <input name="text" value="${escaped(text ?? '')}" placeholder="DE05.01.024.00, Condition.code, 诊断"></label><button>显示 show</button></form>
<p>${total} rows, ${typed} of them end in a typed FHIR element; the others are acts that only hold other acts. Sources: template sets A and B.</p>
<table><thead><tr><th>document</th><th>section</th><th>position</th><th>element</th><th>name</th><th>value</th><th>seen in</th><th>FHIR R4</th></tr></thead><tbody>
${rows.map(rowHtml).join('\n')}
</tbody></table></body></html>
`;
}

type ShownRow = { readonly document: string; readonly edition: string; readonly row: TableRow; readonly element: string };

const rowHtml = ({ document, edition, row: { section, position, element, name, valueType, unit, seenIn }, element: becomes }: ShownRow): string =>
  `<tr title="${escaped(edition)}">${[document, section, position, element, name, `${valueType} ${unit}`.trim(), seenIn, becomes].map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
