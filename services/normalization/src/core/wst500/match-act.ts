import { mapCode } from '../terminology/code-map.js';
import { UNIT_UCUM } from '../terminology/chinese-code-maps.js';
import type { Draft } from '../mapping/element-path.js';
import type { XmlElement } from '../xml/xml-tree.js';
import type { CompiledRow, PositionNode } from './compile-table.js';
import { codecs } from './codecs.js';
import { breaksOrder, hasOther, valueAt } from './places.js';
import { DENIAL } from './tables/targets.js';

/** A row, and whether the act was found by its name because its data element is not the row's. */
export type Match = { readonly row: CompiledRow; readonly misspelt: boolean };

const trimmed = (element: XmlElement | undefined, name: string): string => element?.attributes.get(name)?.trim() ?? '';

export const childOf = (element: XmlElement, name: string): XmlElement | undefined => {
  for (const child of element.children) if (child.name === name) return child;
  return undefined;
};

/**
 * The row of an act: by its data element; else by the name the table has for another element at this very place, which is
 * how misspelt elements are found; else the row for any code.
 */
export function matchAct(node: PositionNode, act: XmlElement): Match | undefined {
  const code = childOf(act, 'code');
  const element = trimmed(code, 'code');
  const name = trimmed(code, 'displayName');
  const byCode = node.byCode.get(element === '' ? '-' : element);
  if (byCode !== undefined) return { row: nearest(byCode, { act, name }), misspelt: false };
  const byName = name === '' ? undefined : node.byName.get(name);
  if (byName !== undefined) {
    const row = nearest(byName, { act, name });
    return { row, misspelt: element !== '' && row.row.element !== '*' };
  }
  const any = node.byCode.get('*');
  return any === undefined ? undefined : { row: nearest(any, { act, name }), misspelt: false };
}

/** Of rows with one key, the one with the act's name, then with its value type, then the first. */
const nearest = (rows: readonly CompiledRow[], { act, name }: { act: XmlElement; name: string }): CompiledRow => {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a key without rows');
  if (rows.length === 1) return first;
  const type = trimmed(childOf(act, 'value'), 'xsi:type');
  return rows.find(({ row }) => row.name === name) ?? rows.find(({ row }) => row.valueType === type) ?? first;
};

const TIME_UNITS = new Set(['d', 'h', 'min', 'wk', 'mo', 'a', 's']);

/** Whether the act's value can go to the row's place in `frame`. */
export function fits(row: CompiledRow, act: XmlElement, frame: Draft | undefined): boolean {
  const { takes, value, place } = row;
  if (value === undefined || takes === undefined) return true;
  const element = childOf(act, 'value');
  if (element === undefined || isBlank(element)) return false;
  const type = trimmed(element, 'xsi:type');
  if (!takes.has(type)) return false;
  if (place.kind === 'resource' && place.affirmed === true && DENIAL.test(element.text)) return false;
  if (value.as === 'duration' && !isDuration(element)) return false;
  if (frame !== undefined && value.as === 'dateTime' && breaksOrder(frame, row.steps, codecs.dateTime.read(trimmed(element, 'value') + element.text.trim()))) return false;
  return frame === undefined || value.list !== undefined || !isValueTaken(frame, row, type);
}

/** FHIR's Duration has a number and a unit of time (drt-1). */
const isDuration = (value: XmlElement): boolean => codecs.decimal.read(trimmed(value, 'value')) !== undefined && TIME_UNITS.has(mapCode(UNIT_UCUM, trimmed(value, 'unit')) ?? '');

const isBlank = (value: XmlElement): boolean => value.text.trim() === '' && value.children.length === 0 && trimmed(value, 'value') === '' && trimmed(value, 'code') === '' && trimmed(value, 'displayName') === '';

const CODED = new Set(['CD', 'CE', 'CV', 'CO']);

const isValueTaken = (frame: Draft, { value, steps: place, choice }: CompiledRow, type: string): boolean => {
  const as = value?.as;
  if (as === 'any' || as === 'measured') return hasOther(frame, { prefix: 'value' });
  if (as === 'concept') return valueAt(frame, [...place, CODED.has(type) ? 'coding' : 'text']) !== undefined;
  if (as === 'unit') return valueAt(frame, [...place, 'value']) === undefined || valueAt(frame, [...place, 'unit']) !== undefined;
  return valueAt(frame, place) !== undefined || (choice !== undefined && hasOther(frame, choice));
};
