/** Counts by label. */
export type Tally = Readonly<Record<string, number>>;

/** More labels than this are counted together. */
const LABELS = 40;
const OTHER = 'other';

/** One more of a label; the number of labels stays bounded, whatever producers send. */
export const count = (tally: Tally, label: string): Tally => {
  const known = Object.hasOwn(tally, label) || Object.keys(tally).length < LABELS;
  const key = known ? label.slice(0, 64) : OTHER;
  return { ...tally, [key]: (Object.hasOwn(tally, key) ? (tally[key] ?? 0) : 0) + 1 };
};

export const total = (tally: Tally): number => Object.values(tally).reduce((sum, one) => sum + one, 0);

export const addTallies = (tallies: readonly Tally[]): Tally => {
  const sum = new Map<string, number>();
  for (const tally of tallies) for (const [label, amount] of Object.entries(tally)) sum.set(label, (sum.get(label) ?? 0) + amount);
  return Object.fromEntries(sum);
};
