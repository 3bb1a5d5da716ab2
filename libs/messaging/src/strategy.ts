import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { topicsOf } from '@chainnet/contracts';
import { processBatch } from './consume.js';
import { matchesTopic } from './dead-letter.js';
import { preparationOf, type HandlerContext, type HandlerExtras, type HandlerResult } from './handler.js';
import { Pipeline, type PipelineOptions, type RegisteredHandler } from './pipeline.js';
import type { Consumption, MessageLog } from './ports.js';

export type JournaledServerOptions = Omit<PipelineOptions, 'log' | 'rawHandler' | 'handlerOf'> & {
  readonly log: MessageLog;
  /** Organizations whose own topics this service reads. */
  readonly tenants: readonly string[];
};

type Registered = RegisteredHandler & { readonly topic: string };

/**
 * Our Nest transport: the stock one commits unknown topics, malformed JSON and failed handlers away (docs/adr/0002).
 * Every message ends in the journal, in a parked key or in a dead-letter topic, and only then is its offset committed.
 */
export class JournaledKafkaServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private consumption: Consumption | undefined;

  constructor(private readonly options: JournaledServerOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  private async start(): Promise<void> {
    const handlers = [...this.messageHandlers].flatMap(([pattern, head]) => (pattern.endsWith('#prepare') ? [] : chainOf(head).map((handler) => this.register(handler))));
    if (handlers.length === 0) return;
    await this.options.parked.load();
    const pipeline = new Pipeline({
      ...this.options,
      rawHandler: (topic) => handlers.find(({ options, topic: pattern }) => options.raw === true && matchesTopic(pattern, topic)),
      handlerOf: (type) => handlers.find((handler) => handler.type === type && handler.options.raw !== true),
    });
    const topics = [...new Set(handlers.flatMap(({ topic }) => topicsOf({ topic } as never, this.options.tenants)))];
    this.consumption = await this.options.log.consume({
      group: this.options.group,
      topics,
      onBatch: (batch) => processBatch(batch, pipeline, this.options),
    });
  }

  async close(): Promise<void> {
    await this.consumption?.stop();
  }

  private register(handler: MessageHandler): Registered {
    const { event, ...options } = (handler.extras as HandlerExtras).chainnet;
    const preparation = this.messageHandlers.get(preparationOf(event));
    return {
      type: event.type,
      topic: event.topic,
      options,
      invoke: async (input: unknown, context: HandlerContext) => (await settle(handler(input, context))) as HandlerResult,
      ...(preparation === undefined ? {} : { prepare: async (inputs) => void (await settle(preparation(inputs))) }),
    };
  }

  /** For readiness and liveness probes. */
  state(): Pick<Consumption, 'assigned' | 'lastSignOfLife'> | undefined {
    return this.consumption;
  }

  on(): void {
    // Kafka's own events stay inside libs/messaging.
  }

  unwrap<T>(): T {
    return this.options.log as T;
  }
}

function chainOf(head: MessageHandler): MessageHandler[] {
  const chain: MessageHandler[] = [];
  for (let current: MessageHandler | undefined = head; current !== undefined; current = current.next as MessageHandler | undefined) chain.push(current);
  return chain;
}

async function settle(returned: unknown): Promise<unknown> {
  const value: unknown = await returned;
  return isObservable(value) ? lastValueFrom(value, { defaultValue: undefined }) : value;
}
