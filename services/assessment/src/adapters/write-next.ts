import { isRwdError } from '@chainnet/contracts';
import type { Facts } from '../ports.js';

const ATTEMPTS = 5;

/**
 * Writes the next version of an aggregate; when somebody else wrote it first, looks again and decides again.
 *
 * @param decide the fact for the version after `head`, or undefined for none
 * @returns the version written, or 0
 * @throws RWD_STORE_VERSION_CONFLICT after five lost races, RWD_STORE_UNAVAILABLE
 */
export async function writeNext<F>(facts: Facts<F>, aggregate: string, decide: (head: number) => Promise<F | undefined> | F | undefined): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const head = await facts.head(aggregate);
    const fact = await decide(head);
    if (fact === undefined) return 0;
    try {
      await facts.append(aggregate, head + 1, fact);
      return head + 1;
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRwdError(error) || error.code !== 'RWD_STORE_VERSION_CONFLICT') throw error;
    }
  }
}
