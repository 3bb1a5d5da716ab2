import { isRwdError, type RwdError } from '@chainnet/contracts';
import type { JobEvent } from './events.js';

/** The end of a job for the reason an error names. */
export const jobFailed = ({ code, message, action }: RwdError): JobEvent => ({
  type: 'JobFailed',
  failure: { code, message, action },
});

/** Events of a computation; a coded failure of it (separation, a constant feature) ends the job, anything else is thrown. */
export function orJobFailed(compute: () => JobEvent[]): JobEvent[] {
  try {
    return compute();
  } catch (error) {
    if (isRwdError(error)) return [jobFailed(error)];
    throw error;
  }
}
