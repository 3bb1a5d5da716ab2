import { describe, expect, it } from '@jest/globals';
import { Coordinator, members, request } from '../../test/coordinator.js';
import { JobsController } from './jobs.controller.js';

describe('the HTTP door', () => {
  it('proposes a job that can be followed by its id', async () => {
    const coordinator = new Coordinator();
    const controller = new JobsController(coordinator.jobs, members);
    const { jobId } = await controller.propose(request);
    expect(await controller.read(jobId)).toMatchObject({ jobId, status: 'proposed', approvedBy: [], reportedBy: [], manifest: { jobId } });
    expect(await controller.list()).toMatchObject({ jobs: [{ jobId, status: 'proposed', columns: ['glucose'] }] });
    expect(coordinator.published().map(({ data }) => data['jobId'])).toEqual([jobId]);
  });

  it('shows why a job failed', async () => {
    const coordinator = new Coordinator();
    const digest = await coordinator.propose();
    await coordinator.refuse('demo-a', digest);
    expect(await new JobsController(coordinator.jobs, members).read('job-0001')).toMatchObject({ status: 'failed', failure: { reason: 'declined', party: 'demo-a' } });
  });

  it('knows no other job', async () => {
    const controller = new JobsController(new Coordinator().jobs, members);
    for (const id of ['job-0002', '../x']) await expect(controller.read(id)).rejects.toMatchObject({ code: 'RWD_HTTP_NOT_FOUND' });
  });
});
