import type { mongo } from 'mongoose';
import { errors } from './errors.js';
import type { Collection } from './store.js';

export type Identified = { readonly _id: string };

const DUPLICATE_KEY = 11_000;
const CHUNK_DOCUMENTS = 500;
const CHUNK_BYTES = 8_000_000;

/**
 * Inserts documents in unordered chunks; an `_id` that already exists is no error but an answer.
 *
 * @param sizeOf bytes of a document, so that a chunk stays under the wire's limit
 * @returns the ids that were there before, with duplicates inside the list counted from the second on
 * @throws RWD_STORE_UNAVAILABLE, RWD_STORE_WRITE_REFUSED
 */
export async function insertNew<T extends Identified>(
  collection: Collection,
  documents: readonly T[],
  sizeOf: (document: T) => number = () => 1_000,
): Promise<readonly number[]> {
  const existing: number[] = [];
  for (const { start, chunk } of chunks(documents, sizeOf)) {
    existing.push(...(await insertChunk(collection, chunk)).map((index) => start + index));
  }
  return existing;
}

async function insertChunk(collection: Collection, chunk: readonly Identified[]): Promise<readonly number[]> {
  try {
    await collection.insertMany(chunk as never, { ordered: false });
    return [];
  } catch (cause) {
    return duplicateIndexes(cause, collection.collectionName);
  }
}

function duplicateIndexes(cause: unknown, collection: string): readonly number[] {
  const { writeErrors, code } = cause as { writeErrors?: mongo.WriteError | readonly mongo.WriteError[]; code?: unknown };
  if (writeErrors === undefined) throw errors.RWD_STORE_UNAVAILABLE({ operation: 'insert' }, { cause });
  const failed = Array.isArray(writeErrors) ? (writeErrors as readonly mongo.WriteError[]) : [writeErrors as mongo.WriteError];
  const refused = failed.find((one) => one.code !== DUPLICATE_KEY);
  if (refused !== undefined || failed.length === 0) {
    throw errors.RWD_STORE_WRITE_REFUSED({ collection, code: Number(refused?.code ?? code) }, { cause });
  }
  return failed.map(({ index }) => index);
}

function* chunks<T>(documents: readonly T[], sizeOf: (document: T) => number): Generator<{ start: number; chunk: readonly T[] }> {
  let start = 0;
  let bytes = 0;
  for (let end = 0; end < documents.length; end += 1) {
    const size = sizeOf(documents[end] as T);
    if (end > start && (end - start >= CHUNK_DOCUMENTS || bytes + size > CHUNK_BYTES)) {
      yield { start, chunk: documents.slice(start, end) };
      start = end;
      bytes = 0;
    }
    bytes += size;
  }
  if (start < documents.length) yield { start, chunk: documents.slice(start) };
}

/** Reads documents by id alone, `width` at a time: the only read that costs the same however much is stored. */
export async function findByIds<T extends Identified>(collection: Collection, ids: readonly string[], width = 16): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (let start = 0; start < ids.length; start += width) {
    const documents = await Promise.all(ids.slice(start, start + width).map((id) => findById<T>(collection, id)));
    for (const document of documents) if (document !== undefined) found.set(document._id, document);
  }
  return found;
}

/** @throws RWD_STORE_UNAVAILABLE */
export async function findById<T extends Identified>(collection: Collection, id: string): Promise<T | undefined> {
  try {
    return ((await collection.findOne({ _id: id as never })) as unknown as T | null) ?? undefined;
  } catch (cause) {
    throw errors.RWD_STORE_UNAVAILABLE({ operation: 'find' }, { cause });
  }
}
