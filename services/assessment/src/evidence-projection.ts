import type { ConsumedMessage, DecodedEvent } from '@chainnet/messaging';
import { foldEvidence, type EvidenceState } from './core/evidence.js';

/** One event into the evidence, on the day its producer says; the broker's day when it says none. */
export const foldMessage = (state: EvidenceState, { event, attributes, data }: DecodedEvent, { timestamp }: ConsumedMessage): EvidenceState =>
  foldEvidence(state, { type: event.type, data, time: attributes.time === '' ? new Date(timestamp).toISOString() : attributes.time });
