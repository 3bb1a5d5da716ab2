import { commit, open, seal, type Sealed } from '@chainnet/sealing';
import { systemRandom } from './subject-keys.js';

/** One record's place in the record plane: whose it is and what it is called. */
export type RecordScope = { readonly recordId: string; readonly tenant: string; readonly subjectRef: string };
export type SealPurpose = 'payload' | 'bundle' | 'quarantine';

/** Seals bytes of a record under its person's key, for one purpose. */
export const sealFor = (bytes: Uint8Array, { recordId, tenant, subjectRef }: RecordScope, { purpose, key }: { purpose: SealPurpose; key: Uint8Array }): Sealed =>
  seal(bytes, { recordId, tenant, purpose }, { key, kid: subjectRef, random: systemRandom });

/** @throws RWD_SEALING_* when the envelope was moved, altered or sealed under another key */
export const openFor = (sealed: Sealed, { recordId, tenant, subjectRef }: RecordScope, { purpose, key }: { purpose: SealPurpose; key: Uint8Array }): Uint8Array =>
  open(sealed, { recordId, tenant, purpose }, { key, kid: subjectRef });

/** HMAC commitment of bytes under the person's key, hex: it can be opened only while the key lives. */
export const commitmentOf = (key: Uint8Array, bytes: Uint8Array): string => Buffer.from(commit(key, bytes)).toString('hex');
