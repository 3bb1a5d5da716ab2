/** The places where the crash matrix kills the process. Named once, so that a test can hold the list. */
export const crashPoints = [
  'after-fetch', 'after-core', 'after-journal', 'mid-publish', 'after-publish', 'before-commit', 'during-rebalance', 'during-drain',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

export type CrashGate = {
  pass(point: CrashPoint): void;
  /** Whether this point is the chosen one, so that code may cut its work where the kill should fall. */
  armed(point: CrashPoint): boolean;
};

/**
 * Ends this very process with SIGKILL at the n-th passage of one point, when CHAINNET_CRASH_AT=`<point>:<n>` says so
 * (fault drills only; unset in every deployment).
 */
export function createCrashGate(setting: string | undefined, kill: () => void = () => process.kill(process.pid, 'SIGKILL')): CrashGate {
  const [target, count] = (setting ?? '').split(':');
  let left = Number(count ?? 1);
  return {
    armed: (point) => point === target,
    pass: (point) => {
      if (point === target && (left -= 1) === 0) kill();
    },
  };
}
