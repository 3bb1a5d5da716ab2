import { htmlProblem } from '../../narrative/html-checks.js';
import { isObject, isResource } from '../../resource.js';
import type { PropertySchema } from '../../schema/structure-schema.js';
import { compileConstraints } from './invariants.js';
import type { ValueCheck } from './invariants.js';
import { oddUri, primitiveTypes } from './primitives.js';
import type { PrimitiveType } from './primitives.js';
import { allowedTargets, lastSegment, referenceCheck } from './references.js';
import type { Run } from './run.js';
import type { TypeBook } from './type-book.js';
import { bindingCheck } from './value-sets.js';

const URIS = new Set(['uri', 'url', 'canonical']);

const all = (checks: readonly (ValueCheck | undefined)[]): ValueCheck => {
  const given = checks.filter((check) => check !== undefined);
  const [first, second] = given;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  if (given.length === 2) {
    return (value, run) => {
      first(value, run);
      second(value, run);
    };
  }
  return (value, run) => {
    for (const check of given) check(value, run);
  };
};

/** The check of one value of a property: its type, what is bound to it, and constraints stated on the element. */
export function compileItem(property: PropertySchema, book: TypeBook): ValueCheck {
  const { type, element } = property;
  const constraints = compileConstraints([...element.constraints, ...book.typeProfileConstraints(property.definition)], type, book.schema);
  const primitive = primitiveTypes.get(type);
  if (primitive !== undefined) return all([primitiveCheck(type, primitive), codeCheck(property, book), narrativeCheck(type), constraints]);
  if (type === 'Resource') return resourceCheck(element.name === 'contained' ? 'contained' : 'independent', book);
  const targets = type === 'Reference' ? referenceCheck(allowedTargets(property.definition, lastSegment), book.schema) : undefined;
  return all([objectCheck(type, book), codingCheck(property, book), targets, constraints]);
}

const primitiveCheck = (type: string, primitive: PrimitiveType): ValueCheck => {
  const { json, says } = primitive;
  const holds = primitive.holds as (value: unknown) => boolean;
  const isUri = URIS.has(type);
  return (value, run) => {
    if (typeof value !== json) run.report(value === null ? 'null-value' : 'not-a-primitive', { json, type });
    else if (value === '') run.report('empty-string');
    else if (!holds(value)) run.report('invalid-primitive', { type, says });
    else if (isUri) warnOfUri(value as string, run);
  };
};

const warnOfUri = (value: string, run: Run): void => {
  const odd = oddUri(value);
  if (odd !== undefined) run.report('odd-uri', { says: odd });
};

const narrativeCheck = (type: string): ValueCheck | undefined =>
  type !== 'xhtml'
    ? undefined
    : (value, run) => {
        const problem = typeof value === 'string' ? htmlProblem(value) : undefined;
        if (problem !== undefined) run.report('narrative-invalid', { key: problem.key, says: problem.says }, problem.key);
      };

const codeCheck = ({ element }: PropertySchema, book: TypeBook): ValueCheck | undefined => {
  const { required } = element;
  if (required === undefined) return undefined;
  return lazily(() => {
    const set = book.codeSets.get(required);
    if (set === undefined) return undefined;
    const { codes, url } = set;
    return (value, run) => {
      if (typeof value === 'string' && value !== '' && !codes.has(value)) run.report('code-not-in-value-set', { valueSet: url });
    };
  });
};

const codingCheck = ({ element, type }: PropertySchema, book: TypeBook): ValueCheck | undefined => {
  const { required } = element;
  if (required === undefined) return undefined;
  return lazily(() => {
    const set = book.codeSets.get(required);
    return set === undefined ? undefined : bindingCheck(type, set);
  });
};

const nothing: ValueCheck = () => undefined;

/** Made when the first value comes: most types of FHIR never do. */
const lazily = (make: () => ValueCheck | undefined): ValueCheck => {
  let check: ValueCheck | undefined;
  return (value, run) => {
    check ??= make() ?? nothing;
    check(value, run);
  };
};

const objectCheck = (type: string, book: TypeBook): ValueCheck => {
  const check = lazily(() => book.program(type) as ValueCheck);
  const name = type.includes('.') ? 'BackboneElement' : type;
  return (value, run) => {
    if (isObject(value)) check(value, run);
    else run.report(value === null ? 'null-value' : 'not-an-object', { type: name });
  };
};

const resourceCheck = (kind: 'contained' | 'independent', book: TypeBook): ValueCheck => (value, run) => {
  if (!isResource(value)) run.report('not-an-object', { type: 'Resource' });
  else if (!book.schema.isResource(value.resourceType)) run.report('unknown-resource-type');
  else run.within(value, kind, () => book.resource(value, run));
};
