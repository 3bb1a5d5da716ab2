import { isObject } from '../resource.js';
import type { PropertySchema, StructureSchema } from '../schema/structure-schema.js';
import { fromCollect } from './compiled.js';
import type { Compiled, Scope } from './compiled.js';
import { childrenOf, EMPTY, Valueless } from './values.js';
import type { Collection } from './values.js';

type Read = (owner: unknown) => Collection;

/**
 * The step to a child element. Where the schema knows the owner's type, one JSON property is read; a choice reads those of
 * its types; elsewhere the name is looked for as it stands and as a choice.
 *
 * @param keep which types of a choice are wanted: `value.ofType(Quantity)`.
 */
export function member(on: Compiled | undefined, name: string, { scope, keep }: { scope: Scope; keep?: (type: string) => boolean }): Compiled {
  const types = on === undefined ? scope.types : on.types;
  if (on === undefined && types?.includes(name) === true) return fromCollect((focus) => [focus], types);
  const options = optionsOf(types, name, scope.schema);
  const kept = keep === undefined ? options : options?.filter(({ type }) => keep(type));
  const read = kept === undefined ? readAny(name) : readOptions(kept, scope.schema);
  const found = kept?.map(({ type }) => type);
  if (on === undefined) {
    const exists = kept?.length === 1 && kept[0] !== undefined ? existsOne(kept[0], scope.schema) : (focus: unknown) => read(focus).length > 0;
    return { ...fromCollect(read, found), exists };
  }
  return fromCollect((focus, environment) => readEach(on.collect(focus, environment), read), found);
}

const readEach = (owners: Collection, read: Read): Collection => {
  if (owners.length === 0) return EMPTY;
  if (owners.length === 1) return read(owners[0]);
  const out: unknown[] = [];
  for (const owner of owners) for (const child of read(owner)) out.push(child);
  return out;
};

/** The JSON properties a name stands for, or undefined when a type is not known or has no such element. */
export const optionsOf = (types: readonly string[] | undefined, name: string, schema: StructureSchema): readonly PropertySchema[] | undefined => {
  const found = types?.map((type) => schema.node(type)?.elements.get(name)?.options);
  if (found === undefined || found.some((options) => options === undefined)) return undefined;
  return found.flatMap((options) => options ?? []);
};

const readOptions = (options: readonly PropertySchema[], schema: StructureSchema): Read => {
  const [only] = options;
  if (only === undefined) return () => EMPTY;
  if (options.length === 1) return readOne(only, schema);
  const reads = new Map(options.map((option) => [option.name, readOne(option, schema)]));
  const choice = only.element.name;
  return (owner) => {
    if (!isObject(owner)) return EMPTY;
    for (const key in owner) {
      if (!key.startsWith(choice, key.startsWith('_') ? 1 : 0)) continue;
      const read = reads.get(key.startsWith('_') ? key.slice(1) : key);
      if (read !== undefined) return read(owner);
    }
    return EMPTY;
  };
};

const readOne = ({ name, type }: PropertySchema, schema: StructureSchema): Read => {
  if (schema.isPrimitive(type)) return (owner) => (isObject(owner) ? primitiveOf(owner, name) : EMPTY);
  return (owner) => {
    if (!isObject(owner)) return EMPTY;
    const value = owner[name];
    if (value === undefined || value === null) return EMPTY;
    return Array.isArray(value) ? (value as Collection) : [value];
  };
};

const existsOne = ({ name, type }: PropertySchema, schema: StructureSchema): ((owner: unknown) => boolean) => {
  const sibling = schema.isPrimitive(type) ? `_${name}` : name;
  return (owner) => {
    if (!isObject(owner)) return false;
    const value = owner[name] ?? owner[sibling];
    return value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0);
  };
};

const primitiveOf = (owner: Readonly<Record<string, unknown>>, name: string): Collection => {
  const value = owner[name];
  if (value !== undefined && value !== null && !Array.isArray(value)) return [value];
  const sibling = owner[`_${name}`];
  if (value === undefined && sibling === undefined) return EMPTY;
  if (Array.isArray(value) && !value.includes(null)) return value as Collection;
  return childrenOf({ [name]: value, [`_${name}`]: sibling });
};

const readAny = (name: string): Read => (owner) => {
  const object = owner instanceof Valueless ? owner.element : owner;
  if (!isObject(object)) return EMPTY;
  if (object[name] !== undefined || object[`_${name}`] !== undefined) return primitiveOf(object, name);
  const choice = Object.keys(object).find((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)));
  return choice === undefined ? EMPTY : primitiveOf(object, choice);
};
