import type { Sealed } from '@chainnet/sealing';
import { errors } from './errors.js';
import { subjectKeysOf, type Platform } from './platform.js';
import { openFor, type RecordScope, type SealPurpose } from './sealed-payload.js';

/** What a service keeps of a record it set aside, in the facts of the record's journal entry. */
export type Quarantined = { readonly recordId: string; readonly tenant: string; readonly code: string; readonly original: Sealed };

export type QuarantinePlace = {
  /** Journal id of the record's entry, after the service's group. */
  readonly entryId: (recordId: string) => string;
  readonly purpose: SealPurpose;
};

/** A record set aside, with its original bytes unsealed. */
export type OpenedQuarantine = { readonly reasons: Omit<Quarantined, 'original'>; readonly scope: RecordScope; readonly key: Uint8Array; readonly bytes: Uint8Array };

/**
 * Opens a record set aside: the reasons as they were kept, its person's key and its original bytes.
 *
 * @throws RWD_HTTP_NOT_FOUND when the record was not set aside here, or its person was erased
 */
export async function openQuarantined(platform: Platform, recordId: string, { entryId, purpose }: QuarantinePlace): Promise<OpenedQuarantine> {
  const entry = /^[a-z2-7]{32}$/.test(recordId) ? await platform.journal.find(`${platform.config.clientId}:${entryId(recordId)}`) : undefined;
  const { original, ...reasons } = (entry === undefined ? {} : JSON.parse(entry.facts)) as Partial<Quarantined>;
  const { tenant } = reasons;
  if (original === undefined || tenant === undefined) throw errors.RWD_HTTP_NOT_FOUND();
  const subjectRef = original.kid;
  const key = (await subjectKeysOf(platform).existing([subjectRef])).get(subjectRef);
  if (key === undefined) throw errors.RWD_HTTP_NOT_FOUND();
  const scope = { recordId, tenant, subjectRef };
  return { reasons: reasons as Omit<Quarantined, 'original'>, scope, key, bytes: openFor(original, scope, { purpose, key }) };
}

/** A record set aside, for a data steward: see {@link openQuarantined}; the bytes in base64, for that one look. */
export async function readQuarantined(platform: Platform, recordId: string, place: QuarantinePlace): Promise<object> {
  const { reasons, bytes } = await openQuarantined(platform, recordId, place);
  return { ...reasons, original: Buffer.from(bytes).toString('base64') };
}
