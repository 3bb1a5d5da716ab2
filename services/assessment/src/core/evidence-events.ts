import { Type } from '@sinclair/typebox';
import type { Static, TSchema } from '@sinclair/typebox';

/** What one event adds: to sums, to sets of distinct values, to highest values. All numbers are integers >= 0. */
export type Contribution = {
  readonly counts: Readonly<Record<string, number>>;
  readonly sets?: Readonly<Record<string, readonly string[]>>;
};

/** How one event type becomes evidence. */
export type EvidenceEvent = {
  readonly data: TSchema;
  /** The counter of the events themselves; the number of observations behind every set of this type. */
  readonly events: string;
  readonly counts: readonly string[];
  readonly sets: readonly string[];
  /** The organizations the event speaks of; 'mesh' for what holds for every member. */
  readonly owners: (data: never) => readonly string[] | 'mesh';
  readonly read: (data: never) => Contribution;
};

type Definition<S extends TSchema> = Omit<EvidenceEvent, 'data' | 'owners' | 'read' | 'counts' | 'sets'> & {
  readonly data: S;
  readonly counts?: readonly string[];
  readonly sets?: readonly string[];
  readonly owners: (data: Static<S>) => readonly string[] | 'mesh';
  readonly read: (data: Static<S>) => Contribution;
};

const evidenceEvent = <S extends TSchema>(definition: Definition<S>): EvidenceEvent => ({
  ...definition,
  counts: [definition.events, ...(definition.counts ?? [])],
  sets: definition.sets ?? [],
});

const Organization = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$' });
const Organizations = Type.Array(Organization);
const Label = Type.String();
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
/** A number of things, or the things. */
const Counted = Type.Union([Count, Type.Array(Type.Unknown())]);

const numberOf = (counted: Static<typeof Counted>): number => (Array.isArray(counted) ? counted.length : counted);
/** Labels are kept short: evidence needs to tell them apart, not to repeat them. */
const label = (text: string): readonly string[] => [text.slice(0, 128)];
const flag = (condition: boolean): number => (condition ? 1 : 0);
const tenantOf = (data: { readonly tenant: string }): readonly string[] => [data.tenant];
const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** The event types the assessment reads as evidence, each with the counters and sets it feeds. */
export const evidenceEvents: Readonly<Record<string, EvidenceEvent>> = {
  'rwd.record.accepted.v1': evidenceEvent({
    data: Type.Object({ tenant: Organization }),
    events: 'records.accepted',
    owners: tenantOf,
    read: () => ({ counts: { 'records.accepted': 1 } }),
  }),
  'rwd.record.rejected.v1': evidenceEvent({
    data: Type.Object({ tenant: Organization, code: Label }),
    events: 'records.rejected',
    sets: ['rejections.codes'],
    owners: tenantOf,
    read: ({ code }) => ({ counts: { 'records.rejected': 1 }, sets: { 'rejections.codes': label(code) } }),
  }),
  'rwd.record.normalized.v1': evidenceEvent({
    data: Type.Object({
      tenant: Organization,
      format: Label,
      lossAccount: Type.Object({ leaves: Count, mapped: Count, preserved: Count, dropped: Count }),
      issues: Counted,
    }),
    events: 'records.normalized',
    counts: ['records.clean', 'records.lossless', 'issues', 'leaves', 'leaves.mapped', 'leaves.preserved', 'leaves.dropped'],
    sets: ['formats'],
    owners: tenantOf,
    read: ({ format, lossAccount, issues }) => ({
      counts: {
        'records.normalized': 1,
        'records.clean': flag(numberOf(issues) === 0),
        'records.lossless': flag(lossAccount.dropped === 0),
        issues: numberOf(issues),
        leaves: lossAccount.leaves,
        'leaves.mapped': lossAccount.mapped,
        'leaves.preserved': lossAccount.preserved,
        'leaves.dropped': lossAccount.dropped,
      },
      sets: { formats: label(format) },
    }),
  }),
  'rwd.record.quarantined.v1': evidenceEvent({
    data: Type.Object({ tenant: Organization, code: Label, stage: Label }),
    events: 'records.quarantined',
    sets: ['quarantine.codes', 'quarantine.stages'],
    owners: tenantOf,
    read: ({ code, stage }) => ({
      counts: { 'records.quarantined': 1 },
      sets: { 'quarantine.codes': label(code), 'quarantine.stages': label(stage) },
    }),
  }),
  'rwd.record.deidentified.v1': evidenceEvent({
    data: Type.Object({
      tenant: Organization,
      policyDigest: Label,
      report: Type.Object({ kept: Counted, transformed: Counted, dropped: Counted }),
    }),
    events: 'records.deidentified',
    counts: ['fields.kept', 'fields.transformed', 'fields.dropped'],
    sets: ['policies'],
    owners: tenantOf,
    read: ({ policyDigest, report }) => ({
      counts: {
        'records.deidentified': 1,
        'fields.kept': numberOf(report.kept),
        'fields.transformed': numberOf(report.transformed),
        'fields.dropped': numberOf(report.dropped),
      },
      sets: { policies: label(policyDigest) },
    }),
  }),
  'rwd.dataset.record-stored.v1': evidenceEvent({
    data: Type.Object({ tenant: Organization }),
    events: 'records.stored',
    owners: tenantOf,
    read: () => ({ counts: { 'records.stored': 1 } }),
  }),
  'rwd.ledger.checkpointed.v1': evidenceEvent({
    data: Type.Object({ size: Count, cosignatures: Counted, quorum: Count }),
    events: 'checkpoints',
    counts: ['checkpoints.quorate'],
    owners: () => 'mesh',
    read: ({ cosignatures, quorum }) => ({
      counts: { checkpoints: 1, 'checkpoints.quorate': flag(numberOf(cosignatures) >= quorum) },
    }),
  }),
  'rwd.federation.job-completed.v1': evidenceEvent({
    data: Type.Object({ sites: Organizations, rounds: Count }),
    events: 'federation.jobs',
    counts: ['federation.rounds'],
    sets: ['federation.sites'],
    owners: ({ sites }) => distinct(sites),
    read: ({ sites, rounds }) => ({
      counts: { 'federation.jobs': 1, 'federation.rounds': rounds },
      sets: { 'federation.sites': distinct(sites) },
    }),
  }),
  'rwd.mpc.job-completed.v1': evidenceEvent({
    data: Type.Object({ parties: Organizations }),
    events: 'mpc.jobs',
    sets: ['mpc.parties'],
    owners: ({ parties }) => distinct(parties),
    read: ({ parties }) => ({ counts: { 'mpc.jobs': 1 }, sets: { 'mpc.parties': distinct(parties) } }),
  }),
};

const feeders = (names: (event: EvidenceEvent) => readonly string[]): ReadonlyMap<string, string> =>
  new Map(Object.entries(evidenceEvents).flatMap(([type, event]) => names(event).map((name) => [name, type] as const)));

/** Counter name -> the event type that feeds it. */
export const counterFeeders = feeders((event) => event.counts);

/** Set name -> the event type that feeds it. */
export const setFeeders = feeders((event) => event.sets);
