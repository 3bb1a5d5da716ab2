/** Discharge, death and orders: C0049 to C0053. Columns: see parse-table.ts. */
export const discharge = `
C0049|WS/T 500.49-2016|出院记录|IMP|finished
#11450-4|Problem list
O|DE05.10.148.00|入院情况|ST|AB|obs
#11535-2|HOSPITAL DISCHARGE DX
O|DE05.01.024.00|入院诊断编码|CD 2.3.3.11|A|diagnosis admission
O|DE06.00.092.00|入院日期时间|TS|AB|encounter-start
O|DE04.50.128.00|阳性辅助检查结果|ST|AB|obs
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
O|DE06.00.300.00|治则治法|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00|诊疗过程描述|ST|AB|obs
#46209-3|Provider Orders
O|DE08.50.047.00|中药煎煮方法|ST|AB|obs therapy
O|DE06.00.136.00|中药用药方法|ST|AB|obs therapy
#11535-2|Discharge Diagnosis
O|DE06.00.193.00|出院情况|ST|AB|obs
O|DE06.00.017.00|出院日期时间|TS|AB|encounter-end
O|DE05.01.025.00|出院诊断-西医诊断名称|ST|AB|diagnosis discharge
O/O|DE05.01.024.00|出院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.10.172.00|出院诊断-中医病名名称|ST|AB|diagnosis discharge tcm
O/O|DE05.10.130.00|出院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis-code
O|DE04.01.117.00|出院时症状与体征|ST|AB|obs
O|DE06.00.287.00|出院医嘱|ST|AB|order
#11535-2|HOSPITAL DISCHARGE DX
O|DE05.01.024.00|入院诊断编码|CD 2.3.3.11.3|B|diagnosis admission
#11535-2|Discharge Diagnosis
O/O|DE05.01.024.00|出院诊断-西医诊断编码|CD 2.3.3.11.3|B|diagnosis-code
C0050|WS/T 500.50-2016|死亡记录|IMP|finished
#11535-2|HOSPITAL DISCHARGE DX
O|DE06.00.092.00|入院日期时间|TS|AB|encounter-start
O|DE05.01.024.00|入院诊断编码|CD 2.3.3.11|A|diagnosis admission
O|DE05.10.148.00|入院情况|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00|诊疗过程描述|ST|AB|obs
#|死亡原因章节
O|DE02.01.036.00|死亡日期时间|TS|AB|obs
O|DE05.01.025.00|直接死亡原因名称|ST|AB|diagnosis death
O/O|DE05.01.024.00|直接死亡原因编码|CD 2.3.3.11|A|diagnosis-code
#11535-2|Diagnosis
O|DE05.01.025.00|死亡诊断名称|ST|A|diagnosis death
O/O|DE05.01.024.00|死亡诊断编码|CD 2.3.3.11|A|diagnosis-code
#|尸检意见章节
O|DE09.00.115.00|家属是否同意尸体解剖标志|BL|A|obs
#11535-2|HOSPITAL DISCHARGE DX
O|DE05.01.024.00|入院诊断编码|CD 2.3.3.11.3|B|diagnosis admission
#|死亡原因章节
O/O|DE05.01.024.00|直接死亡原因编码|CD 2.3.3.11.2|B|diagnosis-code
#11535-2|HOSPITAL DISCHARGE DX
O|DE05.01.025.00|死亡诊断名称|ST|B|diagnosis death
O/O|DE05.01.024.00|死亡诊断编码|CD 2.3.3.11.3|B|diagnosis-code
#|尸检意见
O|DE09.00.115.00|家属是否同意尸体解剖标志|BL|B|obs
C0051|WS/T 500.51-2016|死亡病例讨论记录|IMP|finished
#|死亡原因
O|DE05.01.025.00|直接死亡原因名称|ST|AB|diagnosis death
O/O|DE05.01.021.00|直接死亡原因编码|CD 2.3.3.11|A|diagnosis-code
#11535-2|Diagnosis
O|DE05.01.025.00|死亡诊断名称|ST|A|diagnosis death
O/O|DE05.01.021.00|死亡诊断编码|CD 2.3.3.11|A|diagnosis-code
#|死亡原因
O/O|DE05.01.021.00|直接死亡原因编码|CD 2.3.3.11.2|B|diagnosis-code
#29548-5|Diagnosis
O|DE05.01.025.00|死亡诊断名称|ST|B|diagnosis death
O/O|DE05.01.021.00|死亡诊断编码|CD 2.3.3.11|B|diagnosis-code
C0052|WS/T 500.52-2016|住院医嘱|IMP|in-progress
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重|PQ kg|AB|obs vital-signs 29463-7
#46209-3|Provider Orders
O|DE06.00.286.00|医嘱类别|CD 2.3.2.58|AB|obs
C|*|医嘱||-|request
C/O|DE06.00.289.00|医嘱项目类型|CD 2.3.1.268|AB|request-category
C/O|DE06.00.288.00|医嘱项目内容|ST|AB|request-name
C/O/O|DE06.00.179.00|医嘱备注信息|ST|AB|note
C/O/O|DE06.00.290.00|医嘱执行状态|ST|AB|obs
C/O/O|DE01.00.008.00|电子申请单编号|ST|AB|obs
C/O/O|DE08.50.056.00|处方药品组号|ST|AB|request-group
C0053|WS/T 500.53-2016|出院小结|IMP|finished
#11450-4|PROBLEM LIST
O|DE05.10.148.00|入院情况|ST|AB|obs
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis admission
O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis admission tcm
#11535-2|Discharge Diagnosis
O|DE05.01.024.00|出院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis discharge
O|DE05.10.130.00|出院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis discharge tcm
O|DE02.10.028.00|中医“四诊”观察结果|ST|A|obs
O|DE04.01.117.00|出院时症状与体征|ST|AB|obs
O|DE06.00.193.00|出院情况|ST|AB|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||AB|procedure
P/O|DE06.00.257.00|手术切口类别代码|CD 2.3.1.251|AB|obs procedure
P/O|DE05.10.147.00|切口愈合等级代码|CD 2.3.1.252|AB|obs procedure
P/O|DE06.00.073.00@2.2.2|麻醉方法代码|CD 2.3.1.159|AB|obs procedure
P/O|DE05.10.063.00@2.2.2|手术过程|ST|AB|note
#18776-5|TREATMENT PLAN
O|DE06.00.300.00@2.3.3.15|治则治法|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00|诊疗过程描述|ST|AB|obs
O|DE05.10.113.00|治疗结果代码|CD 2.3.1.148|AB|obs
O|DE06.00.310.00|实际住院天数|PQ 天|AB|encounter-length
#46209-3|Provider Orders
O|DE08.50.047.00|中药煎煮方法|ST|AB|obs therapy
O|DE06.00.136.00|中药用药方法|ST|AB|obs therapy
O|DE06.00.287.00|出院医嘱|ST|AB|order
#30954-2|STUDIES SUMMARY
B|*|||-|container
B/O|DE04.50.128.00||ST|AB|obs laboratory
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11.5|B|diagnosis admission
#11535-2|Discharge Diagnosis
O|DE05.01.024.00|出院诊断-西医诊断编码|CD 2.3.3.11.5|B|diagnosis discharge
O|DE05.10.028.00|中医'四诊'观察结果|ST|B|obs
`;
