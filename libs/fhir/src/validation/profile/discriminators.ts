import { compileExpression } from '../../fhirpath/compile.js';
import { OutsideSubset } from '../../fhirpath/syntax.js';
import type { Collection } from '../../fhirpath/values.js';
import { literalTarget } from '../../references.js';
import { isObject, isResource } from '../../resource.js';
import type { Run } from '../compile/run.js';
import { lastSegment } from '../compile/references.js';
import type { Discriminator, ElementType } from '../definitions.js';
import type { ProfileContext } from './overlay.js';
import { itemsOf } from './profile-items.js';
import type { ProfileItem } from './profile-items.js';
import type { ProfileNode } from './profile-tree.js';
import { expectedBelow, expectedOf, matches } from './value-match.js';

/** Whether an item has what tells its slice from the others. */
export type Test = (item: ProfileItem, run: Run) => boolean;

/** Compiles one discriminator of one slice (FHIR R4 profiling.html#discriminator): value, pattern, exists, type or profile. */
export function compileDiscriminator(slice: ProfileNode, { type, path }: Discriminator, context: ProfileContext): Test {
  const names = segmentsOf(path);
  switch (type) {
    case 'value':
    case 'pattern':
      return valueTest(slice, { path, names }, context);
    case 'exists':
      return existsTest(slice, { path, names }, context);
    case 'type':
      return typeTest(slice, names, context);
    case 'profile':
      return profileTest(slice, names, context);
    default:
      return unsupported(slice, context);
  }
}

type Path = { readonly path: string; readonly names: readonly string[] };

/** `code.coding.system` -> its names; `$this` is none; `extension('url')` and `ofType(X)` stay whole. */
const segmentsOf = (path: string): readonly string[] => (path.match(/[^.('"]+(?:\('[^']*'\)|\([^)]*\))?/g) ?? []).filter((name) => name !== '$this');

const unsupported = (slice: ProfileNode, { profile }: ProfileContext): Test => (_item, run) => {
  run.report('slicing-unsupported', { element: slice.name, profile });
  return false;
};

/** The values at a path below an item. */
const reader = (path: string, { schema }: ProfileContext): ((item: ProfileItem, run: Run) => Collection | undefined) => {
  const byType = new Map<string, ReturnType<typeof compileExpression> | undefined>();
  return ({ type, value }, run) => {
    if (!byType.has(type)) byType.set(type, readable(() => compileExpression(path, type, schema)));
    const compiled = byType.get(type);
    return compiled === undefined ? undefined : readable(() => compiled.collect(value, run.environment));
  };
};

const readable = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof OutsideSubset) return undefined;
    throw error;
  }
};

/** The profile's nodes that say something of what stands at the names below a node: its own, or those of profiles its type names. */
const nodesAt = (node: ProfileNode, names: readonly string[], context: ProfileContext): readonly ProfileNode[] => {
  const [name, ...rest] = names;
  if (name === undefined) return [node];
  const extensionUrl = /^extension\('([^']*)'\)$/.exec(name)?.[1];
  const children = extensionUrl === undefined ? [node.children.get(name), node.children.get(`${name}[x]`)] : extensionSlices(node, extensionUrl);
  const here = children.flatMap((child) => (child === undefined ? [] : nodesAt(child, rest, context)));
  const named = (node.definition.type ?? []).flatMap(({ profile }) => profile ?? []).flatMap((canonical) => context.book.tree(canonical) ?? []);
  return [...here, ...named.flatMap((tree) => nodesAt(tree, names, context))];
};

const extensionSlices = (node: ProfileNode, url: string): readonly ProfileNode[] =>
  [...(node.children.get('extension')?.slices.values() ?? [])].filter(({ definition }) => (definition.type ?? []).some(({ profile }) => profile?.includes(url) === true));

const valueTest = (slice: ProfileNode, { path, names }: Path, context: ProfileContext): Test => {
  const read = reader(path, context);
  let expects: ((value: unknown) => boolean) | undefined;
  return (item, run) => {
    expects ??= expectation(slice, names, context);
    const values = expects === undefined ? undefined : read(item, run);
    if (expects === undefined || values === undefined) return unsupported(slice, context)(item, run);
    return values.some(expects);
  };
};

/** What a slice wants at the names: a fixed value, a pattern, a required value set, or the url of the extension it names. */
const expectation = (slice: ProfileNode, names: readonly string[], context: ProfileContext): ((value: unknown) => boolean) | undefined => {
  for (let depth = names.length; depth >= 0; depth -= 1) {
    for (const { definition } of nodesAt(slice, names.slice(0, depth), context)) {
      const stated = expectedOf(definition);
      const expected = stated === undefined ? undefined : expectedBelow(stated, names.slice(depth));
      if (expected !== undefined) return (value) => matches(value, expected);
    }
  }
  return boundCodes(slice, names, context) ?? extensionUrls(slice, names);
};

