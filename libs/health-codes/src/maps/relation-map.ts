import type { ConceptMapSource } from '../concept-map.js';
import { targets } from './systems.js';

/** GB/T 4761 counts birth order, elder and younger, paternal and maternal where v3-RoleCode often does not. */
export const relationMap: ConceptMapSource = {
  id: 'family-relation-to-v3-role',
  title: 'GB/T 4761 family relation to v3-RoleCode',
  table: 'GB/T 4761',
  edition: 'GB/T 4761-2008',
  target: targets.roleCode,
  rows: `
01|equal|ONESELF
02|unmatched||head of household is no relation between two persons
10|equal|SPS
11|equal|HUSB
12|equal|WIFE
20|equal|SON
21|wider|SON
22|wider|SON
23|wider|SON
24|wider|SON
25|wider|SON
26|wider|SON
27|wider|SON
28|equal|SONINLAW
29|wider|SON
30|equal|DAU
31|wider|DAU
32|wider|DAU
33|wider|DAU
34|wider|DAU
35|wider|DAU
36|wider|DAU
37|wider|DAU
38|equal|DAUINLAW
39|wider|DAU
40|equal|GRNDCHILD
41|wider|GRNDSON
42|wider|GRNDDAU
43|wider|GRNDSON
44|wider|GRNDDAU
45|wider|EXT
46|wider|EXT
47|wider|EXT
48|wider|EXT
49|wider|EXT
50|equal|PRN
51|equal|FTH
52|equal|MTH
53|wider|FTHINLAW
54|wider|MTHINLAW
55|wider|FTHINLAW
56|wider|MTHINLAW
57|wider|FTH
58|wider|MTH
59|wider|FAMMEMB
60|equal|GRPRN
61|equal|PGRFTH
62|equal|PGRMTH
63|equal|MGRFTH
64|equal|MGRMTH
65|wider|EXT
66|wider|GGRFTH
67|wider|GGRMTH
68|wider|EXT
69|wider|EXT
70|equal|SIB
71|wider|BRO
72|wider|SISINLAW
73|wider|BRO
74|wider|SISINLAW
75|wider|SIS
76|wider|BROINLAW
77|wider|SIS
78|wider|BROINLAW
79|wider|SIB
80|unmatched
81|wider|PUNCLE
82|wider|AUNT
83|wider|PUNCLE
84|wider|AUNT
85|equal|MUNCLE
86|wider|AUNT
87|wider|UNCLE
88|equal|MAUNT
89|wider|UNCLE
90|equal|PAUNT
91|wider|PCOUSN
92|wider|COUSN
93|wider|NEPHEW
94|wider|NIECE
95|wider|NEPHEW
96|wider|NIECE
97|wider|FAMMEMB
99|unmatched||not a relative; v3-RoleCode has friend and neighbour only
`,
};
