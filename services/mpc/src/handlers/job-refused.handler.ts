import { Controller, Inject } from '@nestjs/common';
import { mpcJobRefused, type DataOf } from '@chainnet/contracts';
import { Handles, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import { refusalCommand } from '../core/job/refusal.js';
import { causeOf } from './cause.js';
import type { Jobs } from '../jobs/jobs.js';
import { JOBS } from '../ports.js';

/** A party declines a proposed job, or its session of a started one has failed: the job ends without a result. */
@Controller()
export class JobRefusedHandler {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @Handles(mpcJobRefused)
  async handle(refusal: DataOf<typeof mpcJobRefused>, context: HandlerContext): Promise<HandlerResult> {
    return this.jobs.handle(refusal.jobId, { ...causeOf(context), command: (state) => refusalCommand(refusal, state) });
  }
}
