import { shareAdditively } from './additive-sharing.js';
import { addVectors, scaleVector, subtractVectors, type FieldVector } from './field-vector.js';
import { addField, subtractField, toField } from './field.js';
import type { RandomSource } from './random-source.js';

/** The place of a party in the ring of three. */
export type PartyIndex = 0 | 1 | 2;

export const nextOf = (index: PartyIndex): PartyIndex => ((index + 1) % 3) as PartyIndex;
export const previousOf = (index: PartyIndex): PartyIndex => ((index + 2) % 3) as PartyIndex;

/**
 * What party i holds of x = x_0 + x_1 + x_2: `own` = x_i and `next` = x_(i+1). Each summand is held by two parties, so
 * one party alone learns nothing and one corrupted party cannot change a summand unnoticed.
 *
 * Source: Araki, Furukawa, Lindell, Nof, Ohara: High-Throughput Semi-Honest Secure Three-Party Computation with an
 * Honest Majority (CCS 2016), section 2, in its additive form (ABY3, section 3).
 */
export type ReplicatedShare = { readonly own: FieldVector; readonly next: FieldVector };

/** The shares of parties 0, 1 and 2 of a secret vector. */
export function shareReplicated(secret: FieldVector, random: RandomSource): [ReplicatedShare, ReplicatedShare, ReplicatedShare] {
  const [x0, x1, x2] = shareAdditively(secret, 3, random) as [FieldVector, FieldVector, FieldVector];
  return [
    { own: x0, next: x1 },
    { own: x1, next: x2 },
    { own: x2, next: x0 },
  ];
}

/** The secret from one party's share and the summand it lacks, x_(i-1). */
export const completeShare = (share: ReplicatedShare, missing: FieldVector): FieldVector =>
  addVectors(addVectors(share.own, share.next), missing);

export const addShares = (x: ReplicatedShare, y: ReplicatedShare): ReplicatedShare => ({
  own: addVectors(x.own, y.own),
  next: addVectors(x.next, y.next),
});

export const subtractShares = (x: ReplicatedShare, y: ReplicatedShare): ReplicatedShare => ({
  own: subtractVectors(x.own, y.own),
  next: subtractVectors(x.next, y.next),
});

/** x times a public integer. */
export const scaleShare = (x: ReplicatedShare, factor: bigint): ReplicatedShare => ({
  own: scaleVector(x.own, toField(factor)),
  next: scaleVector(x.next, toField(factor)),
});

/** x plus a public integer in every element: it is added to x_0, which parties 0 and 2 hold. */
export function addPublic(x: ReplicatedShare, constant: bigint, index: PartyIndex): ReplicatedShare {
  const element = toField(constant);
  const shift = (part: FieldVector): FieldVector => part.map((e) => addField(e, element));
  return {
    own: index === 0 ? shift(x.own) : x.own,
    next: nextOf(index) === 0 ? shift(x.next) : x.next,
  };
}

/** x minus a public integer in every element. */
export const subtractPublic = (x: ReplicatedShare, constant: bigint, index: PartyIndex): ReplicatedShare =>
  addPublic(x, subtractField(0n, toField(constant)), index);

/** Elements [from, to) of a shared vector. */
export const sliceShare = (x: ReplicatedShare, from: number, to: number): ReplicatedShare => ({
  own: x.own.slice(from, to),
  next: x.next.slice(from, to),
});

/** Shared vectors one after the other. */
export const concatShares = (parts: readonly ReplicatedShare[]): ReplicatedShare => ({
  own: concatVectors(parts.map((part) => part.own)),
  next: concatVectors(parts.map((part) => part.next)),
});

function concatVectors(parts: readonly FieldVector[]): FieldVector {
  const joined = new BigUint64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
