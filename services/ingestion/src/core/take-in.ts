import { payloadReceived, recordAccepted, recordRejected, type RwdError } from '@chainnet/contracts';
import { patientOf } from '@chainnet/hl7v2';
import { commit, partitionKey, seal, type RandomBytes } from '@chainnet/sealing';
import { admit, type Admission, type Submission } from './admit.js';
import { errors } from './errors.js';
import { recordIdOf } from './record-id.js';

export type Keys = {
  /** Names records: 32 bytes. */
  readonly recordKey: Uint8Array;
  /** Names people: 32 bytes. */
  readonly partitionKey: Uint8Array;
};

export type Arrival = Submission & {
  readonly tenant: string;
  /** The partner's own partition key, or null. */
  readonly key: string | null;
  /** Where it stood in the broker: `topic[partition]@offset`. */
  readonly position: string;
  /** ISO time at which the broker took it. */
  readonly receivedAt: string;
};

/** Who an arrival is about and what it is called, before any key is fetched. */
export type Identity = { readonly recordId: string; readonly subjectRef: string; readonly admission: Admission };

/** A record an arrival holds, with the bytes and the person of its own. */
export type NamedRecord = Identity & { readonly admission: Extract<Admission, { ok: true }> };

/**
 * The records of an arrival that is admitted: itself, or each message of an HL7 v2 batch. A message is named by the arrival's
 * (tenant, source, id) and its place. It is about the person of the partner's partition key when there is one; else about
 * whom PID-3 names, so that the messages of one person stay in order and no key is shared by two people.
 */
export function recordsOf(arrival: Arrival, identity: Identity, { recordKey, partitionKey: personKey }: Keys): readonly NamedRecord[] {
  const { admission, recordId } = identity;
  if (!admission.ok) return [];
  if (admission.messages.length === 0) return [{ ...identity, admission }];
  const { tenant, key } = arrival;
  const isNamed = key !== null && key !== recordId;
  return admission.messages.map((value, at) => {
    const own = recordIdOf(recordKey, [tenant, admission.attributes.source, admission.attributes.id, String(at + 1)]);
    const patient = isNamed ? undefined : patientOf(value);
    const subjectRef = isNamed ? identity.subjectRef : `${tenant}.${partitionKey(personKey, tenant, patient === undefined ? own : `PID-3 ${patient}`)}`;
    return { recordId: own, subjectRef, admission: { ...admission, value } };
  });
}

/** Names an arrival: by (tenant, source, id) where it has them, else by where it stood. */
export function identify(arrival: Arrival, { recordKey, partitionKey: personKey }: Keys): Identity {
  const { tenant, key, position } = arrival;
  const admission = admit(arrival);
  const { attributes } = admission;
  const recordId = recordIdOf(recordKey, attributes === undefined ? [tenant, position] : [tenant, attributes.source, attributes.id]);
  const subjectRef = `${tenant}.${partitionKey(personKey, tenant, key ?? recordId)}`;
  return { recordId, subjectRef, admission };
}

export type TakeInContext = { readonly subjectKey: Uint8Array; readonly random: RandomBytes };

type Sealable = { readonly arrival: Arrival; readonly identity: Identity };

/** The events of an arrival that is accepted: its sealed bytes for normalization and its first step for everybody. */
export function accepted({ arrival, identity }: Sealable, { subjectKey, random }: TakeInContext) {
  const { recordId, subjectRef, admission } = identity;
  if (!admission.ok) throw admission.error;
  const { value, contentType } = admission;
  const { tenant, receivedAt } = arrival;
  const commitment = Buffer.from(commit(subjectKey, value)).toString('hex');
  const payload = seal(value, { recordId, tenant, purpose: 'payload' }, { key: subjectKey, kid: subjectRef, random });
  return {
    received: { event: payloadReceived, key: subjectRef, data: { recordId, tenant, subjectRef, contentType, receivedAt, commitment, payload } },
    step: { event: recordAccepted, key: recordId, data: { recordId, tenant, receivedAt, contentType, bytes: value.length, commitment } },
  };
}

/** The step of an arrival that is refused, and its original bytes, sealed, for the quarantine. */
export function rejected({ arrival, identity }: Sealable, error: RwdError, { subjectKey, random }: TakeInContext) {
  const { recordId, subjectRef } = identity;
  const { tenant, receivedAt, position, value } = arrival;
  const bytes = value ?? new Uint8Array();
  const commitment = Buffer.from(commit(subjectKey, bytes)).toString('hex');
  const original = seal(bytes, { recordId, tenant, purpose: 'quarantine' }, { key: subjectKey, kid: subjectRef, random });
  const where = error.where === undefined ? position : `${position} ${error.where}`;
  return {
    quarantined: { recordId, tenant, code: error.code, where, tombstone: value === null, original },
    step: { event: recordRejected, key: recordId, data: { recordId, tenant, receivedAt, code: error.code, where, bytes: bytes.length, commitment } },
  };
}

export const idReused = (): RwdError => errors.RWD_INGESTION_ID_REUSED();
