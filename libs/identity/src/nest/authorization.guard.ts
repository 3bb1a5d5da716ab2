import { isRwdError } from '@chainnet/contracts';
import { HttpException, Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { bearerToken } from '../bearer.js';
import { errors } from '../errors.js';
import { httpRefusalOf } from '../http-refusal.js';
import type { Principal, TokenVerifier } from '../principal.js';
import type { Access } from './access.decorator.js';
import { accessKey } from './access.decorator.js';
import type { AuthorizedRequest } from './current-principal.decorator.js';

export const TOKEN_VERIFIER = Symbol('TokenVerifier');
export const REFUSAL_OBSERVER = Symbol('RefusalObserver');

/** Told the code of each refusal, for a counter. */
export type RefusalObserver = (code: string) => void;

type HttpRequest = AuthorizedRequest & { readonly headers: { readonly authorization?: string } };
type HttpResponse = { setHeader(name: string, value: string): unknown };

/**
 * The one guard of every HTTP route: closed unless the handler or its controller says `@Public()` or `@Authorized()`.
 * Records that come over Kafka were let in by the broker's ACLs and pass; any other transport is closed.
 * Refusals are HttpExceptions with the coded error as body and as `cause`.
 */
@Injectable()
export class AuthorizationGuard implements CanActivate {
  constructor(
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(REFUSAL_OBSERVER) private readonly observe: RefusalObserver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'rpc') return true;
    if (context.getType() !== 'http') return false;
    try {
      await this.admit(context);
      return true;
    } catch (error) {
      throw this.refuse(error, context.switchToHttp().getResponse<HttpResponse>());
    }
  }

  private async admit(context: ExecutionContext): Promise<void> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [context.getHandler(), context.getClass()]);
    if (access === undefined) throw errors.RWD_IDENTITY_ROUTE_CLOSED();
    if (access.open) return;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const principal = await this.verifier.verify(bearerToken(request.headers.authorization));
    requireAccess(principal, access);
    request.principal = principal;
  }

  private refuse(error: unknown, response: HttpResponse): unknown {
    if (!isRwdError(error)) return error;
    const { status, headers, body } = httpRefusalOf(error);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    this.observe(error.code);
    return new HttpException(body, status, { cause: error });
  }
}

const requireAccess = (principal: Principal, access: Access & { open: false }): void => {
  const holdsRole = access.roles.length === 0 || access.roles.some((role) => principal.roles.includes(role));
  if (access.kinds.includes(principal.kind) && holdsRole) return;
  throw errors.RWD_IDENTITY_ROLE_MISSING({ kinds: access.kinds.join(' or '), roles: access.roles.join(', ') || 'any' });
};
