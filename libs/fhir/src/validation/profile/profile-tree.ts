import type { StructureSchema } from '../../schema/structure-schema.js';
import type { ElementDefinition, StructureDefinition } from '../definitions.js';

/** What a profile says of one element, or of one slice of it. */
export type ProfileNode = {
  /** As in element ids: `identifier`, `value[x]`. */
  readonly name: string;
  readonly sliceName: string | undefined;
  /** All that is said of it, over the profile's ancestors. */
  definition: Partial<ElementDefinition>;
  readonly children: Map<string, ProfileNode>;
  readonly slices: Map<string, ProfileNode>;
};

type Segment = { readonly name: string; readonly slice: string | undefined };

export const newNode = (name: string, sliceName?: string): ProfileNode => ({ name, sliceName, definition: {}, children: new Map(), slices: new Map() });

/**
 * The tree of a profile: its snapshot, or where there is none the differentials of its ancestors and its own laid over each
 * other by element id. What the base type itself says is not repeated: the type's own program holds it.
 *
 * @param baseOf the profile a profile constrains, if it constrains one.
 */
export function profileTree(profile: StructureDefinition, baseOf: (profile: StructureDefinition) => StructureDefinition | undefined, schema: StructureSchema): ProfileNode {
  const lineage = [profile];
  for (let at: StructureDefinition | undefined = profile; at !== undefined && at.snapshot === undefined; at = lineage[0]) {
    const base = baseOf(at);
    if (base === undefined || lineage.includes(base)) break;
    lineage.unshift(base);
  }
  const root = newNode(profile.type);
  for (const { snapshot, differential } of lineage) lay(root, snapshot?.element ?? differential?.element ?? [], schema);
  return root;
}

const lay = (root: ProfileNode, elements: readonly ElementDefinition[], schema: StructureSchema): void => {
  const slices = new Map<string, string>();
  for (const element of elements) {
    const node = nodeAt(root, segmentsOf(element, slices), schema);
    node.definition = merged(node.definition, element);
  }
};

const merged = (before: Partial<ElementDefinition>, after: ElementDefinition): Partial<ElementDefinition> => {
  const keys = new Set(after.constraint?.map(({ key }) => key));
  const constraint = [...(before.constraint ?? []).filter(({ key }) => !keys.has(key)), ...(after.constraint ?? [])];
  return { ...before, ...after, constraint };
};

/** From the id (`Patient.identifier:IDC.system`), or without one from path and slice name, the slice last opened at each path. */
const segmentsOf = ({ id, path, sliceName }: ElementDefinition, slices: Map<string, string>): readonly Segment[] => {
  if (id !== undefined && id.includes('.')) return id.split('.').slice(1).map(segmentOf);
  if (sliceName !== undefined) slices.set(path, sliceName);
  const names = path.split('.');
  return names.slice(1).map((name, at) => ({ name, slice: slices.get(names.slice(0, at + 2).join('.')) }));
};

const segmentOf = (text: string): Segment => {
  const colon = text.indexOf(':');
  return colon < 0 ? { name: text, slice: undefined } : { name: text.slice(0, colon), slice: text.slice(colon + 1) };
};

const nodeAt = (root: ProfileNode, segments: readonly Segment[], schema: StructureSchema): ProfileNode => {
  let node = root;
  let type: string | undefined = root.name;
  for (const segment of segments) {
    const { name, slice } = normalized(segment, type, schema);
    node = childOf(node.children, name);
    if (slice !== undefined) node = sliceOf(node, slice);
    type = typeBelow(type, { name, slice }, schema);
  }
  return node;
};

/** `valueQuantity` is how a differential may name the slice `value[x]:valueQuantity`. */
const normalized = (segment: Segment, type: string | undefined, schema: StructureSchema): Segment => {
  const node = type === undefined ? undefined : schema.node(type);
  if (node === undefined || segment.slice !== undefined || node.elements.has(segment.name)) return segment;
  const option = node.properties.get(segment.name);
  return option?.element.choice === true ? { name: `${option.element.name}[x]`, slice: segment.name } : segment;
};

const typeBelow = (type: string | undefined, { name, slice }: Segment, schema: StructureSchema): string | undefined => {
  const node = type === undefined ? undefined : schema.node(type);
  const options = node?.elements.get(name.replace('[x]', ''))?.options ?? [];
  return options.length === 1 ? options[0]?.type : options.find((option) => option.name === slice)?.type;
};

const childOf = (nodes: Map<string, ProfileNode>, name: string): ProfileNode => {
  const node = nodes.get(name) ?? newNode(name);
  nodes.set(name, node);
  return node;
};

const sliceOf = (node: ProfileNode, slice: string): ProfileNode => {
  const found = node.slices.get(slice) ?? newNode(node.name, slice);
  node.slices.set(slice, found);
  return found;
};
