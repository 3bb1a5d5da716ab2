import { isObject, isResource } from '../../resource.js';
import type { ElementSchema } from '../../schema/structure-schema.js';
import type { Run } from '../compile/run.js';

/** One value of an element, with where it stands and what it is. A primitive without a value has an `undefined` value. */
export type ProfileItem = {
  readonly value: unknown;
  /** FHIR type, path of an element defined in place, or resource type. */
  readonly type: string;
  /** The JSON name, and the step in FHIRPath. */
  readonly property: string;
  readonly step: string;
  /** What its children are read from: the value, or the `_` property of a primitive. */
  readonly owner: unknown;
  readonly index: number | undefined;
  readonly element: ElementSchema;
};

/** The values of an element in an object, of whichever type of a choice. What the base program refuses is passed over. */
export function itemsOf(owner: unknown, element: ElementSchema): readonly ProfileItem[] {
  if (!isObject(owner)) return [];
  return element.options.flatMap(({ name, step, type }) => {
    const [value, sibling] = [owner[name], owner[`_${name}`]];
    const item = (one: unknown, own: unknown, index?: number): ProfileItem => ({
      value: one ?? undefined,
      type: type === 'Resource' && isResource(one) ? one.resourceType : type,
      property: name,
      step,
      owner: isObject(one) ? one : (own ?? {}),
      index,
      element,
    });
    if (value === undefined && sibling === undefined) return [];
    if (!Array.isArray(value) && !Array.isArray(sibling)) return [item(value, sibling)];
    const [values, own] = [value, sibling].map((list): readonly unknown[] => (Array.isArray(list) ? list : []));
    return Array.from({ length: Math.max(values?.length ?? 0, own?.length ?? 0) }, (_one, at) => item(values?.[at], own?.[at], at));
  });
}

/** Runs `action` with the walk standing at an item. */
export function at(item: ProfileItem, run: Run, action: () => void): void {
  run.enter(item.step);
  if (item.index !== undefined) run.enter(item.index);
  if (isResource(item.value)) run.within(item.value, item.element.name === 'contained' ? 'contained' : 'independent', action);
  else action();
  if (item.index !== undefined) run.leave();
  run.leave();
}
