/** A resource or element while it is being built. */
export type Draft = Record<string, unknown>;

type Step = { readonly name: string; readonly index: 'only' | 'next' | 'last' };

const compiled = new Map<string, readonly Step[]>();

const stepsOf = (path: string): readonly Step[] => {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const steps = path.split('.').map((part): Step => {
    const [, name = part, bracket] = /^([A-Za-z_]+)(\[[+=]\])?$/.exec(part) ?? [];
    return { name, index: bracket === '[+]' ? 'next' : bracket === '[=]' ? 'last' : 'only' };
  });
  compiled.set(path, steps);
  return steps;
};

/**
 * Sets the element at `path` of `draft`. `name` is one value, `name[+]` a new item of a list, `name[=]` its last item
 * (made when there is none): `identifier[+].value` then `identifier[=].system` fill one Identifier.
 */
export function setElement(draft: Draft, path: string, value: unknown): void {
  const steps = stepsOf(path);
  let at = draft;
  const last = steps.length - 1;
  for (let depth = 0; depth <= last; depth += 1) {
    const { name, index } = steps[depth] as Step;
    if (index === 'only') {
      if (depth === last) at[name] = merged(at[name], value);
      else at = (at[name] ??= {}) as Draft;
      continue;
    }
    const list = (at[name] ??= []) as unknown[];
    const slot = index === 'next' || list.length === 0 ? list.length : list.length - 1;
    if (depth === last) list[slot] = value;
    else at = (list[slot] ??= {}) as Draft;
  }
}

/**
 * Whether {@link setElement} at `path` would lose nothing: the place is empty, a new list item is made, or a quantity there
 * still lacks the unit. A mapping that finds the place taken leaves its leaf to the preserved list.
 */
export function isFree(draft: Draft, path: string): boolean {
  let at: unknown = draft;
  for (const { name, index } of stepsOf(path)) {
    if (index === 'next' || !isPlain(at)) return true;
    const found: unknown = at[name];
    at = index === 'last' && Array.isArray(found) ? found.at(-1) : found;
  }
  return at === undefined || (isPlain(at) && at['value'] !== undefined && at['unit'] === undefined && at['system'] === undefined);
}

/** Two parts of one element, such as a quantity's number and its unit, make one; any other value replaces. */
const merged = (before: unknown, value: unknown): unknown => (isPlain(before) && isPlain(value) ? { ...before, ...value } : value);

const isPlain = (value: unknown): value is Draft => typeof value === 'object' && value !== null && !Array.isArray(value);
