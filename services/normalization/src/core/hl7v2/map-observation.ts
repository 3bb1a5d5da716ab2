import { findLeaf, printRepetition, repetitionsOf, valueAt } from '@chainnet/hl7v2';
import type { Delimiters, Leaf, Segment } from '@chainnet/hl7v2';
import { setWithText } from '../mapping/data-type-map.js';
import { setElement } from '../mapping/element-path.js';
import type { Draft } from '../mapping/element-path.js';
import { transforms } from '../mapping/transforms.js';
import { compiledTypes } from './compile.js';
import { convert, repetitionLeaves } from './fill.js';
import type { Filling } from './fill.js';
import { attachmentOf } from './attachment.js';
import { observationValues, separators } from './tables/observation-values.js';
import type { ValueChoice } from './tables/observation-values.js';

type Into = { readonly draft: Draft; readonly filling: Filling; readonly delimiters: Delimiters };

const VALUE_EXTENSION = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.value';
const LINES = new Set(['TX', 'FT', 'ST']);

/**
 * OBX-5 as OBX-2 says, OBX-6 as its unit and OBX-7 as its range. Lines of text are joined; other repetitions are
 * components with the code of the Observation, since value[x] is one.
 */
export function fillValue(obx: Segment, into: Into): void {
  const type = valueAt(obx, 2) ?? '';
  const values = repetitions(obx).filter((leaves) => leaves.length > 0 && !isDeleted(leaves));
  const [first, second] = values;
  if (first === undefined) return fillRange(obx, into);
  const typeLeaf = findLeaf(obx, { field: 2, repetition: 1, component: 1, subcomponent: 1 });
  if (typeLeaf !== undefined) into.filling.ledger.map(typeLeaf);
  if (second === undefined) fillOne(obx, type, { leaves: first, into });
  else if (LINES.has(type) && values.every((leaves) => leaves.length === 1)) fillLines(values.map(([leaf]) => leaf), into);
  else fillComponents(obx, type, { values, into });
  fillRange(obx, into);
}

const repetitions = (obx: Segment): readonly (readonly Leaf[])[] =>
  Array.from({ length: repetitionsOf(obx, 5) }, (_, at) => repetitionLeaves(obx, 5, at + 1));

const isDeleted = ([first, second]: readonly Leaf[]): boolean => first?.value === '""' && second === undefined;

const fillLines = (leaves: readonly (Leaf | undefined)[], { draft, filling }: Into): void => {
  const lines = leaves.filter((leaf) => leaf !== undefined);
  for (const leaf of lines) filling.ledger.map(leaf);
  draft['valueString'] = lines.map(({ value }) => value).join('\n');
};

const fillComponents = (obx: Segment, type: string, { values, into }: { values: readonly (readonly Leaf[])[]; into: Into }): void => {
  into.draft['component'] = values.map((leaves) => {
    const component: Draft = { code: into.draft['code'] ?? { text: 'value' } };
    fillOne(obx, type, { leaves, into: { ...into, draft: component } });
    return component;
  });
};

/** The first choice that reads the value whole; else its text, so that no part of a result is parted from the others. */
const fillOne = (obx: Segment, type: string, { leaves, into }: { leaves: readonly Leaf[]; into: Into }): void => {
  const { draft, filling, delimiters } = into;
  if (type === 'ED' || type === 'RP') {
    const attachment = attachmentOf(type, leaves, filling);
    if (attachment !== undefined) return setElement(draft, 'extension[+]', { url: VALUE_EXTENSION, valueAttachment: attachment });
  }
  const choice = choicesOf(type, leaves).find((one) => readsWhole(one, leaves, { draft, filling }));
  if (choice === undefined) {
    for (const leaf of leaves) filling.ledger.map(leaf);
    draft['valueString'] = printRepetition(leaves, delimiters);
  } else if (choice.to === 'valueQuantity' && !(draft['valueQuantity'] as Draft)['unit']) fillUnit(obx, { draft, filling });
};

const choicesOf = (type: string, leaves: readonly Leaf[]): readonly ValueChoice[] => {
  const choices = Object.hasOwn(observationValues, type) ? (observationValues[type] ?? []) : [];
  if (type !== 'SN') return choices;
  const wanted = separators[leaves.find(({ component }) => component === 3)?.value.trim() ?? ''];
  const separator = leaves.find(({ component }) => component === 3);
  // The form of the value says the separator again.
  return choices.filter(({ to }) => to === wanted && (separator === undefined || to !== 'valueQuantity'));
};

/** Tries a choice; it holds when it used every leaf. Concepts may leave parts, which the preserved list takes. */
const readsWhole = ({ to, type }: ValueChoice, leaves: readonly Leaf[], { draft, filling }: Pick<Into, 'draft' | 'filling'>): boolean => {
  const claimed: Leaf[] = [];
  const trial = { ...filling, ledger: { map: (leaf: Leaf) => claimed.push(leaf), unknownCode: () => undefined } } as unknown as Filling;
  const converted = convert(compiledTypes[type], leaves, trial);
  if (converted === undefined) return false;
  const implied = type.startsWith('SN') ? leaves.filter(({ component }) => component === 3) : [];
  const whole = new Set([...claimed, ...implied]).size === leaves.length;
  if (!whole && type !== 'CWE') return false;
  for (const leaf of [...claimed, ...implied]) filling.ledger.map(leaf);
  setWithText(draft, to, converted);
  return true;
};

/** UCUM when OBX-6.3 says so; otherwise the unit is text (invariant qty-3: no code without a system). */
const fillUnit = (obx: Segment, { draft, filling }: Pick<Into, 'draft' | 'filling'>): void => {
  const unit = convert(compiledTypes.unit, repetitionLeaves(obx, 6, 1), filling);
  if (unit !== undefined) setElement(draft, 'valueQuantity', unit.value);
};

/** OBX-7: its text always, its bounds too when it is two numbers. */
const fillRange = (obx: Segment, { draft, filling }: Into): void => {
  const leaf = findLeaf(obx, { field: 7, repetition: 1, component: 1, subcomponent: 1 });
  if (leaf === undefined || leaf.value === '""') return;
  filling.ledger.map(leaf);
  const [, low = '', high = ''] = /^\s*([\d.]+)\s*[-~～]\s*([\d.]+)\s*$/.exec(leaf.value) ?? [];
  const [from, to] = [transforms.decimal(low)?.value, transforms.decimal(high)?.value];
  const bounded = typeof from === 'number' && typeof to === 'number' && from <= to && draft['valueQuantity'] !== undefined;
  draft['referenceRange'] = [{ ...(bounded ? { low: { value: from }, high: { value: to } } : {}), text: leaf.value.trim() }];
};
