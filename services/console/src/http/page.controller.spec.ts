import { describe, expect, it } from '@jest/globals';
import { meshReport } from '../core/mesh-report.js';
import { emptyMesh } from '../core/mesh-state.js';
import { PageController } from './page.controller.js';

const controller = new PageController(
  { report: () => meshReport(emptyMesh, ['demo-a'], new Date('2026-01-31T09:00:00Z')), links: (host) => [{ name: 'x', url: `http://${host}:1/docs` }] },
  new Map([['status.js', { contentType: 'text/javascript', body: 'script' }], ['page/parts.js', { contentType: 'text/javascript', body: 'parts' }]]),
);
const answer = (call: (response: never) => void) => {
  const sent = { headers: {} as Record<string, string>, body: '' };
  const response = {
    req: { path: '/status.js' },
    set: (headers: Record<string, string>) => { Object.assign(sent.headers, headers); return response; },
    send: (body: string) => { sent.body = body; },
  };
  call(response as never);
  return sent;
};

describe('the page over HTTP', () => {
  it('comes in the reader\'s language under a strict policy', () => {
    const { headers, body } = answer((response) => controller.index(undefined, 'zh-CN', 'mesh.example:7108', response));
    expect(headers).toMatchObject({ 'content-language': 'zh', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain('default-src \'none\'');
    expect(body).toContain('http://mesh.example:1/docs');
  });

  it('serves its own files and nothing else', () => {
    expect(answer((response) => controller.file(response)).body).toBe('script');
    expect(answer((response) => controller.module('parts.js', response)).body).toBe('parts');
    for (const name of ['../app.module.js', 'parts.js.map', '..%2f..%2fmain.js']) {
      expect(() => answer((response) => controller.module(name, response))).toThrow(expect.objectContaining({ code: 'RWD_HTTP_NOT_FOUND' }));
    }
  });
});
