import 'reflect-metadata';
import { Controller, Inject, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientsModule, EventPattern, Payload, Transport, type ClientKafka, type KafkaOptions } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { payloadReceived, validateEventData } from '@chainnet/contracts';
import type { RunOptions } from './ours.js';
import { INPUT_TOPIC, OUTPUT_TOPIC, PRINCIPAL, rewrite, type Received } from './records.js';
import { finished, Progress, type TransformResult } from './run.js';

const CLIENT = Symbol('ClientKafka');
const PROGRESS = Symbol('Progress');
/** The same as libs/messaging asks for. */
const PARTITIONS_AT_ONCE = 3;

/** What a service on Nest's own Kafka transport looks like: one handler call and one awaited emit for every message. */
@Controller()
class PeerController {
  constructor(@Inject(CLIENT) private readonly client: ClientKafka, @Inject(PROGRESS) private readonly progress: Progress) {}

  @EventPattern<string>(INPUT_TOPIC)
  async handle(@Payload() received: Received): Promise<void> {
    this.progress.begin();
    if (validateEventData(payloadReceived.type, received).length > 0) throw new Error('a record of the benchmark breaks its schema');
    await lastValueFrom(this.client.emit(OUTPUT_TOPIC, { key: received.subjectRef, value: JSON.stringify(rewrite(received)) }), { defaultValue: undefined });
    this.progress.done(1);
  }
}

export type PeerAccess = { readonly brokers: readonly string[]; readonly token: () => Promise<string> };

/** Stock `@nestjs/microservices` over the same topics, broker and credentials. */
export async function stockNest({ brokers, token }: PeerAccess, { records, limitSeconds }: RunOptions): Promise<TransformResult> {
  const progress = new Progress();
  const client = {
    clientId: PRINCIPAL,
    brokers: [...brokers],
    logLevel: 1 as never,
    sasl: { mechanism: 'oauthbearer' as const, oauthBearerProvider: async () => ({ value: await token() }) },
  };
  const options: KafkaOptions['options'] = {
    client,
    consumer: { groupId: `${PRINCIPAL}.bench-peer`, allowAutoTopicCreation: false },
    subscribe: { fromBeginning: true },
    run: { partitionsConsumedConcurrently: PARTITIONS_AT_ONCE },
  };
  const app = await NestFactory.createMicroservice(peerModule(client, progress), { transport: Transport.KAFKA, options, logger: ['error', 'fatal'] });
  return running(app, () => finished(progress, records, limitSeconds));
}

function peerModule(client: object, progress: Progress): object {
  class PeerModule {}
  const emitter = { transport: Transport.KAFKA, options: { client, producerOnlyMode: true, producer: { allowAutoTopicCreation: false } } } as KafkaOptions;
  Module({
    imports: [ClientsModule.register([{ name: CLIENT, ...emitter }])],
    controllers: [PeerController],
    providers: [{ provide: PROGRESS, useValue: progress }],
  })(PeerModule);
  return PeerModule;
}

async function running<T>(app: INestMicroservice, work: () => Promise<T>): Promise<T> {
  try {
    await app.listen();
    return await work();
  } finally {
    await app.close();
  }
}
