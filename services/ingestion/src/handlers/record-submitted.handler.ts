import { Controller, Inject } from '@nestjs/common';
import { recordSubmitted, type RwdError } from '@chainnet/contracts';
import { Handles, Prepares, output, positionOf, type ConsumedMessage, type HandlerContext, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { subjectKey } from '@chainnet/sealing';
import { PLATFORM, subjectKeysOf, systemRandom, type Platform } from '@chainnet/service-kit';
import { accepted, identify, idReused, recordsOf, rejected, type Arrival, type Identity, type Keys, type NamedRecord } from '../core/take-in.js';
import { KEYS } from '../ports.js';

/** Takes partners' records in, raw as the broker has them. */
@Controller()
export class RecordSubmittedHandler {
  /** Named when a chunk is prepared, used when its turn comes. */
  private readonly identities = new WeakMap<ConsumedMessage, Named>();

  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(KEYS) private readonly keys: Keys) {}

  @Prepares(recordSubmitted)
  async prepare(inputs: readonly PreparedInput[]): Promise<void> {
    await subjectKeysOf(this.platform).keysFor(inputs.flatMap(({ message }) => subjectsOf(this.named(message))));
  }

  @Handles(recordSubmitted, { raw: true })
  async handle(_value: Buffer | null, { message }: HandlerContext): Promise<HandlerResult> {
    const arrival = arrivalOf(message);
    const named = this.named(message);
    const { identity, records } = named;
    const keys = await subjectKeysOf(this.platform).keysFor(subjectsOf(named));
    const refuse = (error: RwdError): HandlerResult => this.refuse(arrival, identity, { error, key: subjectKey(keys, identity.subjectRef) });
    if (!identity.admission.ok) return refuse(identity.admission.error);
    const taken = records.map((record) => accepted({ arrival, identity: record }, { subjectKey: subjectKey(keys, record.subjectRef), random: systemRandom }));
    return {
      outcome: 'accepted',
      entryId: identity.recordId,
      facts: { recordId: identity.recordId, ...(records.length === 1 ? {} : { records: records.map(({ recordId }) => recordId) }) },
      outputs: taken.flatMap(({ received, step }) => [output(received.event, received), output(step.event, step)]),
      conflict: () => refuse(idReused()),
    };
  }

  private named(message: ConsumedMessage): Named {
    const known = this.identities.get(message) ?? name(arrivalOf(message), this.keys);
    this.identities.set(message, known);
    return known;
  }

  /** A refused record ends here, once, with its bytes sealed in the journal: that is its quarantine. */
  private refuse(arrival: Arrival, identity: Identity, { error, key }: { error: RwdError; key: Uint8Array }): HandlerResult {
    const reused = error.code === idReused().code;
    const own = reused ? { ...identity, recordId: identify({ ...arrival, headers: {} }, this.keys).recordId } : identity;
    const { quarantined, step } = rejected({ arrival, identity: own }, error, { subjectKey: key, random: systemRandom });
    return { outcome: 'rejected', entryId: own.recordId, facts: quarantined, outputs: [output(step.event, step)], conflict: () => this.refuse(arrival, identity, { error: idReused(), key }) };
  }
}

/** An arrival's own name, and its records: one, or each message of a batch. */
type Named = { readonly identity: Identity; readonly records: readonly NamedRecord[] };

const name = (arrival: Arrival, keys: Keys): Named => {
  const identity = identify(arrival, keys);
  return { identity, records: recordsOf(arrival, identity, keys) };
};

const subjectsOf = ({ identity, records }: Named): readonly string[] => [...new Set([identity.subjectRef, ...records.map(({ subjectRef }) => subjectRef)])];

/** `rwd.<partner>.records`: the broker's ACL let only that partner (and this service's own gateway) write here. */
export function arrivalOf(message: ConsumedMessage): Arrival {
  const tenant = message.topic.split('.')[1] ?? '';
  return {
    tenant,
    headers: message.headers,
    value: message.value,
    key: message.key,
    position: positionOf(message),
    receivedAt: new Date(message.timestamp).toISOString(),
  };
}
