/** Front page of the record of traditional Chinese medicine: C0033. Columns: see parse-table.ts. */
export const frontPageTcm = `
C0033|WS/T 500.33-2016|中医住院病案首页|IMP|finished
#8716-3|VITAL SIGNS
O|DE04.10.019.00|入院体重|PQ g|AB|obs vital-signs
#29548-5|Diagnosis
O|DE05.10.172.00|门（急）诊诊断-中医诊断名称|ST|A|diagnosis outpatient tcm
O|DE05.10.130.00|门（急）诊诊断-中医诊断病名代码|CD 2.3.3.14|A|diagnosis outpatient tcm
O|DE05.01.025.00|门（急）诊诊断-西医诊断名称|ST|A|diagnosis outpatient
O|DE05.01.024.00|疾病名代码（ICD-10）|CD 2.3.3.11.5|A|diagnosis encounter
O|DE05.01.024.00|病理诊断-疾病编码|CD 2.3.3.11|A|diagnosis encounter
#11450-4|PROBLEM LIST
O|DE06.00.304.00||CD 2.3.1.264|A|obs
O|HDSD00.12.099|实施临床路径|CD 2.3.2.57|A|obs
O|DE05.10.119.00|住院者疾病状态代码|CD 2.3.1.100|A|obs
O|DE05.10.152.00|损伤中毒的外部原因|ST|A|diagnosis external
O/O|DE05.01.078.00|损伤中毒的外部原因-疾病编码|CD 2.3.3.11.5|A|diagnosis-code
C/O|DE05.10.138.01|颅脑损伤患者入院前昏迷时间-d|PQ d|A|obs
C/O|DE05.10.138.02|颅脑损伤患者入院前昏迷时间-h|PQ h|A|obs
C/O|DE05.10.138.03|颅脑损伤患者入院前昏迷时间-min|PQ min|A|obs
C|*|颅脑损伤患者入院后昏迷时间||A|panel exam
#42349-1|REASON FOR REFERRAL
O|-|||AB|obs - 42349-1
#11535-2|Discharge Diagnosis
O|DE05.10.172.00|出院中医诊断-主病名称|ST|A|diagnosis discharge tcm
O|DE05.10.130.00|出院中医诊断-主病编码|CD 2.3.3.14|A|diagnosis discharge tcm
O|DE09.00.104.00|出院中医诊断-主病-入院病情代码|CD 2.3.1.253|A|present-on-admission discharge tcm
O|DE05.01.025.00|出院西医诊断-主要诊断-疾病名称|ST|A|diagnosis discharge
O|DE05.01.024.00|西医出院诊断-主要诊断-疾病编码|CD 2.3.3.11|A|diagnosis discharge
O|DE06.00.223.00|离院方式|CD 2.3.1.265|A|discharge-disposition
O|DE08.10.013.00|拟接受医疗机构名称|ST|AB|destination
#48765-2|Allergies, adverse reactions, alerts
A|*|||A|container
A/O|DE02.10.023.00||BL|A|obs
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00||CD 2.3.1.85|AB|component 883-9
B/O|DE04.50.010.00@2.2.2||CD 2.3.1.250|A|component 10331-7
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.094.00|手术（操作）名称|ST|AB|procedure-name
P/O|DE06.00.255.00|手术级别|CD 2.3.1.258|A|obs procedure
P/O|DE06.00.257.00|手术切口类别代码|CD 2.3.1.256|A|obs procedure
P/O|DE05.10.147.00|手术切口愈合等级|CD 2.3.1.257|AB|obs procedure
P/O|DE06.00.073.00|麻醉方式代码|CD 2.3.1.159|AB|obs procedure
#11336-5|HISTORY OF HOSPITALIZATIONS
O|DE02.10.090.00|住院次数|PQ 次|AB|obs
#|行政管理
O|DE09.00.108.00|死亡患者尸检标志|BL|AB|obs
O|DE09.00.103.00|病案质量|CD 2.3.2.29|AB|obs
#8648-8|Hospital Course
O|DE06.00.310.00|实际住院天数|PQ 天|AB|encounter-length
A|*|||AB|container
#18776-5|TREATMENT PLAN
O|DE06.00.194.00|出院31天内再住院标志|BL|AB|obs
O/O|DE06.00.195.00|出院31天内再住院目的|ST|AB|obs
#48768-6|PAYMENT SOURCES
O|DE07.00.007.00@2.2.2|医疗付款方式代码|CD 2.3.1.269|AB|obs
O|HDSD00.12.169@2.2.4|住院总费用|MO|AB|fee
O/O|HDSD00.12.170@2.2.4|住院总费用-自付金额（元）|MO|AB|fee
C|*|||-|container
C/O|HDSD00.12.174@2.2.4|综合医疗服务费-一般医疗服务费|MO|AB|fee
C/O|HDSD00.12.175@2.2.4|综合医疗服务费-一般医疗服务费-中医辨证论治费|MO|AB|fee
C/O|HDSD00.12.176@2.2.4|综合医疗服务费-一般医疗服务费-中医辨证论治会诊费|MO|AB|fee
C/O|HDSD00.12.177@2.2.4|综合医疗服务费-一般治疗操作费|MO|AB|fee
C/O|HDSD00.12.172@2.2.4|综合医疗服务费-护理费|MO|AB|fee
C/O|HDSD00.12.173@2.2.4|综合医疗服务费-其他费用|MO|AB|fee
C/O|HDSD00.12.136@2.2.4|诊断-病理诊断费|MO|AB|fee
C/O|HDSD00.12.138@2.2.4|诊断-实验室诊断费|MO|AB|fee
C/O|HDSD00.12.1139@2.2.4|诊断-影像学诊断费|MO|A|fee
C/O|HDSD00.12.137@2.2.4|诊断-临床诊断项目费|MO|AB|fee
C/O|HDSD00.12.145@2.2.4|治疗-非手术治疗项目费|MO|AB|fee
C/O/O|HDSD00.12.146@2.2.4|治疗-非手术治疗项目费-临床物理治疗费|MO|AB|fee
C/O|HDSD00.12.147@2.2.4|治疗-手术治疗费|MO|AB|fee
C/O/O|HDSD00.12.148@2.2.4|治疗-手术治疗费-麻醉费|MO|AB|fee
C/O/O|HDSD00.12.149@2.2.4|治疗-手术治疗费-手术费|MO|AB|fee
O|HDSD00.12.062@2.2.4|康复费|MO|AB|fee
O|HDSD00.12.101@2.2.4|使用医疗机构中药制剂|BL|A|obs
O|HDSD00.12.102@2.2.4|使用中医诊疗技术标志|BL|A|obs
O|HDSD00.12.006@2.2.4|辩证施护标志|BL|A|obs
C/O|HDSD00.12.156@2.2.4|中医治疗费|MO|AB|fee
C/O|HDSD00.12.157@2.2.4|中医治疗费|MO|AB|fee
C/O/O|HDSD00.12.163@2.2.4|中医类-中医治疗费-中医外治|MO|AB|fee
C/O/O|HDSD00.12.160@2.2.4|中医类-中医治疗费-中医骨伤|MO|AB|fee
C/O/O|HDSD00.12.158@2.2.4|中医类-中医治疗费-针刺与灸法|MO|AB|fee
C/O/O|HDSD00.12.162@2.2.4|中医类-中医治疗费-中医推拿治疗|MO|AB|fee
C/O/O|HDSD00.12.159@2.2.4|中医类-中医治疗费-中医肛肠治疗|MO|AB|fee
C/O/O|HDSD00.12.161@2.2.4|中医类-中医治疗费-中医特殊治疗|MO|AB|fee
C/O|HDSD00.12.153@2.2.4|中医其他治疗费|MO|AB|fee
C/O/O|HDSD00.12.155@2.2.4|中医类-中医其他费-中药特殊调配加工|MO|AB|fee
C/O/O|HDSD00.12.154@2.2.4|中医类-中医治疗费-辩证施膳|MO|AB|fee
O|HDSD00.12.113@2.2.4|西药费|MO|AB|fee
O/O|HDSD00.12.114@2.2.4|西药费-抗菌药物费用|MO|AB|fee
C/O|HDSD00.12.151@2.2.4|中药费-中成药费|MO|AB|fee
C/O|HDSD00.12.150@2.2.4|中药费-中草药费|MO|AB|fee
C/O|HDSD00.12.130@2.2.4|血费|MO|AB|fee
C/O|HDSD00.12.126@2.2.4|白蛋白类制品费|MO|AB|fee
C/O|HDSD00.12.128@2.2.4|球蛋白类制品费|MO|AB|fee
C/O|HDSD00.12.127@2.2.4|凝血因子类制品费|MO|AB|fee
C/O|HDSD00.12.129@2.2.4|细胞因子类制品费|MO|AB|fee
O|HDSD00.12.103@2.2.4|使用中医诊疗设备标志|BL|A|obs
C/O|HDSD00.12.045@2.2.4|一次性医用材料费-检查用|MO|AB|fee
C/O|HDSD00.12.047@2.2.4|一次性医用材料费-治疗用|MO|AB|fee
C/O|HDSD00.12.046@2.2.4|一次性医用材料费-手术用|MO|AB|fee
O|HDSD00.12.092@2.2.4|其他费|MO|A|fee
#29548-5|Diagnosis
C|*|||-|container
C/O|DE05.10.172.00|门诊急诊(中医诊断)名称|ST|B|diagnosis outpatient tcm
C/O|DE05.10.130.00|门诊急诊(中医诊断)病名编码|CD 2.3.3.14|B|diagnosis outpatient tcm
C/O|DE05.10.025.00|门急诊诊断(西医诊断)名称|ST|B|diagnosis outpatient
C/O|DE05.01.024.00|门急诊诊断(西医诊断)疾病编码|CD 2.3.3.14|B|diagnosis outpatient
C/O|DE05.01.025.00|病理诊断名称|ST|B|diagnosis encounter
#11450-4|Problem list
O|DE06.00.304.00|治疗类别|CD 2.3.3.14|B|obs
O|HDSDOO.12.099|实施临床路径|CD 2.3.2.57|B|obs
O|DE05.10.119.00|住院者疾病状态代码|CD 2.3.3.1.100|B|obs
O|DE05.10.152.00|损伤中毒的外部原因|ST|B|diagnosis external
O/O|DE05.01.078.00|损伤中毒的外部原因-疾病编码|CD 2.3.3.11.3|B|diagnosis-code
C/O|DE05.10.138.01|颅脑损伤患者入院前昏迷时间-d|PQ d|B|obs
C/O|DE05.10.138.02|颅脑损伤患者入院前昏迷时间-h|PQ h|B|obs
C/O|DE05.10.138.03|颅脑损伤患者入院前昏迷时间-min|PQ min|B|obs
#11535-2|Discharge Diagnosis
C|*|||-|container
C/O|DE05.10.172.00|出院中医诊断-主病名称|ST|B|diagnosis discharge tcm
C/O|DE05.10.130.00|出院中医诊断-主病编码|CD 2.3.3.14|B|diagnosis discharge tcm
C/O|DE09.00.104.00|出院中医诊断-主病-入院病情代码|CD 2.3.1.253|B|present-on-admission discharge tcm
C/O|DE05.01.025.00|出院西医诊断-疾病名称|ST|B|diagnosis discharge
C/O|DE05.01.024.00|出院西医诊断-疾病编码|CD 2.3.3.11.3|B|diagnosis discharge
O|DE06.00.223.00|离院方式|CD 2.3.3.1.265|B|discharge-disposition
#48765-2|Allergies,adverse reactions,alerts
A|*|||B|container
A/O|DE02.10.023.00||BL|B|obs
#30954-2|STUDIES SUMMARY
B/O|DE04.50.010.00||CD 2.3.1.85|B|component 10331-7
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||B|procedure
P/O|DE06.00.255.00|手术级别|CD 2.3.3.11.3|B|obs procedure
P/O|DE06.00.257.00|手术切口类别代码表|CD 2.3.3.11.3|B|obs procedure
#48768-6|PAYMENT SOURCES
C/O|HDSD00.12.139@2.2.4|诊断-影像学诊断费|MO|B|fee
O|DE06.00.243.00|使用医疗机构中药制剂|BL|B|obs
O|DE06.00.245.00|使用中医诊疗技术标志|BL|B|obs
O|DE06.00.180.00|辩证施护标志|BL|B|obs
O|DE06.00.244.00|使用中医诊疗设备标志|BL|B|obs
O|HDS00.12.092@2.2.4|其他费|BL|B|fee
`;
