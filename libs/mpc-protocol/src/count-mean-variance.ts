import { cohortResult, type StatisticsResult } from './statistics-result.js';
import { countsReach } from './cohort-test.js';
import type { ColumnSums } from './column-sums.js';
import { errors } from './errors.js';
import { decodeSum, encodeContribution } from './fixed-point.js';
import { fieldVector, type FieldVector } from './field-vector.js';
import { shareInputs } from './input-sharing.js';
import { manifestDigest, partyIds, type MpcJobManifest } from './job-manifest.js';
import { openShares } from './opening.js';
import type { PartyChannel, PartyId } from './party-channel.js';
import { PartySession } from './party-session.js';
import type { RandomSource } from './random-source.js';
import { addShares, sliceShare, type ReplicatedShare } from './replicated-sharing.js';

/** One party's part in a job. `inputs` are in the order of the manifest's columns. */
export type StatisticsTask = {
  readonly manifest: MpcJobManifest;
  readonly self: PartyId;
  readonly inputs: readonly ColumnSums[];
  /** The least number of values this site lets into any column, by its own policy. */
  readonly localMinimum: number;
  readonly channel: PartyChannel;
  readonly random: RandomSource;
  /** Instant on the channel's clock, in milliseconds. */
  readonly deadline: number;
};

export type StatisticsOutcome = {
  readonly result: StatisticsResult;
  /** SHA-256 (hex) over what all three parties saw; equal at all three. */
  readonly transcript: string;
  readonly traffic: { readonly rounds: number; readonly bytesSent: number };
};

/**
 * Pooled count, mean, unbiased variance and standard error of each column over three sites.
 *
 * What is opened to the three parties, in this order, and nothing else:
 * 1. per column one bit, whether the pooled count reaches `minCohort` (as a masked field element). If one column fails,
 *    all parties end with RWD_MPC_COHORT_TOO_SMALL and no count or sum has been opened;
 * 2. per column the pooled count N, which each party compares with `minCohort` again;
 * 3. per column the pooled sum S and sum of squares Q. (N, S, Q) and (count, mean, variance) determine each other, so
 *    this is exactly the result.
 * A site's own count and sums stay hidden from the two others, as far as they do not follow from the result and their own.
 *
 * Security: one corrupted party of three. Inputs and openings are secure with abort against active corruption; the
 * products of step 1 only against semi-honest corruption, which at worst opens a count below minCohort in step 2. That
 * a site's input is true, or in range, is not proven. There is no fairness: who aborts last may know the result.
 *
 * Raises RWD_MPC_LOCAL_COHORT_TOO_SMALL before a share leaves the site (the others see RWD_MPC_ABORTED),
 * RWD_MPC_INPUTS_INVALID, RWD_MPC_VALUE_OUT_OF_RANGE, the errors of the channel, of input sharing and of opening, and
 * RWD_MPC_TRANSCRIPT_MISMATCH.
 */
export async function runCountMeanVariance(task: StatisticsTask): Promise<StatisticsOutcome> {
  const { manifest, self, channel, random, deadline } = task;
  const context = { self, channel, random, deadline, job: manifest.jobId, attempt: manifest.attempt };
  return PartySession.run({ ...context, digest: manifestDigest(manifest), parties: partyIds(manifest) }, async (session) => {
    const shares = await shareInputs(session, inputVector(task));
    const pooled = shares.reduce((sum, share) => addShares(sum, share));
    const result = await openStatistics(session, manifest, pooled);
    const transcript = await confirmTranscript(session);
    return { result, transcript, traffic: session.traffic };
  });
}

/** Counts, then sums, then sums of squares, each in column order. */
function inputVector({ manifest, inputs, localMinimum }: StatisticsTask): FieldVector {
  const { columns, fractionBits } = manifest;
  if (inputs.length !== columns.length) {
    throw errors.RWD_MPC_INPUTS_INVALID({ what: `${inputs.length} columns given, ${columns.length} asked for` });
  }
  inputs.forEach(({ count }, i) => requireLocalCohort(count, localMinimum, columns[i] as string));
  const encode = (value: bigint, what: string): bigint => encodeContribution(value, what, fractionBits);
  return fieldVector([
    ...inputs.map(({ count }) => encode(BigInt(count), 'The count')),
    ...inputs.map(({ sum }) => encode(sum, 'The sum')),
    ...inputs.map(({ sumOfSquares }) => encode(sumOfSquares, 'The sum of squares')),
  ]);
}

function requireLocalCohort(count: number, minimum: number, column: string): void {
  if (!Number.isSafeInteger(count) || count < 0) throw errors.RWD_MPC_INPUTS_INVALID({ what: `the count of ${column} is no count` });
  if (count < minimum) throw errors.RWD_MPC_LOCAL_COHORT_TOO_SMALL({ column, minimum });
}

async function openStatistics(session: PartySession, manifest: MpcJobManifest, pooled: ReplicatedShare): Promise<StatisticsResult> {
  const { columns, minCohort, fractionBits } = manifest;
  const counts = sliceShare(pooled, 0, columns.length);
  const reached = await countsReach(session, counts, minCohort);
  refuseSmall(manifest, (i) => reached[i] === true);
  const opened = Array.from(await openShares(session, 'counts', counts), decodeSum);
  refuseSmall(manifest, (i) => (opened[i] as bigint) >= BigInt(minCohort));
  const sums = Array.from(await openShares(session, 'sums', sliceShare(pooled, columns.length, 3 * columns.length)), decodeSum);
  const column = (name: string, i: number): ReturnType<typeof cohortResult> =>
    cohortResult(name, fractionBits, { count: opened[i] as bigint, sum: sums[i] as bigint, sumOfSquares: sums[columns.length + i] as bigint });
  return { statistic: manifest.statistic, fractionBits, columns: columns.map(column) };
}

function refuseSmall({ columns, minCohort }: MpcJobManifest, reaches: (index: number) => boolean): void {
  const small = columns.find((_, i) => !reaches(i));
  if (small !== undefined) throw errors.RWD_MPC_COHORT_TOO_SMALL({ column: small, minimum: minCohort });
}

/** Last round: nobody returns a result unless all three saw the same commitments and opened the same values. */
async function confirmTranscript(session: PartySession): Promise<string> {
  const digest = session.transcript.digest();
  const own = Buffer.from(digest, 'hex');
  const heard = await session.exchange('confirm', { previous: own, next: own });
  for (const side of ['previous', 'next'] as const) {
    if (!own.equals(heard[side])) {
      throw errors.RWD_MPC_TRANSCRIPT_MISMATCH({ accuser: session.self, suspect: session[side] });
    }
  }
  return digest;
}
