import { beforeEach, describe, expect, it } from '@jest/globals';
import { ledgerCheckpointed, receiptIssued, recordAccepted, topicOf, validateEventData, type DataOf } from '@chainnet/contracts';
import { openCheckpoint, proveConsistency } from '@chainnet/merkle-log';
import { MemoryLog } from '@chainnet/testing';
import { verifyReceiptOffline } from '../core/verify-receipt.js';
import { leafTable } from '../core/leaf-table.js';
import { recordIdOf, topicLeaf, type Logged } from '../../test/leaves.js';
import { Killed, MemoryDisk, memoryStores } from '../../test/memory-stores.js';
import { callTest, LOG_SEED, ORIGIN, pemOf, policyOf, testWitnesses, type TestWitness } from '../../test/parties.js';
import { Announcer } from './announcer.js';
import { CheckpointPublisher } from './checkpoint-publisher.js';
import { Cosigners } from './cosigners.js';
import { LeafSequencer } from './leaf-sequencer.js';
import { logIdentity, quorumSize } from './log-identity.js';
import { TileDocuments } from './tile-documents.js';

const policy = policyOf(['0', '1', '2']);
const identity = logIdentity({ origin: ORIGIN, policy }, pemOf(LOG_SEED));
const accepted = leafTable.findIndex(({ event }) => event === recordAccepted);
const receiptsTopic = topicOf(receiptIssued, 'demo-a');

let disk: MemoryDisk;
let log: MemoryLog;
let witnesses: TestWitness[];
let told: string[];
let now: number;

/** A process of provenance over the disk. */
async function started() {
  const stores = memoryStores(disk);
  const tiles = new TileDocuments(stores.tiles);
  const sequencer = new LeafSequencer({ origin: ORIGIN, stores, tiles });
  await sequencer.load();
  const cosigners = new Cosigners({
    witnesses: identity.policy.witnesses,
    call: callTest(witnesses),
    prove: (oldSize, newSize) => proveConsistency(tiles.readTile, oldSize, newSize),
    onRefused: (error) => void told.push(error.message),
    onRecovered: (name) => void told.push(`${name} is back`),
  });
  const announcer = new Announcer({ origin: ORIGIN, source: '/rwd/svc-provenance', quorum: quorumSize(identity.policy), tenants: new Set(['demo-a']), stores, tiles, log });
  const publisher = new CheckpointPublisher({
    identity, stores, cosigners, announcer,
    head: () => sequencer.head,
    now: () => now,
    onPending: (size, count) => void told.push(`pending ${size} with ${count}`),
    onPublished: ({ size }) => void told.push(`published ${size}`),
  });
  await publisher.load();
  const add = async (logged: readonly Logged[]): Promise<void> => {
    const from = sequencer.head.nextOffset;
    await sequencer.append(logged.map((one, i) => topicLeaf(one, from + i)));
  };
  return { publisher, sequencer, add };
}

const receipts = () => log.delivered(receiptsTopic).map(({ value, headers, key }) => ({ id: headers['ce_id'], key, data: JSON.parse(value!.toString()) as DataOf<typeof receiptIssued> }));
const records = (count: number, from = 0): Logged[] => Array.from({ length: count }, (_, i) => ({ record: from + i }));

beforeEach(() => {
  disk = new MemoryDisk();
  log = new MemoryLog();
  witnesses = testWitnesses();
  told = [];
  now = Date.parse('2026-01-01T00:00:00Z');
});

