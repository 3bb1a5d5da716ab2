import 'reflect-metadata';
import type { Server } from 'node:http';
import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { isRwdError, partnerStatusChanged, type ServiceTopology } from '@chainnet/contracts';
import { IdentityModule, createTokenVerifier } from '@chainnet/identity';
import { RethrowFilter } from '@chainnet/messaging';
import { attribute, counter, createLogger, httpTelemetry, startTelemetry } from '@chainnet/telemetry';
import { readConfig, type Environment, type ServiceConfig } from './config.js';
import { errors } from './errors.js';
import { Health } from './http/health.js';
import { HealthController } from './http/health.controller.js';
import { OperationsController } from './http/operations.controller.js';
import { RwdErrorFilter } from './http/rwd-error.filter.js';
import { StatusBoard } from './http/status-board.js';
import { journaledServer } from './journaled-server.js';
import { startDenyList } from './partner-status.js';
import { openPlatform, PLATFORM, type OpenPlatform, type Platform } from './platform.js';

export type ServiceManifest = {
  readonly name: string;
  /** Plane, port and events; the shipped services have theirs in libs/contracts, any other brings it here. */
  readonly topology?: ServiceTopology;
  readonly title: string;
  readonly summary: string;
  /** Holds identified data: gets people's keys and seals its dead letters. */
  readonly sealing?: true;
  /** Bodies of these paths reach the controller as bytes, up to the limit. */
  readonly rawBodies?: { readonly path: string | readonly string[]; readonly limit: number };
};

export type ServiceDefinition = {
  readonly manifest: ServiceManifest;
  /** The service's own Nest module; it may start projections and register what to stop. */
  readonly module: (platform: Platform) => Promise<DynamicModule> | DynamicModule;
};

export type RunningService = { readonly url: string; readonly stop: () => Promise<void> };

@Module({})
class RootModule {}

const STOP_DEADLINE_MS = 25_000;
const KEEP_ALIVE_MS = 65_000;

/**
 * Runs a service until SIGTERM or SIGINT: configuration, store, Kafka, HTTP, in this order; drains in the reverse one.
 * A start that fails says why with a code and ends the process with 1.
 */
export async function bootstrap(definition: ServiceDefinition, environment: Environment = process.env): Promise<void> {
  const { name } = definition.manifest;
  const logger = createLogger({ service: name });
  let stopping = false;
  const running = startService(definition, environment);
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    running
      .then((service) => service.stop())
      .then(() => process.exit(process.exitCode ?? 0), (error: unknown) => {
        logger.error({ error }, 'stopping failed');
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A launcher that dies takes its services with it.
  if (process.connected) process.on('disconnect', stop);
  try {
    await running;
  } catch (cause) {
    logger.fatal({ error: isRwdError(cause) ? cause : errors.RWD_SERVICE_START_FAILED({ service: name }, { cause }) }, 'the service could not start');
    process.exit(1);
  }
}

/** Starts a service in this process; for bootstrap and for tests. */
export async function startService({ manifest, module }: ServiceDefinition, environment: Environment): Promise<RunningService> {
  const config = readConfig(manifest, environment);
  const telemetry = startTelemetry({
    serviceName: config.clientId,
    samplingRatio: config.samplingRatio,
    ...(config.otlpEndpoint === undefined ? {} : { otlpEndpoint: config.otlpEndpoint }),
  });
  const opened = await openPlatform(config, { sealing: manifest.sealing === true });
  const app = await createApp(manifest, opened, await module(opened.platform));
  const server = journaledServer(opened.platform);
  app.connectMicroservice({ strategy: server }, { deferInitialization: true }).useGlobalFilters(new RethrowFilter());
  await app.startAllMicroservices();
  await listen(app, config);
  opened.platform.logger.info({ port: config.port }, 'ready');
  return {
    url: await app.getUrl(),
    stop: async () => {
      opened.platform.health.drain();
      await app.close();
      await opened.close();
      await telemetry.shutdown();
    },
  };
}

async function createApp(manifest: ServiceManifest, { platform }: OpenPlatform, service: DynamicModule): Promise<NestExpressApplication> {
  const refusals = counter('rwd_identity_refusals_total');
  const root: DynamicModule = {
    module: RootModule,
    global: true,
    imports: [
      IdentityModule.with(await verifierOf(platform), (code) => refusals.add(1, { [attribute.reason]: code })),
      service,
    ],
    controllers: [HealthController, OperationsController],
    providers: [
      { provide: PLATFORM, useValue: platform },
      { provide: Health, useValue: platform.health },
      { provide: StatusBoard, useValue: platform.status },
    ],
    exports: [PLATFORM],
  };
  const app = await NestFactory.create<NestExpressApplication>(root, { logger: ['error', 'fatal'], bodyParser: false, abortOnError: false });
  app.disable('x-powered-by');
  app.use(httpTelemetry);
  if (manifest.rawBodies !== undefined) await useRawBodies(app, manifest.rawBodies);
  app.useBodyParser('json', { limit: '256kb' });
  app.useGlobalFilters(new RwdErrorFilter((error) => platform.logger.error({ error }, 'a request met a defect')));
  describeApi(app, manifest);
  return app;
}

/** HTTP tokens: our realm, our audience, and no partner that was disabled since. */
async function verifierOf(platform: Platform) {
  const { config, log, logger, health } = platform;
  const reads = config.topology.consumes.some(({ type }) => type === partnerStatusChanged.type);
  if (!reads) return createTokenVerifier({ issuer: config.issuer, audience: 'rwd-api' });
  const denyList = await startDenyList({ log, group: config.clientId, onUnreadable: (code) => logger.warn({ reason: code }, 'a partner status could not be read') });
  platform.onStop(() => denyList.stop());
  health.addReadiness({ name: 'deny-list', check: async () => (denyList.isRead() ? undefined : 'the deny list is not read to its end yet') });
  return createTokenVerifier({ issuer: config.issuer, audience: 'rwd-api', isRevoked: (clientId) => denyList.isDisabled(clientId) });
}

async function useRawBodies(app: NestExpressApplication, { path, limit }: NonNullable<ServiceManifest['rawBodies']>): Promise<void> {
  const { raw } = (await import('express')).default;
  app.use([path].flat(), raw({ type: () => true, limit }));
}

function describeApi(app: INestApplication, { title, summary }: ServiceManifest): void {
  const document = new DocumentBuilder().setTitle(`RWD ChainNet: ${title}`).setDescription(summary).setVersion('1').addBearerAuth().setLicense('Apache-2.0', '').build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document), { jsonDocumentUrl: 'openapi.json' });
}

async function listen(app: INestApplication, { host, port, service }: ServiceConfig): Promise<void> {
  try {
    // Longer than the idle time of usual ingresses and clients: whoever reuses a connection must not find it closed.
    const server = app.getHttpServer() as Server;
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.headersTimeout = KEEP_ALIVE_MS + 1_000;
    await app.listen(port, host);
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'EADDRINUSE') throw cause;
    throw errors.RWD_SERVICE_PORT_BUSY({ port, service }, { cause });
  }
}
