/** Admission: C0034 to C0036. Columns: see parse-table.ts. */
export const admission = `
C0034|WS/T 500.34-2016|入院记录|IMP|in-progress
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#10164-2|HISTORY OF PRESENT ILLNESS
O|DE02.10.071.00|现病史|ST|AB|obs - 10164-2
#11348-0|HISTORY OF PAST ILLNESS
O|DE05.10.031.00|一般健康状况标志|BL|AB|obs
O/O|DE02.10.026.00|疾病史（含外伤）|ST|AB|obs
O|DE05.10.119.00|患者传染性标志|BL|AB|obs
O/O|DE02.10.008.00|传染病史|ST|AB|obs
O|DE02.10.098.00|婚育史|ST|AB|obs
O|DE02.10.022.00|过敏史|ST|AB|allergy
O|DE02.10.061.00|手术史|ST|AB|obs
#11369-6|HISTORY OF IMMUNIZATIONS
O|DE02.10.101.00|预防接种史|ST|AB|obs - 11369-6
#56836-0|History of blood transfusion
O|DE02.10.100.00|输血史|ST|AB|obs
#29762-2|Social history
O|DE02.10.097.00|个人史|ST|AB|obs - 29762-2
#49033-4|Menstrual History
O|DE02.10.102.00|月经史|ST|AB|obs - 49033-4
#10157-6|HISTORY OF FAMILY MEMBER DISEASES
O|DE02.10.103.00|家族史|ST|AB|obs - 10157-6
#8716-3|VITAL SIGNS
O|DE04.10.186.00|体温（℃）|PQ ℃|AB|obs vital-signs 8310-5
O|DE04.10.118.00|脉率（次/min）|PQ 次/min|AB|obs vital-signs 8867-4
O|DE04.10.082.00|呼吸频率（次/min）|PQ 次/min|AB|obs vital-signs 9279-1
B|*|血压||AB|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|AB|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|AB|component 8462-4
O|DE04.10.167.00|身高（cm）|PQ cm|AB|obs vital-signs 8302-2
O|DE04.10.188.00|体重（kg）|PQ kg|AB|obs vital-signs 29463-7
#29545-1|PHYSICAL EXAMINATION
O|DE04.10.219.00|一般状况检查结果|ST|AB|obs exam
O|DE04.10.126.00|皮肤和黏膜检查结果|ST|AB|obs exam
O|DE04.10.114.00|全身浅表淋巴结检查结果|ST|AB|obs exam
O|DE04.10.261.00|头部及其器官检查结果|ST|AB|obs exam
O|DE04.10.255.00|颈部检查结果|ST|AB|obs exam
O|DE04.10.263.00|胸部检查结果|ST|AB|obs exam
O|DE04.10.046.00|腹部检查结果|ST|AB|obs exam
O|DE04.10.065.00|肛门指诊检查结果描述|ST|AB|obs exam
O|DE04.10.195.00|外生殖器检查结果|ST|AB|obs exam
O|DE04.10.093.00|脊柱检查结果|ST|AB|obs exam
O|DE04.10.179.00|四肢检查结果|ST|AB|obs exam
O|DE05.10.149.00|神经系统检查结果|ST|AB|obs exam
O|DE08.10.061.00|专科情况|ST|AB|obs exam
#|辅助检查
O|DE04.30.009.00|辅助检查结果|ST|AB|obs
#11450-4|PROBLEM LIST
O|DE05.10.143.00|陈述内容可靠标志|BL|A|obs
O|DE05.01.025.00|初步诊断-西医诊断名称|ST|A|diagnosis preliminary
O/O|DE05.01.024.00|初步诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O/O|DE05.01.080.00|入院诊断顺位|INT|A|rank
O|DE02.10.028.00|中医“四诊”观察结果|ST|A|obs
O|DE05.10.172.00|初步诊断-中医病名名称|ST|A|diagnosis preliminary tcm
O/O|DE05.10.130.00|初步诊断-中医病名代码|CD 2.3.3.14|A|diagnosis-code
O/O|DE05.10.172.00|初步诊断-中医证候名称|ST|A|syndrome
#18776-5|TREATMENT PLAN
O|DE06.00.300.00|治则治法|ST|AB|obs
#11450-4|Problem list
O|DE05.10.143.00|称述内容可靠标志|BL|B|obs
O|DE05.01.025.00|初步诊断-西医诊断名称|ST|B|diagnosis preliminary
O/O|DE05.01.024.00|初步诊断-西医诊断编码|CD 2.3.3.11.3|B|diagnosis-code
O/O|DE05.01.080.00|入院诊断顺位|INT|B|rank
O|DE02.10.028.00|中医四诊观察结果|ST|B|obs
O|DE05.10.172.00|初步诊断-中医病名名称|ST|B|diagnosis preliminary tcm
O/O|DE05.10.130.00|初步诊断-中医病名代码|CD 2.3.3.11.3|B|diagnosis-code
O/O|DE05.10.172.00|初步诊断-中医证候名称|ST|B|syndrome
O/O|DE05.10.130.00|初步诊断-中医证候代码|CD 2.3.3.14|B|syndrome
C0035|WS/T 500.35-2016|24h内入出院记录|IMP|finished
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#10164-2|HISTORY OF PRESENT ILLNESS
O|DE02.10.071.00|现病史|ST|AB|obs - 10164-2
#11450-4|PROBLEM LIST
O|DE05.10.143.00|陈述内容可靠标志|BL|A|obs
O|DE04.01.118.00|症状名称|ST|A|obs
O/O|DE04.01.117.00|症状描述|ST|A|obs
O|DE02.10.028.00|中医“四诊”观察结果|ST|A|obs
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.025.00|入院诊断-西医诊断名称|ST|AB|diagnosis admission
O/O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.10.172.00|入院诊断-中医病名名称|ST|AB|diagnosis admission tcm
O/O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis-code
O/O|DE05.10.172.00|入院诊断-中医证候名称|ST|AB|syndrome
#18776-5|TREATMENT PLAN
O|DE06.00.300.00|治则治法|ST|AB|obs
#8648-8|HOSPITAL COURSE
O|DE05.10.148.00|入院情况|ST|A|obs
O|DE06.00.296.00|诊疗过程描述|ST|A|obs
O|DE06.00.193.00|出院情况|ST|A|obs
#11535-2|Discharge Diagnosis
O|DE05.01.025.00|出院诊断-西医诊断名称|ST|AB|diagnosis discharge
O/O|DE05.01.024.00|出院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.10.172.00|出院诊断-中医病名名称|ST|AB|diagnosis discharge tcm
O/O|DE05.10.130.00|出院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis-code
O/O|DE05.10.172.00|出院诊断-中医证候名称|ST|A|syndrome
#46209-3|PROVIDER ORDERS
O|DE06.00.287.00|出院医嘱|ST|AB|order
#11450-4|Problem list
O|DE05.10.143.00|称述内容可靠标志|BL|B|obs
O|DE04.01.118.00|症状名称|ST|B|obs
O/O|DE04.01.117.00|症状描述|ST|B|obs
O|DE02.10.028.00|中医四诊观察结果|ST|B|obs
#46241-6|HOSPITAL ADMISSION DX
O/O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11.3|B|diagnosis-code
O/O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.11.3|B|diagnosis-code
#8648-8|Hospital Course
O|DE05.10.148.00|入院情况|ST|B|obs
O|DE06.00.296.00|诊疗过程描述|ST|B|obs
O|DE06.00.193.00|出院情况|ST|B|obs
#11535-2|Discharge Diagnosis
O/O|DE05.01.024.00|出院诊断-西医诊断编码|CD 2.3.3.11.3|B|diagnosis-code
C0036|WS/T 500.36-2016|24h内入院死亡记录|IMP|finished
#10154-3|CHIEF COMPLAINT
O|DE04.01.119.00|主诉|ST|AB|obs - 10154-3
#11450-4|PROBLEM LIST
O|DE05.10.143.00|陈述内容可靠标志|BL|A|obs
O|DE02.10.028.00|中医“四诊”观察结果|ST|A|obs
#46241-6|HOSPITAL ADMISSION DX
O|DE05.01.025.00|入院诊断-西医诊断名称|ST|AB|diagnosis admission
O/O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.10.172.00|入院诊断-中医病名名称|ST|AB|diagnosis admission tcm
O/O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.14|AB|diagnosis-code
O/O|DE05.10.172.00|入院诊断-中医证候名称|ST|AB|syndrome
#18776-5|TREATMENT PLAN
O|DE06.00.300.00|治则治法|ST|AB|obs
#8648-8|HOSPITAL COURSE
O|DE05.10.148.00|入院情况|ST|A|obs
O|DE06.00.296.00|诊疗过程描述|ST|A|obs
O|DE02.01.036.00|死亡日期时间||A|obs
O|DE05.10.099.00|死亡原因|ST|A|diagnosis death
O|DE05.01.025.00|死亡诊断-西医诊断名称|ST|A|diagnosis death
O/O|DE05.01.024.00|死亡诊断-西医诊断编码|CD 2.3.3.11|A|diagnosis-code
O|DE05.10.172.00|死亡诊断-中医病名名称|ST|A|diagnosis death tcm
O/O|DE05.10.130.00|死亡诊断-中医病名代码|CD 2.3.3.14|A|diagnosis-code
O/O|DE05.10.172.00|死亡诊断-中医证候名称|ST|A|syndrome
#11450-4|Problem list
O|DE05.10.143.00|称述内容可靠标志|BL|B|obs
O|DE02.10.028.00|中医四诊观察结果|ST|B|obs
#46241-6|HOSPITAL ADMISSION DX
O/O|DE05.01.024.00|入院诊断-西医诊断编码|CD 2.3.3.11.3|B|diagnosis-code
O/O|DE05.10.130.00|入院诊断-中医病名代码|CD 2.3.3.11.3|B|diagnosis-code
#8648-8|Hospital Course
O|DE05.10.148.00|入院情况|ST|B|obs
O|DE06.00.296.00|诊疗过程描述|ST|B|obs
O|DE02.01.036.00|死亡日期时间|ST|B|obs
O|DE05.10.099.00|死亡原因|ST|B|diagnosis death
O|DE05.01.025.00|死亡诊断-西医诊断名称|ST|B|diagnosis death
O/O|DE05.01.024.00|死亡诊断-西医诊断编码|CD 2.3.3.14|B|diagnosis-code
O|DE05.10.172.00|死亡诊断-中医病名名称|ST|B|diagnosis death tcm
O/O|DE05.10.130.00|死亡诊断-中医病名代码|CD 2.3.3.14|B|diagnosis-code
O/O|DE05.10.172.00|死亡诊断-中医证候名称|ST|B|syndrome
`;
