import { escaped } from './escape.js';
import type { LoadReport } from './load-report.js';
import type { Verdict } from './verdicts.js';

/** JUnit XML as Jenkins and GitLab read it: one test case a threshold and a finding of the oracle. */
export function junitXml({ profile, run, seconds, startedAt, verdicts }: LoadReport): string {
  const count = (result: Verdict['result']): number => verdicts.filter((one) => one.result === result).length;
  const head = `name="load-tests ${escaped(profile)}" tests="${verdicts.length}" failures="${count('failed')}" skipped="${count('unmeasured')}" errors="0" time="${seconds.toFixed(1)}" timestamp="${escaped(startedAt.slice(0, 19))}" hostname="${escaped(run)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite ${head}>\n${verdicts.map((one) => testCase(one, profile)).join('\n')}\n</testsuite>\n</testsuites>\n`;
}

function testCase({ group, name, result, detail }: Verdict, profile: string): string {
  const open = `<testcase classname="load-tests.${escaped(profile)}.${group}" name="${escaped(name)}" time="0"`;
  if (result === 'held') return `${open}><system-out>${escaped(detail)}</system-out></testcase>`;
  if (result === 'unmeasured') return `${open}><skipped message="${escaped(detail)}"/></testcase>`;
  return `${open}><failure message="${escaped(detail)}">${escaped(detail)}</failure></testcase>`;
}
