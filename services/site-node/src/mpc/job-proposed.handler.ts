import { Controller, Inject } from '@nestjs/common';
import { isRwdError, mpcJobApproved, mpcJobProposed, mpcJobRefused, type DataOf } from '@chainnet/contracts';
import type { MpcJobManifest } from '@chainnet/mpc-protocol';
import { Handles, output, type HandlerResult } from '@chainnet/messaging';
import { admitJob } from './admit-job.js';
import { columnValues } from './column-values.js';
import { errors } from './errors.js';
import { MPC_SITE, type MpcSite } from './ports.js';
import { approvalOf, refusalOf } from './signed-events.js';

/** Signs a job that fits this site's directory, policy and data; refuses any other with a code. */
@Controller()
export class MpcJobProposedHandler {
  constructor(@Inject(MPC_SITE) private readonly site: MpcSite) {}

  @Handles(mpcJobProposed)
  async handle(proposal: DataOf<typeof mpcJobProposed>): Promise<HandlerResult> {
    const { jobId, manifestDigest: digest } = proposal;
    try {
      const manifest = admitJob(proposal, this.site);
      if (manifest === undefined) return { outcome: 'not-a-party', outputs: [] };
      await this.requireOwnValues(manifest);
      await this.site.approved.put([[digest, manifest]]);
      return { outcome: 'approved', facts: { digest }, outputs: [output(mpcJobApproved, { key: jobId, data: approvalOf({ jobId, digest }, this.site) })] };
    } catch (error) {
      if (!isRwdError(error) || error.failure === 'transient') throw error;
      return { outcome: 'refused', facts: { digest, code: error.code }, outputs: [output(mpcJobRefused, { key: jobId, data: refusalOf({ jobId, digest }, error, this.site) })] };
    }
  }

  /** The session asks for the minimum again: data may change in between. */
  private async requireOwnValues({ viewDefinition, columns }: MpcJobManifest): Promise<void> {
    const { rows, policy } = this.site;
    const values = columnValues(await rows(viewDefinition), columns);
    const short = columns.find((_, index) => (values[index]?.length ?? 0) < policy.localMinimum);
    if (short !== undefined) throw errors.RWD_SITE_MPC_LOCAL_MINIMUM({ column: short, minimum: policy.localMinimum });
  }
}
