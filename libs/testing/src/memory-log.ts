import type { ConsumedMessage, OutgoingMessage } from '@chainnet/messaging';

/** Keeps what was appended, for unit tests of one function. */
export class MemoryLog {
  readonly appended: OutgoingMessage[] = [];
  failures: Error[] = [];

  async append(messages: readonly OutgoingMessage[]): Promise<void> {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.appended.push(...messages);
  }

  /** The appended messages of a topic as a consumer would get them. */
  delivered(topic: string, partition = 0): ConsumedMessage[] {
    return this.appended
      .filter((message) => message.topic === topic)
      .map(({ key, value, headers }, index) => ({ topic, partition, offset: String(index), timestamp: 0, key, value: Buffer.from(value as string), headers }));
  }
}
