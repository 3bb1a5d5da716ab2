import { randomBytes, randomFillSync } from 'node:crypto';
import { Store, StoredSubjectKeys } from '@chainnet/persistence';
import { open, parseSealed, seal, subjectKey } from '@chainnet/sealing';
import type { Sealer, Unsealer } from '@chainnet/messaging';
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

const scopeOf = (binding: string) => ({ recordId: binding, tenant: '', purpose: 'dead-letter' });

/** Seals dead letters of identified topics, each under a key of its own that can be erased like a person's. */
export const deadLetterSealer = (subjectKeys: StoredSubjectKeys): Sealer => async (bytes, binding) => {
  const key = subjectKey(await subjectKeys.keysFor([binding]), binding);
  return JSON.stringify(seal(bytes, scopeOf(binding), { key, kid: binding, random: systemRandom }));
};

/** Opens what {@link deadLetterSealer} sealed. The function it returns raises RWD_SEALING_KEY_ERASED, RWD_SEALING_* */
export const deadLetterUnsealer = (subjectKeys: StoredSubjectKeys): Unsealer => async (sealed, binding) => {
  const key = subjectKey(await subjectKeys.existing([binding]), binding);
  return open(parseSealed(JSON.parse(sealed)), scopeOf(binding), { key, kid: binding });
};
