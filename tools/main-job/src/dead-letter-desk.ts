import { setTimeout as sleep } from 'node:timers/promises';
import {
  fits, KafkaLog, LetterBox, letterSuffixes, originalBytes, readTopics, releaseParked, replayLetters, topicsEndingIn,
  type DeadLetter, type LetterSelection, type ReleaseReport, type ReplayReport, type Unsealer,
} from '@chainnet/messaging';
import { Store, StoreJournal } from '@chainnet/persistence';
import { deadLetterUnsealer, fileKeyRing, openSubjectKeys } from '@chainnet/service-kit';
import type { MeshAccess } from './mesh-access.js';

type OpenDesk = { readonly log: KafkaLog; readonly unseal: Unsealer; readonly closeKeys: () => Promise<void> };

/** The administrator's place for records that left the normal path: looks at them, and sends them again. */
export class DeadLetterDesk {
  private readonly stores = new Map<string, Promise<Store>>();

  private constructor(private readonly access: MeshAccess, private readonly desk: OpenDesk) {}

  /** @throws RWD_CONFIG_KEY_MISSING, RWD_STORE_UNAVAILABLE */
  static async open(access: MeshAccess): Promise<DeadLetterDesk> {
    const people = await openSubjectKeys(access.mongoUri, fileKeyRing(access.recordKeys));
    const log = new KafkaLog({ brokers: access.kafka.brokers, clientId: 'replay-command', plain: access.kafka });
    return new DeadLetterDesk(access, { log, unseal: deadLetterUnsealer(people.subjectKeys), closeKeys: () => people.close() });
  }

  /** Every letter that stands in the broker and fits; a record that failed again counts once. */
  async letters(selection: LetterSelection & { readonly kind?: DeadLetter['kind'] } = {}): Promise<readonly DeadLetter[]> {
    const { kind, ...rest } = selection;
    const box = new LetterBox((letter) => (kind === undefined || letter.kind === kind) && fits(letter, rest));
    const { kafka } = this.access;
    await readTopics(kafka, await topicsEndingIn(kafka, letterSuffixes), (message) => box.add(message));
    return box.all();
  }

  /** The record's own bytes, opened; null for a tombstone. @throws RWD_SEALING_* */
  bytesOf(letter: DeadLetter): Promise<Buffer | null> {
    return originalBytes(letter, this.desk.unseal);
  }

  async replay(selection: LetterSelection, { dryRun }: { readonly dryRun: boolean }): Promise<ReplayReport> {
    const { log, unseal } = this.desk;
    return replayLetters(await this.letters({ ...selection, kind: 'dlq' }), { log, unseal, journalOf: (group) => this.journal(group, 'journal') }, { dryRun });
  }

  /** Sends parked records again, in order, until their keys are empty or one fails again. */
  async release(selection: LetterSelection): Promise<ReleaseReport> {
    const { log, unseal } = this.desk;
    return releaseParked({
      log, unseal,
      letters: () => this.letters({ ...selection, kind: 'parked' }),
      parkedJournalOf: (group) => this.journal(group, 'parked_records'),
      sleep: (ms) => sleep(ms),
    });
  }

  async close(): Promise<void> {
    await this.desk.log.close();
    await this.desk.closeKeys();
    for (const store of this.stores.values()) await (await store).close();
  }

  private async journal(group: string, name: string): Promise<StoreJournal> {
    const database = `rwd_${group.replace(/^svc-/, '').replaceAll('-', '_')}`;
    const store = this.stores.get(database) ?? Store.open({ uri: this.access.mongoUri, database });
    this.stores.set(database, store);
    return new StoreJournal(await store, name);
  }
}
