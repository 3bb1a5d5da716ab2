import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { RosterSite } from '@chainnet/secure-aggregation';
import { OperatorsOnly, serviceErrors } from '@chainnet/service-kit';
import { Announcer } from '../announcer.js';
import type { JobView } from '../core/job-view.js';
import { proposedJob, ProposalSchema } from '../core/proposal.js';
import { type JobDesk, OWN } from '../job-desk.js';
import { JOB_DESK, SITES } from '../ports.js';

const PROPOSAL = `${OWN}proposal`;

/** Jobs of federated learning: propose one, follow it, read its model. */
@ApiTags('federation')
@ApiBearerAuth()
@Controller('v1/federation/jobs')
@OperatorsOnly()
export class JobsController {
  constructor(
    @Inject(JOB_DESK) private readonly desk: JobDesk,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(SITES) private readonly sites: readonly RosterSite[],
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Propose a federated logistic regression over one view at every site' })
  @ApiBody({ schema: ProposalSchema as object })
  @ApiResponse({ status: 202, description: 'Stored and told to the sites; follow it by its job id' })
  async propose(@Body() body: unknown): Promise<{ jobId: string }> {
    const { manifest, deadlines } = proposedJob(body, this.sites, `job-${randomBytes(8).toString('hex')}`);
    const { jobId } = manifest;
    await this.desk.register(jobId);
    const at = new Date();
    const { announcements, job } = await this.desk.obeyOwn(jobId, () => ({ type: 'ProposeJob', manifest }), { cause: PROPOSAL, at, deadlines });
    await this.announcer.tellUntold([{ jobId, cause: PROPOSAL, at: job.proposedAt, announcements }]);
    return { jobId };
  }

  @Get()
  @ApiOperation({ summary: 'The newest jobs, newest first' })
  async list(): Promise<readonly JobView[]> {
    return this.desk.list();
  }

  @Get(':jobId')
  @ApiOperation({ summary: 'One job: state, open round, who is waited for, result or failure' })
  async read(@Param('jobId') jobId: string): Promise<JobView> {
    const view = /^[a-z0-9-]{8,64}$/.test(jobId) ? await this.desk.view(jobId) : undefined;
    if (view === undefined) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return view;
  }
}
