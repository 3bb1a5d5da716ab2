/** What the mesh says of itself: records not yet handled, and dead letters, summed over services. No imports: k6 loads it. */
export type MeshFigures = { readonly measured: boolean; readonly lagRecords: number; readonly deadLetters: number };

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{[^}]*\})? (\S+)/;

/** Reads Prometheus text; a page that did not come is undefined, and without any page nothing is measured. */
export function meshFigures(pages: readonly (string | undefined)[]): MeshFigures {
  const there = pages.filter((page) => page !== undefined);
  return { measured: there.length > 0, lagRecords: sumOf(there, 'kafka_consumer_lag_records'), deadLetters: sumOf(there, 'rwd_messaging_dead_letters_total') };
}

const sumOf = (pages: readonly string[], metric: string): number =>
  pages.flatMap((page) => page.split('\n')).reduce((sum, line) => {
    const [, name, value] = SAMPLE.exec(line) ?? [];
    return name === metric ? sum + Math.max(0, Number(value)) : sum;
  }, 0);
