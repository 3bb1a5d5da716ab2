import type { CompiledRow } from './compile-table.js';

/** An entry that the next act may go on with. Of a run of acts by one row each is its own, so nothing may join the last of them. */
type Neighbour<E> = { readonly entry: E; readonly key: string; readonly row: number; readonly open: boolean };

/**
 * Which entries the acts of one section may go on with. Reading and writing a document keep the same trail, so that both
 * find the same entry at the same act.
 */
export class Trail<E> {
  /** The entry that the acts above the present one belong to. */
  group: E | undefined;
  #neighbour: Neighbour<E> | undefined;
  readonly #ofSection = new Map<string, E>();
  readonly #ofParent = new Map<E | undefined, Map<string, E>>();

  /** The entry whose element a field row fills. */
  fieldOf({ place }: CompiledRow): E | undefined {
    if (place.kind !== 'field') return undefined;
    return place.neighbour && this.#neighbour !== undefined ? this.#neighbour.entry : this.group;
  }

  /** The earlier entry that an act of this row would go on with. */
  earlier({ place }: CompiledRow): E | undefined {
    if (place.kind !== 'resource' || place.join === undefined || place.code === 'typed') return undefined;
    const { with: how, key } = place.join;
    if (how === 'section') return this.#ofSection.get(key);
    if (how === 'parent') return this.#ofParent.get(this.group)?.get(key);
    return this.#neighbour?.open === true && this.#neighbour.key === key ? this.#neighbour.entry : undefined;
  }

  /** An act of this row goes on with an earlier entry. */
  join({ id, place }: CompiledRow, entry: E): void {
    if (place.kind === 'resource' && place.join?.with === 'neighbour') this.#neighbour = { entry, key: place.join.key, row: id, open: true };
    this.group = entry;
  }

  /** An act of this row starts an entry. */
  open({ id, place }: CompiledRow, entry: E): void {
    const join = place.kind === 'resource' ? place.join : undefined;
    if (join?.with === 'section') this.#ofSection.set(join.key, entry);
    if (join?.with === 'parent') this.#parent().set(join.key, entry);
    const key = join?.with === 'neighbour' ? join.key : '';
    const isRun = this.#neighbour?.key === key && this.#neighbour.row === id;
    this.#neighbour = { entry, key, row: id, open: !isRun };
    this.group = entry;
  }

  /** A container of other acts comes between. */
  part(): void {
    this.#neighbour = undefined;
  }

  #parent(): Map<string, E> {
    const known = this.#ofParent.get(this.group);
    if (known !== undefined) return known;
    const made = new Map<string, E>();
    this.#ofParent.set(this.group, made);
    return made;
  }
}
