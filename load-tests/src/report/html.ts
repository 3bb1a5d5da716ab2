import { lineChart, type Curve } from './chart.js';
import { escaped } from './escape.js';
import type { LoadReport } from './load-report.js';
import type { Bin } from './series.js';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{border-bottom:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.held{color:#17652f}.failed{color:#a4161a;font-weight:700}.unmeasured{color:#6b6b6b}svg{width:100%;height:auto;margin:.5rem 0}
.grid{stroke:#ddd}.title{font:600 13px system-ui,sans-serif}.tick{font:11px system-ui,sans-serif;fill:#555}
@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}td,th{border-color:#444}.grid{stroke:#444}.title{fill:#eee}.tick{fill:#bbb}.held{color:#7fd69a}.failed{color:#ff9a9a}}`;

const BLUE = '#2667b5';
const GREEN = '#2e8540';
const ORANGE = '#b35c00';
const RED = '#b3261e';

const charts: readonly { readonly title: string; readonly unit: string; readonly curves: readonly { readonly name: string; readonly colour: string; readonly of: (bin: Bin) => number | undefined }[] }[] = [
  { title: 'Records', unit: 'a second', curves: [{ name: 'sent', colour: BLUE, of: ({ sent }) => sent }, { name: 'receipts', colour: GREEN, of: ({ received }) => received }] },
  { title: 'Age of a record at its receipt', unit: 's', curves: [{ name: 'p99', colour: RED, of: ({ p99 }) => p99 }, { name: 'p95', colour: ORANGE, of: ({ p95 }) => p95 }, { name: 'p50', colour: BLUE, of: ({ p50 }) => p50 }] },
  { title: 'Errors', unit: 'a second', curves: [{ name: 'errors', colour: RED, of: ({ errors }) => errors }] },
  { title: 'Lag of the mesh', unit: 'records', curves: [{ name: 'lag', colour: ORANGE, of: ({ lag }) => lag }] },
];

/** One page that needs nothing but itself: styles and charts are inside, there is no script. */
export function htmlReport(report: LoadReport): string {
  const { profile, about, run, startedAt, verdicts, exitCode } = report;
  const failed = verdicts.filter(({ result }) => result === 'failed').length;
  const words = failed === 0 && exitCode === 0 ? '<span class="held">held</span>' : `<span class="failed">failed: ${failed} of ${verdicts.length}</span>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Load test ${escaped(profile)} ${escaped(run)}</title><style>${STYLE}</style></head><body>
<h1>Load test “${escaped(profile)}”: ${words}</h1>
<p>${escaped(about)}</p><p>Run ${escaped(run)}, ${escaped(startedAt)}, exit code ${exitCode}.</p>
${table(figures(report))}
${chartsOf(report)}
<h2>What had to hold</h2>
<table><tr><th>what</th><th>result</th><th>measured</th></tr>${verdicts.map(({ group, name, result, detail }) =>
    `<tr><td>${group}: ${escaped(name)}</td><td class="${result}">${result}</td><td>${escaped(detail)}</td></tr>`).join('')}</table>
</body></html>
`;
}

const figures = ({ target, machine, scale, counts, sustainedRate, ageSeconds, seconds }: LoadReport): readonly (readonly [string, string])[] => [
  ['mesh', `${target.ingestion}; ${target.brokers.join(', ')}; partners ${target.partners.join(', ')}`],
  ['sending machine', `${machine.cores} cores, load average ${machine.loadAverageBefore.toFixed(1)} before, ${machine.loadAverageAfter.toFixed(1)} after`],
  ['length', `${seconds.toFixed(0)} s with waiting for receipts${scale.rate === 1 && scale.time === 1 ? '' : `; rates times ${scale.rate}, times times ${scale.time}`}`],
  ['records a second', sustainedRate.toFixed(2)],
  ['records', Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ')],
  ['age at the receipt', Object.entries(ageSeconds).map(([name, age]) => `${name} ${age === undefined ? '-' : `${age.toFixed(2)} s`}`).join(', ')],
];

const table = (rows: readonly (readonly [string, string])[]): string => `<table>${rows.map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`;

const chartsOf = ({ series: { bins, binSeconds } }: LoadReport): string => charts.map(({ title, unit, curves }) => {
  const drawn = curves.map(({ name, colour, of }): Curve => ({ name, colour, values: bins.map(of) }));
  return lineChart({ title, unit, binSeconds, curves: drawn });
}).join('\n');
