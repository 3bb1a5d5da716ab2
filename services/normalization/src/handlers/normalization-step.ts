import { createHash } from 'node:crypto';
import { canonicalJson, payloadNormalized, recordNormalized, recordQuarantined, type DataOf, type payloadReceived } from '@chainnet/contracts';
import { output, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { commitmentOf, openFor, sealFor, subjectKeysOf, type Platform } from '@chainnet/service-kit';
import { documentNameOf } from '../core/document-name.js';
import { duplicateOf } from '../core/duplicate.js';
import type { Normalized, Refused } from '../core/normalization.js';
import { normalize } from '../core/normalize.js';
import type { DocumentClaims, NormalizationTools } from '../ports.js';

export type Received = DataOf<typeof payloadReceived>;

/** What became of a record, and the key its output is sealed with; undefined when its person was erased in between. */
export type Step = { readonly key: Uint8Array; readonly result: Normalized | Refused };

export type StepParts = { readonly platform: Platform; readonly tools: NormalizationTools; readonly claims: DocumentClaims; readonly claimKey: Uint8Array };

/** The way of one record through normalization, whether it comes for the first time or again. */
export class NormalizationStep {
  constructor(private readonly parts: StepParts) {}

  /** Fetches the keys of a whole chunk at once. */
  async prepare(inputs: readonly PreparedInput[]): Promise<void> {
    await subjectKeysOf(this.parts.platform).existing(inputs.map(({ input }) => (input as Received).subjectRef));
  }

  async run(received: Received): Promise<Step | undefined> {
    const { subjectRef, recordId, tenant, receivedAt, contentType } = received;
    const { platform, tools } = this.parts;
    const key = (await subjectKeysOf(platform).existing([subjectRef])).get(subjectRef);
    if (key === undefined) return undefined;
    const bytes = openFor(received.payload, received, { purpose: 'payload', key });
    const result = normalize(bytes, { recordId, tenant, receivedAt, contentType, ...tools });
    return { key, result: result.ok ? await this.unlessDuplicate(tenant, bytes, result) : result };
  }

  /** A document's name belongs to the content that came with it first. */
  private async unlessDuplicate(tenant: string, bytes: Uint8Array, result: Normalized): Promise<Normalized | Refused> {
    const name = documentNameOf(result);
    if (name === undefined) return result;
    const { claims, claimKey } = this.parts;
    const id = commitmentOf(claimKey, Buffer.from(canonicalJson([tenant, ...name])));
    const content = commitmentOf(claimKey, createHash('sha256').update(bytes).digest());
    return (await claims.claim(id, content)) ? result : duplicateOf();
  }
}

/** The record went through: its Bundle goes on sealed, and the step with its loss account is told. */
export function normalized(received: Received, result: Normalized, key: Uint8Array): HandlerResult {
  const { recordId, tenant, receivedAt, subjectRef } = received;
  const bytes = Buffer.from(canonicalJson(result.bundle));
  const commitment = commitmentOf(key, bytes);
  const { leaves, mapped, preserved, dropped } = result.lossAccount;
  const lossAccount = { leaves, mapped, preserved, dropped: dropped.length };
  const resources = result.bundle.entry?.length ?? 0;
  const step = { recordId, tenant, receivedAt, format: result.format, resources, issues: result.warnings.length, lossAccount, commitment };
  return {
    outcome: 'normalized',
    facts: { recordId, format: result.format, lossAccount: result.lossAccount },
    outputs: [
      output(payloadNormalized, { key: subjectRef, data: { recordId, tenant, subjectRef, receivedAt, commitment, bundle: sealFor(bytes, received, { purpose: 'bundle', key }) } }),
      output(recordNormalized, { key: recordId, data: step }),
    ],
  };
}

/** Where and why a record was refused: what a steward reads, and what the step tells. */
export const refusalOf = ({ code, stage, outcome }: Refused) => ({ code, stage, where: outcome.issue[0]?.expression?.[0] ?? stage, outcome });

/** The body stays as it came, sealed, in the journal: that is its quarantine; the reasons stand beside it. */
export function quarantined(received: Received, refused: Refused): HandlerResult {
  const { recordId, tenant, receivedAt, commitment, subjectRef, payload, contentType } = received;
  const { code, stage, where, outcome } = refusalOf(refused);
  const step = { recordId, tenant, receivedAt, code, stage, where, issues: outcome.issue.length, commitment };
  return {
    outcome: 'quarantined',
    entryId: `quarantine:${recordId}`,
    facts: { recordId, tenant, subjectRef, receivedAt, code, stage, where, contentType, outcome, original: payload },
    outputs: [output(recordQuarantined, { key: recordId, data: step })],
  };
}
