import type { Draft } from '../mapping/element-path.js';
import type { XmlElement } from '../xml/xml-tree.js';
import type { CompiledRow, CompiledTable, PositionNode } from './compile-table.js';
import { segments } from './compile-table.js';
import { childOf, fits, matchAct } from './match-act.js';
import { copyOf, removeItem } from './places.js';
import type { DocumentReader } from './read-document.js';
import { Opening } from './opening.js';
import { emptyPattern } from './pattern.js';
import { Trail } from './trail.js';
import { relations, resourceRows } from './tables/resources.js';
import type { BodyResource } from './tables/resources.js';

/** A resource that an act of the body started; ids and references come later. */
export type BodyEntry = {
  readonly type: BodyResource;
  readonly draft: Draft;
  readonly row: CompiledRow;
  /** The resource the acts above belong to. */
  readonly upper: BodyEntry | undefined;
  /** What Encounter.diagnosis says of a Condition, beside the reference. */
  readonly diagnosis: Draft;
};

const UNMATCHED = emptyPattern(undefined, false);

/** The acts of the sections: finds the row of each, starts what it starts, and has the reader read the act by the row's pattern. */
export class BodyReader {
  readonly #reader: DocumentReader;
  readonly #table: CompiledTable;
  #node: PositionNode | undefined;
  #trail = new Trail<BodyEntry>();
  #entries: BodyEntry[] | undefined;

  constructor(reader: DocumentReader, table: CompiledTable) {
    this.#reader = reader;
    this.#table = table;
  }

  isAct({ name }: XmlElement): boolean {
    return this.#entries !== undefined && segments.has(name);
  }

  section(section: XmlElement, draft: Draft, walk: (frame: Draft) => number): number {
    const outer = [this.#node, this.#entries, this.#trail] as const;
    const entries: BodyEntry[] = [];
    [this.#node, this.#entries, this.#trail] = [this.#sectionNode(section), entries, new Trail()];
    this.#reader.sections.push({ path: section.path, draft, entries });
    const id = walk(draft);
    [this.#node, this.#entries, this.#trail] = outer;
    return id;
  }

  /** The LOINC code; the name for the sections the standard gives no code. */
  #sectionNode(section: XmlElement): PositionNode | undefined {
    const code = childOf(section, 'code')?.attributes;
    const names = [code?.get('code'), code?.get('displayName'), childOf(section, 'title')?.text];
    for (const name of names) {
      const node = name === undefined ? undefined : this.#table.sections.get(name.trim());
      if (node !== undefined) return node;
    }
    return undefined;
  }

  /** Reads an act. @returns the number of its shape. */
  act(act: XmlElement): number {
    const [above, group] = [this.#node, this.#trail.group];
    this.#node = above?.below.get(segmentOf(act));
    const match = this.#node === undefined ? undefined : matchAct(this.#node, act);
    if (match === undefined) this.#reader.warn('not-supported', 'no row of the mapping table for this element; it is preserved', act);
    else if (match.misspelt) this.#reader.warn('code-invalid', `not the data element that stands here; read as ${match.row.row.element} by its name`, act);
    const row = match === undefined ? undefined : this.#fitting(match.row, act);
    this.#reader.shape.row(row?.id);
    const id = row === undefined ? this.#reader.walk(act, UNMATCHED, { frame: undefined, variant: '' }) : this.#apply(row, act);
    this.#node = above;
    this.#trail.group = group;
    return id;
  }

  /** The row, or what stands in for it where its place is taken or of another kind. */
  #fitting(row: CompiledRow, act: XmlElement): CompiledRow {
    let at = row;
    while (at.fallback !== undefined && !this.#suits(at, act)) at = at.fallback;
    return at;
  }

  #suits(row: CompiledRow, act: XmlElement): boolean {
    const { place } = row;
    if (place.kind === 'resource') return fits(row, act, place.once === true ? this.#trail.earlier(row)?.draft : undefined);
    if (place.kind === 'encounter') return fits(row, act, this.#reader.frames.encounter);
    const { group } = this.#trail;
    if (place.kind === 'component') return group?.type === 'Observation' && fits(row, act, undefined);
    if (place.kind === 'diagnosis') return group?.type === 'Condition' && fits(row, act, group.diagnosis);
    const of = this.#fieldOf(row);
    return of !== undefined && fits(row, act, of.draft);
  }

  #fieldOf(row: CompiledRow): BodyEntry | undefined {
    const of = this.#trail.fieldOf(row);
    return row.place.kind === 'field' && of?.type === row.place.of ? of : undefined;
  }

  #apply(row: CompiledRow, act: XmlElement): number {
    const { place, pattern } = row;
    const { frames } = this.#reader;
    switch (place.kind) {
      case 'container':
        this.#trail.part();
        return this.#reader.walk(act, pattern, { frame: undefined, variant: '' });
      case 'encounter':
        return this.#reader.walk(act, pattern, { frame: frames.encounter, variant: '' });
      case 'field':
        return this.#reader.walk(act, pattern, { frame: this.#fieldOf(row)?.draft, variant: '' });
      case 'diagnosis':
        return this.#reader.walk(act, pattern, { frame: this.#trail.group?.diagnosis, variant: '' });
      case 'component':
        return this.#component(row, act);
      case 'resource':
        return this.#resource(row, act);
    }
  }

  #component({ place, pattern, row }: CompiledRow, act: XmlElement): number {
    const item: Draft = {};
    const opens = new Opening(item);
    const { group } = this.#trail;
    if (group === undefined || place.kind !== 'component') return this.#reader.walk(act, pattern, { frame: undefined, variant: '' });
    const list = (group.draft['component'] ??= []) as Draft[];
    list.push(item);
    const id = this.#reader.walk(act, pattern, { frame: item, variant: '', opens });
    if (opens.isFilled()) completeCode(item, place.also, row.name);
    else removeItem(group.draft, ['component'], item);
    return id;
  }

  #resource(row: CompiledRow, act: XmlElement): number {
    const earlier = this.#trail.earlier(row);
    const joins = earlier !== undefined && fits(row, act, earlier.draft);
    const entry = joins ? earlier : this.#entry(row);
    if (joins) this.#trail.join(row, entry);
    else this.#trail.open(row, entry);
    const id = this.#reader.walk(act, row.pattern, { frame: entry.draft, variant: '', opens: { isFilled: () => !joins } });
    if (!joins) this.#complete(entry);
    return id;
  }