const boundCodes = (slice: ProfileNode, names: readonly string[], context: ProfileContext): ((value: unknown) => boolean) | undefined => {
  const bindings = nodesAt(slice, names, context).flatMap(({ definition: { binding } }) => (binding?.strength === 'required' && binding.valueSet !== undefined ? [binding.valueSet] : []));
  const [set] = bindings.flatMap((canonical) => context.codeSets.get(canonical) ?? []);
  if (set === undefined) return undefined;
  return (value) => {
    if (typeof value === 'string') return set.codes.has(value);
    if (!isObject(value)) return false;
    const codings = Array.isArray(value['coding']) ? (value['coding'] as readonly unknown[]) : [value];
    return codings.some((coding) => isObject(coding) && set.holds(coding));
  };
};

const extensionUrls = ({ definition }: ProfileNode, [name, ...rest]: readonly string[]): ((value: unknown) => boolean) | undefined => {
  const urls = (definition.type ?? []).filter(({ code }) => code === 'Extension').flatMap(({ profile }) => profile ?? []).map((canonical) => canonical.split('|')[0]);
  return name !== 'url' || rest.length > 0 || urls.length === 0 ? undefined : (value) => urls.includes(value as string);
};

const existsTest = (slice: ProfileNode, { path, names }: Path, context: ProfileContext): Test => {
  const read = reader(path, context);
  return (item, run) => {
    const [definition] = nodesAt(slice, names, context).map((node) => node.definition);
    const values = read(item, run);
    if (values === undefined || definition === undefined) return unsupported(slice, context)(item, run);
    return definition.max === '0' ? values.length === 0 : values.length > 0;
  };
};

/** The items at names below an item, following references where a name is resolve(). */
const itemsAt = (item: ProfileItem, names: readonly string[], { context, run }: { context: ProfileContext; run: Run }): readonly ProfileItem[] => {
  const [name, ...rest] = names;
  if (name === undefined) return [item];
  if (name === 'resolve()') return resolved(item, run).flatMap((one) => itemsAt(one, rest, { context, run }));
  const element = context.schema.node(item.type)?.elements.get(name);
  return element === undefined ? [] : itemsOf(item.owner, element).flatMap((one) => itemsAt(one, rest, { context, run }));
};

const resolved = (item: ProfileItem, run: Run): readonly ProfileItem[] => {
  const reference = isObject(item.value) ? item.value['reference'] : undefined;
  if (typeof reference !== 'string') return [];
  const resource = run.resolve(reference);
  const type = resource?.resourceType ?? literalTarget(reference)?.type;
  return type === undefined ? [] : [{ ...item, value: resource, owner: resource, type }];
};

const typesOf = (slice: ProfileNode, names: readonly string[], context: ProfileContext): readonly string[] => {
  const at = names.indexOf('resolve()');
  const types = nodesAt(slice, at < 0 ? names : names.slice(0, at), context).flatMap(({ definition }): readonly ElementType[] => definition.type ?? []);
  return at < 0 ? types.map(({ code }) => code) : types.flatMap(({ targetProfile }) => targetProfile ?? []).map((canonical) => context.book.typeOf(canonical));
};

const typeTest = (slice: ProfileNode, names: readonly string[], context: ProfileContext): Test => {
  const wanted = typesOf(slice, names, context);
  if (wanted.length === 0 && slice.name.endsWith('[x]') && names.length === 0) return ({ property }) => property === slice.sliceName;
  return (item, run) => itemsAt(item, names, { context, run }).some(({ type }) => wanted.some((one) => context.schema.isA(type, one)));
};

const profileTest = (slice: ProfileNode, names: readonly string[], context: ProfileContext): Test => {
  const at = names.indexOf('resolve()');
  return (item, run) => {
    const types = nodesAt(slice, at < 0 ? names : names.slice(0, at), context).flatMap(({ definition }) => definition.type ?? []);
    const profiles = types.flatMap(({ profile, targetProfile }) => (at < 0 ? profile : targetProfile) ?? []);
    const items = itemsAt(item, names, { context, run }).filter(({ value }) => at < 0 || isResource(value));
    return items.some((one) => profiles.some((canonical) => lastSegment(canonical) === one.type || !run.fails(() => context.book.checkAgainst(canonical, one, run))));
  };
};
