import { createHash } from 'node:crypto';

import { keyStream } from './prg-stream.js';
import type { RandomSource } from './random-source.js';

/** A reproducible source for specs. */
export const seededRandom = (seed: string): RandomSource =>
  keyStream(createHash('sha256').update(seed).digest().subarray(0, 16), new Uint8Array(16));
