import {
  federationJobCompleted, federationJobFailed, ledgerCheckpointed, mpcJobCompleted, mpcJobFailed, recordAccepted, recordDeidentified,
  recordNormalized, recordQuarantined, recordRejected, recordStored, scoreChanged, type DataOf, type EventDefinition,
} from '@chainnet/contracts';
import { readColumns, readNumber } from './job-result.js';
import { noCounts, type MeshState, type OrganizationCounts } from './mesh-state.js';
import { addAge } from './recent-ages.js';
import { count } from './tally.js';

/** The part of an event that is read; `at` is the producer's time, RFC 3339. */
export type MeshEvent = { readonly type: string; readonly at: string; readonly data: unknown };

type Fold = (state: MeshState, data: never, at: string) => MeshState;

const on = <E extends EventDefinition>({ type }: E, fold: (state: MeshState, data: DataOf<E>, at: string) => MeshState): readonly [string, Fold] => [type, fold];

/** A step of a record: it concerns its organization's counts alone. */
const step = <E extends EventDefinition>(event: E, change: (counts: OrganizationCounts, data: DataOf<E>) => Partial<OrganizationCounts>): readonly [string, Fold] =>
  on(event, (state, data) => {
    const { tenant } = data as { readonly tenant: string };
    const before = Object.hasOwn(state.organizations, tenant) ? (state.organizations[tenant] ?? noCounts) : noCounts;
    return { ...state, organizations: { ...state.organizations, [tenant]: { ...before, ...change(before, data) } } };
  });

const stored = step(recordStored, (counts) => ({ stored: counts.stored + 1 }));

const folds: ReadonlyMap<string, Fold> = new Map([
  step(recordAccepted, ({ accepted }) => ({ accepted: accepted + 1 })),
  step(recordRejected, ({ rejected }, { code }) => ({ rejected: count(rejected, code) })),
  step(recordNormalized, ({ normalized }, { format }) => ({ normalized: count(normalized, format) })),
  step(recordQuarantined, ({ quarantined }, { code }) => ({ quarantined: count(quarantined, code) })),
  step(recordDeidentified, ({ deidentified }) => ({ deidentified: deidentified + 1 })),
  step(scoreChanged, (_, { catalogue, level, overall, gaps, at }) => ({ score: { catalogue, level, overall, gaps, at } })),
  on(recordStored, (state, data, at) => ({ ...stored[1](state, data as never, at), ages: addAge(state.ages, Date.parse(at) - Date.parse(data.receivedAt)) })),
  on(ledgerCheckpointed, (state, { origin, size, rootHash, cosignatures, quorum, at }) =>
    size < (state.ledger?.size ?? 0) ? state : { ...state, ledger: { origin, size, rootHash, cosignatures, quorum, at } }),
  on(federationJobCompleted, (state, { jobId, sites, rounds, at, result }) => {
    // As services/federation publishes a model.
    const metrics = { count: readNumber(result, 'n'), auc: readNumber(result, 'auc'), accuracy: readNumber(result, 'accuracy'), brier: readNumber(result, 'brier') };
    const known = Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== undefined));
    return { ...state, federation: { ...state.federation, completed: state.federation.completed + 1, last: { jobId, sites, rounds, at, ...known } } };
  }),
  on(federationJobFailed, (state, { reason, at }) => ({ ...state, federation: { ...state.federation, failed: state.federation.failed + 1, lastFailure: { reason: reason.slice(0, 200), at } } })),
  on(mpcJobCompleted, (state, { jobId, parties, at, result }) =>
    ({ ...state, mpc: { ...state.mpc, completed: state.mpc.completed + 1, last: { jobId, parties, at, columns: readColumns(result) } } })),
  on(mpcJobFailed, (state, { reason, at }) => ({ ...state, mpc: { ...state.mpc, failed: state.mpc.failed + 1, lastFailure: { reason: reason.slice(0, 200), at } } })),
]);

/** Adds one event to the numbers; a type that is not shown leaves the state as it is. Each event must come once. */
export const foldMesh = (state: MeshState, { type, at, data }: MeshEvent): MeshState => {
  const fold = folds.get(type);
  if (fold === undefined) return state;
  const after = fold(state, data as never, at);
  return { ...after, lastEventAt: after.lastEventAt === undefined || at > after.lastEventAt ? at : after.lastEventAt };
};
