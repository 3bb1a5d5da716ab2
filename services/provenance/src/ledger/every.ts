export type Repeated = { stop(): Promise<void> };

/**
 * Runs `work` again and again, `ms` after it last ended, until stopped; a failure is told and does not end it.
 * `stop` resolves when the run under way is over.
 */
export function every(ms: number, work: () => Promise<void>, onError: (error: unknown) => void): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const plan = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = work().catch(onError).finally(plan);
    }, ms);
    timer.unref();
  };
  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
