import { setTimeout as sleep } from 'node:timers/promises';
import { errors } from './errors.js';

export type UntilOptions = { readonly step: string; readonly seconds: number; readonly everyMs?: number };

/** Asks again and again until there is an answer. @throws RWD_MESH_STEP_FAILED when the deadline passes */
export async function until<T>(ask: () => Promise<T | undefined>, { step, seconds, everyMs = 500 }: UntilOptions): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() >= deadline) throw errors.RWD_MESH_STEP_FAILED({ step, why: `it did not come within ${seconds} s` });
    await sleep(everyMs);
  }
}

/** A promise with a deadline. @throws RWD_MESH_STEP_FAILED */
export async function within<T>(promise: Promise<T>, seconds: number, step: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(errors.RWD_MESH_STEP_FAILED({ step, why: `it did not come within ${seconds} s` })), seconds * 1_000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
