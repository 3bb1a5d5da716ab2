/** One time series of a promtool test: a series in Prometheus notation and its values, one a minute. */
export type Series = { readonly series: string; readonly values: string };

/** An alert with everything that derives from it: its rule, its runbook page, and a test that it fires and stays silent. */
export type Alert = {
  readonly name: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly expr: string;
  /** How long it must hold, as Prometheus writes it. */
  readonly for: string;
  /** One line; Prometheus templates such as `{{ $labels.job }}` are allowed. */
  readonly summary: string;
  /** What it means for records and people. */
  readonly means: string;
  readonly check: readonly string[];
  readonly mend: readonly string[];
  readonly fires: readonly Series[];
  readonly silent: readonly Series[];
  /** Minutes after which the test looks. Default 30. */
  readonly after?: number;
};

export type AlertGroup = { readonly name: string; readonly title: string; readonly alerts: readonly Alert[] };

const labels = (pairs: Readonly<Record<string, string>>): string => Object.entries(pairs).map(([key, value]) => `${key}="${value}"`).join(',');

/** @param values in promtool's notation: `0+5x60` rises by 5 for 60 minutes, `3x60` stands at 3 */
export const series = (name: string, pairs: Readonly<Record<string, string>>, values: string): Series => ({ series: `${name}{${labels(pairs)}}`, values });
