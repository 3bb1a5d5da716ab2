import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { RoundRequest } from '@chainnet/secure-aggregation';
import { errors } from './errors.js';

const numbers = Type.Array(Type.Number());
const text = Type.String();

const parameters = Type.Union([
  Type.Object({ kind: Type.Literal('moments') }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Union([Type.Literal('newton'), Type.Literal('evaluation')]),
      standardization: Type.Object({ mean: numbers, sd: numbers }, { additionalProperties: false }),
      coefficients: numbers,
    },
    { additionalProperties: false },
  ),
]);

const schema = Type.Object({
  jobDigest: text,
  round: Type.Integer({ minimum: 0 }),
  parameters,
  participants: Type.Array(Type.Object({ jobDigest: text, siteId: text, maskPublicKey: text, signature: text }, { additionalProperties: false })),
});

/** A round as it came over the wire: the event's schema leaves its inside open. */
export type RoundMessage = { readonly jobDigest: string; readonly round: number; readonly parameters: unknown; readonly participants: readonly unknown[] };

/** @throws RWD_SITE_ROUND_MALFORMED, naming the first place that does not fit */
export function parseRound(message: RoundMessage): RoundRequest {
  const wrong = Value.Errors(schema, message).First();
  if (wrong !== undefined) throw errors.RWD_SITE_ROUND_MALFORMED({ path: wrong.path });
  return message as RoundRequest;
}
