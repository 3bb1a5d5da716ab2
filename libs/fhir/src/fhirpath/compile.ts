import type { StructureSchema } from '../schema/structure-schema.js';
import { fromCollect, fromValue } from './compiled.js';
import type { Compiled, Scope } from './compiled.js';
import { functions } from './functions.js';
import { member } from './members.js';
import { operators } from './operators.js';
import { parse } from './parse.js';
import { OutsideSubset } from './syntax.js';
import type { Expression } from './syntax.js';
import { is, ofType } from './type-tests.js';
import { EMPTY } from './values.js';

/**
 * Compiles a FHIRPath expression to closures for a focus of known type.
 *
 * @param context FHIR type or element path of the focus: `Patient`, `Patient.contact`, `Quantity`.
 * @throws OutsideSubset when the expression needs more than this compiler has.
 */
export const compileExpression = (expression: string, context: string, schema: StructureSchema): Compiled =>
  compile(parse(expression), { schema, types: [context], compile });

const THIS: (focus: unknown) => readonly unknown[] = (focus) => (focus === undefined ? EMPTY : [focus]);

const compile = (tree: Expression, scope: Scope): Compiled => {
  switch (tree.kind) {
    case 'literal': {
      const value = [tree.value];
      return fromCollect(() => value, [typeof tree.value === 'number' ? 'decimal' : typeof tree.value]);
    }
    case 'empty':
      return fromCollect(() => EMPTY, []);
    case 'this':
      return fromCollect(THIS, scope.types);
    case 'variable':
      return variable(tree.name);
    case 'member':
      return member(tree.on === undefined ? undefined : compile(tree.on, scope), tree.name, { scope });
    case 'call':
      return call(tree, scope);
    case 'item':
      return item(compile(tree.on, scope), compile(tree.at, scope));
    case 'sign':
      return negative(compile(tree.of, scope));
    case 'binary':
      return operators[tree.operator](compile(tree.left, scope), compile(tree.right, scope));
    case 'type':
      return tree.operator === 'is' ? is(tree.on, tree.type, scope) : ofType(tree.on, tree.type, scope);
  }
};

const CONSTANTS: Readonly<Record<string, string>> = {
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
};

const variable = (name: string): Compiled => {
  const constant = CONSTANTS[name];
  if (constant !== undefined) return fromCollect(() => [constant], ['string']);
  if (name === 'resource') return fromValue((_focus, { resource }) => resource);
  if (name === 'rootResource') return fromValue((_focus, { rootResource }) => rootResource);
  if (name === 'context') return fromValue((_focus, { context }) => context);
  throw new OutsideSubset(`the variable %${name}`);
};

const call = ({ on, name, args }: Extract<Expression, { kind: 'call' }>, scope: Scope): Compiled => {
  const make = functions.get(name);
  if (make === undefined) throw new OutsideSubset(`the function ${name}()`);
  const tree: Expression = on ?? { kind: 'this' };
  return make({ on: compile(tree, scope), tree, args, scope });
};

const item = (on: Compiled, at: Compiled): Compiled =>
  fromValue((focus, environment) => {
    const [index] = at.collect(focus, environment);
    return typeof index === 'number' ? on.collect(focus, environment)[index] : undefined;
  }, on.types);

const negative = (of: Compiled): Compiled =>
  fromValue((focus, environment) => {
    const [only] = of.collect(focus, environment);
    if (only !== undefined && typeof only !== 'number') throw new OutsideSubset('minus something that is no number');
    return only === undefined ? undefined : -only;
  }, of.types);
