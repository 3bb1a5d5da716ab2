import type { Series } from './series.js';
import type { Verdict } from './verdicts.js';

/** The one report of a run, from which JSON, JUnit and HTML are printed. Times in seconds, rates in records a second. */
export type LoadReport = {
  readonly run: string;
  readonly profile: string;
  readonly about: string;
  readonly startedAt: string;
  /** From k6's start to the last receipt or the deadline. */
  readonly seconds: number;
  readonly target: { readonly ingestion: string; readonly brokers: readonly string[]; readonly partners: readonly string[] };
  /** Of the machine that sends. */
  readonly machine: { readonly cores: number; readonly loadAverageBefore: number; readonly loadAverageAfter: number };
  readonly scale: { readonly rate: number; readonly time: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly sustainedRate: number;
  readonly ageSeconds: Readonly<Record<string, number | undefined>>;
  readonly verdicts: readonly Verdict[];
  readonly series: Series;
  readonly exitCode: number;
};
