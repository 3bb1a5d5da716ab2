import { isObject } from '../../resource.js';
import type { NodeSchema, PropertySchema } from '../../schema/structure-schema.js';
import type { ValueCheck } from './invariants.js';
import { compileItem } from './items.js';
import type { Run } from './run.js';
import type { TypeBook } from './type-book.js';

export type Members = Readonly<Record<string, unknown>>;

/** One JSON property: `valueQuantity`, or `_valueString` for the id and extensions of a primitive. */
export type Property = {
  /** Bit of its element among those whose presence matters, else 0. */
  readonly bit: number;
  readonly choice: string | undefined;
  readonly option: string;
  /** An id does not count among what an element holds (ele-1). */
  readonly isContent: boolean;
  readonly check: (value: unknown, object: Members, run: Run) => void;
};

type Context = { readonly book: TypeBook; readonly bits: ReadonlyMap<string, number> };

export function compileProperties(node: NodeSchema, { book, bits }: Context): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  for (const schema of node.properties.values()) {
    const { name, element } = schema;
    const shared = { bit: bits.get(element.name) ?? 0, choice: element.choice ? element.name : undefined, option: name };
    const isPrimitive = book.schema.isPrimitive(schema.type);
    const item = compileItem(schema, book);
    properties.set(name, { ...shared, isContent: name !== 'id', check: valueCheck(schema, item, isPrimitive) });
    // The id of an element is a plain string; the id of a resource is a primitive with an element of its own.
    if (isPrimitive) properties.set(`_${name}`, { ...shared, isContent: true, check: elementCheck(schema, book) });
  }
  return properties;
}

const valueCheck = ({ name, step, element }: PropertySchema, item: ValueCheck, isPrimitive: boolean): Property['check'] => {
  const { many, max, name: shown } = element;
  if (!many) {
    return (value, _object, run) => {
      run.enter(step);
      if (Array.isArray(value)) run.report('not-single');
      else item(value, run);
      run.leave();
    };
  }
  const sibling = `_${name}`;
  return (value, object, run) => {
    run.enter(step);
    if (!Array.isArray(value)) {
      run.report('not-an-array');
      item(value, run);
    } else {
      if (value.length === 0) run.report('empty-array');
      else if (value.length > max) run.report('too-many', { element: shown, max, count: value.length });
      for (let at = 0; at < value.length; at += 1) {
        run.enter(at);
        // A primitive without a value stands as null beside its id or extensions (FHIR R4 json.html#primitive).
        const one: unknown = value[at];
        if (one !== null || !isPrimitive || !hasElement(object[sibling], at)) item(one, run);
        run.leave();
      }
    }
    run.leave();
  };
};

const hasElement = (elements: unknown, at: number): boolean => Array.isArray(elements) && isObject(elements[at]);

/** The check of `_name`: an Element, or an array of Elements and nulls as long as the array of values. */
const elementCheck = ({ name, step, element }: PropertySchema, book: TypeBook): Property['check'] => {
  const one: ValueCheck = (value, run) => {
    if (isObject(value)) book.program('Element')(value, run);
    else run.report('not-an-object', { type: 'Element' });
  };
  if (!element.many) {
    return (value, _object, run) => {
      run.enter(step);
      if (Array.isArray(value)) run.report('not-single');
      else one(value, run);
      run.leave();
    };
  }
  return (value, object, run) => {
    run.enter(step);
    if (Array.isArray(value)) checkElements(value, object[name], { one, run });
    else run.report('not-an-array');
    run.leave();
  };
};

const checkElements = (elements: readonly unknown[], values: unknown, { one, run }: { one: ValueCheck; run: Run }): void => {
  if (elements.length === 0) run.report('empty-array');
  if (Array.isArray(values) && values.length !== elements.length) run.report('primitive-and-element-differ');
  elements.forEach((element, at) => {
    run.enter(at);
    if (element !== null) one(element, run);
    else if (!Array.isArray(values) || values[at] === null || values[at] === undefined) run.report('null-value');
    run.leave();
  });
};
