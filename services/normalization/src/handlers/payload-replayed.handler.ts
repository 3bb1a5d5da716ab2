import { Controller, Inject } from '@nestjs/common';
import { payloadReplayed, type DataOf } from '@chainnet/contracts';
import { Handles, Prepares, type HandlerContext, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { STEP } from '../ports.js';
import { normalized, refusalOf, type NormalizationStep } from './normalization-step.js';

/** Journal id of a record's way out of quarantine, after the service's group: there is one at most. */
export const replayedEntry = (recordId: string): string => `replayed:${recordId}`;

/**
 * Takes a record out of quarantine: normalizes it again, as it came or as a steward corrected it. The first replay that
 * succeeds counts and any later one has no effect; one that fails leaves the record where it is, with the new reasons.
 */
@Controller()
export class PayloadReplayedHandler {
  constructor(@Inject(STEP) private readonly step: NormalizationStep) {}

  @Prepares(payloadReplayed)
  prepare(inputs: readonly PreparedInput[]): Promise<void> {
    return this.step.prepare(inputs);
  }

  @Handles(payloadReplayed, { ordered: true })
  async handle({ corrected, mapVersion, ...received }: DataOf<typeof payloadReplayed>, { attributes }: HandlerContext): Promise<HandlerResult> {
    const step = await this.step.run(received);
    if (step === undefined) return { outcome: 'erased', outputs: [] };
    const { result, key } = step;
    if (!result.ok) {
      const facts = { recordId: received.recordId, corrected, mapVersion, ...refusalOf(result) };
      // Asked for again it is sealed anew, so the same id comes with other bytes, and says the same.
      return { outcome: 'refused-again', facts, outputs: [], conflict: () => ({ outcome: 'refused-again', facts, outputs: [] }) };
    }
    const { facts, ...effect } = normalized(received, result, key);
    return {
      ...effect,
      // Names the replay that counted, since this entry does not bear its id.
      facts: { ...(facts as object), corrected, mapVersion, replayId: attributes?.id },
      entryId: replayedEntry(received.recordId),
      conflict: () => ({ outcome: 'already-replayed', outputs: [] }),
    };
  }
}
