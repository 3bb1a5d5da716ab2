import { Controller, Inject } from '@nestjs/common';
import { recordSubmitted, type RwdError } from '@chainnet/contracts';
import { Handles, Prepares, output, positionOf, type ConsumedMessage, type HandlerContext, type HandlerResult, type PreparedInput } from '@chainnet/messaging';
import { subjectKey } from '@chainnet/sealing';
import { PLATFORM, subjectKeysOf, systemRandom, type Platform } from '@chainnet/service-kit';
import { accepted, identify, idReused, rejected, type Arrival, type Identity, type Keys } from '../core/take-in.js';
import { KEYS } from '../ports.js';

/** Takes partners' records in, raw as the broker has them. */
@Controller()
export class RecordSubmittedHandler {
  /** Named when a chunk is prepared, used when its turn comes. */
  private readonly identities = new WeakMap<ConsumedMessage, Identity>();

  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(KEYS) private readonly keys: Keys) {}

  @Prepares(recordSubmitted)
  async prepare(inputs: readonly PreparedInput[]): Promise<void> {
    await subjectKeysOf(this.platform).keysFor(inputs.map(({ message }) => this.identityOf(message).subjectRef));
  }

  @Handles(recordSubmitted, { raw: true })
  async handle(_value: Buffer | null, { message }: HandlerContext): Promise<HandlerResult> {
    const arrival = arrivalOf(message);
    const identity = this.identityOf(message);
    const key = subjectKey(await subjectKeysOf(this.platform).keysFor([identity.subjectRef]), identity.subjectRef);
    const refuse = (error: RwdError): HandlerResult => this.refuse(arrival, identity, { error, key });
    if (!identity.admission.ok) return refuse(identity.admission.error);
    const { received, step } = accepted({ arrival, identity }, { subjectKey: key, random: systemRandom });
    return {
      outcome: 'accepted',
      entryId: identity.recordId,
      facts: { recordId: identity.recordId },
      outputs: [output(received.event, received), output(step.event, step)],
      conflict: () => refuse(idReused()),
    };
  }

  private identityOf(message: ConsumedMessage): Identity {
    const known = this.identities.get(message) ?? identify(arrivalOf(message), this.keys);
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
