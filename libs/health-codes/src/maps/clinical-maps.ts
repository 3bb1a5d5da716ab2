import type { ConceptMapSource } from '../concept-map.js';
import { targets } from './systems.js';

const absent = { absent: targets.dataAbsentReason } as const;

/** LOINC answer list LL2419-1. */
export const aboMap: ConceptMapSource = {
  id: 'abo-to-loinc',
  title: 'CV04.50.005 ABO blood group to LOINC answers',
  table: 'CV04.50.005',
  edition: 'WS 364-2011',
  target: targets.loinc,
  systems: absent,
  rows: `
1|equal|LA19710-5
2|equal|LA19709-7
3|equal|LA19708-9
4|equal|LA28449-9
5|equal|absent#unknown
9|equal|absent#not-performed
`,
};

/** LOINC answer list LL360-9. */
export const rhMap: ConceptMapSource = {
  id: 'rh-to-loinc',
  title: 'CV04.50.020 Rh(D) blood group to LOINC answers',
  table: 'CV04.50.020',
  edition: 'WS 364-2011',
  target: targets.loinc,
  systems: absent,
  rows: `
1|equal|LA6577-6
2|equal|LA6576-8
3|equal|absent#unknown
4|equal|absent#not-performed
`,
};

export const allergenMap: ConceptMapSource = {
  id: 'allergen-to-category',
  title: 'CV05.01.038 allergen to allergy-intolerance-category',
  table: 'CV05.01.038',
  edition: 'WS 364-2011',
  target: targets.allergyCategory,
  rows: `
1|equal|medication
101|wider|medication
102|wider|medication
103|wider|medication
104|wider|medication
105|wider|medication|the table puts alcohol under drugs
106|wider|medication
107|wider|medication
199|wider|medication
2|equal|food
201|wider|food
202|wider|food
203|wider|food
204|wider|food
205|wider|food
206|wider|food
207|wider|food
208|wider|food
299|wider|food
3|equal|environment
301|wider|environment
302|wider|environment
303|wider|environment
399|wider|environment
4|unmatched||several categories at once
9|unmatched
`,
};

export const presentOnAdmissionMap: ConceptMapSource = {
  id: 'condition-on-admission-to-v2-0895',
  title: 'CV05.10.019 condition on admission to HL7 v2 table 0895',
  table: 'CV05.10.019',
  edition: 'WS 364-2011',
  target: targets.presentOnAdmission,
  rows: `
1|equal|Y
2|wider|U|clinically undetermined; 0895 words its W as not applicable
3|equal|U
4|equal|N
`,
};

export const routeMap: ConceptMapSource = {
  id: 'route-to-v2-0162',
  title: 'CV06.00.102 route of administration to HL7 v2 table 0162',
  table: 'CV06.00.102',
  edition: 'WS 364-2011',
  target: targets.route,
  systems: { v3: targets.routeOfAdministration },
  rows: `
1|equal|PO
2|equal|PR
3|equal|SL
4|wider|v3#_Injection|any injection; an abstract code of v3-RouteOfAdministration
401|equal|SC
402|equal|ID
403|equal|IM
404|wider|IV
405|wider|IV
5|equal|IH
6|unmatched||a heading over routes as far apart as intraspinal and eye drops
601|unmatched||epidural or intrathecal, the source does not say
602|equal|v3#IARTINJ
603|equal|v3#IPLRINJ
604|equal|IP
605|equal|VG
606|equal|v3#ITRACHINSTIL
607|wider|OP
608|wider|NS
609|wider|MTH
610|wider|MTH
611|wider|WND
612|wider|TP
699|unmatched
9|equal|OTH
`,
};

export const frequencyMap: ConceptMapSource = {
  id: 'frequency-to-v3-gts',
  title: 'CV06.00.228 medication frequency to v3-GTSAbbreviation',
  table: 'CV06.00.228',
  edition: 'WS 364-2011',
  target: targets.gtsAbbreviation,
  rows: `
01|equal|BID
02|unmatched||twice a week; see the timing table
03|equal|BED
04|unmatched||every 12 hours; see the timing table
05|equal|Q1H
06|equal|Q3H
07|equal|Q6H
08|equal|Q8H
09|equal|QD
10|equal|QID
11|equal|QOD
12|equal|WK
13|unmatched||once, at once
99|unmatched
`,
};
