import type { MeshReport } from '../../core/mesh-report.js';
import { assessmentCard } from './assessment.js';
import { computeCard } from './compute.js';
import { flow } from './flow.js';
import { ledgerCard } from './ledger.js';
import { organizationTable } from './organizations.js';
import type { View } from './view.js';
import type { Html } from './escape.js';

/** The parts of the page that numbers change, by the id of their place. The server and the browser both make them here. */
export const partsOf = (report: MeshReport, view: View): Readonly<Record<'flow' | 'organizations' | 'ledger' | 'compute' | 'assessment', Html>> => ({
  flow: flow(report, view),
  organizations: organizationTable(report, view),
  ledger: ledgerCard(report, view),
  compute: computeCard(report, view),
  assessment: assessmentCard(report, view),
});
