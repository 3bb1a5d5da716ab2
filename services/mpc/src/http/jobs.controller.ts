import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OperatorsOnly, serviceErrors } from '@chainnet/service-kit';
import { JobRequestSchema, keysOf, manifestOf, parseRequest, type Member } from '../core/job-request.js';
import type { Jobs } from '../jobs/jobs.js';
import { JOBS, MEMBERS } from '../ports.js';
import { jobSummary, jobView } from './job-view.js';

/** Joint statistics of three sites: propose one, follow it, read its result. */
@ApiTags('mpc jobs')
@ApiBearerAuth()
@Controller('v1/mpc/jobs')
@OperatorsOnly()
export class JobsController {
  constructor(@Inject(JOBS) private readonly jobs: Jobs, @Inject(MEMBERS) private readonly members: readonly Member[]) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Propose a job: count, mean and variance of columns of a view over three sites' })
  @ApiBody({ schema: JobRequestSchema as never })
  @ApiResponse({ status: 202, description: 'The job is recorded; follow it by its id' })
  async propose(@Body() body: unknown): Promise<{ jobId: string }> {
    const jobId = randomUUID();
    const manifest = manifestOf(jobId, parseRequest(body), this.members);
    await this.jobs.propose(jobId, { type: 'propose', manifest, keys: keysOf(this.members) });
    return { jobId };
  }

  @Get()
  @ApiOperation({ summary: 'The newest jobs, newest first, at most 50' })
  async list(): Promise<{ jobs: readonly object[] }> {
    const jobs = await this.jobs.list();
    return { jobs: jobs.flatMap(([jobId, facts]) => (facts.length === 0 ? [] : [jobSummary(jobId, facts)])) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'A job: its manifest, who approved and reported, its result or why there is none' })
  async read(@Param('id') jobId: string): Promise<object> {
    const facts = /^[a-z0-9-]{8,64}$/.test(jobId) ? await this.jobs.read(jobId) : [];
    if (facts.length === 0) throw serviceErrors.RWD_HTTP_NOT_FOUND();
    return jobView(jobId, facts);
  }
}
