export type BackoffPolicy = { readonly firstMs: number; readonly maxMs: number; readonly attempts: number };

/** Five tries of one record within about three seconds; what lasts longer pauses the partition. */
export const recordBackoff: BackoffPolicy = { firstMs: 100, maxMs: 2_000, attempts: 5 };

/** Full jitter: uniform in (0, min(max, first * 2^attempt)] (Brooker, "Exponential backoff and jitter"). */
export const backoffMs = ({ firstMs, maxMs }: BackoffPolicy, attempt: number, random: () => number): number =>
  Math.ceil(Math.min(maxMs, firstMs * 2 ** attempt) * Math.max(random(), 0.01));
