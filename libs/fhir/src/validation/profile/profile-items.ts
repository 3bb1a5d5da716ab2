import { isObject, isResource } from '../../resource.js';
import type { ElementSchema } from '../../schema/structure-schema.js';
import type { Run } from '../compile/run.js';

/** One value of an element, with where it stands and what it is. A primitive without a value has an `undefined` value. */
export type ProfileItem = {
  readonly value: unknown;
  /** FHIR type, path of an element defined in place, or resource type. */
  readonly type: string;
  readonly property: string;
  readonly index: number | undefined;
  readonly element: ElementSchema;
};

/** The values of an element in an object, of whichever type of a choice. What the base program refuses is passed over. */
export function itemsOf(owner: unknown, element: ElementSchema): readonly ProfileItem[] {
  if (!isObject(owner)) return [];
  return element.options.flatMap(({ name, type }) => {
    const value = owner[name];
    const item = (one: unknown, index?: number): ProfileItem => ({ value: one ?? undefined, type: type === 'Resource' && isResource(one) ? one.resourceType : type, property: name, index, element });
    if (Array.isArray(value)) return value.map((one: unknown, at) => item(one, at));
    return value === undefined && owner[`_${name}`] === undefined ? [] : [item(value)];
  });
}

/** Runs `action` with the walk standing at an item. */
export function at(item: ProfileItem, run: Run, action: () => void): void {
  run.enter(item.property);
  if (item.index !== undefined) run.enter(item.index);
  if (isResource(item.value)) run.within(item.value, item.element.name === 'contained' ? 'contained' : 'independent', action);
  else action();
  if (item.index !== undefined) run.leave();
  run.leave();
}
