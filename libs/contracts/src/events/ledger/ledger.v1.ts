import { Type } from '@sinclair/typebox';
import { Digest, Instant, RecordId, Tenant, defineEvent } from '../../define-event.js';

/** One statement for the log. The topic has one partition: its order is the log's order. */
export const ledgerLeaf = defineEvent({
  type: 'rwd.ledger.leaf.v1',
  topic: 'rwd.ledger.leaves.v1',
  dataClass: 'none',
  key: 'the log\'s origin, one key so one order',
  summary: 'A canonical leaf statement, ready to be hashed into the log',
  schema: Type.Object(
    {
      entryId: Type.String(),
      statement: Type.String({ description: 'RFC 8785 canonical JSON of the statement; at most 65,535 bytes' }),
      recordId: Type.Optional(RecordId),
      tenant: Type.Optional(Tenant),
    },
    { additionalProperties: false },
  ),
  examples: [{ entryId: 'provenance:1', statement: '{"activity":"accepted"}', recordId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', tenant: 'demo-a' }],
});

export const ledgerCheckpointed = defineEvent({
  type: 'rwd.ledger.checkpointed.v1',
  topic: 'rwd.ledger.checkpoints.v1',
  dataClass: 'none',
  key: 'the log\'s origin',
  summary: 'The log published a checkpoint that a quorum of witnesses co-signed',
  schema: Type.Object(
    { origin: Type.String(), size: Type.Integer({ minimum: 1 }), rootHash: Digest, cosignatures: Type.Integer({ minimum: 0 }), quorum: Type.Integer({ minimum: 1 }), at: Instant },
    { additionalProperties: false },
  ),
  examples: [{ origin: 'chainnet.example/log', size: 1, rootHash: 'a'.repeat(64), cosignatures: 3, quorum: 2, at: '2026-01-01T00:00:00Z' }],
});

export const receiptIssued = defineEvent({
  type: 'rwd.ledger.receipt-issued.v1',
  topic: 'rwd.{partner}.receipts',
  dataClass: 'none',
  key: 'recordId',
  summary: 'A receipt that verifies offline: C2SP tlog-proof of the record\'s last step',
  schema: Type.Object(
    { recordId: RecordId, tenant: Tenant, leafIndex: Type.Integer({ minimum: 0 }), step: Type.String(), statement: Type.String(), receipt: Type.String() },
    { additionalProperties: false },
  ),
  examples: [
    { recordId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', tenant: 'demo-a', leafIndex: 0, step: 'rwd.record.deidentified.v1', statement: '{}', receipt: 'c2sp.org/tlog-proof@v1\n' },
  ],
});
