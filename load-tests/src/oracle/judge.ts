import type { SentRecord } from '../sent-list.js';

/**
 * Judges a finished run. It knows the sent list and what the mesh answers strangers: the ledger's steps of each record,
 * its receipt, and the counts of the status page. It shares nothing with the k6 run but that list.
 */

/** What the mesh says of one record: types of its steps in the ledger, and what is wrong with its receipt, verified offline. */
export type Trail = { readonly steps: readonly string[]; readonly flaw: string | undefined };

/** Records of one organization by the status page, or undefined where there is none to ask. */
export type Counts = { readonly accepted: number; readonly stored: number; readonly quarantined: number };

export type Evidence = {
  /** By record id; a record that the mesh does not know has none. */
  readonly trails: ReadonlyMap<string, Trail>;
  /** How much the counts of each organization grew from before the run to its end. */
  readonly growth: ReadonlyMap<string, Counts> | undefined;
};

export type ViolationKind = 'lost' | 'duplicate' | 'unexpected' | 'unnamed' | 'collision' | 'unproven';
export type Violation = { readonly kind: ViolationKind; readonly what: string };

/** Every kind with what it means, for the report. */
export const violationKinds: Readonly<Record<ViolationKind, string>> = {
  lost: 'every record that was taken in has each of its effects',
  duplicate: 'no record has an effect twice, though every record of the Kafka door was sent twice',
  unexpected: 'every record ended as its kind should',
  unnamed: 'the record id of every record taken in is known',
  collision: 'no two records share a record id',
  unproven: 'every receipt verifies offline',
};

/** The steps that a record must have, each once, by the step of its receipt. */
const journeys: Readonly<Record<string, readonly string[]>> = {
  'rwd.record.deidentified': ['rwd.record.accepted', 'rwd.record.normalized', 'rwd.record.deidentified', 'rwd.dataset.record-stored'],
  'rwd.record.quarantined': ['rwd.record.accepted', 'rwd.record.quarantined'],
  'rwd.record.rejected': ['rwd.record.rejected'],
};

/** Everything that is wrong; empty when accepted = effects and nothing happened twice. */
export function judge(sent: readonly SentRecord[], { trails, growth }: Evidence, alone: boolean): readonly Violation[] {
  const acked = sent.filter((record) => record.acked);
  return [
    ...acked.filter(({ recordId }) => recordId === undefined).map(({ id }) => violation('unnamed', id)),
    ...collisions(sent),
    ...acked.flatMap((record) => (record.recordId === undefined ? [] : judgeTrail(record, trails.get(record.recordId)))),
    ...(growth === undefined ? [] : judgeGrowth(acked, growth, alone)),
  ];
}

const violation = (kind: ViolationKind, what: string): Violation => ({ kind, what });

function collisions(sent: readonly SentRecord[]): readonly Violation[] {
  const named = sent.filter(({ recordId }) => recordId !== undefined);
  return [...Map.groupBy(named, ({ recordId }) => recordId)].filter(([, owners]) => owners.length > 1)
    .map(([recordId, owners]) => violation('collision', `${recordId}: ${owners.map(({ id }) => id).join(', ')}`));
}

function judgeTrail({ id, expect }: SentRecord, trail: Trail | undefined): readonly Violation[] {
  if (trail === undefined) return [violation('lost', `${id}: the ledger knows nothing of it`)];
  const steps = trail.steps.map((step) => step.replace(/\.v\d+$/, ''));
  const journey = journeys[expect] ?? [];
  const times = (step: string): number => steps.filter((one) => one === step).length;
  return [
    ...journey.filter((step) => times(step) === 0).map((step) => violation('lost', `${id}: no ${step}`)),
    ...[...new Set(steps)].filter((step) => times(step) > 1).map((step) => violation('duplicate', `${id}: ${times(step)} times ${step}`)),
    ...[...new Set(steps)].filter((step) => !journey.includes(step)).map((step) => violation('unexpected', `${id}: ${step}`)),
    ...(trail.flaw === undefined ? [] : [violation('unproven', `${id}: ${trail.flaw}`)]),
  ];
}

/** The mesh's own counts: never fewer than was sent; more only where others send too. */
function judgeGrowth(acked: readonly SentRecord[], growth: ReadonlyMap<string, Counts>, alone: boolean): readonly Violation[] {
  return [...Map.groupBy(acked, ({ partner }) => partner)].flatMap(([partner, records]) => {
    const grown = growth.get(partner) ?? { accepted: 0, stored: 0, quarantined: 0 };
    const ending = (expect: string): number => records.filter((record) => record.expect === expect).length;
    const expected: Counts = {
      accepted: records.length - ending('rwd.record.rejected'), stored: ending('rwd.record.deidentified'), quarantined: ending('rwd.record.quarantined'),
    };
    return (Object.keys(expected) as (keyof Counts)[]).flatMap((count) => {
      const [is, should] = [grown[count], expected[count]];
      if (is === should || (is > should && !alone)) return [];
      return [violation(is < should ? 'lost' : 'duplicate', `${partner}: ${count} grew by ${is}, sent were ${should}`)];
    });
  });
}
