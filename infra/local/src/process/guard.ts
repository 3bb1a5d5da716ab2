import { spawn, type ChildProcess } from 'node:child_process';

/**
 * The guard outlives a launcher that dies without a word. It holds the reading end of a pipe whose only writing end is the
 * launcher's: when the launcher is gone, whatever the cause, the pipe ends, and the guard stops the process groups that
 * it was told of: SIGTERM, then SIGKILL after 10 s.
 */
export const guardScript = `
groups=''
while read -r verb group; do
  case "$verb" in
    add) groups="$groups $group" ;;
    drop) rest=''; for g in $groups; do [ "$g" = "$group" ] || rest="$rest $g"; done; groups=$rest ;;
  esac
done
for g in $groups; do kill -TERM "-$g" 2>/dev/null; done
tries=0
while [ "$tries" -lt 100 ]; do
  alive=''
  for g in $groups; do kill -0 "-$g" 2>/dev/null && alive=yes; done
  [ -z "$alive" ] && exit 0
  sleep 0.1
  tries=$((tries + 1))
done
for g in $groups; do kill -KILL "-$g" 2>/dev/null; done
`;

export type Guard = {
  /** Watch over the process group led by this process. */
  add(pid: number): void;
  /** The group ended by itself. */
  drop(pid: number): void;
  /** Ends the guard; it stops what it still watches over. */
  close(): Promise<void>;
};

/** Starts the guard in a session of its own, so that Ctrl-C in a terminal does not end it. */
export function startGuard(): Guard {
  const guard = spawn('sh', ['-c', guardScript, 'chainnet-guard'], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve());
    guard.once('error', () => resolve());
  });
  // A guard that was killed by hand must not take the launcher with it.
  guard.stdin.on('error', () => undefined);
  return {
    add: (pid) => tell(guard, `add ${pid}`),
    drop: (pid) => tell(guard, `drop ${pid}`),
    close: () => {
      guard.stdin.end();
      return ended;
    },
  };
}

const tell = (guard: ChildProcess, line: string): void => {
  guard.stdin?.write(`${line}\n`);
};
