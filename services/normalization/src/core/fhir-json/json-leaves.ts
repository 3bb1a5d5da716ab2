import { errors } from '../errors.js';
import { limits } from '../limits.js';
import type { SourceLeaf } from '../mapping/loss-account.js';

/** Every string, number and boolean of a JSON value; null is the padding of primitive extensions and no leaf. */
export function jsonLeaves(value: unknown): readonly SourceLeaf[] {
  const leaves: SourceLeaf[] = [];
  collect(value, { path: '', depth: 0, leaves });
  return leaves;
}

type At = { readonly path: string; readonly depth: number; readonly leaves: SourceLeaf[] };

const collect = (value: unknown, { path, depth, leaves }: At): void => {
  if (value === null || value === undefined || value === '') return;
  if (typeof value !== 'object') {
    leaves.push({ path, value: typeof value === 'string' ? value : JSON.stringify(value) });
    return;
  }
  if (depth >= limits.depth) throw errors.RWD_NORMALIZATION_TOO_DEEP({ limit: limits.depth });
  if (Array.isArray(value)) value.forEach((item, at) => collect(item, { path: `${path}[${at}]`, depth: depth + 1, leaves }));
  else for (const [name, child] of Object.entries(value)) collect(child, { path: path === '' ? nameIn(name) : `${path}.${nameIn(name)}`, depth: depth + 1, leaves });
};

/** A name that holds a path's own signs is quoted, so that two leaves never share a path. */
const nameIn = (name: string): string => (/^\w+$/.test(name) ? name : JSON.stringify(name));
