import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reconcileCommand } from './command.js';
import { clientSecrets } from './server-access.js';

const address = { KAFKA_BROKERS: '127.0.0.1:9', OIDC_ISSUER: 'http://127.0.0.1:9/realms/r', OIDC_ADMIN_USERNAME: 'a', OIDC_ADMIN_PASSWORD: 'p' };
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconcile-'));
  file = join(folder, 'registry.yaml');
  writeFileSync(file, 'version: 1\npartners:\n  - tenant: hospital-a\n    name: A\n    status: active\n    auth: { method: secret }\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: readonly string[], env: Record<string, string> = address) => reconcileCommand(args, env, () => new Date(0));

describe('the command', () => {
  it.each([
    ['no verb', ['--file', 'x']],
    ['another verb', ['destroy', '--file', 'x']],
    ['no file', ['plan']],
    ['an unknown option', ['plan', '--file', 'x', '--force']],
    ['half a mesh that is none', ['plan', '--file', 'x', '--only', 'realm']],
    ['a deadline that is none', ['plan', '--file', 'x', '--deadline', 'soon']],
  ])('with %s ends with 2 and says how it is called', async (_name, args) => {
    expect(await run(args)).toEqual({ exitCode: 2, out: expect.stringContaining('usage: reconcile plan|apply|drift') });
  });

  it('without its registry ends with 2 and names it', async () => {
    expect(await run(['plan', '--file', '/nowhere.yaml'])).toEqual({ exitCode: 2, out: expect.stringContaining('/nowhere.yaml') });
  });

  it.each(['KAFKA_BROKERS', 'OIDC_ISSUER', 'OIDC_ADMIN_USERNAME'])('without %s ends with 2 and names it', async (variable) => {
    expect(await run(['plan', '--file', file], { ...address, [variable]: '' })).toEqual({ exitCode: 2, out: expect.stringContaining(`${variable} is not set`) });
  });

  it('for the broker only asks no realm and wants no login to it: a site beside a hub', async () => {
    expect(await run(['drift', '--file', file, '--only', 'broker'], { ...address, OIDC_ADMIN_USERNAME: '' })).toEqual({ exitCode: 3, out: expect.stringMatching(/^RWD_MESSAGING_BROKER_UNAVAILABLE/) });
  }, 60_000);

  it('ends with 3 when a server is away, and when its time is over', async () => {
    expect(await run(['drift', '--file', file])).toEqual({ exitCode: 3, out: expect.stringMatching(/^RWD_RECONCILE_REALM_UNAVAILABLE/) });
    expect(await run(['drift', '--file', file, '--deadline', '0.001'])).toEqual({ exitCode: 3, out: expect.stringMatching(/^RWD_RECONCILE_DEADLINE/) });
  });
});

describe('secrets', () => {
  it('are read as text and as JSON, by client id; keys and hidden files are none', async () => {
    const secrets = mkdtempSync(join(folder, 'secrets-'));
    writeFileSync(join(secrets, 'svc-a'), 'plain\n');
    writeFileSync(join(secrets, 'svc-b.json'), '{"secret":"boxed"}');
    writeFileSync(join(secrets, 'partner-c.jwk.json'), '{}');
    writeFileSync(join(secrets, '..data'), 'x');
    expect(await clientSecrets(secrets)).toEqual({ 'svc-a': 'plain', 'svc-b': 'boxed' });
    await expect(clientSecrets(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'RWD_RECONCILE_USAGE' });
  });
});
