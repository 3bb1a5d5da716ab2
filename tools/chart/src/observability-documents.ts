import { alertGroups, rulesFile, runbookFile, runbookIndex, testsFile } from './alerts/files.js';
import { dashboardFile } from './dashboards/dashboard.js';
import { dashboards } from './dashboards/table.js';

const RUNBOOKS = '../../../docs/runbooks';
const TESTS = '../alert-tests';

type ObservabilityDocument = { readonly path: string; readonly text: string };

/** Alert rules, their promtool tests, a runbook page for each, and dashboards: all from the tables, paths from the chart's folder. */
export const observabilityDocuments = (): readonly ObservabilityDocument[] => [
  ...alertGroups.map((group) => ({ path: `files/alerts/${group.name}.yaml`, text: rulesFile(group) })),
  ...alertGroups.map((group) => ({ path: `${TESTS}/${group.name}.yaml`, text: testsFile(group, `../chainnet/files/alerts/${group.name}.yaml`) })),
  ...alertGroups.flatMap(({ alerts }) => alerts.map((alert) => ({ path: `${RUNBOOKS}/${alert.name}.md`, text: runbookFile(alert) }))),
  { path: `${RUNBOOKS}/README.md`, text: runbookIndex() },
  ...dashboards.map((dashboard) => ({ path: `files/dashboards/${dashboard.uid}.json`, text: dashboardFile(dashboard) })),
];
