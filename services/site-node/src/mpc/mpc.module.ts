import { createPrivateKey, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module, type DynamicModule } from '@nestjs/common';
import { publicKeyOfSpki } from '@chainnet/mpc-protocol';
import { DocumentStore, FactStore, SnapshotStore } from '@chainnet/persistence';
import { readDirectory, type Directory, type Platform } from '@chainnet/service-kit';
import { attribute, histogram } from '@chainnet/telemetry';
import { PartyEndpoint } from '../adapters/mpc/party-endpoint.js';
import { certificateFingerprint, type PartyIdentity } from '../adapters/mpc/party-identity.js';
import { runMpcParty } from '../adapters/mpc/run-mpc-party.js';
import { MpcJobProposedHandler } from './job-proposed.handler.js';
import { MpcJobStartedHandler } from './job-started.handler.js';
import { MPC_SESSIONS, MPC_SITE, type MpcMember, type MpcPolicy, type MpcSite, type ViewRows } from './ports.js';
import { Sessions } from './sessions.js';
import { defaultMpcPolicy } from './site-policy.js';

export type MpcModuleOptions = {
  readonly rows: ViewRows;
  readonly policy?: MpcPolicy;
};

const jobSeconds = histogram('rwd_mpc_job_seconds');

/** This site's computing party: its port, its handlers, its sessions. */
@Module({})
export class MpcModule {
  /** Listens on CHAINNET_MPC_PORT until the service stops; sessions under way then end as refusals. */
  static async with(platform: Platform, { rows, policy = defaultMpcPolicy }: MpcModuleOptions): Promise<DynamicModule> {
    const { config, keys, logger, status, store } = platform;
    const identity: PartyIdentity = { ca: keys.pem('ca'), cert: keys.pem('mtls-cert'), key: keys.pem('mtls-key') };
    const siteKey = createPrivateKey(keys.pem('site'));
    const site: MpcSite = {
      tenant: config.tenant ?? '',
      fingerprint: certificateFingerprint(identity.cert),
      members: membersOf(readDirectory(config.directory)),
      policy,
      rows,
      sign: (bytes) => sign(null, bytes, siteKey).toString('base64url'),
      approved: new DocumentStore(store, 'mpc_approved_manifests'),
    };
    const endpoint = await PartyEndpoint.listen({
      identity, host: config.host, port: config.mpcPort,
      onRefused: ({ reason }) => logger.warn({ reason }, 'a connection to the computing party was turned away'),
    });
    const sessions = sessionsOf(platform, site, endpoint);
    const resumed = sessions.resume(await sessions.load());
    platform.onStop(async () => {
      await endpoint.close();
      await resumed;
      await sessions.idle();
    });
    status.add('mpcSessions', () => sessions.runningCount);
    return {
      module: MpcModule,
      controllers: [MpcJobProposedHandler, MpcJobStartedHandler],
      providers: [{ provide: MPC_SITE, useValue: site }, { provide: MPC_SESSIONS, useValue: sessions }],
    };
  }
}

function sessionsOf({ config, logger, log, store }: Platform, site: MpcSite, endpoint: PartyEndpoint): Sessions {
  return new Sessions({
    site,
    play: (task) => runMpcParty({ ...task, endpoint }),
    facts: new FactStore(store, 'mpc_sessions'),
    index: new SnapshotStore(store, 'mpc_open_sessions'),
    log,
    group: config.clientId,
    now: () => new Date(),
    sleep: (ms) => sleep(ms),
    onEnded: (outcome, seconds) => jobSeconds.record(seconds, { [attribute.stage]: 'session', [attribute.outcome]: outcome }),
    onFailure: (error, jobId) => logger.warn({ jobId, error }, 'a session ended without a result, or its ending could not be told'),
  });
}

/** The members with valid keys; a job with any other is refused as unknown. */
const membersOf = ({ sites }: Pick<Directory, 'sites'>): ReadonlyMap<string, MpcMember> =>
  new Map(sites.flatMap(({ tenant, publicKey, mpc }) => {
    const key = publicKeyOfSpki(publicKey);
    return key === undefined ? [] : [[tenant, { key, ...mpc }] as const];
  }));
