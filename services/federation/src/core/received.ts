import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { DataOf, federationContributionSubmitted, federationJobRefused, federationJobSigned } from '@chainnet/contracts';
import { type KeyAnnouncement, verifyRefusal } from '@chainnet/secure-aggregation';
import type { JobCommand } from './commands.js';
import { errors } from './errors.js';
import type { JobState } from './job-state.js';

const text = Type.String();
const announcementSchema = Type.Object({ jobDigest: text, siteId: text, maskPublicKey: text, signature: text }, { additionalProperties: false });

/** A site's signature as a command. Its own key vouches for it; the core checks that. @throws RWD_FEDERATION_MESSAGE_MALFORMED */
export function signCommand({ announcement }: DataOf<typeof federationJobSigned>): JobCommand {
  const wrong = Value.Errors(announcementSchema, announcement).First();
  if (wrong !== undefined) throw errors.RWD_FEDERATION_MESSAGE_MALFORMED({ path: wrong.path });
  return { type: 'SignManifest', announcement: announcement as KeyAnnouncement };
}

/**
 * A site's refusal as a command, once its signature shows that it is the site's own.
 * @throws RWD_FEDERATION_WRONG_PHASE, RWD_FEDERATION_WRONG_JOB, RWD_FEDERATION_UNKNOWN_SITE, RWD_SECAGG_SIGNATURE_INVALID
 */
export function declineCommand({ site, jobDigest, code, signature }: DataOf<typeof federationJobRefused>, state: JobState): JobCommand {
  if (state.status === 'none') throw errors.RWD_FEDERATION_WRONG_PHASE({ command: 'DeclineJob', status: 'not proposed' });
  if (jobDigest !== state.jobDigest) throw errors.RWD_FEDERATION_WRONG_JOB({ siteId: site });
  const member = state.manifest.sites.find(({ siteId }) => siteId === site);
  if (member === undefined) throw errors.RWD_FEDERATION_UNKNOWN_SITE({ siteId: site });
  verifyRefusal({ jobDigest, siteId: site, code, signature }, member.signingKey);
  return { type: 'DeclineJob', siteId: site, code };
}

/** A site's masked vector as a command; the core checks its signature. */
export const contributionCommand = ({ site: siteId, jobDigest, round, requestDigest, words: masked, signature }: DataOf<typeof federationContributionSubmitted>): JobCommand => ({
  type: 'SubmitContribution',
  contribution: { jobDigest, siteId, round, requestDigest, masked, signature },
});
