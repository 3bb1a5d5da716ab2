import type { ColumnStatistics } from './mesh-state.js';

/** A job's result belongs to its library; what is shown of it is read with care, and left out when it is not there. */
const COLUMNS = 12;

/** The finite number of that name, or undefined. */
export const readNumber = (value: unknown, name: string): number | undefined => {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};

/** Columns of a `count-mean-variance` result (libs/mpc-protocol), the first twelve. */
export const readColumns = (result: unknown): readonly ColumnStatistics[] => {
  const columns = isObject(result) && Array.isArray(result['columns']) ? (result['columns'] as readonly unknown[]) : [];
  return columns.slice(0, COLUMNS).flatMap((one) => {
    const [count, mean, variance] = [readNumber(one, 'count'), readNumber(one, 'mean'), readNumber(one, 'variance')];
    const column = isObject(one) ? one['column'] : undefined;
    if (typeof column !== 'string' || count === undefined || mean === undefined || variance === undefined) return [];
    return [{ column: column.slice(0, 64), count, mean, variance }];
  });
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
