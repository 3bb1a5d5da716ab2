import { errors } from '../errors.js';
import type { TokenVerifier } from '../principal.js';
import type { KeycloakConnectOptions } from './adapter.js';
import { loadKeycloakConnect } from './adapter.js';

/**
 * The same port, for calls where minutes matter: after `verifier` has accepted a token, keycloak-connect asks the realm
 * whether it still stands (RFC 7662), so a disabled client or ended session is seen at once, at one round trip a call.
 * Raises what `verifier` raises, RWD_IDENTITY_CLIENT_DISABLED, RWD_IDENTITY_PERMISSIONS_UNAVAILABLE.
 */
export const createLiveTokenVerifier = async (verifier: TokenVerifier, options: KeycloakConnectOptions): Promise<TokenVerifier> => {
  const { grantManager } = await loadKeycloakConnect(options);
  const stands = async (token: string): Promise<boolean> => {
    try {
      return (await grantManager.validateAccessToken(token)) !== false;
    } catch (cause) {
      throw errors.RWD_IDENTITY_PERMISSIONS_UNAVAILABLE({}, { cause });
    }
  };
  return {
    verify: async (token) => {
      const principal = await verifier.verify(token);
      if (!(await stands(token))) throw errors.RWD_IDENTITY_CLIENT_DISABLED({ clientId: principal.clientId });
      return principal;
    },
  };
};
