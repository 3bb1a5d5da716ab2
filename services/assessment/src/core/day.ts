import { errors } from './errors.js';

/** Days since 1970-01-01 in UTC. */
export type Day = number;

const MILLISECONDS_A_DAY = 86_400_000;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The UTC day of an RFC 3339 date-time.
 * @param where JSON pointer of the time, for the error
 * @throws RWD_ASSESSMENT_TIME_INVALID
 */
export const dayOf = (time: string, where: string): Day => {
  const milliseconds = RFC_3339.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw errors.RWD_ASSESSMENT_TIME_INVALID({ path: where });
  return Math.floor(milliseconds / MILLISECONDS_A_DAY);
};
