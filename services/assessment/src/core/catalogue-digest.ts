import { createHash } from 'node:crypto';

import { canonicalJson } from '@chainnet/contracts';

import type { Catalogue } from './catalogue.js';

/** SHA-256, lower-case hex, of the catalogue's canonical JSON (RFC 8785): what a published version is known by. */
export const catalogueDigest = (catalogue: Catalogue): string => createHash('sha256').update(canonicalJson(catalogue)).digest('hex');
