export type Signal = 'span' | 'metric' | 'log';
export type DropReason = 'unknown_key' | 'wrong_value' | 'personal' | 'unknown_name';

const counts = new Map<`${Signal}:${DropReason}`, number>();

/** Counts what the allow-list held back. The key itself is not kept: an unknown key may be a patient's number. */
export const countDrop = (signal: Signal, reason: DropReason): void => {
  const key = `${signal}:${reason}` as const;
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Drops since the process started. */
export const dropCounts = (): { readonly signal: Signal; readonly reason: DropReason; readonly count: number }[] =>
  [...counts].map(([key, count]) => {
    const [signal, reason] = key.split(':') as [Signal, DropReason];
    return { signal, reason, count };
  });
