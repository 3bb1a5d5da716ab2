/** Outpatient, emergency, prescriptions and reports: C0001 to C0008. Columns: see parse-table.ts. */
export const outpatient = `
C0001|WS/T 500.1-2016|病历概要|AMB|unknown
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00||CD 2.3.1.85|AB|component 883-9
B/O|DE04.50.010.00||CD 2.3.1.250|A|component 10331-7
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.026.00|疾病史（含外伤）|ST|A|obs
O|DE02.10.008.00|传染病史|ST|A|obs
O|DE02.10.061.00|手术史|ST|A|obs
O|DE02.10.098.00|婚育史|ST|A|obs
#56836-0|History of blood transfusion
O|DE02.10.100.00|输血史|ST|A|obs
#48765-2|Allergies, adverse reactions, alerts
O|DE02.01.022.00|过敏史|ST|A|allergy
#11369-6|HISTORY OF IMMUNIZATIONS
O|DE02.10.101.00|预防接种史|ST|A|obs - 11369-6
#29762-2|Social history
O|DE02.10.097.00|个人史|ST|A|obs - 29762-2
#49033-4|Menstrual History
O|DE02.10.102.00|月经史|ST|A|obs - 49033-4
#10157-6|HISTORY OF FAMILY MEMBER DISEASES
O|DE02.10.103.00|家族史|ST|A|obs - 10157-6
#|卫生事件
O|DE08.10.026.00|医疗机构科室名称|ST|A|service-type
O|DE02.01.060.00|患者类型代码|CD 2.3.1.271|A|encounter-type
O|DE01.00.010.00|门（急）诊号|ST|A|outpatient-number
O|DE01.00.014.00|住院号|ST|A|inpatient-number
B|*|||-|container
B/O|DE06.00.092.00|入院日期时间|TS|A|encounter-start
B/O|DE06.00.017.00|出院日期时间|TS|A|encounter-end
O|DE04.01.018.00|发病日期时间|TS|A|obs
O|DE05.10.053.00|就诊原因|ST|A|encounter-reason
O|DE05.10.024.00|西医诊断编码|CD 2.3.3.11|A|diagnosis encounter
O/O|DE05.10.113.00|病情转归代码|CD 2.3.1.148|A|obs
O|DE05.10.130.00|中医病名代码|CD 2.3.3.14|A|diagnosis encounter tcm
O/O|DE05.10.130.00|中医证候代码|CD 2.3.3.14|A|syndrome
P|*@2.3.3.12|||A|procedure
O|DE08.50.022.00|关键药物名称|ST|A|medication
O/O|DE06.00.136.00|关键药物用法|ST|A|dosage-text
O/O|DE06.00.129.00|药物不良反应情况|ST|A|obs
O/O|DE06.00.164.00|中药使用类别代码|CD 2.3.1.157|A|obs
O|DE06.00.251.00|其他医学处置|ST|A|obs
O|DE05.01.021.00|根本死因代码|CD 2.3.3.11.2|A|diagnosis death
O|DE02.01.039.00|责任医师姓名|ST|A|encounter-practitioner
C|*|||-|container
C/O|DE02.01.044.00|医疗保险类别代码|CD 2.3.1.248|A|obs
C/O|DE07.00.007.00|医疗付费方式代码|CD 2.3.1.269|A|obs
C/O|DE07.00.004.00|门诊费用金额|MO|A|fee
C/O|DE07.00.010.00|住院费用金额|MO|A|fee
C/O|DE07.00.001.00|个人承担费用金额|MO|A|fee
#30954-2|STUDIES SUMMARY
B/O|DE04.50.001.00||CD 2.3.1.250|B|component 883-9
C0002|WS/T 500.2-2016|门(急)诊病历|AMB|unknown
#48765-2|Allergies, adverse reactions, alerts
O|DE02.10.023.00|过敏史标志|BL|AB|obs
O/O|DE05.01.022.00|过敏史|ST|AB|allergy
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|A|obs - 10154-3
#10164-2|HISTORY OF PRESENT ILLNESS
O|DE02.10.071.00|现病史|ST|A|obs - 10164-2
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.099.00|既往史|ST|A|obs - 11348-0
#29545-1|PHYSICAL EXAMINATION
O|DE04.10.258.00|体格检查|ST|A|obs exam
#30954-2|STUDIES SUMMARY
O|DE04.30.010.00|辅助检查项目|ST|A|item
O/O|DE04.30.009.00|辅助检查结果|ST|A|value
#29548-5|Diagnosis
O|DE06.00.196.00|初诊标志代码|CD 2.3.2.39|A|obs
O|DE02.10.028.00|中医“四诊”观察结果|ST|A|obs
C|*|||-|container
C/O|DE05.01.025.00|诊断名称|ST|A|diagnosis encounter
C/O|DE05.01.024.00|诊断代码|CD 2.3.3.11|A|diagnosis encounter
O|DE05.10.130.00|中医病名代码|CD 2.3.3.14|A|diagnosis encounter tcm
O|DE05.10.172.00|中医病名名称|ST|A|diagnosis encounter tcm
O|DE05.10.172.00|中医证候名称|CD 2.3.3.14|A|syndrome &
#18776-5|TREATMENT PLAN
O|DE05.10.132.00|辨证依据|ST|A|obs
O|DE06.00.300.00|治则治法|ST|A|obs
#46209-3|Provider Orders
C|*|医嘱||-|request
C/O|DE06.00.289.00|医嘱项目类型|CD 2.3.1.268|A|request-category
C/O|DE06.00.288.00|医嘱项目内容|ST|A|request-name
C/O/O|DE06.00.179.00|医嘱备注信息|ST|A|note
C/O/O|DE06.00.290.00|医嘱执行状态|ST|A|obs
C0003|WS/T 500.3-2016|急诊留观病历|EMER|unknown
#48765-2|Allergies, adverse reactions, alerts
O|DE02.10.023.00|过敏史标志|BL|AB|obs
O/O|DE05.01.022.00|过敏史|ST|AB|allergy
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|A|obs - 10154-3
#10164-2|HISTORY OF PRESENT ILLNESS
O|DE02.10.071.00|现病史|ST|A|obs - 10164-2
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.099.00|既往史|ST|A|obs - 11348-0
#29545-1|PHYSICAL EXAMINATION
O|DE04.10.258.00|体格检查|ST|A|obs exam
#30954-2|STUDIES SUMMARY
O|DE04.30.010.00|辅助检查项目|ST|A|item
O/O|DE04.30.009.00|辅助检查结果|ST|A|value
#29548-5|Diagnosis
O|DE06.00.196.00|初诊标志代码|CD 2.3.2.39|A|obs
O|DE02.10.028.00|中医“四诊”观察结果|ST|A|obs
O|DE05.01.024.00|诊断代码|CD 2.3.3.11|A|diagnosis encounter
O|DE05.01.025.00|诊断名称|ST|A|diagnosis encounter
O|DE05.10.130.00|中医病名代码|CD 2.3.3.14|A|diagnosis encounter tcm
O|DE05.10.172.00|中医病名名称|ST|A|diagnosis encounter tcm
#18776-5|TREATMENT PLAN
O|DE05.10.132.00|辨证依据|ST|A|obs
O|DE06.00.300.00|治则治法|ST|A|obs
#46209-3|Provider Orders
C|*|医嘱||-|request
C/O|DE06.00.289.00|医嘱项目类型|CD 2.3.1.268|A|request-category
C/O|DE06.00.288.00|医嘱项目内容|ST|A|request-name
C/O/O|DE06.00.179.00|医嘱备注信息|ST|A|note
C/O/O|DE06.00.290.00|医嘱执行状态|ST|A|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.094.00|手术（操作）名称|ST|A|procedure-name
P/O|DE06.00.093.00|手术及操作目标部位名称|ST|A|body-site
P/O|DE08.50.037.00|介入物名称|ST|A|used
P/O|DE06.00.251.00|操作方法描述|ST|A|note
P/O|DE06.00.250.00|操作次数|ST|A|obs procedure
#|抢救记录章节
O|DE06.00.181.00|急诊抢救记录|ST|A|obs
O/C|*|||-|container
O/C/O|DE08.30.032.00|参加抢救人员名单|ST|A|practitioner
O/C/O|DE08.30.031.00|专业技术职务类别代码|CD 2.3.1.209|A|qualification
#8648-8|Hospital Course
O|DE06.00.181.00|急诊留观病程记录|ST|A|obs
#|其他相关信息
O|DE09.00.119.00|注意事项|ST|A|obs
O|DE06.00.185.00|患者去向代码|ST|A|discharge-disposition
C0004|WS/T 500.4-2016|西药处方|AMB|unknown
#29548-5|Diagnosis
O|DE05.01.024.00|诊断代码|CD 2.3.3.11|A|diagnosis encounter
#10160-0|HISTORY OF MEDICATION USE
S|*|药物||-|prescribed
S/O|DE08.50.043.00|药物规格|ST|A|obs
S/O|DE06.00.135.00|药物使用总剂量|PQ|A|dose
O|DE06.00.294.00|处方有效天数|PQ 天|A|obs
O|DE08.50.056.00|处方药品组号|INT|A|obs
O|DE06.00.179.00|处方备注信息|ST|A|obs
#48768-6|PAYMENT SOURCES
O|DE07.00.004.00|处方药品金额|MO|A|fee
#29548-5|Diagnosis
O|DE05.01.024.00|诊断代码|CD 2.3.3.11.1|B|diagnosis encounter
C0005|WS/T 500.5-2016|中药处方|AMB|unknown
#29548-5|Diagnosis
O|DE05.01.024.00|西医诊断编码|CD 2.3.3.11|AB|diagnosis encounter
O|DE05.10.130.00|中医诊断病名代码|CD 2.3.3.14|AB|diagnosis encounter tcm
#10160-0|HISTORY OF MEDICATION USE
S|*|药物||-|prescribed
S/O|DE08.50.043.00|药物规格|ST|A|obs
S/O|DE06.00.135.00|药物使用总剂量|PQ|A|dose
O|DE06.00.294.00|处方有效天数|PQ 天|A|obs
O|DE08.50.056.00|处方药品组号|INT|A|obs
O|DE08.50.049.00|中药饮片处方|ST|A|prescription
O/O|DE08.50.050.00|中药饮片剂数|PQ 剂|A|dispense-quantity
O/O|DE08.50.047.00|中药煎煮法|ST|A|patient-instruction
O/O|DE06.00.136.00|中药用药法|ST|A|dosage-text
O|DE08.50.032.00|处方类别代码|CD 2.3.2.40|A|obs
#48768-6|PAYMENT SOURCES
O|DE07.00.004.00|处方药品金额|MO|A|fee
#18776-5|TREATMENT PLAN
O|DE06.00.179.00|处方备注信息|ST|A|obs
O|DE06.00.300.00|治则治法|ST|A|obs
C0006|WS/T 500.6-2016|检查报告|AMB|unknown
#29548-5|Diagnosis
O|DE05.01.024.00|诊断代码|CD 2.3.3.11|A|diagnosis encounter
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|A|obs - 10154-3
#11450-4|PROBLEM LIST
O|DE04.01.117.00|症状描述|ST|A|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.094.00|手术（操作）名称|ST|A|procedure-name
P/O|DE08.50.037.00|介入物名称|ST|A|used
P/O|DE06.00.251.00|操作方法描述|ST|A|note
P/O|DE06.00.250.00|操作次数|ST|A|obs procedure
P/O|DE06.00.073.00|麻醉方式代码|CD 2.3.1.159|A|obs procedure
P/O|DE02.10.028.00|麻醉观察结果|ST|A|obs procedure
P/O|DE06.00.307.00|麻醉中西医标识代码|CD 2.3.2.41|A|obs procedure
#29545-1|PHYSICAL EXAMINATION
O|DE02.01.079.00|特殊检查标志|ST|A|obs exam
O|DE02.10.027.00|检查方法名称|ST|A|obs exam
O|DE04.30.018.00|检查类别|ST|A|obs exam
C|*|检查项目||-|result
C/O|DE04.30.019.00|检查项目代码|ST|A|item-name
C/O/O|DE04.50.134.00|标本类别|ST|A|specimen-type
C/O/O|DE04.50.135.00|标本状态|ST|A|specimen-condition
C/O/O|DE08.50.027.00|标本固定液名称|ST|A|specimen-additive
O|DE04.30.017.00|检查结果代码|CD 2.3.2.38|A|obs laboratory
O|DE04.30.015.00|检查定量结果|REAL|A|obs exam
O/O|DE04.30.016.00|检查定量结果计量单位|ST|A|unit
#|其他处置章节
O|DE06.00.296.00|诊疗过程描述|ST|A|obs
#|检查报告
O|DE04.50.131.00|检查报告结果-客观所见|ST|A|obs
O|DE04.50.132.00|检查报告结果-主观提示|ST|A|report-conclusion
O|DE08.10.026.00|检查报告科室|ST|A|report-performer
O|DE08.10.013.00|检查报告机构名称|ST|A|report-performer
O|DE06.00.179.00|检查报告备注|ST|A|obs
#29548-5|Diagnosis
O|DE05.01.024.00|诊断代码|CD 2.3.3.11.3|B|diagnosis encounter
C0007|WS/T 500.7-2016|检验报告|AMB|unknown
#29548-5|Diagnosis
O|DE05.01.024.00|诊断代码|CD 2.3.3.11|A|diagnosis encounter
#30954-2|STUDIES SUMMARY
O|DE02.10.027.00|检验方法名称|ST|A|obs laboratory
O|DE04.30.018.00|检验类别|ST|A|obs laboratory
C|*|检验项目||-|result
C/O|DE04.30.019.00|检验项目代码|ST|A|item-name
C/O/O|DE04.50.134.00|标本类别|ST|A|specimen-type
C/O/O|DE04.50.135.00|标本状态|ST|A|specimen-condition
C/O|DE04.30.017.00|检验结果代码|CD 2.3.2.38|A|interpretation
C/O|DE04.30.015.00|检验定量结果|ST|A|quantity
C/O/O|DE04.30.016.00|检查定量结果计量单位|ST|A|unit
#|检验报告
O|DE04.50.130.00|检验报告结果|ST|A|report-conclusion
O|DE08_10_026_00_JYBGKS|检验报告科室|ST|A|report-performer
O|DE08_10_013_00_ZDJGMC|检验报告机构名称|ST|A|report-performer
O|DE06.00.179.00|检验报告备注|ST|A|obs
#29548-5|Diagnosis
O|DE05.01.024.00|诊断代码|CD 2.3.3.11.3|B|diagnosis encounter
C0008|WS/T 500.8-2016|治疗记录|AMB|unknown
#11348-0|HISTORY OF PAST ILLNESS
O|DE05.10.165.00|有创诊疗操作标志|BL|AB|obs
O|DE02.10.023.00|过敏史标志|BL|AB|obs
O/O|DE02.10.022.00|过敏史|ST|AB|allergy
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重（kg）|PQ kg|A|obs vital-signs 29463-7
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|A|diagnosis admission
#18776-5|TREATMENT PLAN
O|DE06.00.018.00|处理及指导意见|ST|A|plan
O|DE06.00.179.00|医嘱使用备注|ST|A|obs
O|DE06.00.159.00|今后治疗方案|ST|A|plan
O|DE06.00.108.00|随访方式|CD 2.3.1.183|A|obs
O/O|DE06.00.112.00|随访周期建议代码|CD 2.3.1.184|A|obs
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.093.00@2.3.3.12|手术(操作)代码|CD 2.3.3.11|A|procedure-code
P/O|DE06.00.094.00|操作名称|ST|A|procedure-name
P/O|DE06.00.187.00|手术目标部位名称|ST|A|body-site
P/O|DE08.50.037.00|介入物名称|ST|A|used
P/O|DE06.00.251.00|操作方法描述|ST|A|note
P/O|DE06.00.250.00|操作次数|INT|A|obs procedure
#18610-6|MEDICATION ADMINISTERED
S|*|药物||-|administered
S/O|DE06.00.136.00|药物用法|ST|A|dosage-text
S/O|DE06.00.164.00|中药使用类别代码|CD 2.3.1.157|A|obs
S/O|DE06.00.133.00|药物使用频率|CD 2.3.1.267|A|dosage-timing
S/O|DE08.50.011.00|药物剂型代码|CD 2.3.1.211|A|obs
S/O|DE08.50.024.00|药物使用剂量单位|ST|A|obs
S/O|DE06.00.135.00|药物使用总剂量|PQ g|A|dose
`;
