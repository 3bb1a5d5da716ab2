/** Nursing: C0017 to C0025. Columns: see parse-table.ts. */
export const nursing = `
C0017|WS/T 500.17-2016|一般护理记录|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#48765-2|Allergies, adverse reactions, alerts
O|DE02.10.022.00|过敏史描述|ST|A|allergy
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重（kg）|PQ kg|AB|obs vital-signs 29463-7
O|DE04.10.186.00|体温（℃）|PQ ℃|AB|obs vital-signs 8310-5
O|DE04.10.081.00|呼吸频率（次/min）|PQ 次/min|AB|obs vital-signs 9279-1
O|DE04.10.118.00|脉率（次/min）|PQ 次/min|AB|obs vital-signs 8867-4
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|AB|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|AB|component 8462-4
O|DE04.50.149.00|血氧饱和度（%）|PQ %|AB|obs vital-signs 2708-6
#10196-4|EXTREMITIES
O|DE04.10.237.00|足背动脉搏动标志|BL|AB|obs exam
#51848-0|Assessment note
O|DE03.00.080.00|饮食情况代码|CD 2.3.2.34|AB|obs survey
#69730-0|Instructions
O|DE06.00.291.00|饮食指导代码|CD 2.3.1.263|AB|obs
#|护理记录
O|DE06.00.211.00|护理等级代码|CD 2.3.1.259|AB|obs therapy
O|DE06.00.212.00|护理类型代码|CD 2.3.1.260|A|obs therapy
O|DE06.00.209.00|导管护理描述|ST|AB|obs therapy
O|DE06.00.229.00|气管护理代码|CD 2.3.2.50|AB|obs therapy
O|DE04.10.259.00|体位护理|ST|AB|obs therapy
O|DE04.50.068.00|皮肤护理|ST|AB|obs therapy
O|DE06.00.292.00|营养护理|ST|AB|obs therapy
O|DE06.00.283.00|心理护理代码|CD 2.3.2.51|AB|obs therapy
O|DE06.00.178.00|安全护理代码|CD 2.3.2.52|AB|obs therapy
#|护理观察
O|DE06.00.181.00|简要病情|ST|AB|obs
O|DE02.10.031.00|护理观察项目名称|ST|AB|item
O/O|DE02.10.028.00|护理观察结果|ST|AB|value
#|护理操作
O|DE06.00.342.00|护理操作名称|ST|AB|nursing-procedure
O/O|DE06.00.210.00|护理操作项目类目名称|ST|AB|procedure-category
O/O/O|DE06.00.209.00|护理操作结果|ST|AB|procedure-outcome
#|手术评估标志
O|DE06.00.204.00|发出手术安全核对表标志|BL|AB|obs
O|DE06.00.338.00|收回手术安全核对表标志|BL|AB|obs
#|护理隔离
O|DE06.00.201.00|隔离标志|BL|A|obs
O/O|DE06.00.202.00|隔离种类代码|CD 2.3.1.261|A|obs
#48765-2|Allergies,adverse reactions,alerts
O|DE02.10.022.00|过敏史描述|ST|B|allergy
#|护理记录
O|DE06.00.212.00|护理类型代码|CD 2.3.1.259|B|obs therapy
#|护理隔离剂
O|DE06.00.201.00|隔离标志|BL|B|obs
O/O|DE06.00.202.00|隔离种类代码|CD 2.3.1.261|B|obs
C0018|WS/T 500.18-2016|病重(病危)护理记录|IMP|in-progress
#48765-2|Allergies, adverse reactions, alerts
A|*|||A|container
A/O|DE02.10.023.00|过敏史标志|BL|A|obs
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重（kg）|PQ kg|AB|obs vital-signs 29463-7
O|DE04.10.186.00|体温（℃）|PQ ℃|AB|obs vital-signs 8310-5
O|DE04.10.206.00|心率（次/min）|PQ 次/min|AB|obs vital-signs 8867-4
O|DE04.10.081.00|呼吸频率（次/min）|PQ 次/min|AB|obs vital-signs 9279-1
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|AB|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|AB|component 8462-4
O|DE04.50.102.00|血糖检测值（mmol/L）|PQ mmol/L|AB|obs vital-signs 15074-8
#51848-0|Assessment note
O|DE03.00.080.00|饮食情况代码|CD 2.3.2.34|AB|obs survey
#|护理记录
O|DE06.00.211.00|护理等级代码|CD 2.3.1.259|AB|obs therapy
O|DE06.00.212.00|护理类型代码|CD 2.3.1.260|A|obs therapy
#|护理观察
O|DE02.10.031.00|护理观察项目名称|ST|AB|item
O/O|DE02.10.028.00|护理观察结果|ST|AB|value
#|护理操作
O|DE06.00.342.00|护理操作名称|ST|AB|nursing-procedure
O/O|DE06.00.210.00|护理操作项目类目名称|ST|AB|procedure-category
O/O/O|DE06.00.209.00|护理操作结果|ST|AB|procedure-outcome
O|DE06.00.207.00|呼吸机监护项目|ST|AB|obs therapy
#48765-2|Allergies,adverse reactions,alerts
A|*|||B|container
A/O|DE02.10.023.00|过敏史标志|BL|B|obs
#|护理记录
O|DE06.00.212.00|护理类型代码|CD 2.3.1.259|B|obs therapy
C0019|WS/T 500.19-2016|手术护理记录|IMP|in-progress
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|AB|diagnosis pre-op
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重（kg）|PQ kg|AB|obs vital-signs 29463-7
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00||CD 2.3.1.85|AB|component 883-9
B/O|DE04.50.010.00||CD 2.3.1.250|AB|component 10331-7
#29302-7|INTEGUMENTARY SYSTEM
O|DE04.10.126.00|皮肤检查描述|ST|A|obs exam
#48765-2|Allergies, adverse reactions, alerts
A|*|||A|container
A/O|DE02.10.023.00|过敏史标志|BL|A|obs
#|护理记录
O|DE06.00.211.00|护理等级代码|CD 2.3.1.259|AB|obs therapy
O|DE06.00.212.00|护理类型代码|CD 2.3.1.260|A|obs therapy
#|护理观察
O|DE02.10.031.00|护理观察项目名称|ST|AB|item
O/O|DE02.10.028.00|护理观察结果|ST|AB|value
#|护理操作
O|DE06.00.342.00|护理操作名称|ST|AB|nursing-procedure
O/O|DE06.00.210.00|护理操作项目类目名称|ST|AB|procedure-category
O/O/O|DE06.00.209.00|护理操作结果|ST|AB|procedure-outcome
#|术前器械物品核对
C|*|||AB|container
C/O|DE08.50.042.00|术中所用物品名称|ST|AB|obs
C/O/O|DE09.00.111.00|术前清点标志|BL|AB|obs
C/O/O|DE06.00.204.00|关前核对标志|BL|AB|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE04.30.060.00|术中病理标志|BL|AB|obs procedure
P/O|DE06.00.317.00|准备事项|ST|A|obs procedure
P/O|DE06.00.256.00|手术间编号|ST|A|obs procedure
#8648-8|Hospital Course
O|DE06.00.206.00|病人交接核对项目|ST|AB|obs
#29302-7|INTEGUMENTARY SUSTEM
O|DE04.10.126.00|皮肤检查描述|PQ kg|B|obs exam
#48765-2|Allergies,adverse reactions,alerts
A|*|||B|container
A/O|DE02.10.023.00|过敏史标志|BL|B|obs
#|护理记录
O|DE06.00.212.00|护理类型代码|CD 2.3.1.259|B|obs therapy
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||B|procedure
P/O|DE06.00.317.00|准备事项|BL|B|obs procedure
P/O|DE06.00.256.00|手术间编号|BL|B|obs procedure
C0020|WS/T 500.20-2016|生命体征测量记录|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#8716-3|VITAL SIGNS
O|DE04.10.081.00|呼吸频率（次/min）|PQ 次/min|AB|obs vital-signs 9279-1
O/O|DE06.00.239.00|使用呼吸机标志|BL|AB|obs vital-signs
O|DE04.10.118.00|脉率（次/min）|PQ 次/min|AB|obs vital-signs 8867-4
O|DE04.10.206.00|起搏器心率（次/min）|PQ 次/min|AB|obs vital-signs 8867-4
O|DE04.10.186.00|体温（℃）|PQ ℃|AB|obs vital-signs 8310-5
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|AB|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|AB|component 8462-4
O|DE04.10.188.00|体重（kg）|PQ kg|AB|obs vital-signs 29463-7
O|DE04.10.052.00|腹围（cm）|PQ cm|AB|obs vital-signs
#|护理观察
O|DE02.10.031.00|护理观察项目名称|ST|AB|item
O/O|DE02.10.028.00|护理观察结果|ST|AB|value
C0021|WS/T 500.21-2016|出入量记录|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重（kg）|PQ kg|AB|obs vital-signs 29463-7
#|护理记录
O|DE06.00.211.00|护理等级代码|CD 2.3.1.259|AB|obs therapy
O|DE06.00.212.00|护理类型代码|CD 2.3.1.260|AB|obs therapy
#|护理观察
O|DE02.10.031.00|护理观察项目名称|ST|AB|item
O/O|DE02.10.028.00|护理观察结果|ST|AB|value
#|护理操作
O|DE06.00.342.00|护理操作名称|ST|AB|nursing-procedure
O/O|DE06.00.210.00|护理操作项目类目名称|ST|AB|procedure-category
O/O/O|DE06.00.209.00|护理操作结果|ST|AB|procedure-outcome
#10160-0|HISTORY OF MEDICATION USE
S|*|药物||-|taken
S/O|DE06.00.136.00|药物用法|ST|AB|dosage-text
S/O|DE06.00.164.00|中药使用类别代码|CD 2.3.1.157|AB|obs
S/O|DE06.00.135.00|药物使用总剂量|PQ X|AB|dose
#|护理标志
O|DE04.01.048.00|呕吐标志|BL|AB|obs
O|DE04.01.051.00|排尿困难标志|BL|AB|obs
C0022|WS/T 500.22-2016|高值耗材使用记录|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#10160-0|HISTORY OF MEDICATION USE
S|*|药物||-|supplied
S/O|DE08.50.035.00|产品供应商|ST|AB|supplier
S/O|DE08.50.058.00|植入性耗材标志|BL|AB|obs
C0023|WS/T 500.23-2016|入院评估|IMP|in-progress
#|入院信息
O|DE05.10.053.00|入院原因|ST|AB|encounter-reason
O|DE06.00.339.00|入院途径代码|CD 2.3.1.270|AB|admit-source
O|DE06.00.237.00|入病房方式|ST|AB|obs
#11450-4|PROBLEM LIST
O|DE04.01.118.00|主要症状名称|ST|AB|obs
#8716-3|VITAL SIGNS
O|DE04.10.186.00|体温(℃)|PQ ℃|AB|obs vital-signs 8310-5
O|DE04.10.118.00|脉率|PQ 次/min|AB|obs vital-signs 8867-4
O|DE04.10.081.00|呼吸频率|PQ 次/min|AB|obs vital-signs 9279-1
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|AB|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|AB|component 8462-4
O|DE04.10.188.00|体重|PQ kg|AB|obs vital-signs 29463-7
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.026.00|疾病史(含外伤)|ST|AB|obs
O|DE02.10.008.00|传染病史|ST|AB|obs
O|DE02.10.101.00|预防接种史|ST|AB|obs - 11369-6
O|DE02.10.061.00|手术史|ST|AB|obs
O|DE02.10.100.00|输血史|ST|AB|obs
O|DE05.10.031.00|一般健康状况标志|BL|AB|obs
O|DE05.10.119.00|患者传染性标志|BL|AB|obs
#48765-2|Allergies, adverse reactions, alerts
O|DE02.10.022.00|过敏史|ST|A|allergy
#10157-6|HISTORY OF FAMILY MEMBER DISEASES
O|DE02.10.103.00|家族史|ST|AB|obs - 10157-6
#51848-0|Assessment note
O|DE05.10.001.00|Apgar评分值|INT|AB|obs survey
O|DE05.10.022.00|发育程度代码|CD 2.3.2.53|AB|obs survey
O|DE05.10.142.00|精神状态正常标志|BL|AB|obs survey
O|DE05.10.065.00|睡眠状况|ST|AB|obs survey
O|DE05.10.158.00|特殊情况|ST|AB|obs survey
O|DE05.10.084.00|心理状态代码|CD 2.3.1.140|AB|obs survey
O|DE05.10.097.00|营养状态代码|CD 2.3.2.54|AB|obs survey
O|DE05.10.122.00|自理能力代码|CD 2.3.2.55|AB|obs survey
#|生活方式
O|DE03.00.070.00|吸烟标志|BL|AB|obs social-history
O|DE03.00.073.00|吸烟状况代码|CD 2.3.2.5|A|obs social-history
O|DE03.00.053.00|日吸烟量(支)|PQ 支|AB|obs social-history
O|DE03.00.065.00|停止吸烟天数|PQ d|AB|obs social-history
O|DE03.00.030.00|饮酒标志|BL|AB|obs social-history
O|DE03.00.076.00|饮酒频率代码|CD 2.3.1.16|A|obs social-history
O|DE03.00.054.00|日饮酒量（mL）|PQ mL|AB|obs social-history
O|DE03.00.080.00|饮食情况代码|CD 2.3.2.34|AB|obs social-history
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|入院诊断编码|CD 2.3.3.11|A|diagnosis admission
#|护理观察
O|DE02.10.031.00|护理观察项目名称|ST|AB|item
O/O|DE02.10.028.00|护理观察结果|ST|AB|value
#8648-8|Hospital Course
O|DE06.00.280.00|通知医师标志|BL|AB|obs
O/O|DE06.00.279.00|通知医师日期时间|TS|AB|obs
O|DE05.10.144.00|评估日期时间|TS|AB|obs
#48765-2|Allergies,adverse reactions,alerts
O|DE04.01.118.00|过敏史|ST|B|allergy
#|生活方式
O|DE03.00.073.00|吸烟状况代码表|BL|B|obs social-history
O|DE03.00.076.00|饮酒频率代码|CD 2.3.3.11|B|obs social-history
#46241-6|HISTORY ADMISSION DX
O|DE02.10.024.00|入院诊断编码|CD 2.3.3.11|B|diagnosis admission
C0024|WS/T 500.24-2016|护理计划|IMP|in-progress
#11450-4|PROBLEM LIST
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#|护理记录
O|DE06.00.211.00|护理等级代码|CD 2.3.1.259|A|obs therapy
O|DE06.00.212.00|护理类型代码|CD 2.3.1.260|A|obs therapy
O|DE05.10.136.00|护理问题|ST|AB|obs therapy
O|DE06.00.342.00|护理操作名称|ST|AB|nursing-procedure
O/O|DE06.00.210.00|护理操作项目类目名称|ST|AB|procedure-category
O/O/O|DE06.00.209.00|护理操作结果|ST|AB|procedure-outcome
O|DE06.00.209.00|导管护理|ST|AB|obs therapy
O|DE04.10.259.00|体位护理|ST|AB|obs therapy
O|DE04.50.068.00|皮肤护理|ST|AB|obs therapy
O|DE06.00.229.00|气管护理代码|CD 2.3.2.50|A|obs therapy
O|DE06.00.178.00|安全护理代码|CD 2.3.2.52|A|obs therapy
#69730-0|Instructions
O|DE06.00.291.00|饮食指导代码|CD 2.3.1.263|AB|obs
#|护理记录
O|DE06.00.211.00|护理等级代码|CD 2.3.1.59|B|obs therapy
O|DE06.00.212.00|护理类型代码|CD 2.3.1.60|B|obs therapy
O|DE06.00.229.00|气管护理代码|CD 2.3.3.11|B|obs therapy
O|DE06.00.178.00|安全护理代码|CD 2.3.3.11|B|obs therapy
C0025|WS/T 500.25-2016|出院评估与指导|IMP|finished
#11535-2|Discharge Diagnosis
O|DE05.01.024.00|出院诊断编码|CD 2.3.3.11|AB|diagnosis discharge
O|DE06.00.017.00|出院日期时间|TS|AB|encounter-end
O|DE06.00.193.00|出院情况|ST|A|obs
O|DE06.00.223.00|离院方式代码|CD 2.3.1.265|AB|discharge-disposition
#69730-0|Instructions
O|DE06.00.291.00|饮食指导代码|CD 2.3.1.263|AB|obs
O|DE06.00.238.00|生活方式指导|ST|AB|obs
O|DE06.00.124.00|宣教内容|ST|A|obs
O|DE06.00.299.00|复诊指导|ST|AB|obs
O|DE06.00.136.00|用药指导|ST|AB|obs
#51848-0|Assessment note
O|DE05.10.122.00|自理能力代码|CD 2.3.2.55|A|obs survey
O|DE03.00.080.00|饮食情况代码|CD 2.3.2.34|AB|obs survey
#11535-2|Discharge Diagnosis
O|DE056.00.193.00|出院情况|ST|B|obs
#69730-0|Instructions
O|DE056.00.124.00|宣教内容|ST|B|obs
#51848-0|Assessment note
O|DE05.10.122.00|自理能力代码|CD 2.3.1.263|B|obs survey
`;
