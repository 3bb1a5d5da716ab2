import { warningIssue } from '@chainnet/fhir';
import type { OperationOutcomeIssue } from '@chainnet/fhir';
import { convert, setWithText } from '../mapping/data-type-map.js';
import { isFree, setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import type { LossLedger } from '../mapping/loss-account.js';
import { cdaDataTypes, valueTypes } from './data-types.js';
import type { CdaDataType } from './data-types.js';
import { firstAttribute, partReader, select } from './select.js';
import { rowKey } from './tables/documents.js';
import type { CompiledTable } from './tables/documents.js';
import type { AddedCode, EntryTarget } from './tables/row.js';
import type { XmlElement } from '../xml/xml-tree.js';

const ACTS = new Set(['observation', 'organizer', 'procedure', 'substanceAdministration', 'act', 'supply', 'encounter']);
const LINKS = new Set(['entryRelationship', 'component']);

/** A resource an entry became, without id and references yet. */
export type EntryResource = { readonly type: 'Observation' | 'Condition'; readonly draft: Draft; rank?: number };

export type EntryMapping = {
  readonly table: CompiledTable;
  readonly section: string;
  readonly ledger: LossLedger;
  readonly warnings: OperationOutcomeIssue[];
  readonly resources: EntryResource[];
};

/** Maps one entry and the acts below it. Acts without a row keep their leaves and leave a warning. */
export function mapEntry(entry: XmlElement, mapping: EntryMapping): void {
  for (const act of actsOf(entry)) mapAct(act, { position: '', group: undefined, mapping });
}

type At = { readonly position: string; readonly group: EntryResource | undefined; readonly mapping: EntryMapping };

const actsOf = (element: XmlElement): readonly XmlElement[] => element.children.filter(({ name }) => ACTS.has(name));

const mapAct = (act: XmlElement, { position, group, mapping }: At): void => {
  const here = `${position}${position === '' ? '' : '/'}${segmentOf(act)}`;
  const target = targetOf(act, here, mapping);
  if (target === undefined) mapping.warnings.push(warningIssue('not-supported', 'no row of the mapping table for this element; it is preserved', act.path));
  const below = target === undefined ? group : applyTarget(act, target, { position: here, group, mapping });
  for (const link of act.children) {
    if (LINKS.has(link.name)) for (const child of actsOf(link)) mapAct(child, { position: here, group: below, mapping });
  }
};

const segmentOf = (act: XmlElement): string => (act.name === 'organizer' ? `organizer[${act.attributes.get('classCode')?.trim() ?? ''}]` : act.name);

const targetOf = (act: XmlElement, position: string, { table, section }: EntryMapping): EntryTarget | undefined => {
  const element = firstAttribute(act, 'code', 'code') ?? firstAttribute(act, 'code', 'displayName') ?? '-';
  const row = table.byKey.get(rowKey(section, position, element)) ?? (act.name === 'organizer' ? table.byKey.get(rowKey(section, position, '-')) : undefined);
  return row?.target;
};

/** @returns the resource that the acts below belong to. */
const applyTarget = (act: XmlElement, target: EntryTarget, at: At): EntryResource | undefined => {
  switch (target.kind) {
    case 'observation':
    case 'group':
      return startObservation(act, target, at.mapping);
    case 'condition':
      return startCondition(act, target, at.mapping);
    case 'component':
      if (at.group !== undefined) addComponent(act, target.also, { group: at.group, mapping: at.mapping });
      return at.group;
    case 'field':
      if (at.group !== undefined) fillField(act, target, { group: at.group, mapping: at.mapping });
      return at.group;
    case 'rank':
      if (at.group !== undefined) setRank(act, at.group, at.mapping);
      return at.group;
  }
};

const STATUS: Readonly<Record<string, string>> = { completed: 'final', active: 'preliminary', aborted: 'cancelled', cancelled: 'cancelled' };
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

const startObservation = (act: XmlElement, target: Extract<EntryTarget, { kind: 'observation' | 'group' }>, mapping: EntryMapping): EntryResource => {
  const draft: Draft = { status: statusOf(act, mapping.ledger) };
  if (target.category !== undefined) draft['category'] = [{ coding: [{ system: CATEGORY, code: target.category }] }];
  const code = codeOf(act, target.also, mapping.ledger);
  if (code !== undefined) draft['code'] = code;
  fillFrom(act, 'effectiveTime', { draft, to: 'effectiveDateTime', type: 'TS', ledger: mapping.ledger });
  if (target.kind === 'observation') fillValue(act, draft, mapping);
  const resource: EntryResource = { type: 'Observation', draft };
  mapping.resources.push(resource);
  return resource;
};

const startCondition = (act: XmlElement, target: Extract<EntryTarget, { kind: 'condition' }>, mapping: EntryMapping): EntryResource => {
  const draft: Draft = { ...structuredClone(target.fixed) };
  fillFrom(act, 'value', { draft, to: target.to, type: target.type, ledger: mapping.ledger });
  fillFrom(act, 'effectiveTime', { draft, to: 'recordedDate', type: 'TS', ledger: mapping.ledger });
  claimElementName(act, mapping.ledger);
  const resource: EntryResource = { type: 'Condition', draft };
  mapping.resources.push(resource);
  return resource;
};

const addComponent = (act: XmlElement, also: AddedCode | undefined, { group, mapping }: { group: EntryResource; mapping: EntryMapping }): void => {
  const component: Draft = {};
  const code = codeOf(act, also, mapping.ledger);
  if (code !== undefined) component['code'] = code;
  fillValue(act, component, mapping);
  setElement(group.draft, 'component[+]', component);
};

const fillField = (
  act: XmlElement,
  { to, type, needs, otherwise }: Extract<EntryTarget, { kind: 'field' }>,
  { group: { draft }, mapping: { ledger } }: { group: EntryResource; mapping: EntryMapping },
): void => {
  if (needs !== undefined && draft[needs] === undefined) return;
  const filled = fillFrom(act, 'value', { draft, to, type, ledger }) || (otherwise !== undefined && fillFrom(act, 'value', { draft, ...otherwise, ledger }));
  if (filled) claimElementName(act, ledger);
};

const setRank = (act: XmlElement, group: EntryResource, { ledger }: EntryMapping): void => {
  const [value] = select(act, 'value');
  const rank = value === undefined ? undefined : convert(cdaDataTypes.rank, partReader(value), ledger);
  if (typeof rank?.value !== 'number') return;
  group.rank = rank.value;
  claimElementName(act, ledger);
};

type Fill = { readonly draft: Draft; readonly to: string; readonly type: CdaDataType; readonly ledger: LossLedger };

/** Fills one element from the first `child` that can be read as `type`; says whether it did. */
const fillFrom = (act: XmlElement, child: string, { draft, to, type, ledger }: Fill): boolean => {
  if (!isFree(draft, to)) return false;
  for (const element of select(act, child)) {
    const converted = convert(cdaDataTypes[type], partReader(element), ledger);
    if (converted === undefined) continue;
    setWithText(draft, to, converted);
    return true;
  }
  return false;
};

const fillValue = (act: XmlElement, draft: Draft, { ledger, warnings }: EntryMapping): void => {
  const [value] = select(act, 'value');
  if (value === undefined) return;
  const type = valueTypes[value.attributes.get('xsi:type')?.trim() ?? ''];
  if (type !== undefined && fillFrom(act, 'value', { draft, to: type.element, type: type.type, ledger })) return;
  if (partReader(value)('@value') !== undefined || partReader(value)('text()') !== undefined) {
    warnings.push(warningIssue('value', 'the value is not of its declared type; it is preserved', value.path));
  }
};

const codeOf = (act: XmlElement, also: AddedCode | undefined, ledger: LossLedger): unknown => {
  const [element] = select(act, 'code');
  const own = element === undefined ? undefined : convert(cdaDataTypes.CE, partReader(element), ledger);
  if (own === undefined) return also === undefined ? undefined : { coding: [also] };
  if (also !== undefined) setElement(own.value as Draft, 'coding[+]', also);
  return own.value;
};

const statusOf = (act: XmlElement, ledger: LossLedger): string => {
  const leaf = partReader(act)('statusCode/@code');
  if (leaf === undefined) return 'final';
  const status = STATUS[leaf.value.trim()];
  if (status === undefined) return 'unknown';
  ledger.map(leaf.path);
  return status;
};

/** The element its value went to says which data element it was, so the name needs no second place. */
const claimElementName = (act: XmlElement, ledger: LossLedger): void => {
  const [code] = select(act, 'code');
  if (code === undefined) return;
  const read = partReader(code);
  for (const part of ['@code', '@codeSystem', '@displayName']) {
    const leaf = read(part);
    if (leaf !== undefined) ledger.drop(leaf.path, 'names the data element, implied by the element its value was mapped to');
  }
  const status = partReader(act)('statusCode/@code');
  if (status?.value.trim() === 'completed') ledger.drop(status.path, 'completed, as every recorded value is');
};
