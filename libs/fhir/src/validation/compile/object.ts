import type { NodeSchema } from '../../schema/structure-schema.js';
import { compileConstraints } from './invariants.js';
import { compileProperties } from './properties.js';
import type { Members, Property } from './properties.js';
import type { Run } from './run.js';
import type { TypeBook } from './type-book.js';

/** Checks an object where the walk stands. */
export type ObjectProgram = (object: Members, run: Run) => void;

/**
 * Compiles what an object may and must hold: names, one value or many, one type of a choice, required elements, no emptiness
 * (ele-1), and the invariants stated on it. All are checked, and every fault is reported.
 */
export function compileObject(node: NodeSchema, book: TypeBook): ObjectProgram {
  const { path: type, elements } = node;
  const isResource = book.schema.isResource(type);
  const tracked = [...elements.values()].filter(({ min, choice }) => min > 0 || choice);
  const bits = new Map(tracked.map(({ name }, at) => [name, 1 << at]));
  const required = tracked.filter(({ min }) => min > 0).map(({ name }) => ({ name, bit: bits.get(name) ?? 0 }));
  const needed = required.reduce((mask, { bit }) => mask | bit, 0);
  const properties = compileProperties(node, { book, bits });
  const constraints = compileConstraints(node.constraints, type, book.schema);
  return (object, run) => {
    let content = 0;
    let present = 0;
    for (const name in object) {
      const value = object[name];
      if (value === undefined) continue;
      const property = properties.get(name);
      if (property === undefined) {
        if (name === 'resourceType' && isResource) continue;
        content += 1;
        unknownElement(name, type, run);
        continue;
      }
      if (property.isContent) content += 1;
      if (property.choice !== undefined && (present & property.bit) !== 0 && countOptions(object, property, properties) > 1) run.report('several-choices', { choice: property.choice });
      present |= property.bit;
      property.check(value, object, run);
    }
    if (content === 0 && !isResource) run.report('empty-object');
    if ((present & needed) !== needed) for (const { name, bit } of required) if ((present & bit) === 0) run.report('missing', { element: name });
    if (constraints !== undefined) constraints(object, run);
  };
}

const NAME = /^_?[A-Za-z][A-Za-z0-9]{0,63}$/;

/** A name no element can have could say anything, so it is not repeated. */
const unknownElement = (name: string, type: string, run: Run): void => {
  if (!NAME.test(name)) return run.report('unknown-element', { type });
  run.enter(name);
  run.report('unknown-element', { type });
  run.leave();
};

/** How many types of one choice an object holds; `valueString` and `_valueString` are one. */
const countOptions = (object: Members, { choice }: Property, properties: ReadonlyMap<string, Property>): number => {
  const options = Object.keys(object).map((name) => properties.get(name)).filter((property) => property?.choice === choice);
  return new Set(options.map((property) => property?.option)).size;
};
