/** A cell and where it begins: line and column count from 1, columns in characters of the line. */
export type Cell = { readonly text: string; readonly line: number; readonly column: number };

export type TextFault = { readonly line: number; readonly column: number; readonly reason: string };

export type Delimited = { readonly rows: readonly (readonly Cell[])[]; readonly fault?: TextFault };

export type DelimitedOptions = {
  readonly delimiter: ',' | '\t' | ';';
  /** More cells than this are a fault. */
  readonly maxCells: number;
};

/**
 * Reads delimited text: CSV as RFC 4180 has it (quoted cells, doubled quotes, line breaks inside quotes), TSV and
 * semicolons by the same rules. CRLF and LF end a row, a byte order mark is skipped, empty lines are no rows.
 *
 * @returns the rows before the first fault, and the fault.
 */
export function readDelimited(text: string, { delimiter, maxCells }: DelimitedOptions): Delimited {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cells = 0;
  let line = 1;
  let lineStart = text.startsWith('\uFEFF') ? 1 : 0;
  let at = lineStart;
  const endRow = (): void => {
    if (row.length > 1 || (row[0]?.text ?? '') !== '') rows.push(row);
    row = [];
  };
  while (at < text.length || row.length > 0) {
    const start = { line, column: at - lineStart + 1 };
    if (++cells > maxCells) return { rows, fault: { ...start, reason: `more than ${maxCells} cells` } };
    let value: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end < 0) return { rows, fault: { ...start, reason: 'a quote is not closed' } };
      value = text.slice(at + 1, end).replaceAll('""', '"');
      for (let k = text.indexOf('\n', at); k >= 0 && k < end; k = text.indexOf('\n', k + 1)) {
        line += 1;
        lineStart = k + 1;
      }
      at = end + 1;
    } else {
      const end = cellEnd(text, at, delimiter);
      value = text.slice(at, end);
      at = end;
    }
    row.push({ text: value, ...start });
    if (text[at] === delimiter) {
      at += 1;
      if (at >= text.length) row.push({ text: '', line, column: at - lineStart + 1 });
      else continue;
    }
    if (at < text.length && text[at] !== '\n' && text[at] !== '\r') return { rows, fault: { line, column: at - lineStart + 1, reason: 'text after a closing quote' } };
    endRow();
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    lineStart = at;
  }
  return { rows };
}

const closingQuote = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
};

const cellEnd = (text: string, from: number, delimiter: string): number => {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
};
