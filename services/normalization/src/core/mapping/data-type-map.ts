import { mapCode, mapCoding } from '../terminology/code-map.js';
import type { CodeMap } from '../terminology/code-map.js';
import { extensionUrls } from '../vocabulary.js';
import { isFree, setElement } from './element-path.js';
import type { Draft } from './element-path.js';
import type { LossLedger, SourceLeaf } from './loss-account.js';
import { transforms } from './transforms.js';
import type { Transformed, TransformName } from './transforms.js';

/**
 * One row of a data-type map, the form of the HL7 v2-to-FHIR tables: a part of the source value, the element of the FHIR
 * value it fills (`''` for the whole), and how. `codes` looks the code up instead; `coding` adds the looked-up coding.
 */
export type DataTypeRow = {
  readonly from: string;
  readonly to: string;
  readonly as?: TransformName;
  readonly codes?: CodeMap;
  readonly coding?: CodeMap;
};

/** `fixed` is added to every value, `defaults` where no row filled the element. */
export type DataTypeMap = { readonly rows: readonly DataTypeRow[]; readonly fixed?: Readonly<Record<string, unknown>>; readonly defaults?: Readonly<Record<string, unknown>> };

export type PartReader = (from: string) => SourceLeaf | undefined;

/**
 * Builds the FHIR value of one source value and claims the leaves it used. The first row to fill a place wins: a leaf of a
 * later row stays for the preserved list.
 *
 * @returns the value, or undefined when no row found a part it could read.
 */
export function convert(map: DataTypeMap, read: PartReader, ledger: LossLedger): Transformed | undefined {
  const draft: Draft = {};
  let whole: Transformed | undefined;
  let used = false;
  for (const row of map.rows) {
    const leaf = read(row.from);
    const found = leaf === undefined ? undefined : transformed(row, leaf.value);
    if (leaf === undefined || found === undefined || (row.to === '' ? whole !== undefined : !isFree(draft, row.to))) continue;
    used = true;
    ledger.map(leaf.path);
    if (row.to === '') whole = found;
    else setWithText(draft, row.to, found);
    if (row.to === 'code' && row.codes?.system !== undefined) draft['system'] = row.codes.system;
  }
  if (!used) return undefined;
  return whole ?? { value: { ...map.defaults, ...draft, ...map.fixed } };
}

const transformed = (row: DataTypeRow, text: string): Transformed | undefined => {
  if (row.codes !== undefined) return coded(mapCode(row.codes, text));
  if (row.coding !== undefined) return coded(mapCoding(row.coding, text));
  return transforms[row.as ?? 'text'](text);
};

const coded = (value: unknown): Transformed | undefined => (value === undefined ? undefined : { value });

/** Sets an element and, when the source's text has to stay, the primitive extension beside it. */
export function setWithText(draft: Draft, path: string, { value, sourceText }: Transformed): void {
  setElement(draft, path, value);
  if (sourceText === undefined) return;
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  setElement(draft, `${path.slice(0, dot + 1)}_${name}`, { extension: [{ url: extensionUrls.sourceText, valueString: sourceText }] });
}
