import { evaluationVectorLength, logisticVectorLength, type Standardization } from '@chainnet/statistics';
import { digestOf } from '@chainnet/contracts';
import type { KeyAnnouncement } from './key-announcement.js';
import type { JobManifest } from './manifest.js';
import { orderedParticipants } from './participants.js';

/** What one round asks of every site. Coefficients are for standardised features, intercept first. */
export type RoundParameters =
  | { readonly kind: 'moments' }
  | { readonly kind: 'newton' | 'evaluation'; readonly standardization: Standardization; readonly coefficients: readonly number[] };

/** Sent to every site of the job, the same to all. Round 0 is `moments`, then `newton` rounds, then one `evaluation`. */
export type RoundRequest = {
  readonly jobDigest: string;
  readonly round: number;
  readonly parameters: RoundParameters;
  readonly participants: readonly KeyAnnouncement[];
};

/** Digest of a request, the same however the participants are listed. */
export const requestDigestOf = (request: RoundRequest): string =>
  digestOf({
    jobDigest: request.jobDigest,
    round: request.round,
    parameters: request.parameters,
    participants: orderedParticipants(request.participants),
  });

/** Entries of the vector a round's kind asks for. */
export function vectorLength(manifest: Pick<JobManifest, 'features' | 'histogramBins'>, kind: RoundParameters['kind']): number {
  const features = manifest.features.length;
  switch (kind) {
    case 'moments':
      return 2 + 2 * features;
    case 'newton':
      return logisticVectorLength(features + 1);
    case 'evaluation':
      return evaluationVectorLength(manifest.histogramBins);
  }
}
