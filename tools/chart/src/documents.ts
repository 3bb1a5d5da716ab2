import { buildRealm } from '@chainnet/local-servers';
import { collectorFile } from './collector-file.js';
import { observabilityDocuments } from './observability-documents.js';
import { topologyFile } from './topology-file.js';
import { valuesSchema } from './values-schema.js';
import { withValuesTable } from './values-table.js';

export type Document = { readonly path: string; readonly text: string };

/** What in and around the chart's folder is made from elsewhere; paths from that folder. @param read gives a file of the folder */
export const chartDocuments = (read: (path: string) => string): readonly Document[] => [
  { path: 'files/topology.yaml', text: topologyFile() },
  { path: 'files/collector.yaml', text: collectorFile() },
  { path: 'files/realm.json', text: `${JSON.stringify(buildRealm({ realm: 'chainnet', services: [], partners: [] }), undefined, 2)}\n` },
  { path: 'values.schema.json', text: `${JSON.stringify(valuesSchema(), undefined, 1)}\n` },
  ...observabilityDocuments(),
  { path: 'README.md', text: withValuesTable(read('README.md'), { schema: valuesSchema(), values: read('values.yaml') }) },
];
