import { Module, type DynamicModule } from '@nestjs/common';
import { DocumentStore, FactStore } from '@chainnet/persistence';
import { rawPublicKeyOfSpki, type RosterSite } from '@chainnet/secure-aggregation';
import { readDirectory, type Platform } from '@chainnet/service-kit';
import { Announcer } from './announcer.js';
import type { JobFact } from './core/job-fact.js';
import { DeadlineWatch } from './deadline-watch.js';
import { SiteAnswerHandler } from './handlers/site-answer.handler.js';
import { JobsController } from './http/jobs.controller.js';
import { JobDesk, type RegisterEntry } from './job-desk.js';
import { JOB_DESK, SITES } from './ports.js';

@Module({})
export class AppModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const { config, store, log, logger, status } = platform;
    const desk = new JobDesk({ facts: new FactStore<JobFact>(store, 'federation_jobs'), register: new FactStore<RegisterEntry>(store, 'federation_register') });
    const announcer = new Announcer({ log, told: new DocumentStore(store, 'federation_told'), clientId: config.clientId });
    const told = await announcer.tellUntold(await desk.recover());
    logger.info({ count: told }, 'decisions told that an earlier process could not tell');
    const watch = new DeadlineWatch({ desk, announcer, now: () => new Date(), onFailure: (error, jobId) => logger.warn({ error, jobId }, 'a deadline could not be decided now') });
    watch.start();
    platform.onStop(() => watch.stop());
    status.add('jobs', () => ({ open: desk.open }));
    return {
      module: AppModule,
      controllers: [SiteAnswerHandler, JobsController],
      providers: [{ provide: JOB_DESK, useValue: desk }, { provide: Announcer, useValue: announcer }, { provide: SITES, useValue: sitesOf(platform) }],
    };
  }
}

/** The sites of the member directory, by the raw keys that manifests name. */
const sitesOf = ({ config }: Platform): readonly RosterSite[] =>
  readDirectory(config.directory).sites.map(({ tenant, publicKey }) => ({ siteId: tenant, signingKey: rawPublicKeyOfSpki(publicKey) }));
