/** Course of the stay: C0037 to C0048. Columns: see parse-table.ts. */
export const course = `
C0037|WS/T 500.37-2016|首次病程记录|IMP|in-progress
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#29548-5|Diagnosis
O|DE05.10.133.00|病例特点|ST|AB|obs
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
O|DE05.01.070.00|诊断依据|ST|AB|obs
O|DE05.01.024.00|初步诊断-西医诊断编码|CD 2.3.3.11|AB|diagnosis preliminary
O|DE05.10.130.00|初步诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis preliminary tcm
O|DE05.01.025.00|鉴别诊断-西医诊断名称|ST|AB|diagnosis differential
O|DE05.10.172.00|鉴别诊断-中医病名名称|ST|AB|diagnosis differential tcm
#18776-5|TREATMENT PLAN
O|DE05.01.025.00|诊疗计划|ST|AB|plan
O|DE06.00.300.00|治则治法|ST|AB|obs
#29548-5|Diagnosis
O|DE05.10.130.00|目前诊断-中医证候代码|ST|B|syndrome &
C0038|WS/T 500.38-2016|日常病程记录|IMP|in-progress
#11450-4|PROBLEM LIST
O|DE06.00.309.00|住院病程|ST|A|obs
#29548-5|Diagnosis
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
#10160-0|HISTORY OF MEDICATION USE
O|DE08.50.047.00|中药饮片煎煮法|ST|AB|obs
O|DE06.00.136.00|中药用药方法的描述|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE05.10.131.00|辩证论治|ST|AB|obs
#46209-3|Provider Orders
O|DE06.00.287.00|医嘱内容|ST|AB|order
#11450-4|Problem list
O|DE06.00.309.00|住院病程|ST|B|obs
C0039|WS/T 500.39-2016|上级医师查房记录|IMP|in-progress
#51848-0|Assessment note
O|DE06.00.181.00|查房记录|ST|A|obs survey
#29548-5|Diagnosis
O|DE02.10.28.00|中医“四诊”结果|ST|A|obs
#10160-0|HISTORY OF MEDICATION USE
O|DE08.50.047.00|中药煎煮方法|ST|AB|obs
O|DE06.00.136.00|中药用药方法|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE05.01.025.00|诊疗计划|ST|AB|plan
O|DE05.10.131.00|辩证论治|ST|AB|obs
#46209-3|ProviderOrders
O|DE06.00.287.00|医嘱内容|ST|A|order
#51848-0|Assessment note
O|DE05.10.148.00|查房记录|ST|B|obs survey
#29548-5|Diagnosis
O|DE02.10.028.00|中医四诊观察结果|ST|B|obs
#46209-3|Provider Orders
O|DE06.00.287.00|医嘱内容|ST|B|order
C0040|WS/T 500.40-2016|疑难病例讨论记录|IMP|in-progress
#51848-0|Assessment note
O|DE06.00.018.00|讨论意见|ST|AB|obs survey
#29548-5|Diagnosis
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE05.10.131.00|辩证论治|ST|AB|obs
#10160-0|HISTORY OF MEDICATION USE
O|DE06.00.287.00|中药处方医嘱内容|ST|AB|order
O|DE08.50.047.00|中药饮片煎煮法|ST|AB|obs
O|DE06.00.136.00|中药用药方法的描述|ST|AB|obs
C0041|WS/T 500.41-2016|交接班记录|IMP|in-progress
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#46241-6|HOSPITAL ADMISSION DX
O|DE05.10.148.00|入院情况|ST|AB|obs
O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis admission
O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis admission tcm
#29548-5|Diagnosis
O|DE06.00.184.00|目前情况|ST|AB|obs
O|DE05.01.024.00|目前诊断-西医诊断编码|CD 2.3.3.11|AB|diagnosis encounter
O|DE05.01.024.00|目前诊断-中医病名代码|CD 2.3.3.14|A|diagnosis encounter tcm
O|DE05.10.130.00|目前诊断-中医证候代码|CD 2.3.3.14|AB|syndrome &
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE06.00.298.00|接班诊疗计划|ST|AB|plan
O|DE06.00.300.00|治则治法|ST|AB|obs
O|DE09.00.119.00|注意事项|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00|诊疗过程描述|ST|AB|obs
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.14|B|diagnosis admission
C0042|WS/T 500.42-2016|转科记录|IMP|in-progress
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#46241-6|HOSPITAL ADMISSION DX
O|DE05.10.148.00|入院情况|ST|AB|obs
O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis admission
O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis admission tcm
#29548-5|Diagnosis
O|DE06.00.184.00|目前情况|ST|AB|obs
O|DE05.01.024.00|目前诊断-西医诊断编码|CD 2.3.3.11|AB|diagnosis encounter
O|DE05.10.130.00|目前诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis encounter tcm
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE06.00.298.00|转入诊疗计划|ST|AB|plan
O|DE06.00.300.00|治则治法|ST|AB|obs
O|DE09.00.119.00|注意事项|ST|AB|obs
#|转科记录
O|DE06.00.314.00|转科记录类型|CD 2.3.2.56|A|obs
O|DE08.10.026.00|转出科室名称|ST|AB|location-from
O|DE06.00.315.00|转科目的|ST|AB|obs
#10160-0|HISTORY OF MEDICATION USE
O|DE06.00.287.00|中药处方医嘱内容|ST|AB|order
O|DE08.50.047.00|中药煎煮方法|ST|AB|obs
O|DE06.00.136.00|中药用药方法|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00|诊疗过程描述|ST|AB|obs
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.14|B|diagnosis admission
#|转科记录
O|DE06.00.314.00|转科记录类型|CD 2.3.3.11|B|obs
C0043|WS/T 500.43-2016|阶段小结|IMP|in-progress
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#46241-6|HOSPITAL ADMISSION DX
O|DE05.10.148.00|入院情况|ST|AB|obs
O|DE05.01.024.00|入院诊断-西医诊断编码|CD|A|diagnosis admission
O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis admission tcm
#29548-5|Diagnosis
O|DE06.00.184.00|目前情况|ST|AB|obs
O|DE05.01.024.00|目前诊断-西医诊断编码|CD 2.3.3.11|AB|diagnosis encounter
O|DE05.10.130.00|目前诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis encounter tcm
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE06.00.159.00|今后治疗方案|ST|AB|plan
O|DE06.00.300.00|治则治法|ST|AB|obs
#10160-0|HISTORY OF MEDICATION USE
O|DE06.00.287.00|医嘱内容|ST|AB|order
O|DE08.50.047.00|中药煎煮方法|ST|AB|obs
O|DE06.00.136.00|中药用药方法|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00@2.3.3.11|诊疗过程描述|ST|AB|obs
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|入院诊断-西医诊断编码|ST|B|diagnosis admission
C0044|WS/T 500.44-2016|抢救记录|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.025.00|疾病诊断名称|ST|AB|diagnosis encounter
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|A|diagnosis encounter
O|DE05.10.134.00|病情变化情况|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE09.00.119.00|注意事项|ST|AB|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.094.00|手术及操作名称|ST|AB|procedure-name
P/O|DE08.50.037.00|介入物名称|ST|AB|used
P/O|DE06.00.251.00|操作方法|ST|AB|note
P/O|DE06.00.250.00|操作次数|PQ 次|AB|obs procedure
P|DE06.00.094.00|抢救措施||A|procedure
O|DE06.00.221.00|抢救开始日期时间|TS|AB|performed-start &
O|DE06.00.218.00|抢救结束日期时间|TS|AB|performed-end &
#30954-2|STUDIES SUMMARY
O|DE04.30.020.00@2.3.3.11|检查/检验项目名称|ST|AB|item laboratory
O/O|DE04.30.009.00|检查/检验结果|ST|AB|value
O/O|DE04.30.015.00@2.3.3.11|检查/检验定量结果|ST|A|value
O/O|DE04.30.017.00@2.3.3.11|检查/检验结果代码|CD 2.3.2.38|AB|interpretation
#29548-5|Diagnosis
O/O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|B|diagnosis-code
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||B|procedure
O|DE06.00.094.00|抢救措施|ST|B|procedure-name &
#30954-2|STUDIES SUMMARY
O/O|DE04.30.015.00|检查/检验定量结果|PQ mmHg|B|value
C0045|WS/T 500.45-2016|会诊记录|IMP|in-progress
#51848-0|Assessment note
O|DE06.00.182.00|病历摘要|ST|AB|obs survey
#29548-5|Diagnosis
O|DE05.01.025.00|西医诊断名称|ST|AB|diagnosis encounter
O/O|DE05.01.024.00|西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.10.172.00|中医诊断名称|ST|AB|diagnosis encounter tcm
O/O|DE05.10.130.00|中医病名代码|CD 2.3.3.14|A|diagnosis-code
O|DE02.10.028.00|中医“四诊”观察结果|ST|AB|obs
#|辅助检查章节
O|DE04.30.009.00|辅助检查结果|ST|A|obs
#18776-5|TREATMENT PLAN
O|DE06.00.297.00|诊疗过程名称|ST|AB|plan
O|DE06.00.300.00|治则治法|ST|AB|obs
O|DE06.00.214.00|会诊目的|ST|AB|obs
#|会诊原因
O|DE06.00.319.00|会诊类型|ST|A|obs
O|DE06.00.039.00|会诊原因|ST|A|obs
#|会诊意见
O|DE06.00.018.00|会诊意见|ST|AB|obs
#8648-8|Hospital Course
O|DE06.00.296.00|诊疗过程描述|ST|AB|obs
#29548-5|Diagnosis
O/O|DE05.01.024.00|西医诊断编码|CD 2.3.3.11.3|B|diagnosis-code
O/O|DE05.01.024.00|中医病名代码|CD 2.3.3.14|B|diagnosis-code
#|辅助检查
O|DE04.30.009.00|辅助检查结果|ST|B|obs
#|会诊原因
O|DE06.0.319.00|会诊类型|ST|B|obs
O|DE06.0.039.00|会诊原因|ST|B|obs
C0046|WS/T 500.46-2016|术前小结|IMP|in-progress
#11535-2|HOSPITAL DISCHARGE DX
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|A|diagnosis pre-op
O|DE05.01.070.00|诊断依据|ST|AB|obs
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.023.00|过敏史标志|BL|AB|obs
O|DE02.10.022.00|过敏史|ST|AB|allergy
#|辅助检查章节
O|DE04.30.009.00|辅助检查结果|ST|A|obs
#47519-4|HISTORY OF PROCEDURES
O|DE05.10.151.00|手术适应证|ST|AB|obs procedure
O|DE05.10.141.00|手术禁忌症|ST|AB|obs procedure
O|DE06.00.340.00|手术指征|ST|AB|obs procedure
#|会诊意见
O|DE06.00.018.00|会诊意见|ST|AB|obs
#18776-5|TREATMENT PLAN
O|DE06.00.093.00|拟实施手术及操作编码|CD 2.3.3.12|AB|planned-code &
O|DE06.00.094.00|拟实施手术及操作名称|ST|AB|planned-name &
O|DE06.00.187.00|拟实施手术目标部位名称|ST|AB|planned-site &
O|DE06.00.221.00|拟实施手术及操作日期时间|TS|AB|planned-time &
O|DE06.00.073.00|拟实施麻醉方法代码|CD 2.3.1.159|AB|obs
#DE09.00.119.00|注意事项
O|DE09.00.119.00|注意事项|ST|AB|obs
O|DE06.00.254.00|手术要点|ST|AB|obs
O|DE06.00.271.00|术前准备|ST|AB|obs
#11535-2|HOSPITAL DISCHARGE DX
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11.3|B|diagnosis pre-op
#|辅助检查
O|DE04.30.009.00|辅助检查结果|ST|B|obs
C0047|WS/T 500.47-2016|术前讨论|IMP|in-progress
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|A|diagnosis pre-op
O|DE06.00.092.00|入院日期时间|TS|AB|encounter-start
#18776-5|TREATMENT PLAN
O|DE06.00.094.00|拟实施手术及操作名称|ST|AB|planned-name &
O|DE06.00.093.00|拟实施手术及操作编码|CD 2.3.3.12|AB|planned-code &
O|DE06.00.187.00|拟实施手术目标部位名称|ST|AB|planned-site &
O|DE06.00.221.00|拟实施手术及操作日期时间|TS|AB|planned-time &
O|DE06.00.073.00|拟实施麻醉方法代码|CD 2.3.1.159|AB|obs
#47519-4|HISTORY OF PROCEDURES
O|DE06.00.254.00|手术要点|ST|AB|obs procedure
O|DE06.00.271.00|术前准备|ST|AB|obs procedure
O|DE06.00.340.00|手术指征|ST|AB|obs procedure
O|DE06.00.301.00|手术方案|ST|AB|obs procedure
O|DE09.00.119.00|注意事项|ST|AB|obs procedure
#|讨论总结
O|DE06.00.018.00|讨论意见|ST|AB|obs
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11.3|B|diagnosis pre-op
C0048|WS/T 500.48-2016|术后首次病程记录|IMP|in-progress
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
O|DE06.00.094.00|手术名称|ST|AB|procedure-name &
O|DE06.00.187.00|手术目标部位名称|ST|AB|body-site &
O|DE06.00.221.00|手术日期时间|TS|AB|performed-start &
O|DE06.00.073.00|麻醉方法代码|CD 2.3.1.159|AB|obs procedure
O|DE05.10.063.00|手术过程|ST|AB|procedure-note &
#10218-6|Surgical operation note postoperative Dx
O|DE05.01.025.00|术后诊断名称|ST|AB|diagnosis post-op
O/O|DE05.01.024.00|术后诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.01.070.00|诊断依据|ST|A|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||B|procedure
#10218-6|Surgical operation note postoperative Dx
O/O|DE05.01.024.00|术后诊断编码|CD 2.3.3.11.3|B|diagnosis-code
O|DE05.10.063.00|诊断依据|ST|B|obs
`;
