import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { errors } from '../errors.js';
import type { Principal, TokenVerifier } from '../principal.js';
import { Authorized, Public } from './access.decorator.js';
import { AuthorizationGuard } from './authorization.guard.js';
import { CurrentPrincipal } from './current-principal.decorator.js';
import { IdentityModule } from './identity.module.js';

const who = (kind: Principal['kind'], ...roles: string[]): Principal => ({ clientId: `${kind}-client`, kind, roles, expiresAt: 0 });
const known = new Map<string, Principal>([
  ['partner', who('partner', 'submit-records')],
  ['service', who('service')],
  ['steward', who('operator', 'data-steward')],
  ['visitor', who('operator', 'guest')],
]);
const verifier: TokenVerifier = {
  verify: async (token) => {
    if (token === 'down') throw errors.RWD_IDENTITY_KEYS_UNAVAILABLE();
    if (token === 'bug') throw new TypeError('a bug');
    const principal = known.get(token);
    if (principal === undefined) throw errors.RWD_IDENTITY_TOKEN_EXPIRED();
    return principal;
  },
};

@Controller('records')
@Authorized('partner')
class RecordsController {
  @Get('own')
  own(@CurrentPrincipal() caller: Principal): string {
    return caller.clientId;
  }
  @Get('review')
  @Authorized(['operator', 'service'], 'data-steward', 'auditor')
  review(): string {
    return 'reviewed';
  }
  @Get('health')
  @Public()
  health(): string {
    return 'up';
  }
}
@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'secret';
  }
}
const refused: string[] = [];
@Module({ imports: [IdentityModule.with(verifier, (code) => refused.push(code))], controllers: [RecordsController, ForgottenController] })
class AppModule {}

let app: INestApplication;
let origin: string;
beforeAll(async () => {
  app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
});
afterAll(() => app.close());

const get = async (path: string, token?: string): Promise<{ status: number; body: string; headers: Headers }> => {
  const response = await fetch(`${origin}/${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.text(), headers: response.headers };
};

describe('given a service closed by default', () => {
  it('a route that says nothing is closed, even to a valid token', async () => {
    const answer = await get('forgotten', 'partner');
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'RWD_IDENTITY_ROUTE_CLOSED' });
  });

  it('a public route inside a closed controller is open to all', async () => {
    expect(await get('records/health')).toMatchObject({ status: 200, body: 'up' });
  });

  it('the right kind enters and the handler knows who it is', async () => {
    expect(await get('records/own', 'partner')).toMatchObject({ status: 200, body: 'partner-client' });
  });

  it.each(['service', 'steward', 'visitor'])('another kind (%s) is forbidden', async (token) => {
    expect((await get('records/own', token)).status).toBe(403);
  });

  it('of several kinds only those with one of the roles enter', async () => {
    expect((await get('records/review', 'steward')).body).toBe('reviewed');
    expect((await get('records/review', 'visitor')).status).toBe(403);
    expect((await get('records/review', 'service')).status).toBe(403);
    expect((await get('records/review', 'partner')).status).toBe(403);
  });

  it('no token is 401 with a challenge, a refused one says why', async () => {
    const missing = await get('records/own');
    expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const expired = await get('records/own', 'old');
    expect([expired.status, expired.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    expect(JSON.parse(expired.body)).toMatchObject({ code: 'RWD_IDENTITY_TOKEN_EXPIRED', action: expect.any(String) });
  });

  it('when keys are unavailable the caller is told to come back', async () => {
    const answer = await get('records/own', 'down');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('a defect of ours is not dressed up as a refusal', async () => {
    expect((await get('records/own', 'bug')).status).toBe(500);
  });

  it('every refusal is told to the observer', async () => {
    refused.length = 0;
    await get('records/own', 'old');
    await get('forgotten');
    expect(refused).toEqual(['RWD_IDENTITY_TOKEN_EXPIRED', 'RWD_IDENTITY_ROUTE_CLOSED']);
  });
});

describe('given another transport', () => {
  const guard = new AuthorizationGuard(verifier, new Reflector(), () => undefined);
  const over = (type: string): ExecutionContext => ({ getType: () => type }) as unknown as ExecutionContext;
  it('records pass, for the broker let them in', async () => {
    expect(await guard.canActivate(over('rpc'))).toBe(true);
  });
  it('anything else is closed', async () => {
    expect(await guard.canActivate(over('ws'))).toBe(false);
  });
});
