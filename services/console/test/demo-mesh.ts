import {
  federationJobCompleted, federationJobFailed, ledgerCheckpointed, mpcJobCompleted, recordAccepted, recordDeidentified, recordNormalized,
  recordQuarantined, recordRejected, recordStored, scoreChanged, type EventDefinition,
} from '@chainnet/contracts';
import { foldMesh } from '../src/core/fold-mesh.js';
import { emptyMesh, type MeshState } from '../src/core/mesh-state.js';

type Given = { readonly data?: object; readonly at?: string };

/** An event of the catalogue's own example, with other data where a test says so. */
export const eventOf = (event: EventDefinition, { data = {}, at = '2026-01-31T08:00:00.000Z' }: Given = {}) =>
  ({ type: event.type, at, data: { ...(event.examples[0] as object), ...data } });

export const folded = (...events: readonly ReturnType<typeof eventOf>[]): MeshState => events.reduce(foldMesh, emptyMesh);

const formats = ['fhir-json', 'wst500-xml', 'hl7v2'];

function* recordsOf(tenant: string, amount: number) {
  for (let index = 0; index < amount; index += 1) {
    const data = { tenant, receivedAt: '2026-01-31T07:59:59.600Z' };
    if (index % 23 === 5) yield eventOf(recordRejected, { data: { ...data, code: index % 2 === 0 ? 'RWD_INGESTION_TOO_LARGE' : 'RWD_INGESTION_ID_REUSED' } });
    yield eventOf(recordAccepted, { data });
    if (index % 17 === 3) {
      yield eventOf(recordQuarantined, { data: { ...data, code: index % 2 === 0 ? 'RWD_NORMALIZATION_UNKNOWN_FORMAT' : 'RWD_NORMALIZATION_INVALID' } });
      continue;
    }
    yield eventOf(recordNormalized, { data: { ...data, format: formats[index % 3] } });
    if (index % 40 === 1) continue;
    yield eventOf(recordDeidentified, { data });
    yield eventOf(recordStored, { data, at: new Date(Date.parse('2026-01-31T08:00:00Z') + ((index * 37) % 2_400)).toISOString() });
  }
}

/** A mesh of three organizations in which everything that is shown has happened; `more` adds that many records to each. */
export const demoMesh = (more = 0): MeshState => folded(
  ...recordsOf('hospital-a', 1_840 + more), ...recordsOf('hospital-b', 1_212 + more), ...recordsOf('institute-c', 486 + more),
  eventOf(ledgerCheckpointed, { data: { origin: 'chainnet.local/log', size: 16_204 + more, rootHash: '9f2b7c41d05e8a3367f1c2be904d5a7718e6f30c4b92ad58e7013fb6c8d9ea24', at: '2026-01-31T08:00:01Z' } }),
  eventOf(federationJobFailed, { data: { reason: 'RWD_FEDERATION_DEADLINE', at: '2026-01-31T07:10:00Z' } }),
  eventOf(federationJobCompleted, { data: { sites: ['hospital-a', 'hospital-b', 'institute-c'], rounds: 7, at: '2026-01-31T07:55:00Z', result: { n: 569, auc: 0.9947, accuracy: 0.9736, brier: 0.0214 } } }),
  eventOf(mpcJobCompleted, { data: { parties: ['hospital-a', 'hospital-b', 'institute-c'], at: '2026-01-31T07:58:00Z', result: { statistic: 'count-mean-variance', columns: [{ column: 'age', count: 3_102, mean: 58.41, variance: 204.2 }, { column: 'systolic blood pressure', count: 2_874, mean: 131.7, variance: 331.5 }, { column: 'HbA1c', count: 1_066, mean: 6.83, variance: 1.94 }] } } }),
  eventOf(scoreChanged, { data: { tenant: 'hospital-a', level: 3, overall: 31_200, gaps: 14 } }),
  eventOf(scoreChanged, { data: { tenant: 'hospital-b', level: 2, overall: 24_850, gaps: 9 } }),
);
