import { Controller, Inject } from '@nestjs/common';
import {
  federationContributionSubmitted, federationJobProposed, federationJobRefused, federationJobSigned, federationRoundStarted, type DataOf,
} from '@chainnet/contracts';
import { Handles, output, type HandlerResult, type OutputEvent } from '@chainnet/messaging';
import type { JobManifest } from '@chainnet/secure-aggregation';
import { PLATFORM, type Platform } from '@chainnet/service-kit';
import type { FederationMember, Refusal } from '../federation-member.js';
import { FEDERATION_MEMBER } from '../ports.js';

/** Answers the coordinator of federated jobs for this organization: signs or refuses jobs, contributes to rounds. */
@Controller()
export class FederationJobHandler {
  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(FEDERATION_MEMBER) private readonly member: FederationMember) {}

  @Handles(federationJobProposed)
  async proposed({ jobId, manifest, manifestDigest }: DataOf<typeof federationJobProposed>): Promise<HandlerResult> {
    const site = this.site();
    if (!names((manifest as Partial<JobManifest>).sites, site)) return { outcome: 'not-invited', outputs: [] };
    const { done, refusal } = await this.member.sign({ jobId, manifest, manifestDigest });
    if (refusal !== undefined) return refused(jobId, refusal);
    return {
      outcome: 'signed',
      facts: { jobId, jobDigest: manifestDigest, records: done.records },
      outputs: [output(federationJobSigned, { key: jobId, data: { jobId, site, announcement: { ...done.announcement } } })],
    };
  }

  @Handles(federationRoundStarted)
  async started({ jobId, jobDigest, round, instruction, participants }: DataOf<typeof federationRoundStarted>): Promise<HandlerResult> {
    const site = this.site();
    if (!names(participants, site)) return { outcome: 'not-invited', outputs: [] };
    const { done, refusal } = await this.member.answer({ jobDigest, round, parameters: instruction, participants });
    if (refusal !== undefined) return refused(jobId, refusal);
    const { requestDigest, masked: words, signature } = done.contribution;
    return {
      outcome: 'contributed',
      facts: { jobId, jobDigest, round, requestDigest },
      outputs: [output(federationContributionSubmitted, { key: jobId, data: { jobId, jobDigest, site, round, requestDigest, words, signature } })],
    };
  }

  private site(): string {
    return this.platform.config.tenant ?? '';
  }
}

const names = (sites: readonly { readonly siteId?: string }[] | undefined, site: string): boolean =>
  Array.isArray(sites) && sites.some((one: { readonly siteId?: string }) => one.siteId === site);

function refused(jobId: string, { jobDigest, siteId, code, message, signature }: Refusal): HandlerResult {
  const event: OutputEvent = output(federationJobRefused, { key: jobId, data: { jobId, jobDigest, site: siteId, code, message, signature } });
  return { outcome: 'refused', facts: { jobId, jobDigest, code }, outputs: [event] };
}
