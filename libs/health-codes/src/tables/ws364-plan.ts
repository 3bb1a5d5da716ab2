import type { TableSource } from '../code-table.js';

export const useOfTraditionalChineseDrugs: TableSource = {
  id: 'CV06.00.101',
  oid: '2.16.156.10011.2.3.1.157',
  name: '中药使用类别代码表',
  english: 'use of traditional Chinese drugs',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|未使用|not used
2|中成药|Chinese patent drug
3|中草药|Chinese herbal
9|其他中药|other TCM
`,
};

export const routeOfAdministration: TableSource = {
  id: 'CV06.00.102',
  oid: '2.16.156.10011.2.3.1.158',
  name: '用药途径代码表',
  english: 'route of administration',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|口服|oral
2|直肠给药|rectal
3|舌下给药|sublingual
4|注射给药|injection
401|皮下注射|subcutaneous
402|皮内注射|intradermal
403|肌肉注射|intramuscular
404|静脉注射|intravenous injection
405|静脉滴注|intravenous drip
5|吸入给药|inhalation
6|局部用药|topical/local
601|椎管内用药|intraspinal
602|关节腔内用药|intra-articular
603|胸膜腔用药|intrapleural
604|腹腔用药|intraperitoneal
605|阴道用药|vaginal
606|气管内用药|endotracheal
607|滴眼|eye drops
608|滴鼻|nasal drops
609|喷喉|throat spray
610|含化|buccal
611|敷伤口|wound dressing
612|擦皮肤|skin
699|其他局部给药途径|other local
9|其他给药途径|other
`,
};

export const anaesthesiaMethod: TableSource = {
  id: 'CV06.00.103',
  oid: '2.16.156.10011.2.3.1.159',
  name: '麻醉方法代码表',
  english: 'anaesthesia method',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
1|全身麻醉|general
11|吸入麻醉|inhalation
12|静脉麻醉|intravenous
13|基础麻醉|basal
2|椎管内麻醉|neuraxial
21|蛛网膜下腔阻滞麻醉|subarachnoid
22|硬脊膜外腔阻滞麻醉|epidural
3|局部麻醉|local/regional
31|神经丛阻滞麻醉|plexus block
32|神经节阻滞麻醉|ganglion block
33|神经阻滞麻醉|nerve block
34|区域阻滞麻醉|field block
35|局部浸润麻醉|infiltration
36|表面麻醉|topical
4|复合麻醉|combined
41|静吸复合全麻|inhalation-intravenous
42|针药复合麻醉|acupuncture-drug
43|神经丛与硬膜外阻滞复合麻醉|plexus plus epidural
44|全麻复合全身降温|general plus hypothermia
45|全麻复合控制性降压|general plus controlled hypotension
9|其他麻醉方法|other
`,
};

export const reasonForHospitalization: TableSource = {
  id: 'CV06.00.212',
  name: '住院原因代码表',
  english: 'reason for hospitalization',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|病伤|illness/injury
2|体检|check-up
3|分娩|delivery
9|其他|other
`,
};

export const operationPosition: TableSource = {
  id: 'CV06.00.223',
  oid: '2.16.156.10011.2.3.1.262',
  name: '手术体位代码表',
  english: 'operation position',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain; table size 7 in a second inventory',
  rows: `
1|仰卧位|supine
2|俯卧位|prone
3|左侧卧位|left lateral
4|右侧卧位|right lateral
5|截石位|lithotomy
6|屈氏位|Trendelenburg
9|其他|other
`,
};

export const medicationFrequency: TableSource = {
  id: 'CV06.00.228',
  oid: '2.16.156.10011.2.3.1.267',
  name: '药物使用频次代码表',
  english: 'medication frequency',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain',
  check: true,
  rows: `
01|bid|bid
02|biw|biw
03|Hs|hs
04|q12h|q12h
05|q1h|q1h
06|q3h|q3h
07|q6h|q6h
08|q8h|q8h
09|qd|qd
10|qid|qid
11|qod|qod
12|qw|qw
13|St|st
99|其他|other
`,
};

export const orderItemType: TableSource = {
  id: 'CV06.00.229',
  oid: '2.16.156.10011.2.3.1.268',
  name: '医嘱项目类型代码表',
  english: 'order item type',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain; table size 9 in a second inventory; HongMouer lists another 19-entry variant',
  rows: `
01|药品类医嘱|drug
02|检查类医嘱|examination
03|检验类医嘱|laboratory
04|手术类医嘱|surgery
05|处置类医嘱|treatment
06|材料类医嘱|material
07|嘱托医嘱|instruction
08|输血类医嘱|transfusion
99|其他医嘱|other
`,
};

/** WS 364.12-2011: plan and intervention. */
export const planTables: readonly TableSource[] = [useOfTraditionalChineseDrugs, routeOfAdministration, anaesthesiaMethod, reasonForHospitalization, operationPosition, medicationFrequency, orderItemType];
