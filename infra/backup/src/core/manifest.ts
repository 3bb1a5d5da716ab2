import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '@chainnet/contracts';
import type { BrokerPositions, PartitionSpan } from '@chainnet/messaging';

export const FORMAT = 'chainnet-backup/1';

/** How the archive's key comes about; `none` leaves the parts readable. */
export type KeyRecipe =
  | { readonly kind: 'none' }
  | { readonly kind: 'key-file'; readonly salt: string }
  | { readonly kind: 'passphrase'; readonly salt: string; readonly N: number; readonly r: number; readonly p: number };

export type Part = {
  readonly file: string;
  readonly kind: 'collection' | 'topic' | 'realm';
  /** Documents, messages, or 1. */
  readonly count: number;
  readonly bytes: number;
  /** Of the file as it lies there, lower-case hex. */
  readonly sha256: string;
  readonly database?: string;
  readonly collection?: string;
  readonly topic?: string;
};

export type LedgerState = { readonly origin: string; readonly size: number; readonly root: string; readonly nextOffset: number };

/** Everything a restore needs to know before it touches a server; it names no person and no document. */
export type Manifest = {
  readonly format: typeof FORMAT;
  readonly at: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly key: KeyRecipe;
  readonly parts: readonly Part[];
  readonly topics: readonly { readonly topic: string; readonly partitions: number; readonly config: Readonly<Record<string, string>>; readonly spans: readonly PartitionSpan[] }[];
  readonly groups: BrokerPositions['groups'];
  readonly ledger: readonly LedgerState[];
  /** HMAC-SHA-256 over the rest (RFC 8785 form) under a key of the archive's; a plain digest when there is no key. */
  readonly mac: string;
};

export const macOf = (manifest: Omit<Manifest, 'mac'>, key: Uint8Array): string => createHmac('sha256', key).update(canonicalJson(manifest)).digest('hex');

export function isGenuine({ mac, ...rest }: Manifest, key: Uint8Array): boolean {
  const [given, wanted] = [Buffer.from(mac, 'hex'), Buffer.from(macOf(rest, key), 'hex')];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** What is equal in a mesh and its restored copy: documents a collection, ends of partitions, the ledger. */
export type Census = { readonly documents: Readonly<Record<string, number>>; readonly ends: Readonly<Record<string, number>>; readonly ledger: readonly Omit<LedgerState, 'nextOffset'>[] };

export const censusOf = ({ parts, topics, ledger }: Pick<Manifest, 'parts' | 'topics' | 'ledger'>): Census => ({
  documents: Object.fromEntries(parts.filter(({ kind }) => kind === 'collection').map(({ database = '', collection = '', count }) => [`${database}.${collection}`, count])),
  ends: Object.fromEntries(topics.flatMap(({ topic, spans }) => spans.map(({ partition, high }) => [`${topic}[${partition}]`, high] as const))),
  ledger: ledger.map(({ origin, size, root }) => ({ origin, size, root })),
});
