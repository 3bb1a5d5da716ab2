import { isObject } from '../resource.js';
import { fromCollect, fromTruth } from './compiled.js';
import type { Compiled, Scope } from './compiled.js';
import { member } from './members.js';
import { OutsideSubset } from './syntax.js';
import type { Expression } from './syntax.js';
import { EMPTY } from './values.js';

/** `System.Boolean` and `Boolean` are written for FHIR's own boolean in HL7's invariants (que-7). */
const SYSTEM: Readonly<Record<string, string>> = {
  Boolean: 'boolean', String: 'string', Integer: 'integer', Decimal: 'decimal', Date: 'date', DateTime: 'dateTime', Time: 'time',
};

const nameOf = (type: string): string => {
  const name = type.replace(/^(?:FHIR|System)\./, '');
  return SYSTEM[name] ?? name;
};

/** `on` with only the items of a type: `as`, `ofType`. @throws OutsideSubset where neither schema nor value tells the type. */
export function ofType(tree: Expression, typeName: string, scope: Scope): Compiled {
  const type = nameOf(typeName);
  if (!scope.schema.isKnown(type)) throw new OutsideSubset(`the type ${type}`);
  const isWanted = (one: string): boolean => scope.schema.isA(one, type);
  const on = scope.compile(tree, scope);
  if (on.types !== undefined && on.types.every(isWanted)) return on;
  if (scope.schema.isResource(type)) return fromCollect((focus, environment) => on.collect(focus, environment).filter((item) => isObject(item) && item['resourceType'] === type), [type]);
  if (on.types === undefined) throw new OutsideSubset('a type test of something untyped');
  if (!on.types.some(isWanted)) return fromCollect(() => EMPTY, [type]);
  if (tree.kind !== 'member') throw new OutsideSubset('a type test of several types');
  const owner = tree.on === undefined ? undefined : scope.compile(tree.on, scope);
  return member(owner, tree.name, { scope, keep: isWanted });
}

/** `is`: of one item, whether it is of the type; of none, nothing. */
export function is(tree: Expression, typeName: string, scope: Scope): Compiled {
  const all = scope.compile(tree, scope);
  const some = ofType(tree, typeName, scope);
  return fromTruth((focus, environment) => (all.exists(focus, environment) ? some.exists(focus, environment) : undefined));
}
