import { Controller, Inject } from '@nestjs/common';
import { canonicalJson, datasetRecord, isRwdError, payloadNormalized, recordDeidentified, recordQuarantined, type DataOf, type RwdError } from '@chainnet/contracts';
import { Handles, Prepares, output, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { PLATFORM, commitmentOf, openFor, subjectKeysOf, type Platform } from '@chainnet/service-kit';
import { deidentify, type Deidentified } from '../core/deidentify.js';
import type { JsonObject } from '../core/json.js';
import { pseudonymOf } from '../core/pseudonym.js';
import { REWRITING, type Rewriting } from '../ports.js';

type NormalizedPayload = DataOf<typeof payloadNormalized>;

/** Opens a Bundle, rewrites it under the policy and hands it to its own organization's data set, and to nobody else. */
@Controller()
export class PayloadNormalizedHandler {
  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(REWRITING) private readonly rewriting: Rewriting) {}

  @Prepares(payloadNormalized)
  async prepare(inputs: readonly PreparedInput[]): Promise<void> {
    await subjectKeysOf(this.platform).existing(inputs.map(({ input }) => (input as NormalizedPayload).subjectRef));
  }

  @Handles(payloadNormalized, { ordered: true })
  async handle(payload: NormalizedPayload): Promise<HandlerResult> {
    const { subjectRef, tenant } = payload;
    const key = (await subjectKeysOf(this.platform).existing([subjectRef])).get(subjectRef);
    if (key === undefined) return { outcome: 'erased', outputs: [] };
    const bundle = JSON.parse(Buffer.from(openFor(payload.bundle, payload, { purpose: 'bundle', key })).toString()) as JsonObject;
    try {
      const subject = pseudonymOf(this.rewriting.projectKeys, 'identifier', subjectRef);
      return deidentified(payload, deidentify(bundle, { ...this.rewriting, subjectRef, source: tenant }), { key, subject });
    } catch (error) {
      if (!isRwdError(error) || error.failure === 'transient') throw error;
      return refused(payload, error);
    }
  }
}

function deidentified(payload: NormalizedPayload, { bundle, report, policyDigest }: Deidentified, { key, subject }: { key: Uint8Array; subject: string }): HandlerResult {
  const { recordId, tenant, receivedAt } = payload;
  const commitment = commitmentOf(key, Buffer.from(canonicalJson(bundle)));
  const { kept, transformed, dropped } = report;
  return {
    outcome: 'deidentified',
    facts: { recordId, report },
    outputs: [
      output(datasetRecord, { partner: tenant, key: subject, data: { recordId, tenant, receivedAt, policyDigest, commitment, bundle: bundle as { resourceType: 'Bundle' } } }),
      output(recordDeidentified, { key: recordId, data: { recordId, tenant, receivedAt, policyDigest, report: { kept, transformed, dropped }, commitment } }),
    ],
  };
}

/** A Bundle that the policy must not let out stays sealed in the journal with the reason. */
function refused(payload: NormalizedPayload, { code, where }: RwdError): HandlerResult {
  const { recordId, tenant, receivedAt, commitment, subjectRef, bundle } = payload;
  const step = { recordId, tenant, receivedAt, code, stage: 'deidentify', where: where ?? 'bundle', issues: 1, commitment };
  return {
    outcome: 'quarantined',
    entryId: `quarantine:${recordId}`,
    facts: { recordId, tenant, subjectRef, code, original: bundle },
    outputs: [output(recordQuarantined, { key: recordId, data: step })],
  };
}
