/** Units as Chinese records write them -> UCUM. Per line: UCUM code, then the forms seen. */
const ROWS = `
Cel ℃ °C 摄氏度 Cel
/min 次/min /次min 次/分 次/分钟 /min bpm
mm[Hg] mmHg mmhg 毫米汞柱
kPa kPa 千帕
mL mL ml ML 毫升 cc
L L l 升
dL dL dl
uL uL μL µL ul 微升
fL fL fl
d d 天 日
h h 小时 hr
min min 分钟 分
s s 秒
wk wk 周 星期
mo mo 月 个月
a a 岁 年
cm cm CM 厘米
mm mm 毫米
m m 米
um um μm µm
kg kg KG Kg 千克 公斤
g g 克
mg mg 毫克 MG
ug ug μg µg 微克 mcg
ng ng
pg pg
% %
mmol/L mmol/L mmol/l
umol/L umol/L μmol/L µmol/L umol/l
nmol/L nmol/L nmol/l
pmol/L pmol/L pmol/l
mol/L mol/L
g/L g/L g/l
g/dL g/dL g/dl
mg/L mg/L mg/l
mg/dL mg/dL mg/dl
ug/L ug/L μg/L µg/L ug/l
ng/L ng/L
ng/mL ng/mL ng/ml
pg/mL pg/mL pg/ml
ug/mL ug/mL μg/mL µg/mL ug/ml
mg/mL mg/mL mg/ml
U/L U/L u/L U/l
[IU]/L IU/L IU/l
[IU]/mL IU/mL IU/ml
m[IU]/L mIU/L mIU/l
m[IU]/mL mIU/mL mIU/ml
u[IU]/mL uIU/mL μIU/mL µIU/mL uIU/ml
k[IU]/L kIU/L
U/mL U/mL U/ml
[IU] IU 国际单位
10*9/L 10^9/L 10*9/L 10E9/L ×10^9/L x10^9/L X10^9/L G/L
10*12/L 10^12/L 10*12/L 10E12/L ×10^12/L x10^12/L T/L
10*6/L 10^6/L 10*6/L
/uL /uL /μL /µL 个/μL 个/uL
/[HPF] /HPF /HP 个/HP 个/HPF
/[LPF] /LPF /LP 个/LP
mm/h mm/h mm/H
mL/min mL/min ml/min
mL/h mL/h ml/h
L/min L/min
mL/min/{1.73_m2} mL/min/1.73m² mL/min/1.73m2 ml/min/1.73m2
kg/m2 kg/m2 kg/m² kg/㎡
m2 m2 m² ㎡
mmol/(24.h) mmol/24h
g/(24.h) g/24h
mg/(24.h) mg/24h
mosm/kg mOsm/kg mosm/kg
meq/L mEq/L
cm[H2O] cmH2O
Gy Gy
mSv mSv
kcal kcal 千卡
kJ kJ
Hz Hz
[diop] D 屈光度
ug/kg μg/kg ug/kg
mg/kg mg/kg
{支} 支
{剂} 剂
{次} 次
{片} 片
{粒} 粒
{袋} 袋
{瓶} 瓶
{盒} 盒
{丸} 丸
{滴} 滴
{贴} 贴
{人份} 人份
{个} 个
`;

/**
 * Source unit -> UCUM code. Not here: 单位 (IU or U?) and dB (UCUM asks for its reference).
 */
export const ucumByUnit: ReadonlyMap<string, string> = new Map(
  ROWS.trim().split('\n').flatMap((row) => {
    const [code = '', ...forms] = row.split(' ');
    return forms.map((form): [string, string] => [form, code]);
  }),
);

export const UCUM_SYSTEM = 'http://unitsofmeasure.org';

/** The UCUM code of a unit as a record writes it; undefined leaves it text. */
export const ucumOf = (unit: string): string | undefined => ucumByUnit.get(unit) ?? ucumByUnit.get(unit.trim().normalize('NFKC').replace(/\s/g, '')) ?? ucumByUnit.get(unit.trim());
