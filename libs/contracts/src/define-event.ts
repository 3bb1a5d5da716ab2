import { Type, type Static, type TSchema } from '@sinclair/typebox';

/** What may stand in an event: a patient's identified data, de-identified data, or no person's data at all. */
export type DataClass = 'identified' | 'deidentified' | 'none';

export type EventDefinition<S extends TSchema = TSchema> = {
  /** CloudEvents `type`; ends in `.v<n>`. */
  readonly type: string;
  /** Kafka topic; `{partner}` stands for the organization's id where every organization has its own. */
  readonly topic: string;
  readonly dataClass: DataClass;
  /** The message key's rule, for people; never a patient's identifier. */
  readonly key: string;
  readonly summary: string;
  readonly schema: S;
  readonly examples: readonly [Static<S>, ...Static<S>[]];
};

export type DataOf<E extends EventDefinition> = Static<E['schema']>;

/** Declares one event; the constant is the only source of its type, validator, topic, ACLs and AsyncAPI entry. */
export const defineEvent = <S extends TSchema>(definition: EventDefinition<S>): EventDefinition<S> => definition;

/** The topic of an event, with the organization's id put in where the topic is one of many. */
export function topicOf(event: Pick<EventDefinition, 'topic'>, partner?: string): string {
  return event.topic.replace('{partner}', partner ?? '{partner}');
}

// Building blocks that several events share.
export const RecordId = Type.String({ pattern: '^[a-z2-7]{32}$', description: 'Keyed hash of (tenant, source, id); names a record and says nothing of it' });
export const Tenant = Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$', description: 'Organization id' });
export const Instant = Type.String({ format: 'date-time' });
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 or HMAC-SHA-256, lower-case hex' });
export const Code = Type.String({ pattern: '^RWD_[A-Z0-9_]+$' });
export const Signature = Type.String({ description: 'Ed25519 signature, base64url' });

/** AES-256-GCM envelope of libs/sealing; `kid` names the subject's key. */
export const SealedPayload = Type.Object(
  {
    alg: Type.Literal('A256GCM'),
    kid: Type.String(),
    iv: Type.String(),
    tag: Type.String(),
    data: Type.String(),
  },
  { additionalProperties: false },
);
