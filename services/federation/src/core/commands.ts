import type { JobManifest, KeyAnnouncement, SignedContribution } from '@chainnet/secure-aggregation';

/** What may be asked of a job. There is no clock here: the shell sends `DeadlinePassed` when a timer it set runs out. */
export type JobCommand =
  | { readonly type: 'ProposeJob'; readonly manifest: JobManifest }
  | { readonly type: 'SignManifest'; readonly announcement: KeyAnnouncement }
  /** The shell has authenticated the site; `code` is the error code that the site met. */
  | { readonly type: 'DeclineJob'; readonly siteId: string; readonly code: string }
  | { readonly type: 'SubmitContribution'; readonly contribution: SignedContribution }
  | { readonly type: 'DeadlinePassed'; readonly phase: 'signing' }
  | { readonly type: 'DeadlinePassed'; readonly phase: 'round'; readonly round: number };
