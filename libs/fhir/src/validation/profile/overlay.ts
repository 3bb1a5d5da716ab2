import { isObject } from '../../resource.js';
import type { ElementSchema, StructureSchema } from '../../schema/structure-schema.js';
import type { Run } from '../compile/run.js';
import type { CodeSets } from '../compile/value-sets.js';
import { itemChecks } from './item-checks.js';
import type { ItemCheck } from './item-checks.js';
import type { ProfileBook } from './profile-book.js';
import { at, itemsOf } from './profile-items.js';
import type { ProfileItem } from './profile-items.js';
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

/** Compiles what a profile says of one value and what is below it, beyond the base type. */
export function compileItem(node: ProfileNode, context: ProfileContext): ItemCheck {
  const checks = itemChecks(node.definition, context);
  const children = [...node.children.values()].map((child) => compileElement(child, context));
  return (item, run) => {
    for (const check of checks) check(item, run);
    // An element that is required is required of an object only: a primitive without a value has its issue already.
    if (isObject(item.value)) for (const child of children) child(item, run);
  };
}

const compileElement = (node: ProfileNode, context: ProfileContext): ItemCheck => {
  const check = compileItem(node, context);
  const slicing = compileSlicing(node, context, (slice) => compileItem(slice, context));
  const name = node.name.replace('[x]', '');
  return (owner, run) => {
    const element = context.schema.node(owner.type)?.elements.get(name);
    if (element === undefined) return;
    const items = itemsOf(owner.value, element);
    checkCount(node, { element, count: items.length }, run);
    for (const item of items) at(item, run, () => check(item, run));
    slicing?.(items, run);
  };
};

/** Only where the profile is narrower than the base, whose own program counts too. */
const checkCount = ({ definition }: ProfileNode, { element, count }: { element: ElementSchema; count: number }, run: Run): void => {
  const { min = 0, max = '*' } = definition;
  const { name } = element;
  if (min > element.min && count < min) run.report(min === 1 ? 'missing' : 'too-few', { element: name, min, count });
  const most = max === '*' ? Number.POSITIVE_INFINITY : Number(max);
  if (most < element.max && count > most) run.report('too-many', { element: name, max: most, count });
};

export type { ProfileItem };