describe('publishing a checkpoint', () => {
  it('serves the cosigned head, tells of it, and hands out receipts that a stranger verifies', async () => {
    const { publisher, add } = await started();
    await add([...records(300), { record: 0, step: accepted }, { record: 7, id: 'elsewhere', tenant: 'not-of-this-mesh' }]);
    await publisher.tick();
    expect(publisher.published).toMatchObject({ size: 302, cosignatures: 3 });
    expect(openCheckpoint(publisher.published!.note, { origin: ORIGIN, keys: [identity.signer.verifier] }).checkpoint.size).toBe(302);
    const [event] = log.delivered(ledgerCheckpointed.topic);
    const data = JSON.parse(event!.value!.toString()) as DataOf<typeof ledgerCheckpointed>;
    expect(validateEventData(ledgerCheckpointed.type, data)).toEqual([]);
    expect(data).toMatchObject({ origin: ORIGIN, size: 302, cosignatures: 3, quorum: 2, at: '2026-01-01T00:00:00.000Z' });
    expect(receipts()).toHaveLength(300);
    for (const { key, data: receipt } of receipts()) {
      expect(validateEventData(receiptIssued.type, receipt)).toEqual([]);
      expect(key).toBe(receipt.recordId);
      expect(verifyReceiptOffline(receipt.receipt, Buffer.from(receipt.statement), policy)).toMatchObject({ ok: true, index: receipt.leafIndex });
    }
    expect(receipts()[123]?.data.recordId).toBe(recordIdOf(123));
  });

  it('asks nobody while the log does not grow, and gives each record its receipt once', async () => {
    const { publisher, add } = await started();
    await publisher.tick();
    await add(records(5));
    await publisher.tick();
    await publisher.tick();
    expect(witnesses.map(({ calls }) => calls)).toEqual([1, 1, 1]);
    await add(records(5, 5));
    await publisher.tick();
    expect(receipts().map(({ data }) => data.leafIndex)).toEqual(Array.from({ length: 10 }, (_, i) => i));
    expect(witnesses.map(({ size }) => size)).toEqual([10, 10, 10]);
  });

  it('waits below the quorum, says for how long, and recovers by itself', async () => {
    const { publisher, add } = await started();
    await add(records(3));
    await publisher.tick();
    witnesses[0]!.down = witnesses[1]!.down = true;
    await add(records(3, 3));
    await publisher.tick();
    now += 4_000;
    await publisher.tick();
    expect(publisher.published?.size).toBe(3);
    expect(publisher.pendingAge).toBe(4_000);
    expect(told.filter((line) => line.startsWith('pending'))).toEqual(['pending 6 with 1']);
    await add(records(3, 6));
    witnesses[0]!.down = false;
    await publisher.tick();
    expect(publisher.published).toMatchObject({ size: 9, cosignatures: 2 });
    expect(publisher.pendingAge).toBe(0);
    expect(told).toContain('w0 is back');
    expect(receipts()).toHaveLength(9);
  });

  it('asks a witness again from the size that the witness names', async () => {
    const first = await started();
    await first.add(records(300));
    await first.publisher.tick();
    const restarted = await started();
    await restarted.add(records(300, 300));
    await restarted.publisher.tick();
    expect(restarted.publisher.published).toMatchObject({ size: 600, cosignatures: 3 });
    expect(witnesses.map(({ calls }) => calls)).toEqual([3, 3, 3]);
  });

  it('counts no witness that has seen a longer log, or whose signature is not its own', async () => {
    const other = await started();
    await other.add(records(9));
    await other.publisher.tick();
    disk = new MemoryDisk();
    const { publisher, add } = await started();
    await add(records(5));
    await publisher.tick();
    expect(publisher.published).toBeUndefined();
    expect(told.some((line) => line.includes('a longer log'))).toBe(true);
    witnesses = [witnesses[1]!, witnesses[0]!, witnesses[2]!];
    const swapped = testWitnesses();
    witnesses = [swapped[1]!, swapped[0]!, swapped[2]!];
    const mixed = await started();
    await mixed.publisher.tick();
    expect(mixed.publisher.published).toBeUndefined();
    expect(told.some((line) => line.includes('does not verify'))).toBe(true);
  });

  it('gives every receipt under one id and with one content, wherever it is killed', async () => {
    for (let budget = 0; budget < 12; budget += 1) {
      disk = new MemoryDisk();
      log = new MemoryLog();
      witnesses = testWitnesses();
      const first = await started();
      await first.add(records(4));
      disk.budget = budget;
      await first.publisher.tick().catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
      log.failures = [new Error('broker away')];
      disk.budget = Number.POSITIVE_INFINITY;
      for (let life = 0; life < 4; life += 1) {
        const next = await started();
        await next.publisher.tick().catch((error: unknown) => expect(String(error)).toContain('broker away'));
        if (life === 1) await next.add(records(4, 4));
      }
      const contents = new Map<string, string>();
      for (const { id, data } of receipts()) {
        const text = JSON.stringify(data);
        expect(contents.get(id!) ?? text).toBe(text);
        contents.set(id!, text);
      }
      expect(new Set(receipts().map(({ data }) => data.leafIndex))).toEqual(new Set(Array.from({ length: 8 }, (_, i) => i)));
      expect(contents.size).toBe(8);
    }
  });

  it('does not start with a key the members do not know', () => {
    expect(() => logIdentity({ origin: ORIGIN, policy }, pemOf(99))).toThrow(expect.objectContaining({ code: 'RWD_LEDGER_KEY_UNLISTED' }));
  });
});
