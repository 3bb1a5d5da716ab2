import { setTimeout as sleep } from 'node:timers/promises';
import { proveConsistency } from '@chainnet/merkle-log';
import { readDirectory, type Platform } from '@chainnet/service-kit';
import { observedGauge } from '@chainnet/telemetry';
import { callWitnessOverHttp } from '../adapters/http-witness.js';
import { ledgerStores } from '../adapters/ledger-stores.js';
import { Announcer } from './announcer.js';
import { CheckpointPublisher } from './checkpoint-publisher.js';
import { Cosigners } from './cosigners.js';
import { every } from './every.js';
import { LeafConsumer } from './leaf-consumer.js';
import { LeafSequencer } from './leaf-sequencer.js';
import { LedgerReader } from './ledger-reader.js';
import { logIdentity, quorumSize, type LogIdentity } from './log-identity.js';
import { TileDocuments } from './tile-documents.js';

const CHECKPOINT_MS = 1_000;
/** Two sessions without a fetch or heartbeat: the consumer hangs, and only a new process helps. */
const SILENCE_MS = 40_000;

export type Ledger = { readonly identity: LogIdentity; readonly reader: LedgerReader };

/** Takes the log up from the store, starts the sequencer and the publisher, and registers how they stop. */
export async function startLedger(platform: Platform): Promise<Ledger> {
  const { config, store, keys, log, logger } = platform;
  const identity = logIdentity(readDirectory(config.directory).ledger, keys.pem('log'));
  const { origin, policy } = identity;
  const stores = ledgerStores(store);
  const tiles = new TileDocuments(stores.tiles);
  const sequencer = new LeafSequencer({ origin, stores, tiles });
  await sequencer.load();
  const publisher = new CheckpointPublisher({
    identity, stores,
    head: () => sequencer.head,
    cosigners: new Cosigners({
      witnesses: policy.witnesses,
      call: callWitnessOverHttp,
      prove: (oldSize, newSize) => proveConsistency(tiles.readTile, oldSize, newSize),
      onRefused: (error) => logger.error({ error }, 'a witness gave no cosignature'),
      onRecovered: (name) => logger.info({ kind: name }, 'a witness cosigns again'),
    }),
    announcer: new Announcer({ origin, source: `/rwd/${config.clientId}`, quorum: quorumSize(policy), tenants: new Set(config.tenants), stores, tiles, log }),
    now: Date.now,
    onPending: (treeSize, count) => logger.error({ treeSize, count }, 'the quorum of witnesses is not met; checkpoints wait'),
    onPublished: ({ size, root, cosignatures }) => logger.debug({ treeSize: size, rootHash: root, count: cosignatures }, 'checkpoint published'),
  });
  await publisher.load();
  const consumer = new LeafConsumer({
    group: `${config.clientId}.sequencer`,
    log, sequencer,
    sleep: (ms) => sleep(ms, undefined, { ref: false }),
    onUnreadable: (error) => logger.error({ error }, 'a leaf could not be read and is not in the log'),
  });
  await consumer.start();
  const rounds = every(CHECKPOINT_MS, () => publisher.tick(), (error) => logger.warn({ error }, 'a checkpoint round failed; the next one tries again'));
  platform.onStop(() => consumer.stop());
  platform.onStop(() => rounds.stop());
  watch(platform, { consumer, sequencer, publisher, quorum: quorumSize(policy) });
  return { identity, reader: new LedgerReader({ stores, tiles, published: () => publisher.published }) };
}

type Watched = { readonly consumer: LeafConsumer; readonly sequencer: LeafSequencer; readonly publisher: CheckpointPublisher; readonly quorum: number };

function watch({ health, status }: Platform, { consumer, sequencer, publisher, quorum }: Watched): void {
  health.addReadiness({ name: 'sequencer', check: async () => (consumer.state()?.assigned() === undefined ? 'the leaves topic is not assigned yet' : undefined) });
  health.addLiveness({
    name: 'sequencer',
    check: async () => {
      const silent = Date.now() - (consumer.state()?.lastSignOfLife() ?? Date.now());
      return silent > SILENCE_MS ? `no sign of life for ${Math.round(silent / 1_000)} s` : undefined;
    },
  });
  status.add('ledger', () => ({
    size: sequencer.head.size,
    checkpointSize: publisher.published?.size ?? 0,
    cosignatures: publisher.published?.cosignatures ?? 0,
    quorum,
    root: Buffer.from(sequencer.head.root).toString('hex'),
    /** Milliseconds. */
    pendingAge: publisher.pendingAge,
    leavesPerType: sequencer.leavesPerType,
  }));
  observedGauge('rwd_provenance_tree_size_leaves', () => publisher.published?.size);
  observedGauge('rwd_provenance_pending_age_seconds', () => publisher.pendingAge / 1_000);
  observedGauge('rwd_provenance_checkpoint_age_seconds', () => (publisher.published === undefined ? undefined : (Date.now() - Date.parse(publisher.published.at)) / 1_000));
}
