import { defineErrors } from '@chainnet/contracts';

/** What a site's own policy refuses, whatever a manifest says. The codes also stand in job-refused events. */
export const errors = defineErrors({
  RWD_SITE_VIEW_NOT_ALLOWED: {
    failure: 'permanent',
    message: 'the site does not compute on {resource}',
    action: 'propose a view of a resource type that the site\'s policy allows',
  },
  RWD_SITE_VIEW_TOO_LARGE: {
    failure: 'permanent',
    message: 'the view has {bytes} bytes; the site takes at most {limit}',
    action: 'name fewer columns, or shorter paths',
  },
  RWD_SITE_MINIMUM_TOO_LOW: {
    failure: 'permanent',
    message: 'the manifest asks for {what} of {asked}; this site takes part from {minimum}',
    action: 'propose the job with minima that every site accepts',
  },
  RWD_SITE_WRONG_MANIFEST: {
    failure: 'permanent',
    message: 'the proposal names another job or digest than its manifest',
    action: 'propose the manifest as it is, under its own job id and digest',
  },
  RWD_SITE_NOT_SIGNED: {
    failure: 'permanent',
    message: 'this site did not sign the job of this round',
    action: 'propose the job first; a site contributes only to what it signed',
  },
  RWD_SITE_ROUND_MALFORMED: {
    failure: 'permanent',
    message: 'the round\'s instruction or participants are not well formed at {path}',
    action: 'send parameters and key announcements as libs/secure-aggregation defines them',
  },
});
