/** An edition of a standard this library knows of, whether its rows are loaded or not. Dates are ISO days. */
export type StandardEdition = {
  readonly id: string;
  readonly published?: string;
  readonly inForce?: string;
  readonly replaces?: string;
};

/**
 * The 2023 editions' texts were not at hand: their tables are known by name and come in as loaded tables. A partner that
 * names one gets the 2011 row and a warning.
 */
export const standardEditions: readonly StandardEdition[] = [
  { id: 'WS 363-2011', published: '2011-08-02', inForce: '2012-02-01' },
  { id: 'WS/T 363-2023', inForce: '2024-04-01', replaces: 'WS 363-2011' },
  { id: 'WS 364-2011', published: '2011-08-02', inForce: '2012-02-01' },
  { id: 'WS/T 364-2023', published: '2023-10-07', inForce: '2024-04-01', replaces: 'WS 364-2011' },
];

const series = (text: string): string => /\d+/.exec(text.replace(/[\s/.-]/g, ' '))?.[0] ?? '';
const year = (text: string): string => /((?:19|20)\d{2})\s*$/.exec(text.trim())?.[1] ?? '';

/**
 * Whether a source's words for an edition mean this edition: the id itself, the id with a part number
 * (`WS 364.8-2011`), or the year alone (`2011`, `V2011`).
 */
export function isEdition(words: string, id: string): boolean {
  const said = words.trim();
  if (said === id) return true;
  const same = year(said) !== '' && year(said) === year(id);
  return same && (/^V?\d{4}$/i.test(said) || series(said) === series(id));
}

/** Editions of the same standard that are known by name only. */
export const knownEdition = (words: string): StandardEdition | undefined => standardEditions.find(({ id }) => isEdition(words, id));
