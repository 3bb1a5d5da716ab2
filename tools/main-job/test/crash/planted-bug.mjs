// Loaded before a real service's main file (`node --import`): plants one of the bugs that the crash drills must catch.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { KafkaLog, Pipeline } from '@chainnet/messaging';
import { StoreJournal, storeErrors } from '@chainnet/persistence';

const HICCUP_EVERY = 7;

const bugs = {
  /** The offset first, the effect afterwards: what a crash hits in between is gone. */
  'commit-before-journal': () => {
    const { consume } = KafkaLog.prototype;
    KafkaLog.prototype.consume = function early(subscription) {
      const onBatch = async (batch) => {
        const last = batch.messages.at(-1);
        if (last !== undefined) await batch.commit(last.offset);
        await subscription.onBatch(batch);
      };
      return consume.call(this, { ...subscription, onBatch });
    };
  },
  /** Every publication names its events anew: a republication cannot be told from a new event. */
  'random-output-ids': () => {
    const { append } = KafkaLog.prototype;
    KafkaLog.prototype.append = function renamed(messages) {
      return append.call(this, messages.map((message) => ({ ...message, headers: { ...message.headers, ce_id: randomUUID() } })));
    };
  },
  /** A failure is taken for success. */
  'swallowed-error': () => {
    const { process: handle } = Pipeline.prototype;
    Pipeline.prototype.process = async function swallowing(messages) {
      return handle.call(this, messages).catch(() => messages.length);
    };
  },
  /** What was seen is known to this process only. */
  'in-memory-dedupe': () => {
    const { record } = StoreJournal.prototype;
    const seen = new Set();
    StoreJournal.prototype.record = async function forgetful(entries) {
      const fresh = entries.filter(({ _id }) => !seen.has(_id));
      await record.call(this, fresh.map((entry) => ({ ...entry, _id: `${entry._id}:${randomUUID()}` })));
      for (const { _id } of fresh) seen.add(_id);
      return { standing: entries, existing: [] };
    };
  },
  /** No bug, but what makes a swallowed error matter: the store is away for a moment, again and again. */
  'store-hiccup': () => {
    const { record } = StoreJournal.prototype;
    let calls = 0;
    StoreJournal.prototype.record = async function hiccup(entries) {
      calls += 1;
      if (calls % HICCUP_EVERY === 0) throw storeErrors.RWD_STORE_UNAVAILABLE({ operation: 'insert' });
      return record.call(this, entries);
    };
  },
};

for (const name of (process.env.PLANTED_BUG ?? '').split(',').filter(Boolean)) bugs[name]();
