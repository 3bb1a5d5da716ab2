import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { errors } from '../errors.js';
import type { Principal } from '../principal.js';

/** A request the guard has let through carries its principal here. */
export type AuthorizedRequest = { principal?: Principal };

/** The principal of a request. Raises RWD_IDENTITY_TOKEN_MISSING on a route that is public. */
export const principalIn = (request: AuthorizedRequest): Principal => {
  if (request.principal === undefined) throw errors.RWD_IDENTITY_TOKEN_MISSING();
  return request.principal;
};

/** Handler parameter: the caller. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal =>
  principalIn(context.switchToHttp().getRequest<AuthorizedRequest>()),
);
