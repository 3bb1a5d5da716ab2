import {
  addSignatures,
  appendLeaves,
  cosign,
  edgeRoot,
  emptyEdge,
  formatCheckpoint,
  formatReceipt,
  formatVerifierKey,
  memoryTree,
  proveConsistency,
  proveInclusion,
  signNote,
  type Hash,
} from '../src/index.js';
import { ascii } from './hex.js';
import { logSigner, witnessSigner } from './parties.js';
import { tileStore } from './tile-store.js';

const ORIGIN = 'log.example/chain';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const base64s = (list: readonly Hash[]): string[] => list.map(base64);

/** A log of `size` leaves, appended in batches, and all that this library claims about it. */
export async function evidenceOf(size: number) {
  const store = tileStore();
  const leaves = Array.from({ length: size }, (_, i) => ascii(`{"id":"leaf-${i}"}`));
  const hashes: Hash[] = [];
  let edge = emptyEdge;
  while (edge.size < size) {
    const appended = appendLeaves(edge, leaves.slice(edge.size, edge.size + 130));
    store.insert(appended);
    hashes.push(...appended.leafHashes);
    edge = appended.edge;
  }
  const tree = memoryTree(hashes);
  const { checkpoint, keys } = signedHead(size, edgeRoot(edge));
  const inclusion = await Promise.all(
    leaves.map(async (_, index) => ({ index, path: await proveInclusion(store.readTile, index, size) })),
  );
  return {
    ...keys,
    origin: ORIGIN,
    checkpoint,
    leaves: leaves.map(base64),
    inclusion: inclusion.map(({ index, path }) => ({ index, path: base64s(path) })),
    consistency: await Promise.all(
      Array.from({ length: 100 }, (_, i) => 1 + ((i * 97) % (size - 1))).map(async (oldSize) => ({
        oldSize,
        newSize: size,
        oldRoot: base64(tree.root(oldSize)),
        newRoot: base64(edgeRoot(edge)),
        proof: base64s(await proveConsistency(store.readTile, oldSize, size)),
      })),
    ),
    receipts: inclusion.map(({ index, path }) => ({ index, text: formatReceipt({ index, path, checkpointNote: checkpoint }) })),
    tiles: Object.fromEntries([...store.documents()].map(([path, bytes]) => [path, base64(bytes)])),
  };
}

function signedHead(size: number, root: Hash) {
  const log = logSigner(ORIGIN);
  const witnesses = [2, 3, 4].map((seed) => witnessSigner(`witness-${seed}.example`, seed));
  const text = formatCheckpoint({ origin: ORIGIN, size, root });
  const cosignatures = witnesses.map((witness) => cosign(text, 1_700_000_000, witness));
  const witnessKeys = witnesses.map(({ verifier }) => formatVerifierKey(verifier));
  const logKey = formatVerifierKey(log.verifier);
  const policy = [
    `log ${logKey}`,
    ...witnessKeys.map((key, i) => `witness w${i} ${key} https://witness-${i}.example/`),
    'group members 3 w0 w1 w2',
    'quorum members',
    '',
  ].join('\n');
  return { checkpoint: addSignatures(signNote(text, [log]), cosignatures), keys: { logKey, witnessKeys, policy } };
}
