import type { Pass } from './pass.js';
import type { ActionType } from './policy/policy.js';

/** What happened to every primitive value of the source: kept + transformed + dropped = leaves. */
export type Report = {
  readonly leaves: number;
  readonly kept: number;
  readonly transformed: number;
  readonly dropped: number;
  /** Leaves by the action that wrote them. */
  readonly byAction: Readonly<Partial<Record<ActionType, number>>>;
  /** Resources dropped whole, by FHIR type; `unknown` for a word that is no R4 type. */
  readonly droppedResources: Readonly<Record<string, number>>;
};

const KEPT: readonly ActionType[] = ['keep', 'keepKnownSystem', 'keepKnownCode', 'keepKnownDisplay'];

export function reportOf(leaves: number, pass: Pass): Report {
  const written = [...pass.byAction.values()].reduce((sum, some) => sum + some, 0);
  const kept = KEPT.reduce((sum, action) => sum + (pass.byAction.get(action) ?? 0), 0);
  return {
    leaves,
    kept,
    transformed: written - kept,
    dropped: leaves - written,
    byAction: sorted(pass.byAction),
    droppedResources: sorted(pass.droppedResources),
  };
}

const sorted = <K extends string>(counts: ReadonlyMap<K, number>): Partial<Record<K, number>> & Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) as Partial<Record<K, number>> & Record<string, number>;
