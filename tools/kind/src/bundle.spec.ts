import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { bundleValues, imageList } from './bundle.js';
import { command } from './command.js';
import { repository } from './places.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  copyFileSync(join(repository, 'infra', 'images', 'bundle', 'load.sh'), join(folder, 'load.sh'));
  const images = imageList(['ingestion', 'site-node', 'kafka', 'document-store'].map((name) => ({ name: `rwd/${name}:1`, id: 'sha256:0', bytes: 1, bom: '' })));
  writeFileSync(join(folder, 'images.txt'), images);
  writeFileSync(join(folder, 'images.tar'), 'layers');
  const sum = (file: string): string => `${createHash('sha256').update(readFileSync(join(folder, file))).digest('hex')}  ${file}\n`;
  writeFileSync(join(folder, 'SHA256SUMS'), sum('images.tar') + sum('images.txt'));
  mkdirSync(join(folder, 'bin'));
  // Docker, as far as load.sh asks it: notes what it was told, and knows a digest for what was pushed.
  writeFileSync(join(folder, 'bin', 'docker'), `#!/bin/sh
echo "$@" >>"${folder}/told"
[ "$1 $2" = "image inspect" ] || exit 0
for last; do :; done
echo "\${last%:*}@sha256:feed"
`);
  chmodSync(join(folder, 'bin', 'docker'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (...words: readonly string[]): Promise<string> =>
  command('sh', [join(folder, 'load.sh'), ...words], { env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` } });

describe('the bundle on the other side', () => {
  it('given a registry, when it is loaded, then every image is pushed and the values name each by digest', async () => {
    await load('registry', 'registry.local:5000');
    expect(readFileSync(join(folder, 'told'), 'utf8')).toContain('push -q registry.local:5000/rwd/site-node:1');
    const digest = { image: { digest: 'sha256:feed' } };
    expect(parse(readFileSync(join(folder, 'values-digests.yaml'), 'utf8'))).toEqual({
      services: { ingestion: digest, 'site-node': digest }, kafka: digest, documentStore: digest,
    });
  });

  it('given a file that is not as it was packed, then nothing is loaded', async () => {
    writeFileSync(join(folder, 'images.tar'), 'other layers');
    await expect(load('docker')).rejects.toMatchObject({ code: 'RWD_CLUSTER_COMMAND_FAILED', message: expect.stringContaining('images.tar: FAILED') });
    expect(() => readFileSync(join(folder, 'told'))).toThrow('ENOENT');
  });

  it('says of every server that it comes from the bundle', () => {
    expect(parse(bundleValues('0.1.0'))).toMatchObject({
      image: { tag: '0.1.0' }, kafka: { image: { repository: 'rwd/kafka', tag: '0.1.0' } }, keycloak: { optimized: true }, documentStore: { engine: 'embedded' },
    });
  });
});
