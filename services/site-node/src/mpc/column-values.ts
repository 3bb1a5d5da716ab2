import type { Row } from '@chainnet/sql-on-fhir';
import { errors } from './errors.js';

/**
 * The values of each column over the rows, in the order of `columns`; a row without a value in a column counts for
 * nothing there. Raises RWD_SITE_MPC_COLUMN_NOT_NUMERIC, never with the value.
 */
export function columnValues(rows: Iterable<Row>, columns: readonly string[]): readonly (readonly number[])[] {
  const values = columns.map((): number[] => []);
  for (const row of rows) {
    columns.forEach((column, index) => {
      const cell = row[column] ?? null;
      if (cell === null) return;
      if (typeof cell !== 'number') throw errors.RWD_SITE_MPC_COLUMN_NOT_NUMERIC({ column });
      values[index]?.push(cell);
    });
  }
  return values;
}
