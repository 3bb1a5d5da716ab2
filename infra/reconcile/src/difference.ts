/** What a mesh needs outside its own processes, in the order in which it is made. */
export const kinds = ['realm', 'role', 'scope', 'client', 'topic', 'acl', 'status'] as const;
export type Kind = (typeof kinds)[number];

/** One thing, wanted or found, with everything that is compared about it as text. */
export type Resource = {
  readonly kind: Kind;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Found ones only: it carries our mark, so that it may be removed when nobody wants it any more. */
  readonly ours?: boolean;
};

export type FieldChange = { readonly field: string; readonly from?: string; readonly to?: string };
export type Change = {
  readonly action: 'create' | 'update' | 'delete';
  readonly kind: Kind;
  readonly name: string;
  readonly fields: readonly FieldChange[];
  /** Why it cannot be made so by a program: a person has to decide. */
  readonly blocked?: string;
};

/** Fields whose values never leave the process; a change of them is shown as a change and no more. */
const hidden = new Set(['secret']);

const idOf = ({ kind, name }: Pick<Resource, 'kind' | 'name'>): string => `${kind}\n${name}`;

/**
 * What has to be done so that everything wanted is there as wanted and nothing of ours is left over. What is found
 * without our mark, and is not wanted, is left alone. Pure: the same two lists give the same changes.
 *
 * @returns changes in the order of {@link kinds}, removals last
 */
export function difference(wanted: readonly Resource[], found: readonly Resource[]): readonly Change[] {
  const standing = new Map(found.map((resource) => [idOf(resource), resource]));
  const needed = new Set(wanted.map(idOf));
  const changes = wanted.flatMap((resource) => toward(resource, standing.get(idOf(resource))));
  const surplus = found.filter((resource) => resource.ours === true && !needed.has(idOf(resource)));
  return [...changes.sort(byKind), ...surplus.map(removal).sort(byKind)];
}

function toward(wanted: Resource, found: Resource | undefined): readonly Change[] {
  const { kind, name } = wanted;
  const fields = fieldChanges(wanted.fields, found?.fields ?? {});
  if (found === undefined) return [{ action: 'create', kind, name, fields }];
  if (fields.length === 0) return [];
  const blocked = kind === 'topic' ? blockedTopic(fields) : undefined;
  return [{ action: 'update', kind, name, fields, ...(blocked === undefined ? {} : { blocked }) }];
}

const removal = ({ kind, name, fields }: Resource): Change => ({ action: 'delete', kind, name, fields: fieldChanges({}, fields) });

function fieldChanges(wanted: Resource['fields'], found: Resource['fields']): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort();
  return names.filter((field) => wanted[field] !== found[field]).map((field) => ({
    field,
    ...(found[field] === undefined ? {} : { from: shown(field, found[field]) }),
    ...(wanted[field] === undefined ? {} : { to: shown(field, wanted[field]) }),
  }));
}

const shown = (field: string, value: string): string => (hidden.has(field) ? '(hidden)' : value);

/** Kafka can add partitions and never takes one away. */
function blockedTopic(fields: readonly FieldChange[]): string | undefined {
  const partitions = fields.find(({ field }) => field === 'partitions');
  if (partitions === undefined || Number(partitions.to) > Number(partitions.from)) return undefined;
  return 'a topic cannot lose partitions: make it anew in a quiet hour, or leave it';
}

const byKind = (a: Change, b: Change): number => kinds.indexOf(a.kind) - kinds.indexOf(b.kind);

/** For people: one line a change, with its fields below. */
export function describe(changes: readonly Change[]): string {
  const sign = { create: '+', update: '~', delete: '-' } as const;
  return changes.flatMap(({ action, kind, name, fields, blocked }) => [
    `${sign[action]} ${kind} ${name}${blocked === undefined ? '' : `  (not by this command: ${blocked})`}`,
    ...(action === 'update' ? fields.map(({ field, from, to }) => `    ${field}: ${from ?? '(none)'} -> ${to ?? '(none)'}`) : []),
  ]).join('\n');
}

/** How many changes of each kind, and in all. */
export const summary = (changes: readonly Change[]): Readonly<Record<string, number>> => ({
  total: changes.length,
  ...Object.fromEntries(kinds.map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const).filter(([, count]) => count > 0)),
});
