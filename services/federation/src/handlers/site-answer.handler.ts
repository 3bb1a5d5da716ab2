import { Controller, Inject } from '@nestjs/common';
import { federationContributionSubmitted, federationJobRefused, federationJobSigned, isRwdError, type DataOf } from '@chainnet/contracts';
import { Handles, output, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import { contributionCommand, declineCommand, signCommand } from '../core/received.js';
import type { CommandFor, JobDesk } from '../job-desk.js';
import { JOB_DESK } from '../ports.js';

/** Takes what sites answer. What the core refuses ends here, with its code: the job goes on without it. */
@Controller()
export class SiteAnswerHandler {
  constructor(@Inject(JOB_DESK) private readonly desk: JobDesk) {}

  @Handles(federationJobSigned)
  signed(data: DataOf<typeof federationJobSigned>, context: HandlerContext): Promise<HandlerResult> {
    return this.obey(data.jobId, () => signCommand(data), context);
  }

  @Handles(federationJobRefused)
  refused(data: DataOf<typeof federationJobRefused>, context: HandlerContext): Promise<HandlerResult> {
    return this.obey(data.jobId, (state) => declineCommand(data, state), context);
  }

  @Handles(federationContributionSubmitted)
  contributed(data: DataOf<typeof federationContributionSubmitted>, context: HandlerContext): Promise<HandlerResult> {
    return this.obey(data.jobId, () => contributionCommand(data), context);
  }

  private async obey(jobId: string, commandFor: CommandFor, { attributes, now }: HandlerContext): Promise<HandlerResult> {
    try {
      const { announcements } = await this.desk.obey(jobId, commandFor, { cause: attributes?.id ?? '', at: now });
      return { outcome: 'obeyed', facts: { jobId }, outputs: announcements.map(({ event, data }) => output(event, { key: jobId, data })) };
    } catch (error) {
      if (!isRwdError(error) || error.failure === 'transient') throw error;
      return { outcome: 'refused', facts: { jobId, code: error.code }, outputs: [] };
    }
  }
}
