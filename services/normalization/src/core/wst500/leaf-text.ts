import { isObject } from '@chainnet/fhir';
import type { Draft } from '../mapping/element-path.js';
import { mapCode } from '../terminology/code-map.js';
import type { Binding } from './pattern.js';
import { keptText, valueAt } from './places.js';

/** How far each list of a Bundle was read; extensions are counted by their URL, so that others between them do not matter. */
export class ListCursors {
  readonly #at = new Map<unknown, Map<string, number>>();

  /** The next object of the list, the next with the URL where one is given. */
  next(list: unknown, url: string | undefined): Draft | undefined {
    const found = this.value(list, url, (one) => isObject(one) && (url === undefined || one['url'] === url));
    return isObject(found) ? found : undefined;
  }

  value(list: unknown, url: string | undefined, matches: (one: unknown) => boolean = () => true): unknown {
    if (!Array.isArray(list)) return undefined;
    const cursors = this.#at.get(list) ?? new Map<string, number>();
    this.#at.set(list, cursors);
    let at = cursors.get(url ?? '') ?? 0;
    while (at < list.length && !matches(list[at])) at += 1;
    cursors.set(url ?? '', at + 1);
    return list[at] as unknown;
  }
}

/**
 * The text of a leaf whose value is in the Bundle: the source's own text while that still reads as the value, else the usual
 * text of the value. Where an element that follows from the leaf was changed, the leaf follows it.
 */
export function leafText(binding: Binding, frame: Draft, { cursors, derivedFrom }: { cursors: ListCursors; derivedFrom: Draft | undefined }): string | undefined {
  const { at, append, codec } = binding;
  if (append) return codec.write(cursors.value(valueAt(frame, at), undefined));
  const value = valueAt(frame, at);
  if (value === undefined) return undefined;
  const kept = keptText(frame, at);
  const text = kept !== undefined && codec.read(kept) === value ? kept : codec.write(value);
  return text === undefined || binding.derive?.as !== 'code' || derivedFrom === undefined ? text : followed(text, valueAt(derivedFrom, binding.derive.at), binding.derive.codes);
}

const followed = (text: string, derived: unknown, codes: NonNullable<Binding['derive']>['codes']): string => {
  if (typeof derived !== 'string' || mapCode(codes, text) === derived) return text;
  return Object.entries(codes.codes).find(([, to]) => to === derived)?.[0] ?? text;
};
