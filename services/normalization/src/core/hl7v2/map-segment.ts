import { convert, setWithText } from '../mapping/data-type-map.js';
import type { PartReader } from '../mapping/data-type-map.js';
import { isFree } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import type { LossLedger } from '../mapping/loss-account.js';
import { leafPath } from './message.js';
import type { Segment } from './message.js';
import { v2DataTypes } from './tables/data-types.js';
import type { V2DataType } from './tables/data-types.js';
import type { SegmentMap } from './tables/segments.js';

/** Fills a resource from one segment by its map. */
export function mapSegment(segment: Segment, map: SegmentMap, ledger: LossLedger): Draft {
  const draft: Draft = {};
  for (const { field, to, type, unless } of map.rows) {
    if (unless === undefined || draft[unless] === undefined) fillField(segment, field, { draft, to, type, ledger });
  }
  return draft;
}

export type FieldFill = { readonly draft: Draft; readonly to: string; readonly type: V2DataType; readonly ledger: LossLedger };

/**
 * Fills an element from the repetitions of a field: all of them when the element is a list, else the first. Says whether
 * something was filled. A delete marker ("") is no value and stays for the preserved list.
 */
export function fillField(segment: Segment, field: number, { draft, to, type, ledger }: FieldFill): boolean {
  const count = to.includes('[+]') ? (segment.fields[field - 1]?.length ?? 0) : 1;
  let filled = false;
  for (let repetition = 1; repetition <= count; repetition += 1) {
    if (!isFree(draft, to)) return filled;
    const converted = convert(v2DataTypes[type], reader(segment, field, repetition), ledger);
    if (converted === undefined) continue;
    setWithText(draft, to, converted);
    filled = true;
  }
  return filled;
}

const reader = (segment: Segment, field: number, repetition: number): PartReader => (from) => {
  const [component = 1, subcomponent = 1] = from.split('.').map(Number);
  const value = segment.fields[field - 1]?.[repetition - 1]?.[component - 1]?.[subcomponent - 1];
  if (value === undefined || value.trim() === '' || value === '""') return undefined;
  return { path: leafPath(segment, [field, repetition, component, subcomponent]), value };
};
