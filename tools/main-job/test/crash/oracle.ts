import { createHmac } from 'node:crypto';

/**
 * Judges a finished crash drill. It knows the sent list and what the final stores hold, and nothing of the code that is
 * judged: even record ids are computed here anew, from the rule in the documentation.
 */

/** One record as the partner sent it; written down before it was sent, marked after the broker had it. */
export type SentRecord = {
  readonly tenant: string;
  readonly source: string;
  readonly id: string;
  /** Partition key. */
  readonly subject: string;
  /** Place among the records of its subject, from 0. */
  readonly sequence: number;
  readonly resourceType: string;
  /** The measured value, where the record has one. */
  readonly value: number | undefined;
  acked: boolean;
};

export type JournalRow = { readonly id: string; readonly outcome: string; readonly recordId: string | undefined };

export type DatasetRow = {
  readonly partition: number;
  readonly offset: number;
  /** CloudEvents id: a republication has the id of the first one. */
  readonly eventId: string;
  readonly recordId: string;
  readonly resources: readonly { readonly resourceType: string; readonly value: number | undefined }[];
};

export type FinalStores = {
  /** Rows of each service's journal. */
  readonly journals: Readonly<Record<string, readonly JournalRow[]>>;
  readonly dataset: readonly DatasetRow[];
  /** Seconds from the last restart until nothing was left to do; undefined when that never came. */
  readonly drainedSeconds: number | undefined;
};

export type ViolationKind = 'lost' | 'duplicate' | 'unknown' | 'order' | 'altered' | 'late';
export type Violation = { readonly kind: ViolationKind; readonly store: string; readonly what: string };

export type Rules = {
  readonly recordKey: Uint8Array;
  /** Which outcome is the effect of a good record, by service. */
  readonly effects: Readonly<Record<string, string>>;
  readonly drainLimitSeconds: number;
};

const DATASET = 'dataset';

/** 160 bits of HMAC-SHA-256 over the parts, each after its length in bytes and a colon, in base32 (RFC 4648, lower case). */
export function expectedRecordId(key: Uint8Array, { tenant, source, id }: Pick<SentRecord, 'tenant' | 'source' | 'id'>): string {
  const text = [tenant, source, id].map((part) => `${Buffer.from(part).length}:${part}`).join('');
  const bits = [...createHmac('sha256', key).update(text).digest().subarray(0, 20)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five, 2)]).join('');
}

/** Everything that is wrong; an empty list when every accepted record has exactly one effect everywhere, in order and in time. */
export function judge(sent: readonly SentRecord[], stores: FinalStores, rules: Rules): readonly Violation[] {
  const expected = new Map(sent.map((record) => [expectedRecordId(rules.recordKey, record), record]));
  const journals = Object.entries(rules.effects).flatMap(([service, outcome]) => {
    const rows = stores.journals[service] ?? [];
    const strangers = rows.filter((row) => row.outcome !== outcome || row.recordId === undefined);
    const effects = rows.filter((row) => row.outcome === outcome).flatMap(({ recordId }) => (recordId === undefined ? [] : [recordId]));
    return [...strangers.map(({ id, outcome: other }) => violation('unknown', service, `${id} ended as ${other}`)), ...countEffects(expected, effects, service)];
  });
  const published = new Map(stores.dataset.map((row) => [`${row.eventId} ${row.recordId}`, row.recordId]));
  return [
    ...journals,
    ...countEffects(expected, [...published.values()], DATASET),
    ...judgeOrder(expected, stores.dataset),
    ...judgePayloads(expected, stores.dataset),
    ...judgeTime(stores.drainedSeconds, rules.drainLimitSeconds),
  ];
}

type Expected = ReadonlyMap<string, SentRecord>;

const violation = (kind: ViolationKind, store: string, what: string): Violation => ({ kind, store, what });

function countEffects(expected: Expected, effects: readonly string[], store: string): readonly Violation[] {
  const counts = new Map<string, number>();
  for (const recordId of effects) counts.set(recordId, (counts.get(recordId) ?? 0) + 1);
  const found: Violation[] = [];
  for (const [recordId, count] of counts) {
    if (!expected.has(recordId)) found.push(violation('unknown', store, `${recordId} was never sent`));
    else if (count > 1) found.push(violation('duplicate', store, `${recordId} has ${count} effects`));
  }
  for (const [recordId, { acked, id }] of expected) {
    if (acked && !counts.has(recordId)) found.push(violation('lost', store, `${recordId} (${id}) has no effect`));
  }
  return found;
}

/** A subject's records stand in one partition, and each one's first copy after the first copy of the one before it. */
function judgeOrder(expected: Expected, dataset: readonly DatasetRow[]): readonly Violation[] {
  const found: Violation[] = [];
  const seen = new Set<string>();
  const last = new Map<string, { readonly partition: number; readonly sequence: number }>();
  for (const { recordId, partition, offset } of dataset.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset)) {
    const record = expected.get(recordId);
    if (record === undefined || seen.has(recordId)) continue;
    seen.add(recordId);
    const before = last.get(record.subject);
    const at = `${record.id} at ${partition}/${offset}`;
    if (before !== undefined && before.partition !== partition) found.push(violation('order', DATASET, `${at}: its subject also has partition ${before.partition}`));
    else if (before !== undefined && before.sequence > record.sequence) found.push(violation('order', DATASET, `${at} came after number ${before.sequence}`));
    last.set(record.subject, { partition, sequence: record.sequence });
  }
  return found;
}

function judgePayloads(expected: Expected, dataset: readonly DatasetRow[]): readonly Violation[] {
  return dataset.flatMap(({ recordId, resources }) => {
    const record = expected.get(recordId);
    if (record === undefined) return [];
    const [only] = resources;
    const same = resources.length === 1 && only?.resourceType === record.resourceType && only.value === record.value;
    return same ? [] : [violation('altered', DATASET, `${record.id} came out with other content`)];
  });
}

function judgeTime(seconds: number | undefined, limit: number): readonly Violation[] {
  if (seconds !== undefined && seconds <= limit) return [];
  return [violation('late', 'all', seconds === undefined ? `not drained within ${limit} s` : `drained after ${seconds.toFixed(1)} s`)];
}
