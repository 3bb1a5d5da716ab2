import type { Announcer } from './announcer.js';
import type { DuePhase } from './core/job-fact.js';
import { type JobDesk, OWN } from './job-desk.js';

export type DeadlineWatchOptions = {
  readonly desk: JobDesk;
  readonly announcer: Announcer;
  readonly now: () => Date;
  readonly onFailure: (error: unknown, jobId: string) => void;
};

const EVERY_MS = 1_000;

/** Looks every second for jobs whose open phase took too long, and ends the phase. The facts, not the timer, say whether it is over. */
export class DeadlineWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: DeadlineWatchOptions) {}

  start(): void {
    let busy = false;
    this.timer = setInterval(() => {
      if (busy) return;
      busy = true;
      this.looking = this.look().finally(() => (busy = false));
    }, EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** One look; a job that cannot be decided now is tried again at the next. */
  async look(): Promise<void> {
    const { desk, now, onFailure } = this.options;
    for (const [jobId, phase] of desk.overdue(now().getTime())) {
      try {
        await this.pass(jobId, phase);
      } catch (error) {
        onFailure(error, jobId);
      }
    }
  }

  private async pass(jobId: string, { command }: DuePhase): Promise<void> {
    const { desk, announcer, now } = this.options;
    const cause = `${OWN}deadline:${command.phase === 'round' ? `round:${command.round}` : command.phase}`;
    const at = now();
    const { announcements, job } = await desk.obeyOwn(jobId, () => command, { cause, at });
    await announcer.tell({ jobId, cause, at: job.updatedAt, announcements });
  }
}
