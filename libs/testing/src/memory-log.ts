type Appended = { readonly topic: string; readonly key: string | null; readonly value: string | Buffer | null; readonly headers: Readonly<Record<string, string>> };
type Delivered = { readonly topic: string; readonly partition: number; readonly offset: string; readonly timestamp: number; readonly key: string | null; readonly value: Buffer | null; readonly headers: Readonly<Record<string, string>> };

/** Keeps what was appended, for unit tests of one function; has the shapes of libs/messaging, which tests itself with it. */
export class MemoryLog {
  readonly appended: Appended[] = [];
  failures: Error[] = [];

  async append(messages: readonly Appended[]): Promise<void> {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.appended.push(...messages);
  }

  /** The appended messages of a topic as a consumer would get them. */
  delivered(topic: string, partition = 0): Delivered[] {
    return this.appended
      .filter((message) => message.topic === topic)
      .map(({ key, value, headers }, index) => ({
        topic, partition, offset: String(index), timestamp: 0, key, headers, value: typeof value === 'string' ? Buffer.from(value) : value,
      }));
  }
}
