import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { billOfMaterials, goComponents, jarComponents, npmComponents, systemComponents, type Component } from './bill-of-materials.js';

describe('bill of materials of an image', () => {
  it('given a lock file, then installed production packages stand in it, with the hash npm checked, and nothing else', () => {
    const lock = JSON.stringify({
      packages: {
        '': { version: '0.1.0' },
        'libs/contracts': { version: '0.1.0' },
        'node_modules/@chainnet/contracts': { link: true },
        'node_modules/@nestjs/core': { version: '12.5.1', integrity: 'sha512-AAEC' },
        'node_modules/a/node_modules/pino': { version: '9.0.0' },
        'node_modules/jest': { version: '30.0.0', dev: true },
        'node_modules/typescript': { version: '5.9.3' },
        'node_modules/for-another-platform': { version: '1.0.0' },
      },
    });
    expect(npmComponents(lock, (path) => !path.endsWith('platform'))).toEqual([
      { type: 'library', name: '@nestjs/core', version: '12.5.1', purl: 'pkg:npm/%40nestjs/core@12.5.1', hashes: [{ alg: 'SHA-512', content: '000102' }] },
      { type: 'library', name: 'pino', version: '9.0.0', purl: 'pkg:npm/pino@9.0.0' },
    ]);
  });

  it('given a folder of jars, then each has the name and version of its file and the hash of its content', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jars-'));
    try {
      mkdirSync(join(folder, 'main'));
      writeFileSync(join(folder, 'main', 'kafka_2.13-4.2.0.jar'), 'abc');
      writeFileSync(join(folder, 'run.jar'), '');
      const [named, plain] = [...jarComponents(folder)].sort((a, b) => a.name.localeCompare(b.name));
      expect(named).toMatchObject({ name: 'kafka_2.13', version: '4.2.0', hashes: [{ content: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' }] });
      expect(plain).toMatchObject({ name: 'run', version: 'unversioned' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('given what Go says of a program, then a replaced module is named by its replacement', () => {
    const printed = 'document-store: go1.26.8\n\tpath\tchainnet\n\tmod\tchainnet\t(devel)\t\n\tdep\tgithub.com/a/b\tv1.0.0\th1:x=\n\tdep\tgithub.com/c/d\tv2.0.0\n\t=>\tgithub.com/e/f\tv2.1.0\th1:y=\n\tbuild\t-trimpath=true\n';
    expect(goComponents(printed).map(({ purl }) => purl)).toEqual(['pkg:golang/github.com/a/b@v1.0.0', 'pkg:golang/github.com/e/f@v2.1.0']);
  });

  it('given the system packages of a base image, then their versions are encoded as a package URL wants it', () => {
    expect(systemComponents('glibc 2.36-9+deb12u14\n\n')).toEqual([{ type: 'library', name: 'glibc', version: '2.36-9+deb12u14', purl: 'pkg:deb/debian/glibc@2.36-9%2Bdeb12u14' }]);
  });

  it('given components twice and in any order, then the document has each once, sorted', () => {
    const one = (name: string): Component => ({ type: 'library', name, version: '1' });
    const { components, metadata } = billOfMaterials({ image: 'rwd/x:1', digest: 'sha256:0', components: [one('b'), one('a'), one('b')] });
    expect(components.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(metadata.component).toEqual({ type: 'container', name: 'rwd/x:1', version: 'sha256:0' });
  });
});
