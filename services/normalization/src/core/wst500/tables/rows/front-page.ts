/** Front page of the hospital record: C0032. Columns: see parse-table.ts. */
export const frontPage = `
C0032|WS/T 500.32-2016|住院病案首页|IMP|finished
#8716-3|VITAL SIGNS
O|DE04.10.019.00|入院体重|PQ g|AB|obs vital-signs
#29548-5|Diagnosis
C|*|||-|container
C/O|DE05.01.025.00|门（急）诊诊断名称|ST|AB|diagnosis outpatient
C/O|DE05.01.024.00|门（急）诊诊断疾病编码|CD 2.3.3.11|A|diagnosis outpatient
#11450-4|PROBLEM LIST
O|DE05.10.119.00|住院者疾病状态代码|CD 2.3.1.100|A|obs
O|DE05.10.152.00|损伤中毒的外部原因|ST|A|diagnosis external
O/O|DE05.01.078.00|损伤中毒的外部原因-疾病编码|CD 2.3.3.11|A|diagnosis-code
C|*|颅脑损伤患者入院前昏迷时间||A|panel exam
C/O|DE05.10.138.01|颅脑损伤患者入院前昏迷时间-d|PQ d|A|obs
C/O|DE05.10.138.02|颅脑损伤患者入院前昏迷时间-h|PQ h|A|obs
C/O|DE05.10.138.03|颅脑损伤患者入院前昏迷时间-min|PQ min|A|obs
#42349-1|REASON FOR REFERRAL
O|-|||AB|obs - 42349-1
#11535-2|HOSPITAL DISCHARGE DX
C|*|||-|container
C/O|DE05.01.025.00|出院诊断-主要诊断名称|ST|A|diagnosis discharge
C/O|DE05.01.024.00|出院诊断-主要诊断疾病编码|CD 2.3.3.11|A|diagnosis discharge
C/O|DE09.00.104.00|出院诊断-主要诊断入院病情代码|CD 2.3.1.253|A|present-on-admission discharge
O|DE09.00.104.00|入院诊断-其他诊断入院病情代码|CD 2.3.1.253|A|present-on-admission admission
O|DE06.00.223.00|离院方式|CD 2.3.1.265|A|discharge-disposition
O/O|DE08.10.013.00|拟接受医疗机构名称|ST|A|destination
#48765-2|Allergies, adverse reactions, alerts
A|*|||A|container
A/O|DE02.10.023.00||BL|A|obs
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00||CD 2.3.1.85|AB|component 883-9
B/O|DE04.50.010.00||CD 2.3.1.250|A|component 10331-7
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.094.00|手术（操作）名称|ST|AB|procedure-name
P/O|DE06.00.255.00|手术级别|CD 2.3.1.258|A|obs procedure
P/O|DE06.00.257.00|手术切口类别代码|CD 2.3.1.256|A|obs procedure
P/O|DE05.10.147.00|手术切口愈合等级|CD 2.3.1.257|AB|obs procedure
P/O|DE06.00.073.00|麻醉方式代码|CD 2.3.1.159|AB|obs procedure
#11336-5|HISTORY OF HOSPITALIZATIONS
O|DE02.10.090.00|住院次数|INT|A|obs
#8648-8|Hospital Course
O|DE06.00.310.00|实际住院天数|PQ 天|AB|encounter-length
A|*|||AB|container
#|行政管理
O|DE09.00.108.00|死亡患者尸检标志|BL|AB|obs
O|DE09.00.103.00|病案质量|CD 2.3.2.29|AB|obs
#18776-5|TREATMENT PLAN
O|DE06.00.194.00|出院31天内再住院标志|BL|AB|obs
O/O|DE06.00.195.00|出院31天内再住院目的|ST|AB|obs
#48768-6|PAYMENT SOURCES
O|DE07.00.007.00|医疗付费方式代码|CD 2.3.1.269|AB|obs
O|HDSD00.11.142@2.2.4|住院总费用|MO|AB|fee
O/O|HDSD00.11.143@2.2.4|住院总费用-自付金额（元）|MO|AB|fee
C|*|||-|container
C/O|HDSD00.11.147@2.2.4|综合医疗服务费-一般医疗服务费|MO|AB|fee
C/O|HDSD00.11.148@2.2.4|综合医疗服务费-一般治疗操作费|MO|AB|fee
C/O|HDSD00.11.145@2.2.4|综合医疗服务费-护理费|MO|AB|fee
C/O|HDSD00.11.146@2.2.4|综合医疗服务费-其他费用|MO|AB|fee
C/O|HDSD00.11.121@2.2.4|诊断-病理诊断费|MO|AB|fee
C/O|HDSD00.11.123@2.2.4|诊断-实验室诊断费|MO|AB|fee
C/O|HDSD00.11.124@2.2.4|诊断-影像学诊断费|MO|AB|fee
C/O|HDSD00.11.122@2.2.4|诊断-临床诊断项目费|MO|AB|fee
C/O|HDSD00.11.129@2.2.4|治疗-非手术治疗项目费|MO|AB|fee
C/O/O|HDSD00.11.130@2.2.4|治疗-非手术治疗项目费-临床物理治疗费|MO|AB|fee
C/O|HDSD00.11.131@2.2.4|治疗-手术治疗费|MO|AB|fee
C/O/O|HDSD00.11.132@2.2.4|治疗-手术治疗费-麻醉费|MO|AB|fee
C/O/O|HDSD00.11.133@2.2.4|治疗-手术治疗费-手术费|MO|AB|fee
O|HDSD00.11.055@2.2.4|康复费|MO|AB|fee
O|HDSD00.11.136@2.2.4|中医治疗费|MO|AB|fee
O|HDSD00.11.098@2.2.4|西药费|MO|AB|fee
O/O|HDSD00.11.099@2.2.4|西药费-抗菌药物费用|MO|AB|fee
C/O|HDSD00.11.135@2.2.4|中药费-中成药费|MO|AB|fee
C/O|HDSD00.11.134@2.2.4|中药费-中草药费|MO|AB|fee
C/O|HDSD00.11.115@2.2.4|血费|MO|AB|fee
C/O|HDSD00.11.111@2.2.4|白蛋白类制品费|MO|AB|fee
C/O|HDSD00.11.113@2.2.4|球蛋白类制品费|MO|AB|fee
C/O|HDSD00.11.112@2.2.4|凝血因子类制品费|MO|AB|fee
C/O|HDSD00.11.114@2.2.4|细胞因子类制品费|MO|AB|fee
C/O|HDSD00.11.038@2.2.4|一次性医用材料费-检查用|MO|AB|fee
C/O|HDSD00.11.040@2.2.4|一次性医用材料费-治疗用|MO|AB|fee
C/O|HDSD00.11.039@2.2.4|一次性医用材料费-手术用|MO|AB|fee
O|HSDB05.10.130@2.2.4|其他费|MO|A|fee
#29548-5|Diagnosis
C/O|DE05.10.025.00|门急诊诊断名称|ST|B|diagnosis outpatient
C/O|DE05.01.024.00|门急诊诊断疾病编码|CD 2.3.3.14|B|diagnosis outpatient
C/O|DE05.01.024.00|病理诊断编码|CD 2.3.3.11.5|B|diagnosis encounter
#11450-4|Problem list
O|DE05.10.119.00|住院者疾病状态代码|CD 2.3.1.100|B|obs
O|DE05.10.152.00|损伤中毒的外部原因|ST|B|diagnosis external
O/O|DE05.01.078.00|损伤中毒的外部原因-疾病编码|CD 2.3.3.11.5|B|diagnosis-code
C/O|DE05.10.138.01|颅脑损伤患者入院前昏迷时间-d|PQ d|B|obs
C/O|DE05.10.138.02|颅脑损伤患者入院前昏迷时间-h|PQ h|B|obs
C/O|DE05.10.138.03|颅脑损伤患者入院前昏迷时间-min|PQ min|B|obs
#11535-2|Discharge Diagnosis
C/O|DE05.01.025.00|出院诊断-疾病名称|ST|B|diagnosis discharge
C/O|DE05.01.024.00|出院诊断-疾病编码|CD 2.3.3.11.3|B|diagnosis discharge
C/O|DE09.00.104.00|出院诊断-主要诊断-入院病情代码|CD 2.3.1.253|B|present-on-admission discharge
O|DE06.00.223.00|离院方式|CD 2.3.3.1.265|B|discharge-disposition
O/O|DE08.10.013.00|拟接受医疗机构名称|ST|B|destination
#48765-2|Allergies,adverse reactions,alerts
A|*|||B|container
A/O|DE02.10.023.00||BL|B|obs
#30954-2|STUDIES SUMMARY
B/O|DE04.50.010.00||CD 2.3.1.85|B|component 10331-7
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||B|procedure
P/O|DE06.00.255.00|手术级别|CD 2.3.3.11.3|B|obs procedure
P/O|DE06.00.257.00|手术切口类别代码表|CD 2.3.3.11.3|B|obs procedure
#11336-5|HISTORY OF HOSPITALIZATIONS
O|DE02.10.090.00|住院次数|PQ 次|B|obs
#48768-6|PAYMENT SOURCES
O|DE06.00.243.00|使用医疗机构中药制剂|BL|B|obs
O|DE06.00.245.00|使用中医诊疗技术标志|BL|B|obs
O|DE06.00.180.00|辩证施护标志|BL|B|obs
O|HDS00.10.130@2.2.4|其他费|MO|B|fee
`;
