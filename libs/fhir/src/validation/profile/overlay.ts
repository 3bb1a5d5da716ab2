import type { ElementSchema, StructureSchema } from '../../schema/structure-schema.js';
import type { Run } from '../compile/run.js';
import type { CodeSets } from '../compile/value-sets.js';
import type { ElementDefinition } from '../definitions.js';
import { itemChecks } from './item-checks.js';
import type { ItemCheck } from './item-checks.js';
import type { ProfileBook } from './profile-book.js';
import { at, itemsOf } from './profile-items.js';
import type { ProfileNode } from './profile-tree.js';
import { compileSlicing } from './slicing.js';

/** What compiling a profile needs to know. */
export type ProfileContext = {
  readonly schema: StructureSchema;
  readonly codeSets: CodeSets;
  readonly book: ProfileBook;
  /** Canonical URL of the profile, for messages. */
  readonly profile: string;
};

/** What the base says where a profile's node stands, as far as that is known before a value is. */
export type BasePlace = { readonly element: ElementSchema | undefined; readonly type: string | undefined };

const NOWHERE: BasePlace = { element: undefined, type: undefined };

/** Compiles what a profile says of one value and what is below it, beyond the base type; a snapshot repeats much of that. */
export function compileItem(node: ProfileNode, context: ProfileContext, place: BasePlace): ItemCheck | undefined {
  const checks = itemChecks(node.definition, context, place);
  const children = [...node.children.values()].flatMap((child) => compileElement(child, context, place) ?? []);
  if (checks.length === 0 && children.length === 0) return undefined;
  return (item, run) => {
    for (const check of checks) check(item, run);
    for (const child of children) child(item, run);
  };
}

const compileElement = (node: ProfileNode, context: ProfileContext, { type: ownerType }: BasePlace): ItemCheck | undefined => {
  const name = node.name.replace('[x]', '');
  const base = ownerType === undefined ? undefined : context.schema.node(ownerType)?.elements.get(name);
  const place: BasePlace = { element: base, type: base?.options.length === 1 ? base.options[0]?.type : undefined };
  const check = compileItem(node, context, place);
  const slicing = compileSlicing(node, context, (slice) => compileItem(slice, context, place.type === undefined ? NOWHERE : { ...place, element: undefined }));
  if (check === undefined && slicing === undefined && base !== undefined && !isNarrower(node, base)) return undefined;
  return (owner, run) => {
    const element = base ?? context.schema.node(owner.type)?.elements.get(name);
    if (element === undefined) return;
    const items = itemsOf(owner.owner, element);
    checkCount(node, { element, count: items.length }, run);
    if (check !== undefined) for (const item of items) at(item, run, () => check(item, run));
    slicing?.(items, run);
  };
};

const mostOf = ({ max = '*' }: Partial<ElementDefinition>): number => (max === '*' ? Number.POSITIVE_INFINITY : Number(max));

const isNarrower = ({ definition }: ProfileNode, { min, max }: ElementSchema): boolean => (definition.min ?? 0) > min || mostOf(definition) < max;

/** Only where the profile is narrower than the base, whose own program counts too. */
const checkCount = ({ definition }: ProfileNode, { element, count }: { element: ElementSchema; count: number }, run: Run): void => {
  const { min = 0 } = definition;
  const { name } = element;
  if (min > element.min && count < min) run.report(min === 1 ? 'missing' : 'too-few', { element: name, min, count });
  const most = mostOf(definition);
  if (most < element.max && count > most) run.report('too-many', { element: name, max: most, count });
};

