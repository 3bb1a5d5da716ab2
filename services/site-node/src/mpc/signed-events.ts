import { isRwdError, mpcJobRefused, mpcResultReported, type DataOf, type RwdError, type mpcJobApproved } from '@chainnet/contracts';
import { approvalBytes, refusalBytes, reportBytes, resultDigest, type StatisticsOutcome } from '@chainnet/mpc-protocol';
import { output, type OutputEvent } from '@chainnet/messaging';
import { errors } from './errors.js';
import type { MpcSite, SessionEnding } from './ports.js';

export type Job = { readonly jobId: string; readonly digest: string };
type Signer = Pick<MpcSite, 'tenant' | 'sign'>;

/** This site's signature under the manifest. */
export const approvalOf = ({ jobId, digest }: Job, { tenant, sign }: Signer): DataOf<typeof mpcJobApproved> => ({
  jobId, party: tenant, signature: sign(approvalBytes(digest)),
});

/** Why this site does not take part, or its session ended without a result. */
export const refusalOf = ({ jobId, digest }: Job, { code, message }: RwdError, { tenant, sign }: Signer): DataOf<typeof mpcJobRefused> => ({
  jobId, party: tenant, code, message, signature: sign(refusalBytes(digest, code)),
});

/** What this site opened, with the transcript of the session. */
export const reportOf = ({ jobId, digest }: Job, { result, transcript }: StatisticsOutcome, { tenant, sign }: Signer): DataOf<typeof mpcResultReported> => ({
  jobId,
  party: tenant,
  result,
  transcriptHash: transcript,
  signature: sign(reportBytes({ manifestDigest: digest, resultDigest: resultDigest(result), transcript })),
});

/** The coded form of whatever ended a session. */
export const coded = (error: unknown): RwdError => (isRwdError(error) ? error : errors.RWD_SITE_MPC_SESSION_FAILED({}, { cause: error }));

/** A session's ending as the event it is. */
export const endingOutput = (ending: SessionEnding): OutputEvent =>
  ending.type === 'reported'
    ? output(mpcResultReported, { key: ending.report.jobId, data: ending.report })
    : output(mpcJobRefused, { key: ending.refusal.jobId, data: ending.refusal });
