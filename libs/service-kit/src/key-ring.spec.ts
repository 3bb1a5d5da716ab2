import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readDirectory } from './directory.js';
import { fileKeyRing } from './key-ring.js';

const folder = mkdtempSync(join(tmpdir(), 'chainnet-keys-'));

describe('the key ring of files', () => {
  it('reads a 32-byte key', () => {
    writeFileSync(join(folder, 'kek.key'), Buffer.alloc(32, 7).toString('base64'));
    expect(Buffer.from(fileKeyRing(folder).key('kek'))).toEqual(Buffer.alloc(32, 7));
  });

  it.each([['short', Buffer.alloc(16).toString('base64')], ['empty', '']])('refuses a key that is %s, by file', (name, text) => {
    writeFileSync(join(folder, `${name}.key`), text);
    expect(() => fileKeyRing(folder).key(name)).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_KEY_MISSING', details: { file: `${name}.key` } }));
  });

  it('says which file or variable is missing', () => {
    expect(() => fileKeyRing(folder).pem('site')).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_KEY_MISSING', details: { file: 'site.pem' } }));
    expect(() => fileKeyRing(undefined).key('kek')).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_MISSING', details: { variable: 'CHAINNET_KEYS_DIR' } }));
  });
});

describe('the member directory', () => {
  it('is refused when it does not have the shape of one', () => {
    const file = join(folder, 'directory.json');
    writeFileSync(file, '{"sites":[{}]}');
    expect(() => readDirectory(file)).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_INVALID' }));
    expect(() => readDirectory(undefined)).toThrow(expect.objectContaining({ code: 'RWD_CONFIG_MISSING' }));
  });
});
