import { Controller, Inject } from '@nestjs/common';
import { payloadReceived } from '@chainnet/contracts';
import { Handles, Prepares, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { STEP } from '../ports.js';
import { normalized, quarantined, type NormalizationStep, type Received } from './normalization-step.js';

/** Opens a record, puts it into FHIR R4 and seals the Bundle again; what cannot be read waits in quarantine. */
@Controller()
export class PayloadReceivedHandler {
  constructor(@Inject(STEP) private readonly step: NormalizationStep) {}

  @Prepares(payloadReceived)
  prepare(inputs: readonly PreparedInput[]): Promise<void> {
    return this.step.prepare(inputs);
  }

  @Handles(payloadReceived, { ordered: true })
  async handle(received: Received): Promise<HandlerResult> {
    const step = await this.step.run(received);
    // The person was erased in between: nothing can be opened, and nothing is to be kept.
    if (step === undefined) return { outcome: 'erased', outputs: [] };
    const { result, key } = step;
    return result.ok ? normalized(received, result, key) : quarantined(received, result);
  }
}
