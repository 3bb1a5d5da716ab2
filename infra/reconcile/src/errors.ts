import { defineErrors } from '@chainnet/contracts';

/** What a reconciliation can fail with. No detail holds a secret. */
export const errors = defineErrors({
  RWD_RECONCILE_USAGE: { failure: 'permanent', message: '{problem}', action: 'See docs/operators/identity.md for the command and its variables.' },
  RWD_RECONCILE_REGISTRY_INVALID: { failure: 'permanent', message: 'the partner registry is invalid at {place}: {problem}', action: 'Correct the file; docs/operators/partners.md shows its form.' },
  RWD_RECONCILE_REALM_REFUSED: { failure: 'permanent', message: 'the identity server answered {status} to "{operation}"', action: 'Check the administrator login and its roles: it needs manage-realm, manage-clients and manage-users.' },
  RWD_RECONCILE_REALM_UNAVAILABLE: { failure: 'transient', message: 'the identity server did not answer to "{operation}"', action: 'Check OIDC_ISSUER, OIDC_ADMIN_URL and that the identity server is up.' },
  RWD_RECONCILE_DEADLINE: { failure: 'transient', message: 'the reconciliation was not done after {seconds} s', action: 'Run it again: it goes on where it was. On a slow network raise --deadline.' },
  RWD_RECONCILE_NOT_CONVERGED: { failure: 'transient', message: '{left} differences are left after applying {made} changes', action: 'Somebody else changes the same things, or a difference cannot be mended by itself: run plan and see.' },
});