  #entry(row: CompiledRow): BodyEntry {
    const { place } = row;
    if (place.kind !== 'resource') throw new RangeError('the row starts no resource');
    const draft: Draft = { resourceType: place.resource, id: '', ...copyOf(resourceRows[place.resource].fixed ?? {}), ...copyOf(place.fixed ?? {}) };
    const entry: BodyEntry = { type: place.resource, draft, row, upper: this.#trail.group, diagnosis: {} };
    this.#entries?.push(entry);
    return entry;
  }

  #complete({ type, draft, row }: BodyEntry): void {
    const { place } = row;
    if (place.kind !== 'resource') return;
    if (type === 'Observation') {
      if (place.category !== undefined) draft['category'] = [{ coding: [{ system: CATEGORY, code: place.category }] }];
      completeCode(draft, place.also, row.row.name === '' ? row.row.sectionName : row.row.name);
    } else if (type === 'ChargeItem') completeCode(draft, undefined, row.row.name);
  }
}

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

type Concept = { coding?: object[]; text?: string };

/** FHIR asks for a code: the added one, else the row's name where the act itself gave none. */
const completeCode = (draft: Draft, also: object | undefined, name: string): void => {
  const code = (draft['code'] ??= {}) as Concept;
  if (also !== undefined) (code.coding ??= []).push(also);
  if (Object.keys(code).length === 0) code.text = name === '' ? '未命名' : name;
};

const segmentOf = (act: XmlElement): string => {
  if (act.name === 'organizer') return act.attributes.get('classCode')?.trim() === 'BATTERY' ? 'B' : 'C';
  return segments.get(act.name) ?? '';
};

/** Ties an entry to the one above it. */
export const relationOf = (lower: BodyResource, upper: BodyResource): (typeof relations)[number] | undefined => related.get(lower)?.get(upper);

const related = new Map<BodyResource, Map<BodyResource, (typeof relations)[number]>>();
for (const one of relations) related.set(one.lower, (related.get(one.lower) ?? new Map<BodyResource, (typeof relations)[number]>()).set(one.upper, one));
