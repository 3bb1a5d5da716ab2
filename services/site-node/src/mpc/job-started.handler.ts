import { Controller, Inject } from '@nestjs/common';
import { isRwdError, mpcJobRefused, mpcJobStarted, type DataOf } from '@chainnet/contracts';
import { approvalBytes, isSignedBy, partyIds, type MpcJobManifest } from '@chainnet/mpc-protocol';
import { Handles, output, type HandlerContext, type HandlerResult } from '@chainnet/messaging';
import { errors } from './errors.js';
import { MPC_SESSIONS, MPC_SITE, type MpcSite } from './ports.js';
import type { Sessions } from './sessions.js';
import { endingOutput, refusalOf } from './signed-events.js';

type Started = DataOf<typeof mpcJobStarted>;

/**
 * Opens this site's session of a job that all three parties signed. The session runs beside the partition, since its
 * peers may be busy with another job first; its ending is published when it is there.
 */
@Controller()
export class MpcJobStartedHandler {
  constructor(@Inject(MPC_SITE) private readonly site: MpcSite, @Inject(MPC_SESSIONS) private readonly sessions: Pick<Sessions, 'start'>) {}

  @Handles(mpcJobStarted)
  async handle(started: Started, { now }: HandlerContext): Promise<HandlerResult> {
    const { jobId, manifestDigest: digest } = started;
    const manifest = await this.site.approved.get(digest);
    if (manifest?.jobId !== jobId) return { outcome: 'not-approved-here', outputs: [] };
    try {
      this.requireApprovals(started, manifest);
      const start = await this.sessions.start({ manifest, digest, startedAt: Date.parse(started.at), now });
      return typeof start === 'string' ? { outcome: start, facts: { digest }, outputs: [] } : { outcome: start.type, facts: { digest }, outputs: [endingOutput(start)] };
    } catch (error) {
      if (!isRwdError(error) || error.failure === 'transient') throw error;
      return { outcome: 'refused', facts: { digest, code: error.code }, outputs: [output(mpcJobRefused, { key: jobId, data: refusalOf({ jobId, digest }, error, this.site) })] };
    }
  }

  private requireApprovals({ approvals, manifestDigest: digest }: Started, manifest: MpcJobManifest): void {
    for (const party of partyIds(manifest)) {
      const key = this.site.members.get(party)?.key;
      const signed = approvals.some((approval) => approval.party === party && key !== undefined && isSignedBy(key, approvalBytes(digest), approval.signature));
      if (!signed) throw errors.RWD_SITE_MPC_APPROVALS_INVALID({ party });
    }
  }
}
