import { setTimeout as sleep } from 'node:timers/promises';
import { rounded } from '../figures.js';

/** Counts what a transform has put out, from its first input on. */
export class Progress {
  private began: number | undefined;
  private cpuAtBegin: NodeJS.CpuUsage = { user: 0, system: 0 };
  private ended = 0;
  private cpuAtEnd: NodeJS.CpuUsage = { user: 0, system: 0 };
  private count = 0;

  /** The first input of all has come. */
  begin(): void {
    if (this.began !== undefined) return;
    this.began = performance.now();
    this.cpuAtBegin = process.cpuUsage();
  }

  /** The broker has the outputs of so many more inputs. */
  done(records: number): void {
    this.count += records;
    this.ended = performance.now();
    this.cpuAtEnd = process.cpuUsage();
  }

  get records(): number {
    return this.count;
  }

  result(wanted: number): TransformResult {
    const seconds = (this.ended - (this.began ?? this.ended)) / 1_000;
    const cpuMicroseconds = this.cpuAtEnd.user + this.cpuAtEnd.system - this.cpuAtBegin.user - this.cpuAtBegin.system;
    return {
      records: this.count,
      complete: this.count >= wanted,
      seconds: rounded(seconds, 2),
      recordsPerSecond: rounded(this.count / seconds, 0),
      cpuMicrosecondsPerRecord: rounded(cpuMicroseconds / this.count),
    };
  }
}

export type TransformResult = {
  readonly records: number;
  /** False when the time was over before every record was out. */
  readonly complete: boolean;
  readonly seconds: number;
  readonly recordsPerSecond: number;
  /** Of this process, user and system time. */
  readonly cpuMicrosecondsPerRecord: number;
};

/** Waits until all is out or the time is over. */
export async function finished(progress: Progress, wanted: number, limitSeconds: number): Promise<TransformResult> {
  const deadline = performance.now() + limitSeconds * 1_000;
  while (progress.records < wanted && performance.now() < deadline) await sleep(50);
  return progress.result(wanted);
}
