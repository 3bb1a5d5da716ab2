import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backupCommand } from './command.js';
import { newest, newFolder, removeOld } from './shelf.js';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-command-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  backupCommand(args, { env, say: (line) => said.push(line), now: () => new Date(0), drill: async (say) => say('drilled') });
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the command', () => {
  it.each([
    ['no verb', []],
    ['another verb', ['destroy']],
    ['an unknown option', ['backup', '--fast']],
    ['no folder', ['backup', '--plain']],
    ['no folder to restore', ['restore', '--plain']],
  ])('with %s ends with 2 and says how it is called', async (_name, args) => {
    expect(await run(args)).toBe(2);
    expect(said.join()).toContain('usage: backup');
  });

  it('asks for exactly one key, and for a sealed archive when secrets go in', async () => {
    expect(await run(['backup', '--to', 'x'])).toBe(2);
    expect(await run(['backup', '--to', 'x', '--plain', '--key-file', 'y'])).toBe(2);
    expect(said.join()).toContain('give one of --passphrase-file, --key-file and --plain');
    expect(await run(['backup', '--to', 'x', '--plain', '--with-secrets'])).toBe(2);
    expect(said.join()).toContain('needs a sealed archive');
  });

  it('takes no key of another length and no empty passphrase, and does not repeat them', async () => {
    expect(await run(['backup', '--to', 'x', '--key-file', file('short', Buffer.from('sixteen-bytes-xx').toString('base64'))])).toBe(2);
    expect(await run(['backup', '--to', 'x', '--passphrase-file', file('empty', '\n')])).toBe(2);
    expect(await run(['backup', '--to', 'x'], { CHAINNET_BACKUP_KEY_FILE: join(folder, 'nowhere') })).toBe(2);
    expect(said.join()).not.toContain('sixteen');
  });

  it('names the variable that it lacks', async () => {
    expect(await run(['backup', '--to', 'x', '--plain'])).toBe(2);
    expect(said.join()).toContain('MONGODB_URI is not set');
  });

  it('wants no login to a realm that it is told to leave out', async () => {
    const env = { MONGODB_URI: 'mongodb://127.0.0.1:9/', KAFKA_BROKERS: 'no port', OIDC_ISSUER: 'http://127.0.0.1:9/realms/r' };
    expect(await run(['backup', '--to', join(folder, 'x'), '--plain', '--no-realm'], env)).toBe(2);
    expect(said.join()).toContain('KAFKA_ADMIN_BROKERS or KAFKA_BROKERS is not a list');
    expect(await run(['backup', '--to', join(folder, 'x'), '--plain'], { ...env, KAFKA_BROKERS: 'a:1' })).toBe(2);
    expect(said.join()).toContain('OIDC_ADMIN_USERNAME is not set');
  });

  it('runs the drill it is given', async () => {
    expect([await run(['drill']), said]).toEqual([0, ['drilled']]);
  });
});

describe('a shelf of archives', () => {
  const archive = (day: number, isFinished = true): string => {
    const path = newFolder(folder, new Date(Date.UTC(2026, 0, day, 1, 17)));
    mkdirSync(path);
    if (isFinished) writeFileSync(join(path, 'manifest.json'), '{}');
    return path;
  };

  it('gives the newest that was finished', async () => {
    await expect(newest(folder)).rejects.toMatchObject({ code: 'RWD_BACKUP_USAGE' });
    archive(1);
    const second = archive(2);
    archive(3, false);
    expect(await newest(folder)).toBe(second);
    expect(second).toMatch(/backup-20260102T011700Z$/);
  });

  it('keeps as many finished ones as it should, and nothing that is not an archive is touched', async () => {
    mkdirSync(join(folder, 'other'));
    const [first, broken] = [archive(1), archive(2, false)];
    for (const day of [3, 4, 5]) archive(day);
    expect(await removeOld(folder, 3)).toEqual([first, broken]);
    expect(readdirSync(folder)).toHaveLength(4);
    expect(await removeOld(folder, 3)).toEqual([]);
  });
});
