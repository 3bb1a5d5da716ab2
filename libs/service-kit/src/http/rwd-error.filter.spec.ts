import { describe, expect, it } from '@jest/globals';
import { HttpException, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { defineErrors } from '@chainnet/contracts';
import { RwdErrorFilter } from './rwd-error.filter.js';

const errors = defineErrors({
  RWD_TEST_AWAY: { failure: 'transient', message: 'the store is away', action: 'wait' },
  RWD_TEST_WRONG: { failure: 'permanent', message: 'wrong', action: 'mend' },
});

function answerTo(error: unknown) {
  const defects: unknown[] = [];
  const answer: { status?: number; body?: unknown; headers: Record<string, string> } = { headers: {} };
  const response = {
    status: (code: number) => ((answer.status = code), response),
    setHeader: (name: string, value: string) => void (answer.headers[name] = value),
    json: (body: unknown) => void (answer.body = body),
  };
  const host = { switchToHttp: () => ({ getResponse: () => response }) } as unknown as ArgumentsHost;
  new RwdErrorFilter((defect) => defects.push(defect)).catch(error, host);
  return { ...answer, defects };
}

describe('an HTTP failure', () => {
  it('has code, message and action', () => {
    expect(answerTo(errors.RWD_TEST_WRONG({}, { where: '/a' }))).toMatchObject({ status: 422, body: { code: 'RWD_TEST_WRONG', message: 'wrong', action: 'mend', where: '/a' }, defects: [] });
  });

  it('that passes by itself says when to come back', () => {
    expect(answerTo(errors.RWD_TEST_AWAY())).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });

  it('of the framework gets a code of ours', () => {
    expect(answerTo(new NotFoundException())).toMatchObject({ status: 404, body: { code: 'RWD_HTTP_NOT_FOUND' } });
    expect(answerTo({ status: 413, limit: 1_000 })).toMatchObject({ status: 413, body: { code: 'RWD_HTTP_TOO_LARGE' } });
    expect(answerTo({ status: 400 })).toMatchObject({ status: 400, body: { code: 'RWD_HTTP_BAD_REQUEST' } });
  });

  it('with a code in its body goes out as it is', () => {
    expect(answerTo(new HttpException({ code: 'RWD_IDENTITY_TOKEN_MISSING' }, 401))).toMatchObject({ status: 401, body: { code: 'RWD_IDENTITY_TOKEN_MISSING' } });
  });

  it('that is a defect shows nothing of itself and is told to the service', () => {
    const { status, body, defects } = answerTo(new TypeError('patient Wang'));
    expect([status, JSON.stringify(body).includes('Wang'), defects.length]).toEqual([500, false, 1]);
  });
});
