import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { CloudEventAttributes, DataOf, EventDefinition } from '@chainnet/contracts';
import type { ConsumedMessage } from './ports.js';

export type OutputEvent<E extends EventDefinition = EventDefinition> = {
  readonly event: E;
  readonly data: DataOf<E>;
  readonly key: string;
  /** Which organization's topic, where each has its own. */
  readonly partner?: string;
};

/** Typed constructor of an output: the data must be of the event's own type. */
export const output = <E extends EventDefinition>(event: E, fields: Omit<OutputEvent<E>, 'event'>): OutputEvent => ({ event, ...fields });

export type HandlerResult = {
  readonly outcome: string;
  readonly facts?: unknown;
  readonly outputs: readonly OutputEvent[];
  /** Journal id in place of the event's own; raw handlers name their record with it. */
  readonly entryId?: string;
  /** What to do instead when the same id stands in the journal with other content. Default: dead letter. */
  readonly conflict?: () => HandlerResult;
};

export type HandlerContext = {
  readonly message: ConsumedMessage;
  /** Undefined for raw handlers. */
  readonly attributes: CloudEventAttributes | undefined;
  /** Time of this processing; a redelivery takes what the journal holds instead. */
  readonly now: Date;
};

export type HandlerOptions = {
  /** A permanent failure parks the record's key and what follows it; without it, the record alone goes to the DLQ. */
  readonly ordered?: boolean;
  /** Takes the message as bytes, before any decoding. */
  readonly raw?: boolean;
};

export type HandlerExtras = { readonly chainnet: HandlerOptions & { readonly event: EventDefinition } };

/**
 * Marks a controller's method as the handler of one event: `(data, context: HandlerContext) => HandlerResult`.
 * It publishes nothing itself. The parameters are bound here, since Nest passes no context to a method that names none.
 */
export const Handles = (event: EventDefinition, options: HandlerOptions = {}): MethodDecorator => (target, method, descriptor) => {
  Payload()(target, method, 0);
  Ctx()(target, method, 1);
  EventPattern<string>(event.type, { chainnet: { event, ...options } } satisfies HandlerExtras)(target, method, descriptor);
};

/** Pattern of the method that prepares a chunk for the handler of an event. */
export const preparationOf = (event: EventDefinition): string => `${event.type}#prepare`;

/** Marks the method that fetches what a whole chunk of one event needs; it gets the inputs of the chunk as a list. */
export const Prepares = (event: EventDefinition): MethodDecorator => EventPattern<string>(preparationOf(event), { chainnet: { event } } satisfies HandlerExtras);
