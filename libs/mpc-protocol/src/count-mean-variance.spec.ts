import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { columnSums } from './column-sums.js';
import { CorrelatedRandomness } from './correlated-randomness.js';
import { runCountMeanVariance, type StatisticsOutcome } from './count-mean-variance.js';
import { addField } from './field.js';
import type { MpcJobManifest } from './job-manifest.js';
import { exampleManifest } from './manifest.fixture.js';
import { MemoryMesh, type Interceptor } from './memory-mesh.js';
import { seededRandom } from './seeded-random.fixture.js';
import { resultDigest } from './statistics-result.js';
import { corrupt, endings, errorsOf, PARTY_IDS, valuesOf, type Ending } from './three-parties.fixture.js';

/** Values by party, then by column. */
type SiteValues = readonly (readonly (readonly number[])[])[];
type Run = { readonly manifest?: Partial<MpcJobManifest>; readonly localMinimum?: number; readonly intercept?: Interceptor };

function run(values: SiteValues, { manifest, localMinimum = 0, intercept }: Run = {}): Promise<Ending<StatisticsOutcome>[]> {
  const columns = (values[0] ?? []).map((_, i) => `column-${i}`);
  const agreed = exampleManifest({ columns, ...manifest });
  const mesh = new MemoryMesh(PARTY_IDS, intercept);
  return endings(mesh, (self) => {
    const inputs = (values[PARTY_IDS.indexOf(self)] ?? []).map((column) => columnSums(column, agreed.fractionBits));
    return runCountMeanVariance({ manifest: agreed, self, inputs, localMinimum, channel: mesh.channel(self), random: seededRandom(self), deadline: 0 });
  });
}

/** Two-pass statistics in the clear. */
function clear(values: readonly number[]): { count: number; mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { count: values.length, mean, variance: squares / (values.length - 1) };
}
const pool = (values: SiteValues, column: number): number[] => values.flatMap((site) => [...(site[column] ?? [])]);
const failure = (code: string, details: object = {}): object =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

describe('pooled count, mean and variance of three sites', () => {
  it('equal the statistics of the pooled values to fixed-point precision', async () => {
    const site = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(site, site, site, fc.constantFrom(8, 16, 24), async (a, b, c, fractionBits) => {
        const values = [[a], [b], [c]];
        const [outcome] = valuesOf(await run(values, { manifest: { minCohort: 2, fractionBits } }));
        const unit = 2 ** -fractionBits;
        const rounded = pool(values, 0).map((x) => Math.round(x / unit) * unit);
        const { count, mean, variance } = clear(rounded);
        const [column] = outcome?.result.columns ?? [];
        expect(column?.count).toBe(count);
        expect(Math.abs((column?.mean ?? NaN) - mean)).toBeLessThanOrEqual(1e-12 * 500);
        expect(Math.abs((column?.variance ?? NaN) - variance)).toBeLessThanOrEqual((1.5 * unit) / (count - 1) + 1e-12 * 500 ** 2);
        expect(Math.abs((column?.mean ?? NaN) - clear(pool(values, 0)).mean)).toBeLessThanOrEqual(unit / 2 + 1e-12 * 500);
      }),
      { numRuns: 40 },
    );
  });

  it('are exact for integers: 2 4 4 4 | 5 5 | 7 9 has mean 5 and variance 32/7', async () => {
    const outcomes = valuesOf(await run([[[2, 4, 4, 4]], [[5, 5]], [[7, 9]]], { manifest: { minCohort: 8 } }));
    for (const { result } of outcomes) {
      expect(result.columns).toEqual([{ column: 'column-0', count: 8, mean: 5, variance: 32 / 7, standardError: Math.sqrt(32 / 7 / 8) }]);
    }
  });

  it('keep their digits when the spread is small beside the mean', async () => {
    const [outcome] = valuesOf(await run([[[1e6, 1e6 + 1]], [[1e6 + 2]], [[1e6 + 3]]], { manifest: { minCohort: 2, fractionBits: 8 } }));
    expect(outcome?.result.columns[0]).toMatchObject({ mean: 1e6 + 1.5, variance: 5 / 3 });
  });

  it('are the same bits, with the same transcript, at all three parties, for several columns with different counts', async () => {
    const values = [[[1.25, 2], [10]], [[3], [20.5, 30, 7]], [[-4], [40, 2]]];
    const outcomes = valuesOf(await run(values, { manifest: { minCohort: 3 } }));
    expect(outcomes[0]?.result.columns.map((column) => column.count)).toEqual([4, 6]);
    expect(new Set(outcomes.map(({ result }) => resultDigest(result))).size).toBe(1);
    expect(new Set(outcomes.map(({ transcript }) => transcript)).size).toBe(1);
  });

  it('work when one site has nothing to give and allows it', async () => {
    const [outcome] = valuesOf(await run([[[1, 2, 3]], [[]], [[4, 5]]], { manifest: { minCohort: 5 } }));
    expect(outcome?.result.columns[0]).toMatchObject({ count: 5, mean: 3, variance: 2.5 });
  });

  it('take a number of rounds that grows with the logarithm of the minimum cohort', async () => {
    const roundsOf = async (minCohort: number): Promise<number> => {
      const values = [[Array.from({ length: 1000 }, () => 1)], [[1]], [[1]]];
      return valuesOf(await run(values, { manifest: { minCohort } }))[0]?.traffic.rounds ?? NaN;
    };
    expect((await roundsOf(64)) - (await roundsOf(16))).toBe(2);
  });
});

