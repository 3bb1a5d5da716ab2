import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@chainnet/identity';
import { recordAccepted } from '@chainnet/contracts';
import { leafTable } from '../core/leaf-table.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { LeafSequencer } from '../ledger/leaf-sequencer.js';
import { logIdentity } from '../ledger/log-identity.js';
import { TileDocuments } from '../ledger/tile-documents.js';
import { verifyReceiptOffline } from '../core/verify-receipt.js';
import { recordIdOf, topicLeaf } from '../../test/leaves.js';
import { memoryStores } from '../../test/memory-stores.js';
import { LOG_SEED, ORIGIN, pemOf, policyOf, testWitnesses, callTest } from '../../test/parties.js';
import { Announcer } from '../ledger/announcer.js';
import { CheckpointPublisher } from '../ledger/checkpoint-publisher.js';
import { Cosigners } from '../ledger/cosigners.js';
import { LedgerController } from './ledger.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { TilesController } from './tiles.controller.js';

const policy = policyOf(['0', '1', '2']);
const identity = logIdentity({ origin: ORIGIN, policy }, pemOf(LOG_SEED));
const accepted = leafTable.findIndex(({ event }) => event === recordAccepted);

const principal = (fields: Partial<Principal>): Principal => ({ clientId: 'c', roles: [], kind: 'partner', expiresAt: 0, ...fields });
const owner = principal({ partnerId: 'demo-a' });

/** 20 records accepted and, for the first ten, de-identified under a checkpoint; after it one more of each. */
async function server() {
  const stores = memoryStores();
  const tiles = new TileDocuments(stores.tiles);
  const sequencer = new LeafSequencer({ origin: ORIGIN, stores, tiles });
  const append = async () => {
    const from = sequencer.head.nextOffset;
    const logged = from === 0
      ? [...Array.from({ length: 20 }, (_, record) => ({ record, step: accepted })), ...Array.from({ length: 10 }, (_, record) => ({ record }))]
      : [{ record: 19 }, { record: 20, step: accepted }];
    await sequencer.append(logged.map((one, i) => topicLeaf(one, from + i)));
  };
  const publisher = new CheckpointPublisher({
    identity, stores, head: () => sequencer.head, now: () => 0, onPending: () => undefined, onPublished: () => undefined,
    announcer: new Announcer({ origin: ORIGIN, source: 's', quorum: 2, tenants: new Set(), stores, tiles, log: { append: async () => undefined } }),
    cosigners: new Cosigners({ witnesses: identity.policy.witnesses, call: callTest(testWitnesses()), prove: async () => [], onRefused: () => undefined, onRecovered: () => undefined }),
  });
  const reader = new LedgerReader({ stores, tiles, published: () => publisher.published });
  await append();
  await publisher.tick();
  await append();
  const headers = new Map<string, string>();
  return {
    headers, reader,
    response: { setHeader: (name: string, value: string) => void headers.set(name, value) },
    receipts: new ReceiptsController(reader), ledger: new LedgerController(reader, identity), tiles: new TilesController(reader),
  };
}

describe('GET /v1/records/:id/receipt', () => {
  it('gives the partner every step and a receipt of the last one that a checkpoint covers', async () => {
    const { receipts, response } = await server();
    const answer = (await receipts.receipt(recordIdOf(3), owner, response)) as { steps: object[]; statement: string; receipt: string };
    expect(answer.steps).toEqual([{ type: 'rwd.record.accepted.v1', leafIndex: 3 }, { type: 'rwd.record.deidentified.v1', leafIndex: 23 }]);
    expect(verifyReceiptOffline(answer.receipt, Buffer.from(answer.statement), policy)).toMatchObject({ ok: true, index: 23 });
    const later = (await receipts.receipt(recordIdOf(19), owner, response)) as { steps: object[]; receipt: string };
    expect(later.steps).toHaveLength(2);
    expect(later.receipt).toContain('\nindex 19\n');
  });

  it('says 404 and when to come back while no checkpoint covers the record', async () => {
    const { receipts, response, headers } = await server();
    await expect(receipts.receipt(recordIdOf(20), owner, response)).rejects.toMatchObject({ status: 404, response: { code: 'RWD_LEDGER_NOT_CHECKPOINTED' } });
    expect(headers.get('retry-after')).toBe('2');
  });

  it.each([
    ['an unknown record', recordIdOf(500), owner],
    ['something that is no record id', '../../etc', owner],
    ['another organization', recordIdOf(3), principal({ partnerId: 'demo-b' })],
    ['a partner without an organization', recordIdOf(3), principal({})],
    ['a service that does not run the mesh', recordIdOf(3), principal({ kind: 'service', roles: ['service'] })],
  ])('says 404, no more, to %s', async (_, id, who) => {
    const { receipts, response } = await server();
    await expect(receipts.receipt(id, who, response)).rejects.toMatchObject({ code: 'RWD_HTTP_NOT_FOUND' });
  });

  it('is open to operators', async () => {
    const { receipts, response } = await server();
    expect(await receipts.receipt(recordIdOf(3), principal({ kind: 'operator', roles: ['operator'] }), response)).toMatchObject({ recordId: recordIdOf(3) });
  });
});

describe('the public read API', () => {
  it('serves checkpoint, tiles and bundles at their tlog-tiles paths and nothing beside', async () => {
    const { tiles } = await server();
    expect(tiles.checkpoint()).toMatch(/^chainnet\.test\/log\n30\n/);
    expect((await tiles.tile({ path: '/tile/0/000.p/30' })).options.length).toBe(30 * 32);
    expect((await tiles.tile({ path: '/tile/entries/000.p/30' })).options.length).toBeGreaterThan(1_000);
    for (const path of ['/tile/0/000', '/tile/0/000.p/31', '/tile/0/0', '/tile/../checkpoint', '/tile/entries/x000/000.p/30']) {
      await expect(tiles.tile({ path })).rejects.toMatchObject({ code: 'RWD_HTTP_NOT_FOUND' });
    }
  });

  it('has no checkpoint before the first one', () => {
    const empty = new TilesController({ published: undefined, document: async () => undefined });
    expect(() => empty.checkpoint()).toThrow(expect.objectContaining({ code: 'RWD_HTTP_NOT_FOUND' }));
  });

  it('serves the policy, and the leaf of an event by its id', async () => {
    const { ledger, response } = await server();
    expect(ledger.policy()).toBe(policy);
    const leaf = topicLeaf({ record: 3 }, 0);
    expect(await ledger.entry(leaf.entryId, response)).toMatchObject({ entryId: leaf.entryId, leafIndex: 23, statement: Buffer.from(leaf.bytes).toString() });
    await expect(ledger.entry('nothing', response)).rejects.toMatchObject({ code: 'RWD_HTTP_NOT_FOUND' });
  });
});
