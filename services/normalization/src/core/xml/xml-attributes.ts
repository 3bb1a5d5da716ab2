const FEW = 12;

/**
 * The attributes of one element, in source order. Most elements have fewer than five, which two lists hold and find faster
 * than a Map; from the thirteenth on there is an index, so that many cost no more than their number.
 */
export class XmlAttributes implements ReadonlyMap<string, string> {
  readonly names: string[] = [];
  readonly texts: string[] = [];
  #index: Map<string, number> | undefined;

  get size(): number {
    return this.names.length;
  }

  /** @returns false when there is one of this name already. */
  add(name: string, text: string): boolean {
    if (this.#find(name) >= 0) return false;
    this.names.push(name);
    this.texts.push(text);
    if (this.#index !== undefined) this.#index.set(name, this.names.length - 1);
    else if (this.names.length > FEW) this.#index = new Map(this.names.map((one, at) => [one, at]));
    return true;
  }

  get(name: string): string | undefined {
    const at = this.#find(name);
    return at < 0 ? undefined : this.texts[at];
  }

  has(name: string): boolean {
    return this.#find(name) >= 0;
  }

  forEach(visit: (text: string, name: string, map: ReadonlyMap<string, string>) => void): void {
    this.names.forEach((name, at) => visit(this.texts[at] ?? '', name, this));
  }

  keys(): MapIterator<string> {
    return this.names.values();
  }

  values(): MapIterator<string> {
    return this.texts.values();
  }

  entries(): MapIterator<[string, string]> {
    return this.names.map((name, at): [string, string] => [name, this.texts[at] ?? '']).values();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  #find(name: string): number {
    if (this.#index !== undefined) return this.#index.get(name) ?? -1;
    const { names } = this;
    for (let at = 0; at < names.length; at += 1) if (names[at] === name) return at;
    return -1;
  }
}
