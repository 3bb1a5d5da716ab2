export type Regions = { readonly minimum: number; readonly populations: Readonly<Record<string, number>> };

const CODE = /^\d{6}$/;

/**
 * A place that is populous enough to keep (GB/T 39725-2020, 10.2 b1: more than 20 000 persons): a name as it stands, a
 * GB/T 2260 code from county (6 digits) to prefecture (4 and 00) to province (2 and 0000). A place whose population the
 * operator has not given is not kept.
 */
export function generalizeRegion(place: string, regions: Regions): string | undefined {
  return (CODE.test(place) ? widening(place) : [place]).find((wider) => isPopulous(wider, regions));
}

const widening = (code: string): readonly string[] => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];

const isPopulous = (place: string, { minimum, populations }: Regions): boolean =>
  Object.hasOwn(populations, place) && (populations[place] ?? 0) > minimum;

/** A six-digit postcode with its low digits hidden: 100080 becomes 100*** (GB/T 39725-2020, Table 6). Other forms are not kept. */
export const generalizePostcode = (postcode: string): string | undefined =>
  CODE.test(postcode) ? `${postcode.slice(0, 3)}***` : undefined;