describe('the small-count rule', () => {
  it.each([2, 3, 5, 10, 17, 100])('lets a pooled count of %p through, and no less', async (minCohort) => {
    const sites = (total: number): SiteValues => [[Array.from({ length: total - 1 }, () => 1)], [[1]], [[]]];
    expect(valuesOf(await run(sites(minCohort), { manifest: { minCohort } }))[0]?.result.columns[0]?.count).toBe(minCohort);
    const refused = errorsOf(await run(sites(minCohort - 1), { manifest: { minCohort } }));
    for (const error of refused) expect(error).toEqual(failure('RWD_MPC_COHORT_TOO_SMALL', { column: 'column-0', minimum: minCohort }));
  });

  it('opens neither count nor sum when one column of several is too small', async () => {
    const tags = new Set<string>();
    const values = [[[1, 2, 3], [1]], [[4, 5], [2]], [[6], []]];
    const refused = errorsOf(
      await run(values, { manifest: { minCohort: 5 }, intercept: (_from, _to, frame) => (tags.add(frame.tag), frame) }),
    );
    for (const error of refused) expect(error).toEqual(failure('RWD_MPC_COHORT_TOO_SMALL', { column: 'column-1' }));
    expect([...tags].filter((tag) => tag.startsWith('open/')).sort()).toEqual(['open/cohort/commit', 'open/cohort/reveal']);
  });

  it('lets a site refuse for itself before any share of it has left', async () => {
    const tags: string[] = [];
    const [a, b, c] = errorsOf(
      await run([[[1, 2, 3]], [[4]], [[5, 6]]], {
        localMinimum: 2,
        manifest: { minCohort: 2 },
        intercept: (from, _to, frame) => (from === 'hospital-b' && tags.push(frame.tag), frame),
      }),
    );
    expect(b).toEqual(failure('RWD_MPC_LOCAL_COHORT_TOO_SMALL', { column: 'column-0', minimum: 2 }));
    expect(a).toEqual(failure('RWD_MPC_ABORTED', { accuser: 'hospital-b' }));
    expect(c).toEqual(failure('RWD_MPC_ABORTED', { accuser: 'hospital-b' }));
    expect(new Set(tags)).toEqual(new Set(['keys', 'abort']));
  });

  it('opens no sum when a corrupted party bends the cohort test: the opened count is compared again', async () => {
    const zeroShare = CorrelatedRandomness.prototype.zeroShare;
    // An additive attack: shares that sum to 3 instead of 0 put an error on every product and keep the copies equal.
    const bent = jest.spyOn(CorrelatedRandomness.prototype, 'zeroShare').mockImplementation(function (this: CorrelatedRandomness, length) {
      return zeroShare.call(this, length).map((x) => addField(x, 1n));
    });
    const tags = new Set<string>();
    const ended = await run([[[1]], [[1]], [[]]], {
      manifest: { minCohort: 3 },
      intercept: (_from, _to, frame) => (tags.add(frame.tag), frame),
    }).finally(() => bent.mockRestore());
    for (const error of errorsOf(ended)) expect(error).toEqual(failure('RWD_MPC_COHORT_TOO_SMALL', { column: 'column-0' }));
    expect(tags).toContain('open/counts/reveal');
    expect([...tags].some((tag) => tag.startsWith('open/sums'))).toBe(false);
  });
});

describe('the joint statistics with a faulty party', () => {
  it('end in an abort naming the accuser when an opened share is changed', async () => {
    const ended = await run([[[1, 2]], [[3]], [[4]]], {
      manifest: { minCohort: 2 },
      intercept: corrupt((from, to, tag) => from === 'hospital-c' && to === 'hospital-a' && tag === 'open/sums/reveal', 35),
    });
    expect(errorsOf(ended)[0]).toEqual(failure('RWD_MPC_COMMITMENT_BROKEN', { accuser: 'hospital-a', suspect: 'hospital-c', label: 'sums' }));
  });

  it('release nothing at a party whose peer saw another transcript', async () => {
    const ended = await run([[[1, 2]], [[3]], [[4]]], {
      manifest: { minCohort: 2 },
      intercept: corrupt((from, to, tag) => from === 'hospital-b' && to === 'hospital-c' && tag === 'confirm', 0),
    });
    expect(errorsOf(ended)[2]).toEqual(failure('RWD_MPC_TRANSCRIPT_MISMATCH', { accuser: 'hospital-c', suspect: 'hospital-b' }));
  });

  it('refuse inputs that do not fit the manifest', async () => {
    const ended = await run([[[1], [2]], [[3]], [[4], [5]]], { manifest: { minCohort: 2 } });
    expect(errorsOf(ended)[1]).toEqual(failure('RWD_MPC_INPUTS_INVALID'));
  });

  it('never say the values, counts or sums of a site in an error', async () => {
    const ended = await run([[[1234567]], [[7654321]], [[]]], { manifest: { minCohort: 3 }, localMinimum: 0 });
    for (const error of errorsOf(ended)) expect(JSON.stringify(error) + String(error)).not.toMatch(/1234567|7654321|8888888/);
  });
});
