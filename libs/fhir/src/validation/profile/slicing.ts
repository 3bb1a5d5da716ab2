import type { Run } from '../compile/run.js';
import type { Discriminator, Slicing } from '../definitions.js';
import { compileDiscriminator } from './discriminators.js';
import type { ItemCheck } from './item-checks.js';
import type { ProfileContext } from './overlay.js';
import { at } from './profile-items.js';
import type { ProfileItem } from './profile-items.js';
import type { ProfileNode } from './profile-tree.js';

type SlicingCheck = (items: readonly ProfileItem[], run: Run) => void;

type CompiledSlice = {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly matches: (item: ProfileItem, run: Run) => boolean;
  readonly check: ItemCheck | undefined;
};

const BY_URL: readonly Discriminator[] = [{ type: 'value', path: 'url' }];
const BY_TYPE: readonly Discriminator[] = [{ type: 'type', path: '$this' }];

/** Extensions are sliced by url and choices by type even where a profile does not say so (FHIR R4 profiling.html#slicing). */
const discriminatorsOf = (name: string, slicing: Slicing | undefined): readonly Discriminator[] => {
  if (slicing?.discriminator !== undefined && slicing.discriminator.length > 0) return slicing.discriminator;
  if (name === 'extension' || name === 'modifierExtension') return BY_URL;
  return name.endsWith('[x]') ? BY_TYPE : [];
};

/** Compiles the slices of an element: each value belongs to the first slice it matches, slices have counts and contents. */
export function compileSlicing(node: ProfileNode, context: ProfileContext, compileSlice: (slice: ProfileNode) => ItemCheck | undefined): SlicingCheck | undefined {
  if (node.slices.size === 0) return undefined;
  const { slicing } = node.definition;
  const discriminators = discriminatorsOf(node.name, slicing);
  const slices = [...node.slices.values()].map((slice) => compiledSlice(slice, discriminators, { context, check: compileSlice(slice) }));
  const isClosed = slicing?.rules === 'closed';
  return (items, run) => {
    if (discriminators.length === 0) return run.report('slicing-unsupported', { element: node.name, profile: context.profile });
    const counts = new Map<CompiledSlice, number>();
    for (const item of items) at(item, run, () => checkItem(item, { slices, counts, isClosed }, { run, node, context }));
    for (const slice of slices) checkCount(slice, counts.get(slice) ?? 0, run);
  };
}

const compiledSlice = (slice: ProfileNode, discriminators: readonly Discriminator[], { context, check }: { context: ProfileContext; check: ItemCheck | undefined }): CompiledSlice => {
  const { min = 0, max = '*' } = slice.definition;
  const tests = discriminators.map((discriminator) => compileDiscriminator(slice, discriminator, context));
  return {
    name: slice.sliceName ?? '',
    min,
    max: max === '*' ? Number.POSITIVE_INFINITY : Number(max),
    matches: (item, run) => tests.every((test) => test(item, run)),
    check,
  };
};

type Slices = { readonly slices: readonly CompiledSlice[]; readonly counts: Map<CompiledSlice, number>; readonly isClosed: boolean };

const checkItem = (item: ProfileItem, { slices, counts, isClosed }: Slices, { run, node, context }: { run: Run; node: ProfileNode; context: ProfileContext }): void => {
  const slice = slices.find((one) => one.matches(item, run));
  if (slice !== undefined) {
    counts.set(slice, (counts.get(slice) ?? 0) + 1);
    slice.check?.(item, run);
  } else if (isClosed) run.report('slice-unmatched', { element: node.name, profile: context.profile });
};

const checkCount = ({ name, min, max }: CompiledSlice, count: number, run: Run): void => {
  if (count < min) run.report('slice-too-few', { slice: name, min, count });
  if (count > max) run.report('slice-too-many', { slice: name, max, count });
};
