import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recordAccepted, recordDeidentified, recordNormalized, recordStored } from '@chainnet/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chartFolder } from './render.js';

jest.setTimeout(60_000);

type Answer = { readonly status?: number; readonly body: unknown };
type Seen = { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string };

let server: Server;
let url: string;
let seen: Seen[];
let answer: (seen: Seen) => Answer;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body };
      seen.push(one);
      const { status = 200, body: answered } = answer(one);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** Runs a script of the chart's ConfigMap as a container would. */
const run = (script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`${chartFolder}files/${script}`, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
    child.once('close', (code) => resolve({ code, output }));
  });

describe('waiting for the servers', () => {
  it('given a realm without keys at first and one of two brokers, then it ends when both answer', async () => {
    answer = () => (seen.length < 2 ? { status: 404, body: {} } : { body: { keys: [] } });
    const broker = url.slice('http://'.length);
    const { code, output } = await run('wait-for.mjs', [`tcp://127.0.0.1:1,${broker}`, `${url}/realms/r`], {});
    expect(code).toBe(0);
    expect(output.match(/answers after/g)).toHaveLength(2);
    expect(seen.map(({ path }) => path)).toEqual(Array(2).fill('/realms/r/protocol/openid-connect/certs'));
  });

  it('given a client, then it waits until the realm knows it', async () => {
    answer = () => (seen.length < 2 ? { status: 401, body: {} } : { body: { access_token: 't' } });
    const { code } = await run('wait-for.mjs', [`${url}/realms/r`], { CHAINNET_CLIENT_ID: 'svc-a', CHAINNET_CLIENT_SECRET: 's/+' });
    expect(code).toBe(0);
    expect(seen.map(({ path }) => path)).toEqual(Array(2).fill('/realms/r/protocol/openid-connect/token'));
    expect(Buffer.from(seen[0]?.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString()).toBe('svc-a:s%2F%2B');
  });
});

describe('helm test', () => {
  const stored = [recordAccepted, recordNormalized, recordDeidentified, recordStored].map(({ type }) => ({ type, leafIndex: 1 }));
  const test = (seconds: number): Promise<{ readonly code: number | null; readonly output: string }> => run('send-record.mjs', [], {
    OIDC_ISSUER: `${url}/realms/r`, CLIENT_ID: 'partner-a', CLIENT_SECRET: 's', PARTNER: 'a', INGESTION_URL: url, PROVENANCE_URL: url, TIMEOUT_SECONDS: String(seconds),
  });
  const mesh = (receipts: () => Answer) => ({ path }: Seen): Answer => {
    if (path.endsWith('/token')) return { body: { access_token: 'token' } };
    return path === '/v1/records' ? { status: 202, body: { recordId: 'abc' } } : receipts();
  };

  it('given a mesh that works, then it sends a WS/T document as the partner and passes with its receipt', async () => {
    answer = mesh(() => (seen.length < 5 ? { status: 404, body: { code: 'RWD_HTTP_NOT_FOUND' } } : { body: { steps: stored } }));
    const { code, output } = await test(30);
    expect([code, output]).toEqual([0, expect.stringMatching(/record abc[\s\S]*rwd\.dataset\.record-stored\.v1: receipt after/)]);
    const sent = seen.find(({ path }) => path === '/v1/records');
    expect(sent?.headers).toMatchObject({ authorization: 'Bearer token', 'content-type': 'application/xml', 'ce-source': '/a/helm-test' });
    expect(sent?.body).toContain('<ClinicalDocument');
    expect(seen.at(-1)?.path).toBe('/v1/records/abc/receipt');
  });

  it('given a record that goes no further, then it fails and says how far it came', async () => {
    answer = mesh(() => ({ body: { steps: stored.slice(0, 2) } }));
    expect(await test(1)).toMatchObject({ code: 1, output: expect.stringContaining('has only rwd.record.accepted.v1, rwd.record.normalized.v1') });
  });

  it('given a refusal, then it fails with its code', async () => {
    answer = ({ path }) => (path.endsWith('/token') ? { body: { access_token: 'token' } } : { status: 400, body: { code: 'RWD_X', message: 'no' } });
    expect(await test(1)).toMatchObject({ code: 1, output: expect.stringContaining('the record was refused: 400 RWD_X no') });
  });
});
