import { Controller, Inject } from '@nestjs/common';
import { canonicalJson, payloadNormalized, payloadReceived, recordNormalized, recordQuarantined, type DataOf } from '@chainnet/contracts';
import type { Validator } from '@chainnet/fhir';
import type { CodeTables } from '@chainnet/health-codes';
import { Handles, Prepares, output, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { PLATFORM, commitmentOf, openFor, sealFor, subjectKeysOf, type Platform } from '@chainnet/service-kit';
import type { Normalized, Refused } from '../core/normalization.js';
import { normalize } from '../core/normalize.js';
import { CODE_TABLES, VALIDATOR } from '../ports.js';

type Received = DataOf<typeof payloadReceived>;

/** Opens a record, puts it into FHIR R4 and seals the Bundle again; what cannot be read waits in quarantine. */
@Controller()
export class PayloadReceivedHandler {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(VALIDATOR) private readonly validator: Validator,
    @Inject(CODE_TABLES) private readonly codeTables: CodeTables,
  ) {}

  @Prepares(payloadReceived)
  async prepare(inputs: readonly PreparedInput[]): Promise<void> {
    await subjectKeysOf(this.platform).existing(inputs.map(({ input }) => (input as Received).subjectRef));
  }

  @Handles(payloadReceived, { ordered: true })
  async handle(received: Received): Promise<HandlerResult> {
    const { subjectRef, recordId, tenant, receivedAt, contentType } = received;
    const key = (await subjectKeysOf(this.platform).existing([subjectRef])).get(subjectRef);
    // The person was erased in between: nothing can be opened, and nothing is to be kept.
    if (key === undefined) return { outcome: 'erased', outputs: [] };
    const bytes = openFor(received.payload, received, { purpose: 'payload', key });
    const result = normalize(bytes, { recordId, tenant, receivedAt, contentType, validator: this.validator, codeTables: this.codeTables });
    return result.ok ? normalized(received, result, key) : quarantined(received, result);
  }
}

function normalized(received: Received, result: Normalized, key: Uint8Array): HandlerResult {
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

/** The body stays as it came, sealed, in the journal: that is its quarantine; the reasons stand beside it. */
function quarantined(received: Received, { code, stage, outcome }: Refused): HandlerResult {
  const { recordId, tenant, receivedAt, commitment, subjectRef, payload, contentType } = received;
  const where = outcome.issue[0]?.expression?.[0] ?? stage;
  const step = { recordId, tenant, receivedAt, code, stage, where, issues: outcome.issue.length, commitment };
  return {
    outcome: 'quarantined',
    entryId: `quarantine:${recordId}`,
    facts: { recordId, tenant, subjectRef, code, stage, where, contentType, outcome, original: payload },
    outputs: [output(recordQuarantined, { key: recordId, data: step })],
  };
}
