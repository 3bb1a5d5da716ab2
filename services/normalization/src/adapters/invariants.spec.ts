import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { StructureSchema, compileInvariant, isObject, slim } from '@chainnet/fhir';
import type { ElementConstraint, Environment, Invariant, Resource, StructureDefinition } from '@chainnet/fhir';
import { examplesFolder, examplesOf } from '../../test/clinical-examples.js';
import { readFhirDefinitions } from './fhir-definitions.js';

const EXAMPLES_A_TYPE = 1;
const MAX_BYTES = 20_000;

/** Where fhirpath.js is not the oracle, and why. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  'ctm-1': 'resolve() needs a server there',
  'eld-16': 'its pattern is no Unicode pattern of ECMAScript',
  'eld-19': 'its pattern is no Unicode pattern of ECMAScript',
  'eld-20': 'its pattern is no Unicode pattern of ECMAScript',
  'ras-1': 'fhirpath.js 5.2.2 throws: ctx.getDecimal is not a function',
  'que-7': 'Boolean is System.Boolean there, which no answer of FHIR is: each question with an exists condition would be refused',
};

/** dom-3 says `descendants().as(uri)`, which an engine must refuse for several descendants: it means ofType(). */
const asMeant = (expression: string): string => expression.replaceAll('.as(', '.ofType(').replaceAll('where(as(', 'where(ofType(');

type Subject = { readonly value: unknown; readonly type: string; readonly constraints: readonly ElementConstraint[]; readonly resource: Resource };

/** Every element of a resource that has invariants, with the type they are compiled for. */
function* subjectsOf(value: unknown, type: string, { schema, resource }: { schema: StructureSchema; resource: Resource }): Generator<Subject> {
  const node = schema.node(type);
  if (node === undefined || !isObject(value)) return;
  yield { value, type, constraints: node.constraints, resource };
  for (const property of node.properties.values()) {
    const held = value[property.name];
    for (const item of Array.isArray(held) ? (held as readonly unknown[]) : [held]) {
      if (item === undefined || item === null) continue;
      const inner = property.type === 'Resource' ? (item as Resource) : resource;
      const itemType = property.type === 'Resource' ? inner.resourceType : property.type;
      yield { value: item, type: itemType, constraints: property.element.constraints, resource: inner };
      yield* subjectsOf(item, itemType, { schema, resource: inner });
    }
  }
}

describe('invariants of FHIR R4', () => {
  let schema: StructureSchema;
  const compiled = new Map<string, { readonly own: Invariant; readonly oracle: (value: unknown, environment: Environment) => unknown }>();
  beforeAll(() => {
    const definitions = [...readFhirDefinitions()].filter((one): one is StructureDefinition => one.resourceType === 'StructureDefinition' && one.derivation !== 'constraint');
    schema = new StructureSchema(definitions.map((one) => slim(one, { bestPractice: true })));
  }, 60_000);

  const both = (expression: string, type: string): NonNullable<ReturnType<(typeof compiled)['get']>> => {
    const key = `${type} ${expression}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const evaluate = fhirpath.compile({ base: type, expression: asMeant(expression) }, r4, { async: false, traceFn: () => undefined });
    const made = {
      own: compileInvariant(expression, type, schema),
      oracle: (value: unknown, { resource, rootResource }: Environment): unknown => {
        try {
          const found: unknown[] = evaluate(value, { resource, rootResource });
          return found.length === 1 ? found[0] : 'undecided';
        } catch (error) {
          return error instanceof Error ? error : new Error(String(error));
        }
      },
    };
    compiled.set(key, made);
    return made;
  };

  it('are all compiled by our own compiler', () => {
    const others = schema.resourceTypes().flatMap((type) => (schema.node(type)?.constraints ?? []).filter(({ expression = '' }) => compileInvariant(expression, type, schema).by === 'fhirpath.js').map(({ key }) => key));
    expect(others).toEqual([]);
  });

  it("give what fhirpath.js gives on HL7's examples of every type, whole and with an element taken out", () => {
    const folder = examplesFolder();
    const [differences, failed, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const verdicts = { true: 0, false: 0, undecided: 0 };
    const compare = (subject: Subject, value: unknown, { file, root }: { file: string; root: Resource }): void => {
      const { type, resource, constraints } = subject;
      const environment = (): Environment => ({ resource, rootResource: root, context: value, resolve: () => undefined });
      for (const { key, expression = '' } of constraints) {
        seen.add(key);
        if (NOT_COMPARED[key] !== undefined) continue;
        const { own, oracle } = both(expression, type);
        const [ours, theirs] = [own.holds(value, environment()), oracle(value, environment())];
        if (theirs instanceof Error) failed.add(key);
        // A Reference without a literal reference has no answer there, and no fault here.
        else if (ours !== theirs && !(key === 'ref-1' && ours === true && theirs === 'undecided')) differences.add(`${file} ${type} ${key}: ${String(ours)}, fhirpath.js: ${String(theirs)}`);
        verdicts[`${ours}`] += 1;
      }
    };
    for (const type of schema.resourceTypes()) {
      if (type === 'StructureDefinition' || type === 'Bundle') continue;
      const small = examplesOf([type], folder, EXAMPLES_A_TYPE).filter(({ file }) => statSync(join(folder, file)).size <= MAX_BYTES);
      for (const { file, resource: root } of small) {
        for (const subject of subjectsOf(root, root.resourceType, { schema, resource: root })) {
          if (subject.constraints.length === 0) continue;
          compare(subject, subject.value, { file, root });
          if (isObject(subject.value)) compare(subject, withoutOne(subject.value, seen.size), { file, root });
        }
      }
    }
    expect([...differences]).toEqual([]);
    expect([...failed]).toEqual([]);
    expect(verdicts.true).toBeGreaterThan(2000);
    expect(verdicts.false).toBeGreaterThan(100);
    expect(seen.size).toBeGreaterThan(120);
  }, 120_000);
});

const withoutOne = (value: Readonly<Record<string, unknown>>, pick: number): object => {
  const names = Object.keys(value).filter((name) => name !== 'resourceType');
  const dropped = names[pick % names.length];
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== dropped));
};
