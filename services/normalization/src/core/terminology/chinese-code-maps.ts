import { mapOf, UCUM_SYSTEM, ucumByUnit } from '@chainnet/health-codes';
import { codeMapOf } from './code-map.js';
import type { CodeMap } from './code-map.js';

const standardMap = (table: string): CodeMap => {
  const map = mapOf(table);
  if (map === undefined) throw new RangeError(`no map of ${table}`);
  return codeMapOf(map);
};

/** GB/T 2261.1-2003 human sexes -> administrative-gender, a plain code; 9 is "not stated", which FHIR also calls unknown. */
export const GENDER_GB2261_1: CodeMap = withoutSystem(standardMap('GB/T 2261.1'));

/** GB/T 2261.2-2003 marital status -> v3-MaritalStatus; 21-23 are kinds of married, 90 (not stated) is a null flavor. */
export const MARITAL_GB2261_2: CodeMap = standardMap('GB/T 2261.2');

/** Units as records write them -> UCUM 2.1. Units that are not here stay text. */
export const UNIT_UCUM: CodeMap = { source: 'units as records write them', edition: '2016', system: UCUM_SYSTEM, codes: Object.fromEntries(ucumByUnit) };

function withoutSystem({ source, edition, codes }: CodeMap): CodeMap {
  return { source, edition, codes };
}
