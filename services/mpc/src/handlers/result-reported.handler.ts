import { Controller, Inject } from '@nestjs/common';
import { mpcResultReported, type DataOf } from '@chainnet/contracts';
import { Handles, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import type { StatisticsResult } from '@chainnet/mpc-protocol';
import { causeOf } from './cause.js';
import type { Jobs } from '../jobs/jobs.js';
import { JOBS } from '../ports.js';

/** A party says what it opened; with three equal reports the job is complete. */
@Controller()
export class ResultReportedHandler {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @Handles(mpcResultReported)
  async handle({ jobId, party, result, transcriptHash, signature }: DataOf<typeof mpcResultReported>, context: HandlerContext): Promise<HandlerResult> {
    // The signature binds the digest of the result; a result of another shape equals no other party's.
    const command = { type: 'report-result', party, result: result as StatisticsResult, transcript: transcriptHash, signature } as const;
    return this.jobs.handle(jobId, { ...causeOf(context), command: () => command });
  }
}
