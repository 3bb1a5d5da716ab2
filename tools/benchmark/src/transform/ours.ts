import type { EventDefinition } from '@chainnet/contracts';
import { payloadReceived } from '@chainnet/contracts';
import {
  createCrashGate, decodeEvent, encodeOutputs, ParkedKeys, Pipeline, processBatch, silentObserver,
  type ConsumedBatch, type HandlerResult, type KafkaLog, type OutgoingMessage,
} from '@chainnet/messaging';
import { Store, StoreJournal } from '@chainnet/persistence';
import { INPUT_TOPIC, PRINCIPAL, normalizedOutput, type Received } from './records.js';
import { finished, Progress, type TransformResult } from './run.js';

export type RunOptions = { readonly records: number; readonly limitSeconds: number };

const SOURCE = '/bench';
const CHUNK = 500;

/** Decode, validate, rewrite, produce, commit: chunk by chunk, as the pipeline does, without a journal. */
export async function transformOnly(log: KafkaLog, { records, limitSeconds }: RunOptions): Promise<TransformResult> {
  const progress = new Progress();
  const consumption = await log.consume({
    group: `${PRINCIPAL}.bench-transform`,
    topics: [INPUT_TOPIC],
    onBatch: async (batch) => {
      progress.begin();
      for (let start = 0; start < batch.messages.length && batch.isLive(); start += CHUNK) {
        await transformChunk(batch, start, log);
        progress.done(Math.min(CHUNK, batch.messages.length - start));
      }
    },
  });
  const result = await finished(progress, records, limitSeconds);
  await consumption.stop();
  return result;
}

async function transformChunk(batch: ConsumedBatch, start: number, log: KafkaLog): Promise<void> {
  const chunk = batch.messages.slice(start, start + CHUNK);
  const outputs = chunk.flatMap((message): readonly OutgoingMessage[] => {
    const { attributes, data } = decodeEvent(message);
    return encodeOutputs([normalizedOutput(data as Received)], { entryId: attributes.id, source: SOURCE, now: new Date() });
  });
  await log.append(outputs);
  const last = chunk.at(-1);
  if (last !== undefined) await batch.commit(last.offset);
}

/** The services' own path: the same rewrite as a handler, through the pipeline and a journal in the store. */
export async function journalled(log: KafkaLog, mongoUri: string, { records, limitSeconds }: RunOptions): Promise<TransformResult> {
  const store = await Store.open({ uri: mongoUri, database: 'bench_transform' });
  const progress = new Progress();
  const pipeline = pipelineOf(log, store);
  const consumption = await log.consume({
    group: `${PRINCIPAL}.bench-journalled`,
    topics: [INPUT_TOPIC],
    onBatch: async (batch) => {
      progress.begin();
      const counted: ConsumedBatch = { ...batch, commit: async (offset) => {
        await batch.commit(offset);
        progress.done(countUpTo(batch, offset));
      } };
      await processBatch(counted, pipeline, { observer: silentObserver, crash: createCrashGate(undefined) });
    },
  });
  const result = await finished(progress, records, limitSeconds);
  await consumption.stop();
  await store.close();
  return result;
}

/** Commits come chunk by chunk; each counts what came since the one before. */
const committed = new WeakMap<readonly object[], number>();
function countUpTo({ messages }: ConsumedBatch, offset: string): number {
  const before = committed.get(messages) ?? 0;
  const now = messages.findIndex((message) => message.offset === offset) + 1;
  committed.set(messages, now);
  return now - before;
}

function pipelineOf(log: KafkaLog, store: Store): Pipeline {
  const group = `${PRINCIPAL}.bench`;
  const handler = {
    type: payloadReceived.type,
    options: { ordered: true },
    invoke: async (input: unknown): Promise<HandlerResult> => ({ outcome: 'normalized', outputs: [normalizedOutput(input as Received)] }),
  };
  return new Pipeline({
    group, source: SOURCE, log,
    journal: new StoreJournal(store),
    parked: new ParkedKeys(group, new StoreJournal(store, 'parked_records')),
    rawHandler: () => undefined,
    handlerOf: (type: EventDefinition['type']) => (type === handler.type ? handler : undefined),
    observer: silentObserver,
    crash: createCrashGate(undefined),
    now: () => new Date(),
    sleep: async () => undefined,
    random: Math.random,
    onFailure: (error) => {
      throw error;
    },
  });
}
