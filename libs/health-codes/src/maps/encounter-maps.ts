import type { ConceptMapSource } from '../concept-map.js';
import { targets } from './systems.js';

export const admissionRouteMap: ConceptMapSource = {
  id: 'admission-route-to-admit-source',
  title: 'CV09.00.403 admission route to admit-source',
  table: 'CV09.00.403',
  edition: 'WS 364-2011',
  target: targets.admitSource,
  rows: `
1|equal|outp
2|equal|emd
3|narrower|hosp-trans|the source says any health institution, the target hospitals
9|equal|other
`,
};

export const dischargeMap: ConceptMapSource = {
  id: 'discharge-way-to-disposition',
  title: 'CV06.00.226 way of leaving hospital to discharge-disposition',
  table: 'CV06.00.226',
  edition: 'WS 364-2011',
  target: targets.dischargeDisposition,
  rows: `
1|narrower|home|by order, and not to another institution; the source does not say where to
2|wider|other-hcf
3|wider|other-hcf
4|equal|aadvice
5|equal|exp
9|equal|oth
`,
};

export const patientTypeMap: ConceptMapSource = {
  id: 'patient-type-to-v3-act',
  title: 'CV09.00.404 patient type to v3-ActCode encounter class',
  table: 'CV09.00.404',
  edition: 'WS 364-2011',
  target: targets.actCode,
  rows: `
1|equal|AMB
2|equal|EMER
3|equal|IMP
9|unmatched
`,
};
