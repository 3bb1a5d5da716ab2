import { resourceId } from '@chainnet/fhir';
import type { Resource } from '@chainnet/fhir';
import type { LossLedger } from '../mapping/loss-account.js';
import { setWithText } from '../mapping/data-type-map.js';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { templatesOf } from '../xml/select.js';
import { attributeLeaf, textLeaf } from '../xml/xml-tree.js';
import type { XmlElement } from '../xml/xml-tree.js';
import { valueReaders } from './cda-values.js';
import type { Reading, ValueType } from './cda-values.js';
import { fillRows } from './fill-rows.js';
import { entryMaps } from './tables/entries.js';
import { fixedAttributes } from './tables/header.js';
import type { EntryMap } from './tables/row.js';

export type Entries = {
  readonly reading: Reading;
  readonly tenant: string;
  /** What names the document within its tenant. */
  readonly identity: readonly string[];
  readonly patient: { readonly reference: string };
  /** Every resource made so far, in document order. */
  readonly resources: Resource[];
};

const byTemplate: ReadonlyMap<string, EntryMap> = new Map(entryMaps.toReversed().flatMap((map) => map.templates.map((root) => [root, map] as const)));
/** Clinical statements of the CDA model, by the names of their elements. */
const STATEMENTS = new Set(['observation', 'act', 'procedure', 'encounter', 'substanceAdministration', 'supply', 'organizer', 'observationMedia', 'regionOfInterest']);

/** The references to what the entries of a section became. */
export const mapSectionEntries = (section: XmlElement, entries: Entries): readonly { readonly reference: string }[] =>
  statementsIn(section, 'entry').flatMap((statement) => mapStatement(statement, undefined, entries));

/** A statement, and those within it: its own resource, or those of what it only wraps. */
const mapStatement = (statement: XmlElement, outer: XmlElement | undefined, entries: Entries): readonly { readonly reference: string }[] => {
  const map = mapOf(statement);
  if (map?.resource === undefined) return inner(statement).flatMap((one) => mapStatement(one, statement, entries));
  const { reading, tenant, identity, resources } = entries;
  const draft: Draft = {};
  fillRows(statement, map.rows, { draft, reading });
  if (outer !== undefined) fillRows(outer, map.outer ?? [], { draft, reading });
  if (map.hasValue === true) fillValue(statement, draft, reading);
  for (const path of Object.keys(map.links ?? {})) setElement(draft, path, entries.patient);
  // The place keeps two statements of the same words apart.
  const made: Draft = { resourceType: map.resource, id: resourceId(tenant, map.resource, ...identity, statement.path) };
  const at = resources.push(made as Resource) - 1;
  const parts = inner(statement).flatMap((one) => mapStatement(one, statement, entries));
  for (const part of parts) {
    const path = map.parts?.[part.reference.split('/')[0] ?? ''];
    if (path !== undefined) setElement(draft, path, part);
  }
  resources[at] = { ...made, ...withDefaults(draft, map) } as Resource;
  dropFixed(statement, reading.ledger);
  return [{ reference: `${map.resource}/${String(made['id'])}` }, ...parts.filter(({ reference }) => map.parts?.[reference.split('/')[0] ?? ''] === undefined)];
};

const mapOf = (statement: XmlElement): EntryMap | undefined => {
  for (const root of templatesOf(statement)) {
    const map = byTemplate.get(root);
    if (map !== undefined) return map;
  }
  const planned = !['EVN', undefined, ''].includes(statement.attributes.get('moodCode')?.trim());
  return entryMaps.find((map) => map.elements?.includes(statement.name) === true && (map.planned === true) === planned);
};

/** Statements one step below: a plain step for what `entry`, `component` and `entryRelationship` hold. */
const statementsIn = ({ children }: XmlElement, step: string): readonly XmlElement[] =>
  children.flatMap((child) => (child.name === step ? child.children.filter(({ name }) => STATEMENTS.has(name)) : []));

/** What a resource took of its inner statements (a reaction, a relative's condition) is not made anew. */
const TAKEN = new Set(['2.16.840.1.113883.10.20.22.4.9', '2.16.840.1.113883.10.20.22.4.8', '2.16.840.1.113883.10.20.22.4.46', '2.16.840.1.113883.10.20.1.54', '2.16.840.1.113883.10.20.1.55']);

const inner = (statement: XmlElement): readonly XmlElement[] =>
  ['component', 'entryRelationship'].flatMap((step) => statementsIn(statement, step)).filter((one) => !templatesOf(one).some((root) => TAKEN.has(root)));

type Choice = { readonly to: string; readonly type: ValueType };
const VALUES: Readonly<Record<string, Choice>> = {
  PQ: { to: 'valueQuantity', type: 'PQ' }, CD: { to: 'valueCodeableConcept', type: 'CD' }, CE: { to: 'valueCodeableConcept', type: 'CD' }, CO: { to: 'valueCodeableConcept', type: 'CD' }, CV: { to: 'valueCodeableConcept', type: 'CD' },
  ST: { to: 'valueString', type: 'ST' }, ED: { to: 'valueString', type: 'ED' }, TS: { to: 'valueDateTime', type: 'TS' }, IVL_TS: { to: 'valuePeriod', type: 'IVL_TS' }, IVL_PQ: { to: 'valueRange', type: 'IVL_PQ' },
  INT: { to: 'valueInteger', type: 'integer' }, BL: { to: 'valueBoolean', type: 'boolean' }, REAL: { to: 'valueQuantity', type: 'PQ' },
};

const fillValue = (statement: XmlElement, draft: Draft, reading: Reading): void => {
  const value = statement.children.find(({ name }) => name === 'value');
  if (value === undefined) return;
  const leaf = attributeLeaf(value, [...value.attributes.keys()].find((key) => key === 'type' || key.endsWith(':type')) ?? 'xsi:type');
  const choice = VALUES[leaf?.value.trim().split(':').at(-1) ?? ''];
  const read = choice === undefined ? undefined : valueReaders[choice.type](value, reading);
  if (choice !== undefined && read !== undefined) {
    if (leaf !== undefined) reading.ledger.map(leaf.path);
    setWithText(draft, choice.to, read);
    return;
  }
  const text = textLeaf(value);
  if (text === undefined) return;
  reading.ledger.map(text.path);
  draft['valueString'] = text.value;
};

const CHOICE = /^_?([a-z][A-Za-z]*?)(?:String|DateTime|CodeableConcept|Period|Reference)$/;

const withDefaults = (draft: Draft, { defaults = {} }: EntryMap): Draft => {
  const added = Object.entries(defaults).filter(([name]) => {
    const base = CHOICE.exec(name)?.[1];
    return base === undefined ? draft[name] === undefined : !Object.keys(draft).some((key) => CHOICE.exec(key)?.[1] === base);
  });
  return { ...draft, ...Object.fromEntries(added) };
};

const dropFixed = (statement: XmlElement, ledger: LossLedger): void => {
  const drop = (element: XmlElement, name: string): void => {
    const leaf = attributeLeaf(element, name);
    if (leaf !== undefined) ledger.drop(leaf.path, 'fixed by the C-CDA template, said by the type of the resource');
  };
  for (const name of statement.attributes.keys()) if (fixedAttributes.has(name)) drop(statement, name);
  for (const child of statement.children) {
    if (child.name === 'templateId') for (const name of ['root', 'extension']) drop(child, name);
    else if (!STATEMENTS.has(child.name)) for (const name of child.attributes.keys()) if (fixedAttributes.has(name)) drop(child, name);
  }
};
