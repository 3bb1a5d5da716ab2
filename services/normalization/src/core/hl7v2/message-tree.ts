import type { Message, Segment } from '@chainnet/hl7v2';
import { administers, orderedResource, structure } from './tables/structure.js';
import type { Draft } from '../mapping/element-path.js';

/** A resource while it is being filled. */
export type Made = { readonly type: string; readonly draft: Draft; readonly segment: Segment; joined: boolean };

/** A segment in its message: what it belongs to, and the resources that it made or that those below share with it. */
export type Node = {
  readonly segment: Segment;
  readonly parent: Node | undefined;
  readonly made: Made[];
  /** For an order: the type of resource its details ask for. */
  readonly ordered: string | undefined;
};

/** The nodes of a message in its order, each below the segment the structure table puts it under. */
export function treeOf({ segments, msh }: Message, code: string): readonly Node[] {
  const root: Node = { segment: msh, parent: undefined, made: [], ordered: undefined };
  const open = new Map<string, { readonly node: Node; readonly at: number }>();
  return segments.map((segment, at) => {
    if (segment === msh) return root;
    const placement = structure[segment.id];
    const parent = latest(open, placement?.under ?? []) ?? root;
    const node: Node = { segment, parent, made: [], ordered: segment.id === 'ORC' ? orderedBy(segments, at, code) : undefined };
    for (const id of placement?.closes ?? []) open.delete(id);
    open.set(segment.id, { node, at });
    return node;
  });
}

const latest = (open: ReadonlyMap<string, { readonly node: Node; readonly at: number }>, ids: readonly string[]): Node | undefined => {
  let found: { readonly node: Node; readonly at: number } | undefined;
  for (const id of ids) {
    const one = open.get(id);
    if (one !== undefined && (found === undefined || one.at > found.at)) found = one;
  }
  return found?.node;
};

/** The first detail segment after an order, before the next order, says what is ordered. */
const orderedBy = (segments: readonly Segment[], order: number, code: string): string => {
  for (let at = order + 1; at < segments.length && segments[at]?.id !== 'ORC'; at += 1) {
    const id = segments[at]?.id ?? '';
    if (id === 'RXA' && administers.has(code)) return 'MedicationAdministration';
    const resource = Object.hasOwn(orderedResource, id) ? orderedResource[id] : undefined;
    if (resource !== undefined) return resource;
  }
  return 'ServiceRequest';
};

/** The nearest resource of a type, from a node upward. */
export const nearest = (node: Node | undefined, type: string): Made | undefined => {
  for (let at = node; at !== undefined; at = at.parent) {
    const made = madeOf(at, type);
    if (made !== undefined) return made;
  }
  return undefined;
};

/** What a node made, or shares, of a type; the last of several. */
export const madeOf = ({ made }: Node, type: string): Made | undefined => {
  for (let at = made.length - 1; at >= 0; at -= 1) if (made[at]?.type === type) return made[at];
  return undefined;
};
