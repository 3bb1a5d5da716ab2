/** FHIR R4 Timing.repeat of a frequency; units are UCUM. `when` is the event-timing code. */
export type TimingRepeat =
  | { readonly frequency: number; readonly period: number; readonly periodUnit: 'h' | 'd' | 'wk' }
  | { readonly when: readonly string[] }
  | { readonly count: number };

/** CV06.00.228; `st` is once, 99 has no timing. */
const TIMINGS: Readonly<Record<string, TimingRepeat>> = {
  '01': { frequency: 2, period: 1, periodUnit: 'd' },
  '02': { frequency: 2, period: 1, periodUnit: 'wk' },
  '03': { when: ['HS'] },
  '04': { frequency: 1, period: 12, periodUnit: 'h' },
  '05': { frequency: 1, period: 1, periodUnit: 'h' },
  '06': { frequency: 1, period: 3, periodUnit: 'h' },
  '07': { frequency: 1, period: 6, periodUnit: 'h' },
  '08': { frequency: 1, period: 8, periodUnit: 'h' },
  '09': { frequency: 1, period: 1, periodUnit: 'd' },
  '10': { frequency: 4, period: 1, periodUnit: 'd' },
  '11': { frequency: 1, period: 2, periodUnit: 'd' },
  '12': { frequency: 1, period: 1, periodUnit: 'wk' },
  '13': { count: 1 },
};

/** The timing of a code of CV06.00.228, with or without its leading zero. */
export const timingOf = (code: string): TimingRepeat | undefined => {
  const key = code.trim().padStart(2, '0');
  return Object.hasOwn(TIMINGS, key) ? TIMINGS[key] : undefined;
};
