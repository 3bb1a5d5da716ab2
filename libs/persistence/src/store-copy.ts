import { createConnection, mongo, type Connection } from 'mongoose';
import { errors } from './errors.js';

const { EJSON } = mongo.BSON;
type Line = Parameters<typeof EJSON.stringify>[0];

const SCAN_BATCH = 200;

/**
 * Every document of every database, for backup and restore alone. A document travels as one line of MongoDB Extended JSON
 * v2, canonical mode, which keeps every BSON type.
 */
export class StoreCopy {
  private constructor(private readonly connection: Connection) {}

  /** @throws RWD_STORE_UNAVAILABLE */
  static async open(uri: string, connectTimeoutMs = 10_000): Promise<StoreCopy> {
    const connection = createConnection(uri, { serverSelectionTimeoutMS: connectTimeoutMs, autoIndex: false, autoCreate: false, maxPoolSize: 4 });
    try {
      return new StoreCopy(await connection.asPromise());
    } catch (cause) {
      await connection.close().catch(() => undefined);
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'connect' }, { cause });
    }
  }

  /** Names that begin with the prefix, sorted. @throws RWD_STORE_UNAVAILABLE */
  databases(prefix: string): Promise<readonly string[]> {
    return this.attempt('list databases', async () => {
      const { databases } = await this.client().db('admin').admin().listDatabases({ nameOnly: true });
      return databases.map(({ name }) => name).filter((name) => name.startsWith(prefix)).sort();
    });
  }

  /** @throws RWD_STORE_UNAVAILABLE */
  collections(database: string): Promise<readonly string[]> {
    return this.attempt('list collections', async () => {
      const all = await this.client().db(database).listCollections({}, { nameOnly: true }).toArray();
      return all.map(({ name }) => name).filter((name) => !name.startsWith('system.')).sort();
    });
  }

  /** Every document once, as text; the store's cursor is read as fast as the lines are taken. @throws RWD_STORE_UNAVAILABLE */
  async *documents(database: string, collection: string): AsyncGenerator<string> {
    try {
      for await (const document of this.client().db(database).collection(collection).find({}, { batchSize: SCAN_BATCH })) yield EJSON.stringify(document as Line, { relaxed: false });
    } catch (cause) {
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'scan' }, { cause });
    }
  }

  /** One document as text. @throws RWD_STORE_UNAVAILABLE */
  find(database: string, collection: string, id: string): Promise<string | undefined> {
    return this.attempt('find', async () => {
      const found = await this.client().db(database).collection(collection).findOne({ _id: id as never });
      return found === null ? undefined : EJSON.stringify(found as Line, { relaxed: false });
    });
  }

  /** Puts documents in as they were. One whose `_id` is there already is refused. @throws RWD_STORE_WRITE_REFUSED */
  async insert(database: string, collection: string, lines: readonly string[]): Promise<void> {
    try {
      await this.client().db(database).collection(collection).insertMany(lines.map((line) => EJSON.parse(line, { relaxed: false }) as mongo.Document), { ordered: false });
    } catch (cause) {
      const { code } = cause as { code?: unknown };
      throw code === undefined ? errors.RWD_STORE_UNAVAILABLE({ operation: 'insert' }, { cause }) : errors.RWD_STORE_WRITE_REFUSED({ collection, code: Number(code) }, { cause });
    }
  }

  /** @throws RWD_STORE_UNAVAILABLE */
  count(database: string, collection: string): Promise<number> {
    return this.attempt('count', () => this.client().db(database).collection(collection).countDocuments());
  }

  /** @throws RWD_STORE_UNAVAILABLE */
  drop(database: string): Promise<boolean> {
    return this.attempt('drop', () => this.client().db(database).dropDatabase());
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private client(): mongo.MongoClient {
    return this.connection.getClient();
  }

  private async attempt<T>(operation: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw errors.RWD_STORE_UNAVAILABLE({ operation }, { cause });
    }
  }
}
