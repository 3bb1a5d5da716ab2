import type { Draft } from '../mapping/element-path.js';

/** Tells whether anything was put into an item since it was opened: an item without content is no item. */
export class Opening {
  readonly #before: number;

  constructor(readonly item: Draft) {
    this.#before = Object.keys(item).length;
  }

  isFilled(): boolean {
    return Object.keys(this.item).length > this.#before;
  }
}
