import { errors } from './errors.js';

/**
 * Port: one 32-byte key a person, kept by the service that holds identified data. `keysFor` makes the keys it has not
 * seen and leaves out those erased; after `erase` no envelope under the key opens anywhere, ever.
 */
export interface SubjectKeyStore {
  keysFor(refs: string[]): Promise<Map<string, Uint8Array>>;
  erase(ref: string): Promise<void>;
}

/** The key of one reference out of what `keysFor` returned. Raises RWD_SEALING_KEY_ERASED when it is not there. */
export const subjectKey = (keys: ReadonlyMap<string, Uint8Array>, ref: string): Uint8Array => {
  const key = keys.get(ref);
  if (key === undefined) throw errors.RWD_SEALING_KEY_ERASED({ ref });
  return key;
};
