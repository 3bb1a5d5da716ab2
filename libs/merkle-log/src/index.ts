export { formatAddCheckpoint, MAX_PROOF_LINES, parseAddCheckpoint, type AddCheckpointRequest } from './add-checkpoint.js';
export { appendLeaves, type Appended, type BundleDocument, type TileDocument } from './append.js';
export { decodeBase64, decodeHash, encodeBase64 } from './base64.js';
export {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  type Checkpoint,
  type ExpectedLog,
  type OpenedCheckpoint,
} from './checkpoint.js';
export { cosignedMessage, unpackCosignature, type TimestampedSignature } from './cosignature.js';
export { decodeBundle, encodeBundle, MAX_ENTRY_BYTES, requireEntrySize } from './entry-bundle.js';
export { errors as ledgerErrors } from './errors.js';
export { emptyFrontier, extendFrontier, frontierRoot, type Frontier } from './frontier.js';
export { EMPTY_ROOT, equalHashes, HASH_BYTES, leafHash, nodeHash, type Hash } from './hash.js';
export { memoryTree, type MemoryTree } from './memory-tree.js';
export {
  addSignatures,
  formatNote,
  formatSignatureLine,
  parseNote,
  parseSignatureLines,
  type Note,
  type NoteSignature,
} from './note.js';
export {
  defaultQuorum,
  formatPolicy,
  isQuorumMet,
  parsePolicy,
  type Policy,
  type PolicyParty,
  type WitnessGroup,
} from './policy.js';
export {
  formatReceipt,
  parseReceipt,
  verifyCheckpoint,
  verifyReceipt,
  type Receipt,
  type VerifiedReceipt,
} from './receipt.js';
export { edgeFrontier, edgeRoot, emptyEdge, readEdge, type EdgeReader, type RightEdge } from './right-edge.js';
export {
  cosign,
  cosignatureLine,
  ed25519Line,
  openNote,
  signNote,
  verifySignature,
  type LocalSigner,
  type OpenedNote,
  type VerifiedSignature,
} from './signature.js';
export {
  bundlePath,
  changedTiles,
  decodeTile,
  encodeTile,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  tilePath,
  tileWidth,
  type BundleCoordinate,
  type ParsedTilePath,
  type TileCoordinate,
} from './tile.js';
export { proveConsistency, proveInclusion, rootFromTiles, type ReadTile } from './tile-reader.js';
export { MAX_TREE_SIZE } from './tree-size.js';
export {
  formatVerifierKey,
  keyIdOf,
  parseVerifierKey,
  SignatureType,
  verifierKey,
  verifierKeyOf,
  type SignatureTypeByte,
  type VerifierKey,
} from './verifier-key.js';
export { verifyConsistency, verifyInclusion, type InclusionClaim, type TreeHead } from './verify-proof.js';
export {
  decideAddCheckpoint,
  type HeadEvidence,
  type SizeConflict,
  type WitnessDecision,
  type WitnessedLog,
  type WitnessState,
} from './witness.js';
