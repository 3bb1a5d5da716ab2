import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { TokenVerifier } from '../principal.js';
import type { RefusalObserver } from './authorization.guard.js';
import { AuthorizationGuard, REFUSAL_OBSERVER, TOKEN_VERIFIER } from './authorization.guard.js';

/** Closes every HTTP route of a service: import `IdentityModule.with(verifier)` once, in the app module. */
@Module({})
export class IdentityModule {
  static with(verifier: TokenVerifier, observe: RefusalObserver = () => undefined): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      providers: [
        { provide: TOKEN_VERIFIER, useValue: verifier },
        { provide: REFUSAL_OBSERVER, useValue: observe },
        { provide: APP_GUARD, useClass: AuthorizationGuard },
      ],
      exports: [TOKEN_VERIFIER],
    };
  }
}
