import type { MutableObject } from './json.js';
import type { ActionType } from './policy/policy.js';
import type { IdentityRoster } from './identity-roster.js';
import type { PseudonymKind } from './pseudonym.js';

/** Which resource is being written, and how references to it and inside it are renamed. */
export type ResourceSite = {
  readonly type: string;
  readonly key: string;
  readonly pseudonym: string;
  readonly out: MutableObject;
  /** Source id of a contained resource to its new id. */
  readonly contained: ReadonlyMap<string, string>;
};

/** What one run over one Bundle knows and counts. It lives for that run only. */
export type Pass = {
  readonly days: number;
  readonly pseudonym: (kind: PseudonymKind, value: string) => string;
  /** fullUrl of an entry to the type and key of its resource. */
  readonly links: ReadonlyMap<string, { readonly type: string; readonly key: string }>;
  readonly covers: (type: string) => boolean;
  readonly roster: IdentityRoster;
  readonly byAction: Map<ActionType, number>;
  readonly droppedResources: Map<string, number>;
  /** Dates the shift wrote: a shifted date may equal the birth date by chance. */
  readonly shifted: Set<string>;
  /** Birth dates waiting for the day the record is about. */
  readonly births: { readonly out: MutableObject; readonly birthDate: string }[];
  /** Latest full source date at a shifted element, as `YYYY-MM-DD`. */
  latest: string | undefined;
  resource: ResourceSite;
};

export const count = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
