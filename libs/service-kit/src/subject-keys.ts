import { randomBytes, randomFillSync } from 'node:crypto';
import { Store, StoredSubjectKeys } from '@chainnet/persistence';
import { seal, subjectKey } from '@chainnet/sealing';
import type { Sealer } from '@chainnet/messaging';
import type { KeyRing } from './key-ring.js';

/** Database of the people's keys; only services of the record plane open it. */
export const SUBJECT_KEY_DATABASE = 'rwd_keys';

export async function openSubjectKeys(mongoUri: string, keys: KeyRing): Promise<{ subjectKeys: StoredSubjectKeys; close(): Promise<void> }> {
  const store = await Store.open({ uri: mongoUri, database: SUBJECT_KEY_DATABASE });
  const subjectKeys = new StoredSubjectKeys(store, { keyEncryptionKey: keys.key('kek'), random: (bytes) => randomBytes(bytes), now: Date.now });
  return { subjectKeys, close: () => store.close() };
}

/** Random bytes as libs/sealing takes them. */
export const systemRandom = (length: number): Uint8Array => randomFillSync(new Uint8Array(length));

/** Seals dead letters of identified topics, each under a key of its own that can be erased like a person's. */
export const deadLetterSealer = (subjectKeys: StoredSubjectKeys): Sealer => async (bytes, binding) => {
  const key = subjectKey(await subjectKeys.keysFor([binding]), binding);
  return JSON.stringify(seal(bytes, { recordId: binding, tenant: '', purpose: 'dead-letter' }, { key, kid: binding, random: systemRandom }));
};
