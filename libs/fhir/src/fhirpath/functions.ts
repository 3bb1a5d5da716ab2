import { isObject } from '../resource.js';
import { htmlProblem } from '../narrative/html-checks.js';
import { fromCollect, fromTruth, fromValue } from './compiled.js';
import type { Collect, Compiled, Scope } from './compiled.js';
import { stringFunctions } from './string-functions.js';
import { OutsideSubset } from './syntax.js';
import type { Expression } from './syntax.js';
import { is, ofType } from './type-tests.js';
import { childrenOf, descendantsOf, distinct, EMPTY, includes, sameValue, Valueless } from './values.js';
import type { Collection } from './values.js';

/** A call: its input, the tree the input came from, its arguments, and the scope the call stands in. */
export type Call = { readonly on: Compiled; readonly tree: Expression; readonly args: readonly Expression[]; readonly scope: Scope };

const argument = ({ args }: Call, at = 0): Expression => {
  const found = args[at];
  if (found === undefined) throw new OutsideSubset('a missing argument');
  return found;
};

/** An argument evaluated once for each item, with the item as its focus. */
const criterion = (call: Call, at = 0): Compiled => call.scope.compile(argument(call, at), { ...call.scope, types: call.on.types });
/** An argument evaluated once, with the focus of the call. */
const operand = (call: Call, at = 0): Compiled => call.scope.compile(argument(call, at), call.scope);

const typeName = (tree: Expression): string => {
  if (tree.kind === 'member') return tree.on === undefined ? tree.name : `${typeName(tree.on)}.${tree.name}`;
  throw new OutsideSubset('a type that is not a name');
};

const where = (call: Call): Compiled => {
  const { on } = call;
  const { truth } = criterion(call);
  const collect: Collect = (focus, environment) => {
    const items = on.collect(focus, environment);
    return items.length === 0 ? items : items.filter((item) => truth(item, environment) === true);
  };
  return { ...fromCollect(collect, on.types), exists: (focus, environment) => on.collect(focus, environment).some((item) => truth(item, environment) === true) };
};

const transformed = (change: (items: Collection) => Collection) => ({ on }: Call): Compiled => fromCollect((focus, environment) => change(on.collect(focus, environment)), on.types);
const untyped = (change: (items: Collection) => Collection) => ({ on }: Call): Compiled => fromCollect((focus, environment) => change(on.collect(focus, environment)));
const tested = (test: (items: Collection) => boolean) => ({ on }: Call): Compiled => fromTruth((focus, environment) => test(on.collect(focus, environment)));

const paired = (change: (items: Collection, others: Collection) => Collection) => (call: Call): Compiled => {
  const other = operand(call);
  const types = call.on.types === undefined || other.types === undefined ? undefined : [...call.on.types, ...other.types];
  return fromCollect((focus, environment) => change(call.on.collect(focus, environment), other.collect(focus, environment)), types);
};

const counted = (change: (items: Collection, count: number) => Collection) => (call: Call): Compiled => {
  const count = operand(call);
  return fromCollect((focus, environment) => {
    const [number] = count.collect(focus, environment);
    if (typeof number !== 'number') throw new OutsideSubset('a count that is no number');
    return change(call.on.collect(focus, environment), number);
  }, call.on.types);
};

const select = (call: Call): Compiled => {
  const projection = criterion(call);
  return fromCollect((focus, environment) => {
    const items = call.on.collect(focus, environment);
    return items.length === 1 ? projection.collect(items[0], environment) : items.flatMap((item) => [...projection.collect(item, environment)]);
  }, projection.types);
};

const iif = (call: Call): Compiled => {
  // FHIRPath N1 5.6: the condition's focus is the input.
  const [condition, yes] = [criterion(call), criterion(call, 1)];
  const no = call.args.length > 2 ? criterion(call, 2) : fromCollect(() => EMPTY);
  return fromCollect((focus, environment) => {
    const items = call.on.collect(focus, environment);
    if (items.length > 1) throw new OutsideSubset('iif() of several items');
    const [item] = items;
    return (condition.truth(item, environment) === true ? yes : no).collect(item, environment);
  });
};

const resolve = ({ on }: Call): Compiled =>
  fromCollect((focus, environment) =>
    on.collect(focus, environment).flatMap((item) => {
      const reference: unknown = typeof item === 'string' ? item : (item as { readonly reference?: unknown } | null)?.reference;
      const found = typeof reference === 'string' ? environment.resolve(reference) : undefined;
      return found === undefined ? [] : [found];
    }), ['Resource']);

