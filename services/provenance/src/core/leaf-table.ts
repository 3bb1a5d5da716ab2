import { hash } from 'node:crypto';
import {
  canonicalJson, federationJobCompleted, federationJobFailed, mpcJobCompleted, mpcJobFailed, recordAccepted, recordDeidentified,
  recordNormalized, recordQuarantined, recordRejected, recordStored, scoreChanged, type DataOf, type EventDefinition,
} from '@chainnet/contracts';
import type { LeafStatement } from './leaf.js';

type LeafContent = Pick<LeafStatement, 'activity' | 'inputs' | 'outputs' | 'policyRef' | 'commitment'>;

/** One event of the mesh and what the log says of it. */
export type LeafRow = { readonly event: EventDefinition; content(data: unknown): LeafContent };

const row = <E extends EventDefinition>(event: E, content: (data: DataOf<E>) => LeafContent): LeafRow => ({ event, content });

const RECORD = 'record:';
const record = ({ recordId }: { recordId: string }) => ({ id: `${RECORD}${recordId}` });
/** What became of a record: the same name with the form it has now. */
const form = ({ recordId }: { recordId: string }, name: string) => ({ id: `${RECORD}${recordId}/${name}` });
const committed = ({ commitment }: { commitment: string }) => ({ commitment: { alg: 'hmac-sha256' as const, value: commitment } });
const site = (tenant: string) => ({ id: `site:${tenant}` });

/**
 * Every event that leaves a trace in the log, and the statement about it. No payload and no personal data: records
 * appear by their keyed id and by the commitment under the person's key. A federated model is released whole, so its
 * digest is there; the digest of an opened statistic would let a stranger try out values, so it is not.
 */
export const leafTable: readonly LeafRow[] = [
  row(recordAccepted, (data) => ({ activity: 'accept', inputs: [], outputs: [record(data)], ...committed(data) })),
  row(recordRejected, (data) => ({ activity: 'reject', inputs: [record(data)], outputs: [{ id: `refusal:${data.code}` }], ...committed(data) })),
  row(recordNormalized, (data) => ({ activity: 'normalize', inputs: [record(data)], outputs: [form(data, 'normalized')], ...committed(data) })),
  row(recordQuarantined, (data) => ({ activity: 'quarantine', inputs: [record(data)], outputs: [{ id: `refusal:${data.code}` }], ...committed(data) })),
  row(recordDeidentified, (data) => ({
    activity: 'deidentify', inputs: [record(data)], outputs: [form(data, 'deidentified')], policyRef: `policy:${data.policyDigest}`, ...committed(data),
  })),
  row(recordStored, (data) => ({ activity: 'store', inputs: [record(data)], outputs: [{ id: `dataset:${data.dataset}` }], ...committed(data) })),
  row(federationJobCompleted, ({ jobId, sites, result, manifestDigest }) => ({
    activity: 'federate', inputs: sites.map(site), outputs: [{ id: `model:${jobId}`, digest: hash('sha256', canonicalJson(result), 'hex') }], policyRef: `manifest:${manifestDigest}`,
  })),
  row(federationJobFailed, ({ jobId }) => ({ activity: 'federate', inputs: [{ id: `job:${jobId}` }], outputs: [] })),
  row(mpcJobCompleted, ({ jobId, parties, manifestDigest }) => ({
    activity: 'compute', inputs: parties.map(site), outputs: [{ id: `statistic:${jobId}` }], policyRef: `manifest:${manifestDigest}`,
  })),
  row(mpcJobFailed, ({ jobId }) => ({ activity: 'compute', inputs: [{ id: `job:${jobId}` }], outputs: [] })),
  row(scoreChanged, ({ catalogue, level }) => ({ activity: 'assess', inputs: [], outputs: [{ id: `maturity:${catalogue}/level-${level}` }] })),
];

/** Types of the steps of a record, in the order in which they are taken. */
export const recordSteps: readonly string[] = [recordAccepted, recordRejected, recordNormalized, recordQuarantined, recordDeidentified, recordStored].map(({ type }) => type);

/** The step after which a partner gets its receipt: the record is de-identified, or has ended before. */
export const receiptSteps: ReadonlySet<string> = new Set([recordDeidentified, recordRejected, recordQuarantined].map(({ type }) => type));

/** The record a statement is about, or undefined. */
export function recordOf({ inputs, outputs }: LeafStatement): string | undefined {
  const named = [...inputs, ...outputs].find(({ id }) => /^record:[a-z2-7]{32}$/.test(id));
  return named?.id.slice(RECORD.length);
}
