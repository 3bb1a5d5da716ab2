import { readFileSync } from 'node:fs';
import { programs } from '@chainnet/programs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chartDocuments } from './documents.js';
import { isStale, renderedGoldens } from './golden.js';
import { chartFolder, lintChart, profiles } from './render.js';

jest.setTimeout(120_000);

/** Where helm is not on the PATH it is built here, once a machine. */
beforeAll(async () => void (await programs.find('helm')), 900_000);

describe('the chart', () => {
  it('given its sources, then its topology, schema, collector configuration and table of values are theirs', () => {
    const documents = chartDocuments((path) => readFileSync(chartFolder + path, 'utf8'));
    expect(documents.filter(({ path, text }) => isStale({ path: chartFolder + path, text })).map(({ path }) => path)).toEqual([]);
  });

  it('given each profile, then it renders as committed in deploy/helm/golden (npm run chart:golden)', async () => {
    expect((await renderedGoldens()).filter(isStale).map(({ path }) => path)).toEqual([]);
  });

  it.each(profiles)('given the profile %s, then helm lint --strict has nothing to say', async (profile) => {
    await expect(lintChart(profile)).resolves.toBeUndefined();
  });
});
