import { equal, order } from './compare.js';
import { fromCollect, fromTruth, fromValue } from './compiled.js';
import type { Compiled, Truth } from './compiled.js';
import { OutsideSubset } from './syntax.js';
import type { BinaryOperator } from './syntax.js';
import { distinct, includes } from './values.js';

type Operator = (left: Compiled, right: Compiled) => Compiled;

/** Three-valued logic (FHIRPath N1, 6.5); the right side is not evaluated when the left decides. */
const logic: Readonly<Record<string, (left: Truth, right: Truth) => Truth>> = {
  and: (left, right) => (focus, environment) => {
    const one = left(focus, environment);
    if (one === false) return false;
    const other = right(focus, environment);
    return other === false ? false : one === true && other === true ? true : undefined;
  },
  or: (left, right) => (focus, environment) => {
    const one = left(focus, environment);
    if (one === true) return true;
    const other = right(focus, environment);
    return other === true ? true : one === false && other === false ? false : undefined;
  },
  xor: (left, right) => (focus, environment) => {
    const [one, other] = [left(focus, environment), right(focus, environment)];
    return one === undefined || other === undefined ? undefined : one !== other;
  },
  implies: (left, right) => (focus, environment) => {
    const one = left(focus, environment);
    if (one === false) return true;
    const other = right(focus, environment);
    return other === true ? true : one === true ? other : undefined;
  },
};

const sides = (left: Compiled, right: Compiled): readonly string[] => [...(left.types ?? []), ...(right.types ?? [])];

const equals = (left: Compiled, right: Compiled): Truth => {
  const types = left.types?.length === 1 && right.types?.length === 1 ? sides(left, right) : [];
  return (focus, environment) => {
    const ones = left.collect(focus, environment);
    if (ones.length === 0) return undefined;
    const others = right.collect(focus, environment);
    if (others.length === 0) return undefined;
    if (ones.length !== others.length) return false;
    if (ones.length === 1) return equal(ones[0], others[0], types);
    return ones.every((one, at) => equal(one, others[at], types) === true);
  };
};

const ordered = (holds: (order: number) => boolean): Operator => (left, right) => {
  const types = sides(left, right);
  return fromTruth((focus, environment) => {
    const ones = left.collect(focus, environment);
    const others = right.collect(focus, environment);
    if (ones.length !== 1 || others.length !== 1) return undefined;
    const found = order(ones[0], others[0], types);
    return found === undefined ? undefined : holds(found);
  });
};

const arithmetic = (compute: (left: number, right: number) => number | undefined): Operator => (left, right) =>
  fromValue((focus, environment) => {
    const [one, two] = left.collect(focus, environment);
    const [other, more] = right.collect(focus, environment);
    if (one === undefined || other === undefined) return undefined;
    if (typeof one !== 'number' || typeof other !== 'number' || two !== undefined || more !== undefined) throw new OutsideSubset('arithmetic with other than two numbers');
    return compute(one, other);
  });

const add: Operator = (left, right) =>
  fromValue((focus, environment) => {
    const [one] = left.collect(focus, environment);
    const [other] = right.collect(focus, environment);
    if (one === undefined || other === undefined) return undefined;
    if (typeof one === 'number' && typeof other === 'number') return one + other;
    if (typeof one === 'string' && typeof other === 'string') return one + other;
    throw new OutsideSubset('a sum of other than two numbers or two strings');
  });

const concatenate: Operator = (left, right) =>
  fromValue((focus, environment) => [left, right].map((side) => side.collect(focus, environment)[0] ?? '').map(String).join(''), ['string']);

const inside = (item: Compiled, collection: Compiled): Compiled =>
  fromTruth((focus, environment) => {
    const wanted = item.collect(focus, environment);
    return wanted.length !== 1 ? undefined : includes(collection.collect(focus, environment), wanted[0]);
  });

const negated = (truth: Truth): Truth => (focus, environment) => {
  const found = truth(focus, environment);
  return found === undefined ? undefined : !found;
};

const outside = (operator: string): Operator => () => {
  throw new OutsideSubset(`the operator ${operator}`);
};

const logical = (name: string): Operator => {
  const combine = logic[name];
  return combine === undefined ? outside(name) : (left, right) => fromTruth(combine(left.truth, right.truth));
};

export const operators: Readonly<Record<BinaryOperator, Operator>> = {
  implies: logical('implies'),
  or: logical('or'),
  xor: logical('xor'),
  and: logical('and'),
  in: inside,
  contains: (left, right) => inside(right, left),
  '=': (left, right) => fromTruth(equals(left, right)),
  '!=': (left, right) => fromTruth(negated(equals(left, right))),
  '~': outside('~'),
  '!~': outside('!~'),
  '<': ordered((found) => found < 0),
  '<=': ordered((found) => found <= 0),
  '>': ordered((found) => found > 0),
  '>=': ordered((found) => found >= 0),
  '|': (left, right) => {
    const types = left.types === undefined || right.types === undefined ? undefined : sides(left, right);
    return fromCollect((focus, environment) => distinct([...left.collect(focus, environment), ...right.collect(focus, environment)]), types);
  },
  '+': add,
  '-': arithmetic((left, right) => left - right),
  '&': concatenate,
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => (right === 0 ? undefined : left / right)),
  div: arithmetic((left, right) => (right === 0 ? undefined : Math.trunc(left / right))),
  mod: arithmetic((left, right) => (right === 0 ? undefined : left % right)),
};
