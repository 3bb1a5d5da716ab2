import { Module, type DynamicModule } from '@nestjs/common';
import { isRwdError } from '@chainnet/contracts';
import { FactStore, SnapshotStore } from '@chainnet/persistence';
import { readDirectory, type Platform } from '@chainnet/service-kit';
import { attribute, histogram } from '@chainnet/telemetry';
import { JobApprovedHandler } from './handlers/job-approved.handler.js';
import { JobRefusedHandler } from './handlers/job-refused.handler.js';
import { ResultReportedHandler } from './handlers/result-reported.handler.js';
import { JobsController } from './http/jobs.controller.js';
import { Jobs } from './jobs/jobs.js';
import { JOBS, MEMBERS } from './ports.js';

const TICK_MS = 1_000;
const jobSeconds = histogram('rwd_mpc_job_seconds');

@Module({})
export class AppModule {
  static async with(platform: Platform): Promise<DynamicModule> {
    const { sites } = readDirectory(platform.config.directory);
    const jobs = jobsOf(platform);
    await jobs.resume();
    runTicks(jobs, platform);
    platform.status.add('openJobs', () => jobs.openCount);
    return {
      module: AppModule,
      controllers: [JobApprovedHandler, JobRefusedHandler, ResultReportedHandler, JobsController],
      providers: [{ provide: JOBS, useValue: jobs }, { provide: MEMBERS, useValue: sites }],
    };
  }
}

function jobsOf({ store, log, config, logger }: Platform): Jobs {
  return new Jobs({
    facts: new FactStore(store, 'mpc_jobs'),
    index: new SnapshotStore(store, 'mpc_job_index'),
    log,
    group: config.clientId,
    now: () => new Date(),
    onEnded: (outcome, seconds) => jobSeconds.record(seconds, { [attribute.stage]: 'job', [attribute.outcome]: outcome }),
    onFailure: (error, jobId) => logger.warn({ jobId, error, ...(isRwdError(error) ? { code: error.code } : {}) }, 'a step of a job was not taken'),
  });
}

/** A run that is under way when the service stops is waited for. */
function runTicks(jobs: Jobs, platform: Platform): void {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = jobs.tick().catch((error: unknown) => platform.logger.error({ error }, 'the deadlines of the jobs could not be looked at'));
  }, TICK_MS).unref();
  platform.onStop(async () => {
    clearInterval(timer);
    await running;
  });
}
