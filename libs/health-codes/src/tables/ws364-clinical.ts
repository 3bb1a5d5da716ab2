import type { TableSource } from '../code-table.js';

export const aboBloodGroup: TableSource = {
  id: 'CV04.50.005',
  oid: '2.16.156.10011.2.3.1.85',
  name: 'ABO血型代码表',
  english: 'ABO blood group',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|A型|A
2|B型|B
3|O型|O
4|AB型|AB
5|不详|unknown
9|未查||local
`,
};

export const rhBloodGroup: TableSource = {
  id: 'CV04.50.020',
  oid: '2.16.156.10011.2.3.1.250',
  name: 'Rh(D)血型代码表',
  english: 'Rh(D) blood group',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain; Django models (hospital integration)',
  rows: `
1|阴性|negative
2|阳性|positive
3|不详|unknown
4|未查|not tested
`,
};

export const bloodProduct: TableSource = {
  id: 'CV04.50.021',
  oid: '2.16.156.10011.2.3.1.251',
  name: '输血品种代码表',
  english: 'blood product',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
1|红细胞|red cells
11|浓缩红细胞
12|滤白红细胞
13|红细胞悬液
14|洗涤红细胞
15|冰冻红细胞
16|冰冻解冻去甘油红细胞
17|Rh阴性悬浮红细胞
2|全血|whole blood
21|滤白全血
22|重组全血
23|Rh阴性全血
3|血小板|platelets
31|手工分离浓缩血小板
32|机采血小板
33|滤白机采血小板
34|冷冻机采血小板
4|血浆|plasma
41|新鲜液体血浆
42|新鲜冰冻血浆
43|普通冰冻血浆
44|滤白病毒灭活冰冻血浆
45|滤白新鲜冰冻血浆
46|滤白普通冰冻血浆
5|冷沉淀|cryoprecipitate
51|滤白冷沉淀
6|机采浓缩白细胞悬液|apheresis leukocyte concentrate
9|其他|other
`,
};

export const conditionOfAnInpatient: TableSource = {
  id: 'CV05.01.001',
  oid: '2.16.156.10011.2.3.1.100',
  name: '住院者疾病状态代码表',
  english: 'condition of an inpatient',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|危急|critical
2|严重|severe
3|一般|ordinary
4|不适用|not applicable
9|其他|other
`,
};

export const allergen: TableSource = {
  id: 'CV05.01.038',
  name: '过敏源代码表',
  english: 'allergen',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|药物|drug
101|青霉素类抗生素|penicillins
102|磺胺类抗生素|sulfonamides
103|头孢类抗生素|cephalosporins
104|含碘药品|iodine drugs
105|酒精|alcohol
106|镇静麻醉剂|sedative-anaesthetic
107|链霉素类抗生素|streptomycins
199|其他药物过敏源|other drug
2|食物|food
201|猪肉|pork
202|羊肉|mutton
203|牛肉|beef
204|牛奶|milk
205|蛋及蛋制品|egg
206|鸡、鸭等禽类食品|poultry
207|鱼、虾等水产类食品|fish/shrimp
208|水果、包括带壳的果仁|fruit/nuts
299|其他食物过敏源|other food
3|环境|environment
301|植物花粉|pollen
302|动物毛发|animal hair
303|空气粉尘|dust
399|其他环境过敏源|other environment
4|混合型过敏源|mixed
9|其他过敏源|other
`,
};

export const transfusionReaction: TableSource = {
  id: 'CV05.01.040',
  oid: '2.16.156.10011.2.3.1.252',
  name: '输血反应类型代码表',
  english: 'transfusion reaction',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
1|发热|fever
2|过敏|allergic
3|溶血|haemolytic
9|其他|other
`,
};

export const disability: TableSource = {
  id: 'CV05.10.001',
  name: '残疾情况代码表',
  english: 'disability',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models',
  check: true,
  rows: `
1|无残疾|none
2|听力残疾|hearing
3|言语残疾|speech
4|肢体残疾|physical
5|智力残疾|intellectual
6|视力残疾|visual
7|精神残疾|mental
8|多重残疾|multiple
9|其他残疾|other
`,
};

export const conditionOnAdmission: TableSource = {
  id: 'CV05.10.019',
  oid: '2.16.156.10011.2.3.1.253',
  name: '入院病情代码表',
  english: 'condition on admission',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
1|有|present
2|临床未确定|clinically undetermined
3|情况不明|unknown
4|无|absent
`,
};

export const asaPhysicalStatus: TableSource = {
  id: 'CV05.10.021',
  oid: '2.16.156.10011.2.3.1.255',
  name: '美国麻醉医师协会(ASA)分级标准代码表',
  english: 'ASA physical status',
  edition: 'WS 364-2011',
  source: 'SQL script emr_value_domain',
  check: true,
  rows: `
1|I|I
2|II|II
3|III|III
4|IV|IV
5|V|V
`,
};

export const operationGrade: TableSource = {
  id: 'CV05.10.024',
  oid: '2.16.156.10011.2.3.1.258',
  name: '手术级别代码表',
  english: 'operation grade',
  edition: 'WS 364-2011',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
1|一级手术|grade 1
2|二级手术|grade 2
3|三级手术|grade 3
4|四级手术|grade 4
5|其他等级||local
`,
};

/** WS 364.9, .10 and .11-2011: laboratory, diagnosis and assessment. */
export const clinicalTables: readonly TableSource[] = [aboBloodGroup, rhBloodGroup, bloodProduct, conditionOfAnInpatient, allergen, transfusionReaction, disability, conditionOnAdmission, asaPhysicalStatus, operationGrade];
