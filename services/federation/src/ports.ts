/** Injection token of the {@link JobDesk}. */
export const JOB_DESK = Symbol('JobDesk');

/** Injection token of the sites a job is proposed to, as the member directory has them. */
export const SITES = Symbol('Sites');
