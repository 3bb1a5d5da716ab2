import { payloadNormalized, payloadReceived, topicOf, type DataOf } from '@chainnet/contracts';
import { encodeOutputs, output, type OutgoingMessage, type OutputEvent } from '@chainnet/messaging';

export type Received = DataOf<typeof payloadReceived>;
export type Normalized = DataOf<typeof payloadNormalized>;

/** Topics that the mesh has anyway, so that its own topics and ACLs are what is measured. */
export const INPUT_TOPIC = topicOf(payloadReceived);
export const OUTPUT_TOPIC = topicOf(payloadNormalized);
/** The principal that may read the one and write the other. */
export const PRINCIPAL = 'svc-normalization';

const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';
/** Bytes of the sealed text that bring the JSON of a record to 1 KB. */
const SEALED_CHARACTERS = 580;

const recordIdOf = (number: number): string => Array.from({ length: 32 }, (_, at) => DIGITS[(number >>> (5 * (at % 6))) & 31]).join('');

/** A record of about 1 KB, with a key of its own in a hundred. */
export function receivedRecord(number: number): Received {
  return {
    recordId: recordIdOf(number),
    tenant: 'hospital-a',
    subjectRef: `hospital-a:${number % 100}`,
    contentType: 'application/fhir+json',
    receivedAt: '2026-01-01T00:00:00.000Z',
    commitment: number.toString(16).padStart(64, '0'),
    payload: { alg: 'A256GCM', kid: `hospital-a:${number % 100}`, iv: 'AAAAAAAAAAAAAAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA', data: 'A'.repeat(SEALED_CHARACTERS) },
  };
}

/** The messages that feed a run; `run` keeps the ids of two runs apart. */
export const inputMessages = (run: string, count: number): readonly OutgoingMessage[] =>
  Array.from({ length: count }, (_, number) => {
    const data = receivedRecord(number);
    const [message] = encodeOutputs([output(payloadReceived, { key: data.subjectRef, data })], { entryId: `${run}:${number}`, source: '/bench', now: new Date() });
    return message as OutgoingMessage;
  });

/** The pure rewrite that both sides do. */
export const rewrite = ({ recordId, tenant, subjectRef, receivedAt, commitment, payload }: Received): Normalized => ({
  recordId, tenant, subjectRef, receivedAt, commitment, bundle: payload,
});

export const normalizedOutput = (received: Received): OutputEvent => output(payloadNormalized, { key: received.subjectRef, data: rewrite(received) });
