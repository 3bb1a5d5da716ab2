import { federationJobCompleted, LIFECYCLE_TOPIC, ledgerCheckpointed, mpcJobCompleted, scoreChanged } from '@chainnet/contracts';
import type { ConsumedMessage, DecodedEvent } from '@chainnet/messaging';
import { foldMesh } from './core/fold-mesh.js';
import type { MeshState } from './core/mesh-state.js';

export const meshTopics: readonly string[] = [LIFECYCLE_TOPIC, federationJobCompleted.topic, mpcJobCompleted.topic, ledgerCheckpointed.topic, scoreChanged.topic];

/** One event into the numbers, at its producer's time; at the broker's when it says none. */
export const foldMessage = (state: MeshState, { event, attributes, data }: DecodedEvent, { timestamp }: ConsumedMessage): MeshState =>
  foldMesh(state, { type: event.type, data, at: attributes.time === '' ? new Date(timestamp).toISOString() : attributes.time });
