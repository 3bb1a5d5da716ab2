import type { EventDefinition } from './define-event.js';
import { scoreChanged } from './events/assessment/score-changed.v1.js';
import { datasetRecord } from './events/dataset/dataset-record.v1.js';
import * as federation from './events/federation/federation.v1.js';
import * as ledger from './events/ledger/ledger.v1.js';
import * as mpc from './events/mpc/mpc.v1.js';
import { partnerStatusChanged } from './events/partner/status-changed.v1.js';
import {
  recordAccepted, recordDeidentified, recordNormalized, recordQuarantined, recordRejected, recordStored,
} from './events/record/lifecycle.v1.js';
import { payloadNormalized, payloadReceived, payloadReplayed } from './events/record/payloads.v1.js';
import { recordSubmitted } from './events/record/submitted.v1.js';

/** Every event of the mesh. Types, validators, topics, ACLs and AsyncAPI derive from this list and from nothing else. */
export const events: readonly EventDefinition[] = [
  recordSubmitted,
  payloadReceived,
  payloadReplayed,
  payloadNormalized,
  recordAccepted,
  recordRejected,
  recordNormalized,
  recordQuarantined,
  recordDeidentified,
  recordStored,
  datasetRecord,
  ...Object.values(ledger),
  ...Object.values(federation),
  ...Object.values(mpc),
  scoreChanged,
  partnerStatusChanged,
];

const byType = new Map(events.map((event) => [event.type, event]));

/** The event of a CloudEvents type, or undefined when the mesh knows no such type. */
export const eventOfType = (type: string): EventDefinition | undefined => byType.get(type);
