import { readFileSync } from 'node:fs';
import { loadCatalogue, type Catalogue } from '../core/catalogue.js';

/** The shipped catalogue. @throws RWD_ASSESSMENT_CATALOGUE_* */
export const readCatalogue = (): Catalogue =>
  loadCatalogue(JSON.parse(readFileSync(new URL('../catalogues/dcmm-2018.json', import.meta.url), 'utf8')));
