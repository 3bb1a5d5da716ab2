import { positionOf, type HandlerContext } from '@chainnet/messaging';

/** What a fact says of the event behind it: the event's id, which a redelivery shares, and the time. */
export const causeOf = ({ attributes, message, now }: HandlerContext): { readonly cause: string; readonly at: Date } => ({
  cause: `event:${attributes?.source ?? ''}:${attributes?.id ?? positionOf(message)}`,
  at: now,
});
