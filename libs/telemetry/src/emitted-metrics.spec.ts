import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { metricRegistry } from './registry.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = ['libs', 'services'].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((project) => {
    const src = join(root, folder, project, 'src');
    try {
      return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('registry.ts')).map((name) => readFileSync(join(src, name), 'utf8'));
    } catch (error) {
      // A folder without sources of its own, such as one a generator is about to fill.
      if ((error as { code?: string }).code === 'ENOENT') return [];
      throw error;
    }
  }));

describe('the registry of metrics', () => {
  it.each(Object.keys(metricRegistry))('%s is emitted by something', (name) => {
    expect(sources.some((text) => text.includes(`'${name}'`))).toBe(true);
  });
});
