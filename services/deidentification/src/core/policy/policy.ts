import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { digestOf } from '@chainnet/contracts';
import { errors } from '../errors.js';

const plain = <T extends string>(type: T) => Type.Object({ type: Type.Literal(type) }, { additionalProperties: false });

/** What to do with the element a row names. Anything no row names is dropped. */
export const actionSchema = Type.Union([
  Type.Object(
    {
      type: Type.Literal('keep'),
      /** The primitive the element must be; a value of another form is dropped. */
      as: Type.Optional(Type.Union([Type.Literal('boolean'), Type.Literal('number'), Type.Literal('code'), Type.Literal('ucum')])),
      /** The only values kept: a required binding, or a list of units. */
      values: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    },
    { additionalProperties: false },
  ),
  plain('drop'),
  plain('keepKnownSystem'),
  plain('keepKnownCode'),
  plain('keepKnownDisplay'),
  Type.Object(
    { type: Type.Literal('pseudonym'), kind: Type.Union([Type.Literal('resource'), Type.Literal('identifier')]) },
    { additionalProperties: false },
  ),
  plain('reference'),
  plain('fullUrl'),
  Type.Object({ type: Type.Literal('constant'), value: Type.String() }, { additionalProperties: false }),
  plain('dateShift'),
  plain('dateToYear'),
  plain('ageBand'),
  plain('generalizeRegion'),
  plain('generalizePostcode'),
  plain('redactNarrative'),
  Type.Object({ type: Type.Literal('datatype'), of: Type.Array(Type.String(), { minItems: 1 }) }, { additionalProperties: false }),
  plain('resources'),
  Type.Object({ type: Type.Literal('sameAs'), path: Type.String() }, { additionalProperties: false }),
]);

const rowSchema = Type.Object(
  {
    /** A FHIR R4 resource type, or `*` for every resource type the policy names. */
    resource: Type.String({ pattern: '^(\\*|[A-Z][A-Za-z]+)$' }),
    /** Dotted element path below the resource: `name.given`, `value[x]`, `value.ofType(Quantity).value`. Arrays are transparent. */
    path: Type.String({ minLength: 1 }),
    action: actionSchema,
    reason: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);

const datatypeRowSchema = Type.Object(
  {
    datatype: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]*$' }),
    /** Dotted path below the data type; `$this` for a primitive. */
    path: Type.String({ minLength: 1 }),
    action: actionSchema,
    reason: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);

export const policySchema = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    /** Days; the shift of a patient is uniform in [-rangeDays, rangeDays] without 0. */
    dateShift: Type.Object({ rangeDays: Type.Integer({ minimum: 1, maximum: 3650 }) }, { additionalProperties: false }),
    /** Years; below `pooledBelow` and above `pooledAbove` ages form one group each. */
    ages: Type.Object(
      {
        width: Type.Integer({ minimum: 1 }),
        pooledBelow: Type.Integer({ minimum: 0 }),
        pooledAbove: Type.Integer({ minimum: 0, maximum: 89 }),
      },
      { additionalProperties: false },
    ),
    /** Places that may be kept: GB/T 2260 code or name, with population; `minimum` persons and fewer are never kept. */
    regions: Type.Object(
      { minimum: Type.Integer({ minimum: 0 }), populations: Type.Record(Type.String(), Type.Integer({ minimum: 0 })) },
      { additionalProperties: false },
    ),
    /** Systems whose codes and displays are terminology, not identity. */
    codeSystems: Type.Array(Type.String({ minLength: 1 })),
    rows: Type.Array(rowSchema),
    datatypes: Type.Array(datatypeRowSchema),
  },
  { additionalProperties: false },
);

export type Action = Static<typeof actionSchema>;
export type ActionType = Action['type'];
export type PolicyRow = Static<typeof rowSchema>;
export type DatatypeRow = Static<typeof datatypeRowSchema>;
export type Policy = Static<typeof policySchema>;

/** Holds a value against `policySchema`. @throws RWD_DEIDENTIFICATION_POLICY_INVALID with the first place that does not fit */
export function checkPolicy(value: unknown): Policy {
  if (Value.Check(policySchema, value)) return value;
  const first = Value.Errors(policySchema, value).First();
  throw errors.RWD_DEIDENTIFICATION_POLICY_INVALID({ path: first?.path ?? '', problem: first?.message ?? 'not a policy' });
}

/** SHA-256, lower-case hex, of the policy's canonical JSON (RFC 8785): equal in stream and batch, and whatever the order of keys. */
export const policyDigest = (policy: Policy): string => digestOf(policy);
