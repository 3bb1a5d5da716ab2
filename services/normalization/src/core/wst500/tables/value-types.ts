import type { TypeTable, Variant } from '../pattern.js';
import { UNIT_UCUM } from '../../terminology/chinese-code-maps.js';
import type { ValueKind, ValueTarget } from './targets.js';

/** Types of values that stand for themselves. */
export const valueTypes = {
  ST: [{ from: 'text()', to: '' }],
  BL: [{ from: '@value', to: '', as: 'boolean' }, { from: 'text()', to: '', as: 'boolean' }],
  INT: [{ from: '@value', to: '', as: 'integer' }, { from: 'text()', to: '', as: 'integer' }],
  rank: [{ from: '@value', to: '', as: 'positiveInteger' }, { from: 'text()', to: '', as: 'positiveInteger' }],
  REAL: [{ from: '@value', to: '', as: 'decimal' }, { from: 'text()', to: '', as: 'decimal' }],
  timeText: [{ from: 'text()', to: '', as: 'dateTime' }],
  /** A number as text is a quantity; other text stays text. */
  measured: [{ from: 'text()', to: 'valueQuantity.value', as: 'decimal' }, { from: 'text()', to: 'valueString' }],
  unitText: [{ from: 'text()', to: 'unit', needs: 'value', derive: { to: 'code', codes: UNIT_UCUM, as: 'unit' } }],
  attachment: [{ from: 'text()', to: '', as: 'base64' }],
} as const satisfies TypeTable;

type Named = readonly [types: string, type: string, at?: string];

/** xsi:types (separated by blanks; `-` for none) that fit a kind, the type that reads them, and where below the target's place. */
const kinds: Readonly<Record<ValueKind, readonly Named[]>> = {
  any: [
    ['ST ED SC -', 'ST', 'valueString'], ['CD CE CV CO', 'CE', 'valueCodeableConcept'], ['PQ', 'PQ', 'valueQuantity'], ['BL', 'BL', 'valueBoolean'], ['INT', 'INT', 'valueInteger'],
    ['REAL', 'REAL', 'valueQuantity.value'], ['TS', 'time', 'valueDateTime'], ['MO', 'moneyQuantity', 'valueQuantity'], ['IVL_TS', 'IVL_TS', 'valuePeriod'], ['IVL_PQ', 'IVL_PQ', 'valueRange'],
  ],
  measured: [['ST ED SC -', 'measured', ''], ['PQ', 'PQ', 'valueQuantity'], ['REAL INT', 'REAL', 'valueQuantity.value'], ['CD CE', 'CE', 'valueCodeableConcept']],
  concept: [['ST ED SC -', 'ST', 'text'], ['CD CE CV CO', 'CE', '']],
  text: [['ST ED SC -', 'ST', '']],
  quantity: [['PQ', 'PQ', ''], ['REAL INT', 'REAL', 'value'], ['ST -', 'REAL', 'value']],
  duration: [['PQ', 'PQ', '']],
  unit: [['ST -', 'unitText', '']],
  dateTime: [['TS', 'time', ''], ['ST -', 'timeText', '']],
  positiveInteger: [['INT', 'rank', ''], ['ST -', 'rank', '']],
  money: [['MO', 'money', '']],
  attachment: [['ST ED -', 'attachment', '']],
};

/** The variants of an act's `value` by xsi:type ('' for none). */
export const variantsOf = ({ at, as, list, url, fixed }: ValueTarget): Readonly<Record<string, Variant>> =>
  Object.fromEntries(
    kinds[as].flatMap(([types, type, below = '']) => {
      const place = as === 'any' || as === 'measured' ? below : [at, below].filter((step) => step !== '').join('.');
      const variant: Variant = { type, at: place, ...(list === undefined ? {} : { list }), ...(url === undefined ? {} : { url }), ...(fixed === undefined ? {} : { fixed }) };
      return types.split(' ').map((name) => [name === '-' ? '' : name, variant] as const);
    }),
  );
