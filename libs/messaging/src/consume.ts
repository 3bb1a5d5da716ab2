import type { CrashGate } from './crash-points.js';
import type { Pipeline } from './pipeline.js';
import type { ConsumedBatch, ConsumedMessage, MessagingObserver } from './ports.js';

/** Messages taken through handler, journal and outbox at once: one bulk insert, one producer request. */
const CHUNK_MESSAGES = 500;
const CHUNK_BYTES = 4_000_000;
const PAUSE_MS = 2_000;

/** Runs a fetched batch through the pipeline chunk by chunk, committing after each. */
export async function processBatch(batch: ConsumedBatch, pipeline: Pipeline, { observer, crash }: { observer: MessagingObserver; crash: CrashGate }): Promise<void> {
  const behind = ({ offset }: ConsumedMessage): number => Number(BigInt(batch.highWatermark) - BigInt(offset));
  for (const chunk of chunksOf(batch.messages)) {
    if (!batch.isLive()) return;
    // Told before as well: a chunk that gets stuck would otherwise leave the lag of the last one that went well.
    if (chunk[0] !== undefined) observer.lag(batch.topic, batch.partition, behind(chunk[0]));
    const done = await pipeline.process(chunk);
    const last = chunk[done - 1];
    crash.pass('before-commit');
    if (last !== undefined) {
      await batch.commit(last.offset);
      observer.lag(batch.topic, batch.partition, behind(last) - 1);
    }
    if (done < chunk.length) {
      batch.pauseFor(PAUSE_MS);
      return;
    }
  }
}

function* chunksOf(messages: readonly ConsumedMessage[]): Generator<readonly ConsumedMessage[]> {
  let start = 0;
  let bytes = 0;
  for (let end = 0; end < messages.length; end += 1) {
    const size = messages[end]?.value?.length ?? 0;
    if (end > start && (end - start >= CHUNK_MESSAGES || bytes + size > CHUNK_BYTES)) {
      yield messages.slice(start, end);
      start = end;
      bytes = 0;
    }
    bytes += size;
  }
  if (start < messages.length) yield messages.slice(start);
}
