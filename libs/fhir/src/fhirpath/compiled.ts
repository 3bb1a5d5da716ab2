import type { StructureSchema } from '../schema/structure-schema.js';
import type { Expression } from './syntax.js';
import { EMPTY, truthOf } from './values.js';
import type { Collection } from './values.js';

/** What an expression sees besides its focus. */
export type Environment = {
  /** The resource the focus stands in: `%resource`. */
  resource: unknown;
  /** The resource that contains `resource`, or `resource` itself: `%rootResource`. */
  rootResource: unknown;
  /** What the whole expression started from: `%context`. */
  context: unknown;
  /** The resource a literal reference points to, if it is at hand. */
  readonly resolve: (reference: string) => unknown;
};

export type Collect = (focus: unknown, environment: Environment) => Collection;
export type Truth = (focus: unknown, environment: Environment) => boolean | undefined;

/** A compiled expression in three forms, so that a test need not build the collection it is about. */
export type Compiled = {
  /** FHIR types an item may have; undefined when the schema does not tell. */
  readonly types: readonly string[] | undefined;
  readonly collect: Collect;
  /** The collection as one boolean: undefined when it is empty, or has several items. */
  readonly truth: Truth;
  readonly exists: (focus: unknown, environment: Environment) => boolean;
};

/** What names mean at a place of the expression. */
export type Scope = {
  readonly schema: StructureSchema;
  readonly types: readonly string[] | undefined;
  readonly compile: (expression: Expression, scope: Scope) => Compiled;
};

const TRUE: Collection = Object.freeze([true]);
const FALSE: Collection = Object.freeze([false]);

export const fromTruth = (truth: Truth): Compiled => ({
  types: ['boolean'],
  truth,
  collect: (focus, environment) => {
    const found = truth(focus, environment);
    return found === undefined ? EMPTY : found ? TRUE : FALSE;
  },
  exists: (focus, environment) => truth(focus, environment) !== undefined,
});

export const fromCollect = (collect: Collect, types?: readonly string[]): Compiled => ({
  types,
  collect,
  truth: (focus, environment) => truthOf(collect(focus, environment)),
  exists: (focus, environment) => collect(focus, environment).length > 0,
});

/** From a function that gives one value, or undefined for none. */
export const fromValue = (value: (focus: unknown, environment: Environment) => unknown, types?: readonly string[]): Compiled =>
  fromCollect((focus, environment) => {
    const found = value(focus, environment);
    return found === undefined ? EMPTY : [found];
  }, types);
