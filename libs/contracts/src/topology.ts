import type { EventDefinition } from './define-event.js';
import { scoreChanged } from './events/assessment/score-changed.v1.js';
import { datasetRecord } from './events/dataset/dataset-record.v1.js';
import {
  federationContributionSubmitted, federationJobCompleted, federationJobFailed, federationJobProposed,
  federationJobRefused, federationJobSigned, federationRoundStarted,
} from './events/federation/federation.v1.js';
import { ledgerCheckpointed, ledgerLeaf, receiptIssued } from './events/ledger/ledger.v1.js';
import {
  mpcJobApproved, mpcJobCompleted, mpcJobFailed, mpcJobProposed, mpcJobRefused, mpcJobStarted, mpcResultReported,
} from './events/mpc/mpc.v1.js';
import { partnerStatusChanged } from './events/partner/status-changed.v1.js';
import {
  recordAccepted, recordDeidentified, recordNormalized, recordQuarantined, recordRejected, recordStored,
} from './events/record/lifecycle.v1.js';
import { payloadNormalized, payloadReceived } from './events/record/payloads.v1.js';
import { recordSubmitted } from './events/record/submitted.v1.js';

export type ServiceTopology = {
  readonly plane: 'record' | 'compute' | 'trust' | 'people';
  readonly port: number;
  readonly consumes: readonly EventDefinition[];
  readonly emits: readonly EventDefinition[];
  /** One process for each organization, reading that organization's topics only. */
  readonly perPartner?: true;
};

const lifecycle = [recordAccepted, recordRejected, recordNormalized, recordQuarantined, recordDeidentified, recordStored];
const outcomes = [federationJobCompleted, federationJobFailed, mpcJobCompleted, mpcJobFailed];

/** Who reads and who writes what: the broker's ACLs, the chart's network policies and the READMEs come from here. */
export const topology = {
  ingestion: {
    plane: 'record', port: 7101,
    consumes: [recordSubmitted, partnerStatusChanged],
    emits: [recordSubmitted, payloadReceived, recordAccepted, recordRejected],
  },
  normalization: {
    plane: 'record', port: 7102,
    consumes: [payloadReceived],
    emits: [payloadNormalized, recordNormalized, recordQuarantined],
  },
  deidentification: {
    plane: 'record', port: 7103,
    consumes: [payloadNormalized],
    emits: [datasetRecord, recordDeidentified, recordQuarantined],
  },
  provenance: {
    plane: 'trust', port: 7104,
    consumes: [...lifecycle, ...outcomes, scoreChanged, ledgerLeaf, partnerStatusChanged],
    emits: [ledgerLeaf, ledgerCheckpointed, receiptIssued],
  },
  assessment: {
    plane: 'trust', port: 7105,
    consumes: [...lifecycle, ...outcomes, ledgerCheckpointed],
    emits: [scoreChanged],
  },
  federation: {
    plane: 'compute', port: 7106,
    consumes: [federationJobSigned, federationJobRefused, federationContributionSubmitted],
    emits: [federationJobProposed, federationRoundStarted, federationJobCompleted, federationJobFailed],
  },
  mpc: {
    plane: 'compute', port: 7107,
    consumes: [mpcJobApproved, mpcJobRefused, mpcResultReported],
    emits: [mpcJobProposed, mpcJobStarted, mpcJobCompleted, mpcJobFailed],
  },
  console: {
    plane: 'people', port: 7108,
    consumes: [...lifecycle, ...outcomes, ledgerCheckpointed, scoreChanged],
    emits: [],
  },
  'site-node': {
    plane: 'compute', port: 7120, perPartner: true,
    consumes: [datasetRecord, federationJobProposed, federationRoundStarted, mpcJobProposed, mpcJobStarted],
    emits: [recordStored, federationJobSigned, federationJobRefused, federationContributionSubmitted, mpcJobApproved, mpcJobRefused, mpcResultReported],
  },
} as const satisfies Record<string, ServiceTopology>;

export type ServiceName = keyof typeof topology;

export const serviceTopology = (service: ServiceName): ServiceTopology => topology[service];

/** OIDC client, and so Kafka principal, of a service; a site node has one for each organization. */
export const clientIdOf = (service: ServiceName, partner?: string): string =>
  serviceTopology(service).perPartner === true ? `site-${partner ?? ''}` : `svc-${service}`;

/** OIDC client, and so Kafka principal, of a partner's own systems. */
export const partnerClientId = (partner: string): string => `partner-${partner}`;
