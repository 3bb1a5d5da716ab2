import type { ConceptMapSource } from '../concept-map.js';
import { countries } from '../tables/gb-country.js';
import { targets } from './systems.js';

/** GB/T 2659's three-letter codes are those of ISO 3166-1. */
export const countryMap: ConceptMapSource = {
  id: 'country-to-iso-3166',
  title: 'GB/T 2659 country or region to ISO 3166-1',
  table: 'GB/T 2659',
  edition: 'GB/T 2659.1-2022',
  target: targets.country,
  rows: countries.map(({ alpha3, withdrawn }) => (withdrawn === undefined ? `${alpha3}|equal|${alpha3}` : `${alpha3}|unmatched||withdrawn from ISO 3166-1`)).join('\n'),
};

/** Two-letter code of a country, for elements bound to ISO 3166-1 alpha-2. */
export const alpha2Of: ReadonlyMap<string, string> = new Map(countries.map(({ alpha3, alpha2 }) => [alpha3, alpha2]));
