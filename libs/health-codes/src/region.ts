import { regionRows } from './tables/gb-region-rows.js';

/** A place of GB/T 2260 at province or prefecture level. */
export type Region = {
  /** Six digits, `130100`. */
  readonly code: string;
  readonly name: string;
  /** Last revision year of a code that is no more. */
  readonly withdrawn?: string;
};

/** Prefixes of resident numbers that GB/T 2260 does not have: residence permits of people of Taiwan begin with 83. */
const BESIDE: readonly Region[] = [{ code: '830000', name: '台湾居民居住证' }];

function readRows(): ReadonlyMap<string, Region> {
  const regions = new Map<string, Region>(BESIDE.map((region) => [region.code, region]));
  let province = '';
  for (const line of regionRows.trim().split('\n')) {
    if (!line.startsWith('  ')) {
      province = line.slice(0, 2);
      regions.set(`${province}0000`, { code: `${province}0000`, name: line.slice(2) });
      continue;
    }
    for (const item of line.trim().split(' ')) {
      const [name = '', withdrawn] = item.slice(2).split('@');
      const code = `${province}${item.slice(0, 2)}00`;
      regions.set(code, withdrawn === undefined ? { code, name } : { code, name, withdrawn });
    }
  }
  return regions;
}

const regions = readRows();

/** Every province and prefecture, codes that are withdrawn among them. */
export const allRegions = (): readonly Region[] => [...regions.values()];

/**
 * What is known of a six-digit region code. County level is not listed here, so the last two digits are not checked.
 *
 * @returns province and prefecture as far as they are known; neither for a code whose province does not exist.
 */
export function regionOf(code: string): { readonly province?: Region; readonly prefecture?: Region } {
  const province = regions.get(`${code.slice(0, 2)}0000`);
  const prefecture = regions.get(`${code.slice(0, 4)}00`);
  return {
    ...(province === undefined ? {} : { province }),
    ...(prefecture === undefined || prefecture === province ? {} : { prefecture }),
  };
}
