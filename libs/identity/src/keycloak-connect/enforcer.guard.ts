import { isRwdError } from '@chainnet/contracts';
import type { RwdError } from '@chainnet/contracts';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { bearerToken } from '../bearer.js';
import { errors } from '../errors.js';
import { httpRefusalOf } from '../http-refusal.js';
import type { AuthorizedRequest } from '../nest/current-principal.decorator.js';
import type { TokenVerifier } from '../principal.js';
import type { EnforcedRequest, GrantedPermission, KeycloakAdapter, KeycloakConnectOptions } from './adapter.js';
import { loadKeycloakConnect } from './adapter.js';

/** Express middleware that lets a request pass when the realm's policies grant every `resource` or `resource:scope`. */
export type Enforce = (first: string, ...more: readonly string[]) => RequestHandler;

/**
 * For operators who keep their policies in Keycloak Authorization Services. The token goes through our own verifier
 * first (keycloak-connect knows RS256 only, and checks no audience by default), then keycloak-connect's enforcer asks
 * the realm, then we check that what it granted is what was asked: the enforcer lets a request pass when the answer
 * does not mention the resource at all.
 * Answers 401, 403 or 503 with a coded body.
 */
export const createKeycloakConnectGuard = async (verifier: TokenVerifier, options: KeycloakConnectOptions): Promise<Enforce> => {
  const keycloak = await loadKeycloakConnect(options);
  const failures = rememberFailures(keycloak);
  keycloak.accessDenied = (request, _response, next) => next(denial(failures.get(request)));
  const admit = async (request: Request & AuthorizedRequest): Promise<void> => {
    request.principal = await verifier.verify(bearerToken(request.headers.authorization));
  };
  return (...permissions) => {
    const ask = keycloak.enforcer(permissions, { response_mode: 'permissions', resource_server_id: options.clientId });
    return (request, response, next) => {
      admit(request)
        .then(() => decide(ask, permissions, { request, response }))
        .then(() => next())
        .catch((error: unknown) => refuse(error, response, next));
    };
  };
};

const decide = (ask: RequestHandler, permissions: readonly string[], call: { request: Request & EnforcedRequest; response: Response }): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle: NextFunction = (error?: unknown) => {
      if (error !== undefined) return reject(isRwdError(error) ? error : denial(error));
      const granted = call.request.permissions ?? [];
      const missing = permissions.filter((permission) => !isGranted(permission, granted));
      if (missing.length > 0) return reject(errors.RWD_IDENTITY_PERMISSION_DENIED({ permissions: missing.join(', ') }));
      resolve();
    };
    void Promise.resolve(ask(call.request, call.response, settle)).catch(reject);
  });

const isGranted = (permission: string, granted: readonly GrantedPermission[]): boolean => {
  const [resource, scope] = permission.split(':');
  return granted.some(({ rsid, rsname, scopes }) => (rsid === resource || rsname === resource) && (scope === undefined || scopes?.includes(scope) === true));
};

/** The enforcer swallows why it denied; this keeps the reason beside the request. */
const rememberFailures = (keycloak: KeycloakAdapter): WeakMap<object, unknown> => {
  const failures = new WeakMap<object, unknown>();
  const check = keycloak.checkPermissions.bind(keycloak);
  keycloak.checkPermissions = async (query, request, answer) => {
    try {
      return await check(query, request, answer);
    } catch (error) {
      failures.set(request, error);
      throw error;
    }
  };
  return failures;
};

/** Keycloak answers 403 (or 400 for an unknown resource) when it denies; anything else is a failure to ask. */
const denial = (failure: unknown): RwdError => {
  const status = failure instanceof Error ? /^(\d{3}):/.exec(failure.message)?.[1] : undefined;
  const denied = failure === undefined || status === '403' || status === '400';
  return denied ? errors.RWD_IDENTITY_PERMISSION_DENIED({ permissions: 'this request' }) : errors.RWD_IDENTITY_PERMISSIONS_UNAVAILABLE({}, { cause: failure });
};

const refuse = (error: unknown, response: Response, next: NextFunction): void => {
  if (!isRwdError(error)) return next(error);
  const { status, headers, body } = httpRefusalOf(error);
  response.status(status).set(headers).json(body);
};