const extension = (call: Call): Compiled => {
  const url = operand(call);
  return fromCollect((focus, environment) => {
    const [wanted] = url.collect(focus, environment);
    return call.on.collect(focus, environment).flatMap((item) => {
      const owner = (item instanceof Valueless ? item.element : item) as { readonly extension?: unknown } | null;
      const found = typeof owner === 'object' ? owner?.extension : undefined;
      return Array.isArray(found) ? (found as readonly unknown[]).filter((one) => isObject(one) && one['url'] === wanted) : [];
    });
  }, ['Extension']);
};

/** FHIRPath N1 section 5 and FHIR R4's additions (fhirpath.html): what R4's invariants use, and what profiles commonly do. */
const collectionFunctions: Readonly<Record<string, (call: Call) => Compiled>> = {
  exists: (call) => {
    const { exists } = call.args.length === 0 ? call.on : where(call);
    return fromTruth(exists);
  },
  empty: ({ on: { exists } }) => fromTruth((focus, environment) => !exists(focus, environment)),
  not: ({ on: { truth } }) =>
    fromTruth((focus, environment) => {
      const found = truth(focus, environment);
      return found === undefined ? undefined : !found;
    }),
  all: (call) => {
    const { truth } = criterion(call);
    return fromTruth((focus, environment) => call.on.collect(focus, environment).every((item) => truth(item, environment) === true));
  },
  where,
  select,
  iif,
  resolve,
  extension,
  count: ({ on }) => fromValue((focus, environment) => on.collect(focus, environment).length, ['integer']),
  hasValue: tested((items) => items.length === 1 && typeof items[0] !== 'object'),
  first: transformed((items) => items.slice(0, 1)),
  last: transformed((items) => items.slice(-1)),
  tail: transformed((items) => items.slice(1)),
  single: transformed((items) => items.slice(0, 2)),
  skip: counted((items, count) => items.slice(Math.max(0, count))),
  take: counted((items, count) => items.slice(0, Math.max(0, count))),
  distinct: transformed(distinct),
  isDistinct: tested((items) => distinct(items).length === items.length),
  allTrue: tested((items) => items.every((item) => item === true)),
  anyTrue: tested((items) => items.includes(true)),
  allFalse: tested((items) => items.every((item) => item === false)),
  anyFalse: tested((items) => items.includes(false)),
  children: untyped((items) => items.flatMap((item) => [...childrenOf(item)])),
  descendants: untyped((items) => items.flatMap((item) => [...descendantsOf(item)])),
  combine: paired((items, others) => [...items, ...others]),
  union: paired((items, others) => distinct([...items, ...others])),
  intersect: paired((items, others) => distinct(items.filter((item) => includes(others, item)))),
  exclude: paired((items, others) => items.filter((item) => !includes(others, item))),
  subsetOf: (call) => {
    const other = operand(call);
    return fromTruth((focus, environment) => call.on.collect(focus, environment).every((item) => other.collect(focus, environment).some((one) => sameValue(one, item))));
  },
  is: ({ tree, scope, ...call }) => is(tree, typeName(argument({ tree, scope, ...call })), scope),
  as: ({ tree, scope, ...call }) => ofType(tree, typeName(argument({ tree, scope, ...call })), scope),
  ofType: ({ tree, scope, ...call }) => ofType(tree, typeName(argument({ tree, scope, ...call })), scope),
  // Tracing is for authors; it changes nothing.
  trace: ({ on }) => on,
  htmlChecks: tested((items) => items.every((item) => typeof item !== 'string' || htmlProblem(item) === undefined)),
};

export const functions: ReadonlyMap<string, (call: Call) => Compiled> = new Map([
  ...Object.entries(collectionFunctions),
  ...Object.entries(stringFunctions).map(([name, compute]) => [name, (call: Call): Compiled => stringCall(call, compute)] as const),
]);

type StringFunction = (typeof stringFunctions)[string];

const stringCall = (call: Call, { compute, types }: StringFunction): Compiled => {
  const args = call.args.map((_argument, at) => operand(call, at));
  return fromValue((focus, environment) => {
    const items = call.on.collect(focus, environment);
    if (items.length === 0) return undefined;
    if (items.length > 1) throw new OutsideSubset('a string function of several items');
    const [item] = items;
    if (item instanceof Valueless) return undefined;
    return compute(item, args.map((arg) => arg.collect(focus, environment)[0]));
  }, types);
};
