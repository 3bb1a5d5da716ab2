import { isObject } from '../resource.js';
import { OutsideSubset } from './syntax.js';
import { sameValue } from './values.js';

/** Minus, zero or plus; undefined where FHIRPath gives no answer. */
export type Order = number | undefined;

const TIMES = new Set(['date', 'dateTime', 'instant', 'time']);
const QUANTITIES = new Set(['Quantity', 'Age', 'Count', 'Distance', 'Duration', 'SimpleQuantity', 'MoneyQuantity']);

const orderOf = (left: number | string, right: number | string): number => (left < right ? -1 : left > right ? 1 : 0);

const numbersOf = (text: string): readonly number[] => {
  const [day = '', clock = ''] = text.split('T');
  const [seconds = ''] = clock.split(/Z|[+-]/);
  return [...day.split('-').map(Number), ...(seconds === '' ? [] : seconds.split(':').map(Number))];
};

/**
 * Order of two partial dates or times: of unlike precision, the first difference decides, and without one there is no
 * answer (FHIRPath N1, 6.2). Times with a zone are compared as instants.
 */
export function orderOfTimes(left: string, right: string): Order {
  if (left.length > 10 && right.length > 10) {
    const difference = Date.parse(left) - Date.parse(right);
    return Number.isNaN(difference) ? undefined : difference;
  }
  const [one, other] = left.includes(':') && !left.includes('T') ? [left.split(':').map(Number), right.split(':').map(Number)] : [numbersOf(left), numbersOf(right)];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const order = orderOf(one[at] ?? 0, other[at] ?? 0);
    if (order !== 0) return order;
  }
  return one.length === other.length ? 0 : undefined;
}

const orderOfQuantities = (left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): Order => {
  const [value, other] = [left['value'], right['value']];
  if (typeof value !== 'number' || typeof other !== 'number') return undefined;
  const unit = (quantity: Readonly<Record<string, unknown>>): unknown => quantity['code'] ?? quantity['unit'];
  // Other units may still be comparable: fhirpath.js knows UCUM.
  if (left['system'] !== right['system'] || unit(left) !== unit(right)) throw new OutsideSubset('quantities of different units');
  return orderOf(value, other);
};

/** @param types FHIR types of the two sides as far as the schema tells them. */
export function order(left: unknown, right: unknown, types: readonly string[]): Order {
  if (typeof left === 'number' && typeof right === 'number') return orderOf(left, right);
  if (typeof left === 'string' && typeof right === 'string') return types.some((type) => TIMES.has(type)) ? orderOfTimes(left, right) : orderOf(left, right);
  if (isObject(left) && isObject(right) && types.every((type) => QUANTITIES.has(type))) return orderOfQuantities(left, right);
  return undefined;
}

/** `=` of two single values. */
export function equal(left: unknown, right: unknown, types: readonly string[]): boolean | undefined {
  if (typeof left === 'string' && typeof right === 'string' && types.length === 2 && types.every((type) => TIMES.has(type))) {
    const found = orderOfTimes(left, right);
    return found === undefined ? undefined : found === 0;
  }
  return sameValue(left, right);
}
