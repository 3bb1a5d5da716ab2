import type { ConceptMapSource } from '../concept-map.js';
import { CODES_BASE } from '../vocabulary.js';
import { ethnicLetters } from './ethnic-letters.js';
import { targets } from './systems.js';

export const sexMap: ConceptMapSource = {
  id: 'sex-to-administrative-gender',
  title: 'GB/T 2261.1 sex to administrative-gender',
  table: 'GB/T 2261.1',
  edition: 'GB/T 2261.1-2003',
  target: targets.administrativeGender,
  rows: `
0|equal|unknown
1|equal|male
2|equal|female
9|wider|unknown|not stated is one kind of what FHIR calls unknown
`,
};

export const maritalMap: ConceptMapSource = {
  id: 'marital-status-to-v3',
  title: 'GB/T 2261.2 marital status to v3-MaritalStatus',
  table: 'GB/T 2261.2',
  edition: 'GB/T 2261.2-2003',
  target: targets.maritalStatus,
  systems: { null: targets.nullFlavor },
  rows: `
10|equal|S
20|equal|M
21|wider|M
22|wider|M
23|wider|M
30|equal|W
40|equal|D
90|wider|null#UNK|not stated; v3-MaritalStatus has no such code
`,
};

/** The letters have no published OID that was seen, so they go under a CodeSystem of this mesh. */
export const ETHNIC_LETTER_SYSTEM = `${CODES_BASE}/CodeSystem/gb-3304-letters`;

export const ethnicMap: ConceptMapSource = {
  id: 'ethnic-group-number-to-letters',
  title: 'GB 3304 ethnic group, number to letters',
  table: 'GB 3304',
  edition: 'GB 3304-1991',
  target: ETHNIC_LETTER_SYSTEM,
  rows: `${ethnicLetters.map((letters, at) => `${String(at + 1).padStart(2, '0')}|equal|${letters}`).join('\n')}
99|unmatched||a local addition for other groups and foreigners
`,
};

export const occupationMap: ConceptMapSource = {
  id: 'occupation-to-employment-status',
  title: 'GB/T 2261.4 occupation to HL7 v2 table 0066 employment status',
  table: 'GB/T 2261.4',
  edition: 'GB/T 2261.4-2003',
  target: targets.employmentStatus,
  rows: `
11|unmatched||an occupation; 0066 knows employment only
13|unmatched
17|unmatched
21|unmatched
24|unmatched
27|unmatched
31|unmatched
37|equal|6
51|wider|4
54|equal|4
70|equal|3
80|equal|5
90|unmatched
`,
};

export const educationMap: ConceptMapSource = {
  id: 'education-to-v3',
  title: 'GB/T 4658 education to v3-EducationLevel',
  table: 'GB/T 4658',
  edition: 'GB/T 4658-2006',
  target: targets.educationLevel,
  rows: `
10|unmatched||a level without saying whether it was completed
11|wider|POSTG
12|wider|POSTG
13|wider|POSTG
14|wider|GD
15|wider|PB
16|wider|PB
17|wider|PB
18|wider|PB
19|wider|PB
20|unmatched||a level without saying whether it was completed
21|wider|BD
22|wider|SCOL
23|wider|SCOL
28|unmatched||a university class below the bachelor's degree
30|unmatched||a level without saying whether it was completed
31|wider|ASSOC
32|wider|SCOL
33|wider|SCOL
40|unmatched||a level without saying whether it was completed
41|wider|HS
42|wider|SEC
43|wider|SEC
44|wider|HS
45|wider|SEC
46|wider|SEC
47|wider|HS
48|wider|SEC
49|wider|SEC
60|unmatched||a level without saying whether it was completed
61|wider|HS
62|wider|SEC
63|wider|SEC
70|wider|SEC
71|wider|SEC
72|wider|SEC
80|equal|ELEM
81|wider|ELEM
82|wider|ELEM
90|unmatched
`,
};

export const identityDocumentMap: ConceptMapSource = {
  id: 'identity-document-to-identifier-type',
  title: 'CV02.01.101 identity document to HL7 v2 table 0203 identifier type',
  table: 'CV02.01.101',
  edition: 'WS 364-2011',
  target: targets.identifierType,
  rows: `
01|wider|NI
02|unmatched||a household's register, not a person's number
03|equal|PPN
04|wider|MI
05|equal|DL
06|unmatched
07|unmatched
19|unmatched||the mother's number, a local addition
99|unmatched
`,
};

export const addressMap: ConceptMapSource = {
  id: 'address-type-to-address-use',
  title: 'CV02.01.205 address type to address-use',
  table: 'CV02.01.205',
  edition: 'WS 364-2011',
  target: targets.addressUse,
  rows: `
01|unmatched||registered residence need not be where a person lives
02|equal|work
03|equal|home
04|unmatched||a mailing address is Address.type, not use
05|equal|temp
06|unmatched
07|wider|temp
08|wider|old
09|wider|home
99|unmatched
`,
};
