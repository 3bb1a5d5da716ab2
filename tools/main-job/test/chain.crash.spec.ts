import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crashPoints, type CrashPoint } from '@chainnet/messaging';
import { ChainDrills, type ChainService, type Drill, type DrillReport } from './crash/harness.js';

/** Needs `nx run-many -t build`: the services run as processes of their own, from dist. */
const RECORDS = 10_000;
const START_MS = 400_000;
/** More than all waits of a drill together, so that the one that fails says which it was. */
const DRILL_MS = 330_000;

/** Late enough that a fifth of the records is through, early enough that there are always as many chunks of them. */
const perChunk: Drill['kills'] = { ingestion: 18, normalization: 20, deidentification: 20 };
const once: Drill['kills'] = { ingestion: 1, normalization: 1, deidentification: 1 };

function drillOf(point: CrashPoint): Drill {
  if (point === 'during-drain') return { point, records: RECORDS, kills: once };
  if (point === 'during-rebalance') return { point, records: RECORDS, kills: once, paceMs: 400 };
  return { point, records: RECORDS, kills: perChunk };
}

let drills: ChainDrills;
let unfinished = 0;
const table: Record<string, unknown>[] = [];

function note(name: string, { point, acked, progress, drainedSeconds, left, totalSeconds, violations }: DrillReport): void {
  const kinds = [...Map.groupBy(violations, ({ kind, store }) => `${kind} in ${store}`)].map(([kind, list]) => `${list.length} ${kind}`);
  const done = Object.values(progress).map((share) => `${Math.round(share * 100)} %`);
  const row = { drill: name, point, records: acked, 'done at kill': done.join(', '), 'drained s': drainedSeconds?.toFixed(1) ?? `left: ${Object.values(left).join(', ')}`, 'total s': totalSeconds.toFixed(1), violations: kinds.join(', ') || 'none' };
  table.push(row);
  process.stderr.write(`${Object.values(row).join(' | ')}\n`);
}

beforeAll(async () => {
  drills = await ChainDrills.open();
}, START_MS);

afterAll(async () => {
  console.table(table);
  await drills?.close({ keepLogs: unfinished > 0 });
}, 90_000);

describe('the record chain, killed with SIGKILL', () => {
  it.each(crashPoints)('loses nothing, doubles nothing and keeps order when every service dies at %s', async (point) => {
    unfinished += 1;
    const report = await drills.run(drillOf(point));
    note('crash matrix', report);
    expect({ ...report, violations: report.violations.slice(0, 5) }).toMatchObject({ acked: RECORDS, violations: [] });
    unfinished -= 1;
  }, DRILL_MS);
});

type Planted = { readonly bug: string; readonly kind: string; readonly point: CrashPoint; readonly service: ChainService; readonly passage: number; readonly records: number };

const planted: readonly Planted[] = [
  { bug: 'commit-before-journal', kind: 'lost', point: 'after-core', service: 'ingestion', passage: 2, records: 2_000 },
  { bug: 'random-output-ids', kind: 'duplicate', point: 'after-publish', service: 'ingestion', passage: 2, records: 2_000 },
  { bug: 'swallowed-error,store-hiccup', kind: 'lost', point: 'after-journal', service: 'ingestion', passage: 2, records: 5_000 },
  { bug: 'in-memory-dedupe', kind: 'duplicate', point: 'after-journal', service: 'ingestion', passage: 2, records: 2_000 },
];

describe('the oracle of the crash matrix', () => {
  it.each(planted)('turns red over a planted $bug', async ({ bug, kind, point, service, passage, records }) => {
    unfinished += 1;
    const report = await drills.run({ point, records, kills: { [service]: passage }, bugs: { [service]: bug } });
    note(bug, report);
    expect(report.violations.map((violation) => violation.kind)).toContain(kind);
    unfinished -= 1;
  }, DRILL_MS);

  it('stays green when the store only hiccups', async () => {
    unfinished += 1;
    const report = await drills.run({ point: 'after-journal', records: 5_000, kills: { ingestion: 2 }, bugs: { ingestion: 'store-hiccup' } });
    note('store-hiccup', report);
    expect(report.violations).toEqual([]);
    unfinished -= 1;
  }, DRILL_MS);
});
