import type { TableSource } from '../code-table.js';

export const ethnicGroup: TableSource = {
  id: 'GB 3304',
  oid: '2.16.156.10011.2.3.3.3',
  name: '民族代码',
  english: 'ethnic group',
  edition: 'GB 3304-1991',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
01|汉族
02|蒙古族
03|回族
04|藏族
05|维吾尔族
06|苗族
07|彝族
08|壮族
09|布依族
10|朝鲜族
11|满族
12|侗族
13|瑶族
14|白族
15|土家族
16|哈尼族
17|哈萨克族
18|傣族
19|黎族
20|傈僳族
21|佤族
22|畲族
23|高山族
24|拉祜族
25|水族
26|东乡族
27|纳西族
28|景颇族
29|柯尔克孜族
30|土族
31|达斡尔族
32|仫佬族
33|羌族
34|布朗族
35|撒拉族
36|毛南族
37|仡佬族
38|锡伯族
39|阿昌族
40|普米族
41|塔吉克族
42|怒族
43|乌孜别克族
44|俄罗斯族
45|鄂温克族
46|德昂族
47|保安族
48|裕固族
49|京族
50|塔塔尔族
51|独龙族
52|鄂伦春族
53|赫哲族
54|门巴族
55|珞巴族
56|基诺族
99|其它民族或外国人||local
`,
};

export const sex: TableSource = {
  id: 'GB/T 2261.1',
  oid: '2.16.156.10011.2.3.3.4',
  name: '人的性别代码',
  english: 'sex',
  edition: 'GB/T 2261.1-2003',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain; Django models (hospital integration)',
  rows: `
0|未知的性别|unknown
1|男性|male
2|女性|female
9|未说明的性别|not stated
`,
};

export const maritalStatus: TableSource = {
  id: 'GB/T 2261.2',
  oid: '2.16.156.10011.2.3.3.5',
  name: '婚姻状况代码',
  english: 'marital status',
  edition: 'GB/T 2261.2-2003',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain; Django models (hospital integration)',
  rows: `
10|未婚|never married
20|已婚|married
21|初婚|first marriage
22|再婚|remarried
23|复婚|remarried to former spouse
30|丧偶|widowed
40|离婚|divorced
90|未说明的婚姻状况|not stated
`,
};

export const occupation: TableSource = {
  id: 'GB/T 2261.4',
  oid: '2.16.156.10011.2.3.3.13',
  name: '从业状况(个人身份)代码',
  english: 'occupation',
  edition: 'GB/T 2261.4-2003',
  source: 'HongMouer.EHR.Models; SQL script emr_value_domain',
  rows: `
11|国家公务员|civil servant
13|专业技术人员|professional/technical
17|职员|clerical staff
21|企业管理人员|enterprise manager
24|工人|worker
27|农民|farmer
31|学生|student
37|现役军人|active military
51|自由职业者|freelance
54|个体经营者|self-employed
70|无业人员|unemployed
80|退离休人员|retired
90|其他|other
`,
};

/** National standards about a person. */
export const personTables: readonly TableSource[] = [ethnicGroup, sex, maritalStatus, occupation];
