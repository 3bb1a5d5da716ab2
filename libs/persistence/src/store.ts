import { createConnection, type Connection, type mongo } from 'mongoose';
import { errors } from './errors.js';

export type StoreOptions = {
  readonly uri: string;
  /** One database for each service. */
  readonly database: string;
  readonly connectTimeoutMs?: number;
};

export type Collection<T extends mongo.Document = mongo.Document> = mongo.Collection<T>;

/** One service's database. Only this library sees mongoose; everybody else sees journals, facts and read models. */
export class Store {
  private constructor(private readonly connection: Connection) {}

  /** @throws RWD_STORE_UNAVAILABLE when the store does not answer within the timeout (default 10 s) */
  static async open({ uri, database, connectTimeoutMs = 10_000 }: StoreOptions): Promise<Store> {
    const connection = createConnection(uri, {
      dbName: database,
      serverSelectionTimeoutMS: connectTimeoutMs,
      autoIndex: false,
      autoCreate: false,
      maxPoolSize: 8,
    });
    try {
      return new Store(await connection.asPromise());
    } catch (cause) {
      await connection.close().catch(() => undefined);
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'connect' }, { cause });
    }
  }

  collection<T extends mongo.Document = mongo.Document>(name: string): Collection<T> {
    return this.connection.collection(name) as unknown as Collection<T>;
  }

  /** @throws RWD_STORE_UNAVAILABLE */
  async ping(): Promise<void> {
    try {
      await this.connection.db?.command({ ping: 1 }, { timeoutMS: 2_000 });
    } catch (cause) {
      throw errors.RWD_STORE_UNAVAILABLE({ operation: 'ping' }, { cause });
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
