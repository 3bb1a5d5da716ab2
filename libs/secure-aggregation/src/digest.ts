import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** Lower-case hex SHA-256 of a value's canonical JSON (RFC 8785). @throws RWD_SECAGG_NOT_CANONICAL */
export const digestOf = (value: unknown): string => sha256Hex(Buffer.from(canonicalJson(value), 'utf8'));

/** Lower-case hex SHA-256 of bytes. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
