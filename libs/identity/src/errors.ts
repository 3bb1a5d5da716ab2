import { defineErrors } from '@chainnet/contracts';

const renew = 'Get a new token for this API from the realm and send that.';

/**
 * Every refusal of a token and every failure to get one. No detail ever holds token text, claims or a secret, and no
 * `cause` that carries them is kept.
 */
export const errors = defineErrors({
  RWD_IDENTITY_TOKEN_MISSING: { failure: 'permanent', message: 'There is no bearer token', action: 'Send "Authorization: Bearer <access token>".' },
  RWD_IDENTITY_TOKEN_MALFORMED: { failure: 'permanent', message: 'The token is malformed: {problem}', action: 'Send the access token exactly as the realm issued it.' },
  RWD_IDENTITY_ALGORITHM_REFUSED: { failure: 'permanent', message: 'The token\'s signature algorithm is not one of {allowed}', action: 'Set the client\'s access token signature algorithm in the realm to one of these.' },
  RWD_IDENTITY_KEY_UNKNOWN: { failure: 'permanent', message: 'The token is signed with a key the issuer does not publish', action: renew },
  RWD_IDENTITY_SIGNATURE_INVALID: { failure: 'permanent', message: 'The token\'s signature does not verify', action: renew },
  RWD_IDENTITY_ISSUER_WRONG: { failure: 'permanent', message: 'The token was not issued by {expected}', action: 'Use the realm this mesh trusts; inside and outside the cluster its issuer must read the same.' },
  RWD_IDENTITY_AUDIENCE_WRONG: { failure: 'permanent', message: 'The token is not meant for {expected}', action: 'Add the audience mapper of this API to the client, then get a new token.' },
  RWD_IDENTITY_TOKEN_EXPIRED: { failure: 'permanent', message: 'The token has expired', action: renew },
  RWD_IDENTITY_TOKEN_NOT_YET_VALID: { failure: 'permanent', message: 'The token is not valid yet', action: 'Set both machines\' clocks by NTP.' },
  RWD_IDENTITY_TOKEN_TYPE_WRONG: { failure: 'permanent', message: 'The token is not a bearer access token', action: 'Send the access token, not the identity or refresh token, and no proof-bound one.' },
  RWD_IDENTITY_CLAIM_WRONG: { failure: 'permanent', message: 'The claim {claim} is missing or has the wrong shape', action: 'Repair the client\'s protocol mappers: the realm reconciler shows the drift.' },
  RWD_IDENTITY_PARTNER_MISMATCH: { failure: 'permanent', message: 'Client {clientId} does not belong to the partner its token names', action: 'Repair the client\'s partner_id mapper: the realm reconciler shows the drift.' },
  RWD_IDENTITY_CLIENT_DISABLED: { failure: 'permanent', message: 'Client {clientId} has been disabled', action: 'Ask the platform operator why; the partner registry holds the reason.' },
  RWD_IDENTITY_REVOCATIONS_UNAVAILABLE: { failure: 'transient', message: 'It cannot be told whether client {clientId} is disabled', action: 'Wait until the service has read the revocation list; see its readiness.' },
  RWD_IDENTITY_KEYS_UNAVAILABLE: { failure: 'transient', message: 'The issuer\'s keys cannot be read', action: 'Check that the service reaches the realm\'s key set URL.' },
  RWD_IDENTITY_ROLE_MISSING: { failure: 'permanent', message: 'This needs a token of kind {kinds} with one of the roles {roles}', action: 'Ask the platform operator for the role, or call with the right client.' },
  RWD_IDENTITY_ROUTE_CLOSED: { failure: 'permanent', message: 'This route says nothing about who may call it, so nobody may', action: 'Mark the handler with @Authorized(...) or @Public().' },
  RWD_IDENTITY_PERMISSION_DENIED: { failure: 'permanent', message: 'The realm\'s policies do not grant {permissions}', action: 'Change the resource\'s policy in Keycloak Authorization Services.' },
  RWD_IDENTITY_PERMISSIONS_UNAVAILABLE: { failure: 'transient', message: 'The realm cannot be asked about this token', action: 'Check that the service reaches Keycloak and that its client secret is right.' },
  RWD_IDENTITY_KEY_UNUSABLE: { failure: 'permanent', message: 'The key of client {clientId} cannot sign its assertions', action: 'Give a private JWK with alg ES256 or PS256 and the kid that the realm knows.' },
  RWD_IDENTITY_CLIENT_REFUSED: { failure: 'permanent', message: 'The realm refuses client {clientId}: {reason}', action: 'Check the client id, its secret or key, and that its service account is enabled.' },
  RWD_IDENTITY_REALM_UNAVAILABLE: { failure: 'transient', message: 'No token for client {clientId} after {attempts} attempts', action: 'Check that the service reaches the realm\'s token URL.' },
});
