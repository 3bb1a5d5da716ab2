import type { EventDefinition } from './define-event.js';
import { defineErrors } from './errors.js';
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
import { payloadNormalized, payloadReceived, payloadReplayed } from './events/record/payloads.v1.js';
import { recordSubmitted } from './events/record/submitted.v1.js';

export type ServiceTopology = {
  readonly plane: 'record' | 'compute' | 'trust' | 'people';
  readonly port: number;
  readonly consumes: readonly EventDefinition[];
  readonly emits: readonly EventDefinition[];
  /** One process for each organization, reading that organization's topics only: the site node alone. */
  readonly perPartner?: true;
  /** What it opens connections to beside the servers: the chart's network policies let nothing else through. */
  readonly calls?: readonly Call[];
};

/** A connection from one service to another: to its HTTP port, or to a computing party's. */
export type Call = { readonly service: string; readonly port: 'http' | 'mpc' };

const lifecycle = [recordAccepted, recordRejected, recordNormalized, recordQuarantined, recordDeidentified, recordStored];
const outcomes = [federationJobCompleted, federationJobFailed, mpcJobCompleted, mpcJobFailed];

/**
 * Who of the shipped services reads and writes what: the broker's ACLs, the chart's network policies and the READMEs come
 * from here. A service added to a mesh carries its own entry in its manifest instead (see {@link meshTopology}).
 */
export const topology = {
  ingestion: {
    plane: 'record', port: 7101,
    consumes: [recordSubmitted, partnerStatusChanged],
    emits: [recordSubmitted, payloadReceived, recordAccepted, recordRejected],
  },
  normalization: {
    plane: 'record', port: 7102,
    consumes: [payloadReceived, payloadReplayed],
    emits: [payloadReplayed, payloadNormalized, recordNormalized, recordQuarantined],
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
    // the members' witnesses
    calls: [{ service: 'site-node', port: 'http' }],
  },
  assessment: {
    plane: 'trust', port: 7105,
    consumes: [...lifecycle, ...outcomes, ledgerCheckpointed, partnerStatusChanged],
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
    calls: [{ service: 'site-node', port: 'mpc' }],
  },
} as const satisfies Record<string, ServiceTopology>;

export type ServiceName = keyof typeof topology;

export const serviceTopology = (service: ServiceName): ServiceTopology => topology[service];

/** Every service of a mesh by its name. */
export type MeshTopology = Readonly<Record<string, ServiceTopology>>;

/** What a manifest says of a service's place: the shipped ones stand in the table above, any other brings its own. */
export type PlacedService = { readonly name: string; readonly topology?: ServiceTopology };

export const topologyErrors = defineErrors({
  RWD_CONTRACT_TOPOLOGY_MISSING: {
    failure: 'permanent',
    message: 'the service {service} has no place in the mesh',
    action: 'give its manifest a `topology`: plane, port, and the events it consumes and emits',
  },
  RWD_CONTRACT_TOPOLOGY_TAKEN: {
    failure: 'permanent',
    message: 'the service {service} takes the {what} of {other}',
    action: 'choose another in the manifest\'s `topology`',
  },
});

/** The place of one service. @throws RWD_CONTRACT_TOPOLOGY_MISSING, RWD_CONTRACT_TOPOLOGY_TAKEN (a shipped name with another place) */
export function placeOf({ name, topology: own }: PlacedService): ServiceTopology {
  const shipped = Object.hasOwn(topology, name) ? serviceTopology(name as ServiceName) : undefined;
  if (shipped !== undefined && own !== undefined && own !== shipped) throw topologyErrors.RWD_CONTRACT_TOPOLOGY_TAKEN({ service: name, what: 'name', other: name });
  const place = shipped ?? own;
  if (place === undefined) throw topologyErrors.RWD_CONTRACT_TOPOLOGY_MISSING({ service: name });
  return place;
}

/**
 * The shipped services and these others together, each with a port of its own: what the broker plan and a launcher need.
 *
 * @throws RWD_CONTRACT_TOPOLOGY_MISSING, RWD_CONTRACT_TOPOLOGY_TAKEN
 */
export function meshTopology(services: readonly PlacedService[] = []): MeshTopology {
  const mesh: Record<string, ServiceTopology> = { ...topology };
  for (const service of services) {
    const place = placeOf(service);
    const other = Object.keys(mesh).find((name) => name !== service.name && mesh[name]?.port === place.port);
    if (other !== undefined) throw topologyErrors.RWD_CONTRACT_TOPOLOGY_TAKEN({ service: service.name, what: 'port', other });
    mesh[service.name] = place;
  }
  return mesh;
}

/** OIDC client, and so Kafka principal, of a service; a site node has one for each organization. */
export const clientIdOf = (service: string, partner?: string): string =>
  Object.hasOwn(topology, service) && serviceTopology(service as ServiceName).perPartner === true ? `site-${partner ?? ''}` : `svc-${service}`;

/** OIDC client, and so Kafka principal, of a partner's own systems. */
export const partnerClientId = (partner: string): string => `partner-${partner}`;
