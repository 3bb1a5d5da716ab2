import { HttpException } from '@nestjs/common';
import { errors } from '../core/errors.js';
import type { ProvenLeaf } from '../ledger/ledger-reader.js';

export type HeaderResponse = { setHeader(name: string, value: string): unknown };

/** A checkpoint comes about every second. */
const RETRY_SECONDS = '2';

/** The proven leaf, or 404 with RWD_LEDGER_NOT_CHECKPOINTED and the time to come back after. */
export function provenOrLater(proven: ProvenLeaf | undefined, response: HeaderResponse): ProvenLeaf {
  if (proven !== undefined) return proven;
  response.setHeader('retry-after', RETRY_SECONDS);
  const { code, message, action } = errors.RWD_LEDGER_NOT_CHECKPOINTED();
  throw new HttpException({ code, message, action }, 404);
}
