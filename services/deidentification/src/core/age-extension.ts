import type { AgeBands } from './age-band.js';
import { ageBand } from './age-band.js';
import { isArray } from './json.js';
import type { Pass } from './pass.js';
import { count } from './pass.js';

/** Extension that carries a Patient's age band as valueString. */
export const AGE_BAND_URL = 'urn:rwd:age-band';

/** Writes the bands of the birth dates met, now that the day of the record is known. Without a day there is no band. */
export function writeAgeBands(pass: Pass, bands: AgeBands, asOf: string | undefined): void {
  const day = asOf ?? pass.latest;
  for (const { out, birthDate } of pass.births) {
    const band = day === undefined ? undefined : ageBand(birthDate, day, bands);
    if (band === undefined) continue;
    const before = out['extension'];
    out['extension'] = [...(isArray(before) ? before : []), { url: AGE_BAND_URL, valueString: band }];
    count(pass.byAction, 'ageBand');
  }
}
