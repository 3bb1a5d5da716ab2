import { Value } from '@sinclair/typebox/value';

import { dayOf } from './day.js';
import type { Day } from './day.js';
import { errors } from './errors.js';
import { evidenceEvents } from './evidence-events.js';
import type { Contribution, EvidenceEvent } from './evidence-events.js';

/** What one UTC day of events adds up to. Sets are sorted and without repeats. */
export type DayEvidence = {
  readonly day: Day;
  readonly counts: Readonly<Record<string, number>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
};

/** Evidence of one organization, oldest day first, each day at most once. */
export type Evidence = { readonly days: readonly DayEvidence[] };

/** How much is kept: the newest `keepDays` days, and of each daily set the `setSize` first values in code-unit order. */
export type EvidenceBounds = { readonly keepDays: number; readonly setSize: number };

/** Plain JSON: the whole state can be stored as one document. */
export type EvidenceState = {
  readonly bounds: EvidenceBounds;
  readonly mesh: Evidence;
  readonly organizations: Readonly<Record<string, Evidence>>;
};

/** The part of a CloudEvent that is read. */
export type MeshEvent = { readonly type: string; readonly time: string; readonly data: unknown };

const none: Evidence = { days: [] };

export const emptyEvidence = (bounds: EvidenceBounds): EvidenceState => ({ bounds, mesh: none, organizations: {} });

/**
 * Adds one event to the evidence; the order of events does not matter. Every part of the state is a commutative sum or a
 * bounded set union, so any order gives the same state. Each event id must be folded at most once: the service's journal
 * sees to that. Types that are no evidence leave the state as it is.
 * @throws RWD_ASSESSMENT_EVIDENCE_MALFORMED, RWD_ASSESSMENT_TIME_INVALID
 */
export const foldEvidence = (state: EvidenceState, event: MeshEvent): EvidenceState => {
  if (!Object.hasOwn(evidenceEvents, event.type)) return state;
  const definition = evidenceEvents[event.type] as EvidenceEvent;
  const data = checked(definition, event) as never;
  const contribution = definition.read(data);
  const day = dayOf(event.time, '/time');
  const owners = definition.owners(data);
  const added = (evidence: Evidence): Evidence => addDay(evidence, { day, contribution, bounds: state.bounds });
  if (owners === 'mesh') return { ...state, mesh: added(state.mesh) };
  const changed = owners.map((owner) => [owner, added(own(state.organizations, owner) ?? none)] as const);
  return { ...state, organizations: { ...state.organizations, ...Object.fromEntries(changed) } };
};

/** What is known of one organization: its own evidence and that of the whole mesh. */
export const evidenceOf = (state: EvidenceState, organization: string): Evidence => {
  const days = new Map((own(state.organizations, organization) ?? none).days.map((day) => [day.day, day]));
  for (const mesh of state.mesh.days) {
    const mine = days.get(mesh.day);
    days.set(mesh.day, { day: mesh.day, counts: { ...mine?.counts, ...mesh.counts }, sets: { ...mine?.sets, ...mesh.sets } });
  }
  return { days: [...days.values()].sort((a, b) => a.day - b.day) };
};

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const checked = (definition: EvidenceEvent, event: MeshEvent): unknown => {
  if (Value.Check(definition.data, event.data)) return event.data;
  const problem = Value.Errors(definition.data, event.data).First();
  throw errors.RWD_ASSESSMENT_EVIDENCE_MALFORMED({
    type: event.type,
    path: `/data${problem?.path ?? ''}`,
    problem: problem?.message ?? 'unreadable',
  });
};

type Addition = { readonly day: Day; readonly contribution: Contribution; readonly bounds: EvidenceBounds };

const addDay = ({ days }: Evidence, { day, contribution, bounds }: Addition): Evidence => {
  const index = days.findLastIndex((known) => known.day <= day);
  const before = days[index]?.day === day ? days[index] : undefined;
  const counts = { ...before?.counts };
  for (const [name, amount] of Object.entries(contribution.counts)) counts[name] = (counts[name] ?? 0) + amount;
  const sets = { ...before?.sets };
  for (const [name, values] of Object.entries(contribution.sets ?? {})) {
    sets[name] = [...new Set([...(sets[name] ?? []), ...values])].sort().slice(0, bounds.setSize);
  }
  const after = { day, counts, sets };
  // A day falls out once `keepDays` newer ones are known, whatever the order they came in: sums of kept days are whole.
  return { days: before === undefined ? days.toSpliced(index + 1, 0, after).slice(-bounds.keepDays) : days.with(index, after) };
};
