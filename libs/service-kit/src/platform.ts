import { clientIdOf, type RwdError } from '@chainnet/contracts';
import { connectionToken, createTokenSource, type TokenSource } from '@chainnet/identity';
import { KafkaLog, createCrashGate, type CrashGate, type MessageLog, type Sealer } from '@chainnet/messaging';
import { Store, StoreJournal, type StoredSubjectKeys } from '@chainnet/persistence';
import { createLogger, type Logger, type LogLevel } from '@chainnet/telemetry';
import type { ServiceConfig } from './config.js';
import { Health } from './http/health.js';
import { StatusBoard } from './http/status-board.js';
import { fileKeyRing, type KeyRing } from './key-ring.js';
import { deadLetterSealer, openSubjectKeys } from './subject-keys.js';

export const PLATFORM = Symbol('Platform');

/** Everything of the platform that a service's module may use; one object, so that constructors stay short. */
export type Platform = {
  readonly config: ServiceConfig;
  readonly logger: Logger;
  readonly store: Store;
  readonly journal: StoreJournal;
  readonly log: MessageLog;
  readonly tokens: TokenSource;
  readonly keys: KeyRing;
  /** People's keys; only services that declare `sealing` have them. */
  readonly subjectKeys: StoredSubjectKeys | undefined;
  readonly seal: Sealer | undefined;
  readonly crash: CrashGate;
  readonly health: Health;
  readonly status: StatusBoard;
  /** Runs when the service stops, last registered first; before log and store close. */
  onStop(stop: () => Promise<void>): void;
  reportUnreadable(error: RwdError): void;
};

export type OpenPlatform = { readonly platform: Platform; close(): Promise<void> };

/** Opens what a service stands on, in the order in which a failure says the most. */
export async function openPlatform(config: ServiceConfig, { sealing }: { sealing: boolean }): Promise<OpenPlatform> {
  const logger = createLogger({ service: config.service, level: config.logLevel as LogLevel });
  const keys = fileKeyRing(config.keysDir);
  const store = await Store.open({ uri: config.mongoUri, database: `rwd_${databaseOf(config)}` });
  const people = sealing ? await openSubjectKeys(config.mongoUri, keys) : undefined;
  const tokens = createTokenSource({ issuer: config.issuer, clientId: config.clientId, clientSecret: config.clientSecret });
  const crash = createCrashGate(config.crashAt);
  const log = openLog(config, { tokens, crash, logger });
  const stops: (() => Promise<void>)[] = [];
  const platform: Platform = {
    config, logger, store, journal: new StoreJournal(store), log, tokens, keys, crash,
    subjectKeys: people?.subjectKeys,
    seal: people === undefined ? undefined : deadLetterSealer(people.subjectKeys),
    health: new Health(),
    status: new StatusBoard(),
    onStop: (stop) => void stops.unshift(stop),
    reportUnreadable: (error) => logger.warn({ error }, 'an event could not be read; its owner has it in its dead letters'),
  };
  watchServers(platform);
  return {
    platform,
    close: async () => {
      for (const stop of stops) await stop();
      await log.close();
      await people?.close();
      await store.close();
    },
  };
}

function openLog(config: ServiceConfig, { tokens, crash, logger }: { tokens: TokenSource; crash: CrashGate; logger: Logger }): KafkaLog {
  return new KafkaLog({
    brokers: config.brokers,
    clientId: config.clientId,
    crash,
    token: () => connectionToken(tokens, { issuer: config.issuer, audience: 'kafka', clientId: config.clientId }),
    onLog: (level, message) => logger[level]({ stage: 'kafka' }, message),
    onFatal: (error) => {
      logger.fatal({ error }, 'the consumer cannot come back; ending so that the orchestrator starts a new process');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    },
  });
}

function watchServers({ health, store }: Platform): void {
  health.addReadiness({ name: 'store', check: () => store.ping().then(() => undefined) });
}

const databaseOf = ({ service, tenant }: ServiceConfig): string => (tenant === undefined ? service : clientIdOf('site-node', tenant)).replaceAll('-', '_');

/** The people's keys of a service that declared `sealing`. */
export function subjectKeysOf({ subjectKeys }: Platform): StoredSubjectKeys {
  if (subjectKeys === undefined) throw new Error('this service did not declare `sealing` in its manifest');
  return subjectKeys;
}
