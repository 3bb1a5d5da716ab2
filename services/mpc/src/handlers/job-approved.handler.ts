import { Controller, Inject } from '@nestjs/common';
import { mpcJobApproved, type DataOf } from '@chainnet/contracts';
import { Handles, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import { causeOf } from './cause.js';
import type { Jobs } from '../jobs/jobs.js';
import { JOBS } from '../ports.js';

/** A party approves; with the third approval the job starts. */
@Controller()
export class JobApprovedHandler {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @Handles(mpcJobApproved)
  async handle({ jobId, party, signature }: DataOf<typeof mpcJobApproved>, context: HandlerContext): Promise<HandlerResult> {
    return this.jobs.handle(jobId, { ...causeOf(context), command: () => ({ type: 'approve', party, signature }) });
  }
}
