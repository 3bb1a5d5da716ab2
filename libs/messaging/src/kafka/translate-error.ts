import { isRwdError, type RwdError } from '@chainnet/contracts';
import { errors } from '../errors.js';

type KafkaFailure = { readonly name?: string; readonly type?: string; readonly message?: string; readonly cause?: unknown; readonly originalError?: unknown };

/** Says what kafkajs meant: it hides a refused token behind a SASL state and an ACL behind a protocol type. */
export function translateKafkaError(cause: unknown, { operation, clientId }: { operation: string; clientId: string }): RwdError {
  if (isRwdError(cause)) return cause;
  const chain = [...causes(cause)];
  const coded = chain.find(isRwdError);
  if (coded !== undefined) return coded;
  const types = chain.map(({ type, message }) => `${type ?? ''} ${message ?? ''}`).join(' ');
  // A second authentication within a second (KIP-368) says nothing of the token: a new connection mends it.
  if (chain.some(({ type }) => type === 'ILLEGAL_SASL_STATE')) return errors.RWD_MESSAGING_BROKER_UNAVAILABLE({ operation }, { cause });
  if (/SASL|Authentication/i.test(types)) return errors.RWD_MESSAGING_NOT_AUTHENTICATED({ clientId }, { cause });
  if (/AUTHORIZATION_FAILED/.test(types)) return errors.RWD_MESSAGING_NOT_AUTHORIZED({ operation, resource: resourceOf(types) }, { cause });
  if (/MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE/.test(types)) return errors.RWD_MESSAGING_TOO_LARGE({}, { cause });
  return errors.RWD_MESSAGING_BROKER_UNAVAILABLE({ operation }, { cause });
}

const resourceOf = (types: string): string => /(TOPIC|GROUP|CLUSTER)_AUTHORIZATION_FAILED/.exec(types)?.[1]?.toLowerCase() ?? 'a resource';

function* causes(error: unknown): Generator<KafkaFailure> {
  let current = error as KafkaFailure | undefined;
  for (let depth = 0; current !== undefined && current !== null && depth < 6; depth += 1) {
    yield current;
    current = (current.cause ?? current.originalError) as KafkaFailure | undefined;
  }
}
