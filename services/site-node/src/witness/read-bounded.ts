import type { Readable } from 'node:stream';
import { serviceErrors } from '@chainnet/service-kit';

/** 63 proof lines and a note with many signatures fit; C2SP asks for no more. */
export const BODY_BYTES = 65_536;

/** A request whose body no parser has taken, or one that a raw parser has. */
export type TextRequest = Pick<Readable, 'iterator'> & { readonly body?: unknown };

/** The body as UTF-8 text. @throws RWD_HTTP_TOO_LARGE above 64 KiB, RWD_HTTP_BAD_REQUEST when it is no UTF-8 */
export async function readBounded(request: TextRequest): Promise<string> {
  if (Buffer.isBuffer(request.body)) return decoded([requireSize(request.body)]);
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop must not end the connection: the refusal goes back over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > BODY_BYTES) throw serviceErrors.RWD_HTTP_TOO_LARGE({ limit: BODY_BYTES });
    chunks.push(chunk as Buffer);
  }
  return decoded(chunks);
}

function requireSize(body: Buffer): Buffer {
  if (body.length > BODY_BYTES) throw serviceErrors.RWD_HTTP_TOO_LARGE({ limit: BODY_BYTES });
  return body;
}

function decoded(chunks: readonly Buffer[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw serviceErrors.RWD_HTTP_BAD_REQUEST({ problem: 'its body is not UTF-8' }, { cause });
  }
}
