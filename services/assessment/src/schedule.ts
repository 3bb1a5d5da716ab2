export type ScheduleOptions = {
  readonly run: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  /** Runs this long after the last request... */
  readonly quietMs: number;
  /** ...and at the latest this long after the first. */
  readonly atMostMs: number;
};

/** Runs something once after a burst of requests; a failed run is requested again. */
export class Schedule {
  private timer: NodeJS.Timeout | undefined;
  private firstAt = 0;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: ScheduleOptions) {}

  request(): void {
    if (this.stopped) return;
    const now = Date.now();
    if (this.timer === undefined) this.firstAt = now;
    else clearTimeout(this.timer);
    const { quietMs, atMostMs } = this.options;
    this.timer = setTimeout(() => this.fire(), Math.max(0, Math.min(quietMs, this.firstAt + atMostMs - now))).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private fire(): void {
    this.timer = undefined;
    this.running = this.options.run().catch((error: unknown) => {
      this.options.onFailure(error);
      this.request();
    });
  }
}
