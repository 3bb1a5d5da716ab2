import { randomBytes } from 'node:crypto';

import type { RandomSource } from '@chainnet/mpc-protocol';

/** The operating system's generator. */
export const systemRandom: RandomSource = { bytes: (length) => new Uint8Array(randomBytes(length)) };
