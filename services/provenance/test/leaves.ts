import { ledgerLeaf, recordDeidentified, type DataOf } from '@chainnet/contracts';
import { leafOfEvent } from '../src/core/leaf-of-event.js';
import { leafTable } from '../src/core/leaf-table.js';
import type { TopicLeaf } from '../src/ledger/leaf-sequencer.js';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** The id of the n-th record of a test. */
export const recordIdOf = (n: number): string => Array.from({ length: 32 }, (_, i) => BASE32[Math.floor(n / 32 ** (31 - i)) % 32] ?? 'a').join('');

export type Logged = { readonly record: number; readonly step?: number; readonly id?: string; readonly tenant?: string };

/** The leaf event of a record's step; `step` is a row of the leaf table. */
export function leafEvent({ record, step = leafTable.findIndex(({ event }) => event === recordDeidentified), tenant = 'demo-a', id = `${record}-${step}` }: Logged): DataOf<typeof ledgerLeaf> {
  const row = leafTable[step]!;
  const data = { ...(row.event.examples[0] as object), recordId: recordIdOf(record), tenant };
  return leafOfEvent(row, data, { id, type: row.event.type, source: '/rwd/test', time: '2026-01-01T00:00:00.000Z' });
}

export function topicLeaf(logged: Logged, offset: number): TopicLeaf {
  const { entryId, statement, recordId, tenant } = leafEvent(logged);
  const { type } = JSON.parse(statement) as { type: string };
  return { entryId, offset, type, bytes: new TextEncoder().encode(statement), recordId: recordId!, tenant: tenant! };
}
