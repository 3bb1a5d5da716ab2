import { Type, type Static } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { canonicalJson, Digest, Tenant } from '@chainnet/contracts';
import { requireEntrySize } from '@chainnet/merkle-log';
import { errors } from './errors.js';

const name = Type.String({ minLength: 1, maxLength: 512 });
const instant = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$' });
const datum = Type.Object(
  {
    /** Opaque id of a record, data set, model, job or document. */
    id: name,
    /** Only of data that cannot be guessed. */
    digest: Type.Optional(Digest),
  },
  { additionalProperties: false },
);

/**
 * A salted commitment to content that is not in the log, or the RFC 6962 root over the `count` record commitments of a
 * batch leaf. Never a bare hash of data that can be guessed.
 */
const commitment = Type.Object(
  {
    alg: Type.Union([Type.Literal('hmac-sha256'), Type.Literal('hmac-sm3'), Type.Literal('rfc6962-sha256')]),
    value: Digest,
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 256 })),
  },
  { additionalProperties: false },
);

/** What a leaf of the log says: who did what with which data, when, and under which policy. No personal data. */
export const leafSchema = Type.Object(
  {
    type: name,
    id: name,
    tenant: Tenant,
    activity: name,
    inputs: Type.Array(datum, { maxItems: 1024 }),
    outputs: Type.Array(datum, { maxItems: 1024 }),
    agent: name,
    /** RFC 3339 in UTC. */
    time: instant,
    policyRef: Type.Optional(name),
    commitment: Type.Optional(commitment),
  },
  { additionalProperties: false },
);

export type LeafStatement = Static<typeof leafSchema>;

const checker = TypeCompiler.Compile(leafSchema);

/**
 * The final bytes of a leaf: canonical JSON (RFC 8785) in UTF-8. Throws RWD_LEDGER_LEAF_MALFORMED for a statement that
 * does not fit the schema, RWD_LEDGER_ENTRY_TOO_LARGE above 65,535 bytes, RWD_CONTRACT_NOT_CANONICAL for a lone surrogate.
 */
export function encodeLeaf(statement: LeafStatement): Uint8Array {
  requireStatement(statement);
  const bytes = new TextEncoder().encode(canonicalJson(statement));
  requireEntrySize(bytes);
  return bytes;
}

/** The statement of a leaf. Throws RWD_LEDGER_LEAF_MALFORMED for bytes that encodeLeaf could not have written. */
export function decodeLeaf(bytes: Uint8Array): LeafStatement {
  requireEntrySize(bytes);
  const statement = parseUtf8Json(bytes);
  requireStatement(statement);
  if (Buffer.compare(encodeLeaf(statement), bytes) !== 0) throw malformed('it is not in canonical form');
  return statement;
}

function requireStatement(value: unknown): asserts value is LeafStatement {
  if (checker.Check(value)) return;
  const { path = '/', message = 'it does not fit the schema' } = checker.Errors(value).First() ?? {};
  throw malformed(`${path || '/'}: ${message}`);
}

function parseUtf8Json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw errors.RWD_LEDGER_LEAF_MALFORMED({ why: 'it is not JSON in UTF-8' }, { cause });
  }
}

const malformed = (why: string): Error => errors.RWD_LEDGER_LEAF_MALFORMED({ why });
