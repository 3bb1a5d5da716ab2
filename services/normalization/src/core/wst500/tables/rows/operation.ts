/** Operation, anaesthesia and transfusion: C0009 to C0013. Columns: see parse-table.ts. */
export const operation = `
C0009|WS/T 500.9-2016|一般手术记录|IMP|in-progress
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.062.00|手术史标志|BL|AB|obs
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|A|diagnosis pre-op
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.094.00|手术（操作）名称|ST|A|procedure-name
P/O|DE06.00.256.00|患者实施手术所在的手术室编号|ST|A|obs procedure
P/O|DE06.00.255.00|手术级别|CD 2.3.1.258|A|obs procedure
#55103-6|Surgical operation note estimated blood loss
O|DE06.00.097.00|出血量（mL）|PQ mL|A|obs
#56836-0|History of blood transfusion
O|DE06.00.267.00|输血量（mL）|PQ mL|A|obs
O|DE06.00.264.00|输血反应标志|BL|A|obs
#10213-7|Surgical operation note anesthesia
O|DE06.00.073.00|麻醉方式代码|CD 2.3.1.159|A|obs
#10160-0|History of medication use
O|DE06.00.136.00|术前用药|ST|A|obs
#10216-0|Surgical operation note fluids
O|DE06.00.268.00|输液量（mL）|PQ mL|A|obs
#10218-6|Surgical operation note postoperative Dx
O|DE05.01.024.00|术后诊断编码|CD 2.3.3.11|A|diagnosis post-op
#8724-7|Surgical operation note description
O|DE05.10.063.00|手术过程描述|ST|A|obs procedure
O/O|DE06.00.187.00|手术目标部位名称|ST|A|obs procedure
O/O|DE08.50.037.00|介入物名称|ST|A|obs procedure
O/O|DE06.00.260.00|手术体位代码|CD 2.3.1.262|A|obs procedure
O/O|DE08.50.057.00|皮肤消毒描述|ST|A|obs procedure
O/O|DE06.00.321.00|手术切口描述|ST|A|obs procedure
O/O|DE05.10.165.00|引流标志|BL|A|obs procedure
#11537-8|Surgical drains
O|DE05.10.165.00|引流标志|BL|A|obs
O/O|DE08.50.044.00|引流材料名称|ST|A|obs
O/O|DE08.50.045.00|引流材料数目|ST|A|obs
O/O|DE06.00.341.00|放置部位|ST|A|obs
C0010|WS/T 500.10-2016|麻醉术前访视记录|IMP|in-progress
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|A|diagnosis pre-op
O|DE05.01.076.00|术前合并疾病|ST|AB|diagnosis pre-op
#10164-2|HISTORY OF PRESENT ILLNESS
O|DE05.10.140.00|简要病史|ST|A|obs
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.022.00|过敏史|ST|A|allergy
#29545-1|PHYSICAL EXAMINATION
O|DE04.10.188.00|体重|PQ kg|A|obs vital-signs 29463-7
O|DE04.10.219.00|一般状况检查结果|ST|A|obs exam
O|DE05.10.142.00|精神状态正常标志|BL|A|obs exam
O|DE04.10.207.00|心脏听诊结果|ST|A|obs exam
O|DE04.10.031.00|肺部听诊结果|ST|A|obs exam
O|DE04.10.179.00|四肢检查结果|ST|A|obs exam
O|DE04.10.093.00|脊柱检查结果|ST|A|obs exam
O|DE04.10.046.00|腹部检查结果|ST|A|obs exam
O|DE06.00.230.00|气管检查结果|ST|A|obs exam
O|DE04.10.264.00|牙齿检查结果|ST|A|obs exam
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00|ABO血型代码|CD 2.3.1.85|A|component 883-9
B/O|DE04.50.010.00|Rh（D）血型代码|CD 2.3.1.250|A|component 10331-7
O|DE04.30.043.00|心电图检查结果|ST|A|obs imaging
O|DE04.30.045.00|胸部X线检查结果|ST|A|obs imaging
O|DE04.30.005.00|CT检查结果|ST|A|obs imaging
O|DE04.30.002.00|B超检查结果|ST|A|obs imaging
O|DE04.30.009.00|MRI检查结果|ST|A|obs imaging
O|DE04.50.128.00|血常规检查结果|ST|A|obs laboratory
O|DE04.50.048.00|尿常规检查结果|ST|A|obs laboratory
O|DE04.50.142.00|凝血功能检查结果|ST|A|obs laboratory
O|DE04.50.026.00|肝功能检查结果|ST|A|obs laboratory
#18776-5|TREATMENT PLAN
P|*@2.3.3.12|||A|planned
P/O|DE06.00.256.00|患者实施手术所在的手术室编号|ST|A|obs procedure
O|DE06.00.073.00|拟实施麻醉方法代码|CD 2.3.1.159|A|obs
O/O|DE06.00.287.00|术前麻醉医嘱|ST|A|order
O/O|DE06.00.227.00|麻醉适应证|ST|A|obs
O/O|DE09.00.119.00|注意事项|ST|A|obs
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11.3|B|diagnosis pre-op
C0011|WS/T 500.11-2016|麻醉记录|IMP|in-progress
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00|ABO血型代码|CD 2.3.1.85|AB|component 883-9
B/O|DE04.50.010.00|Rh（D）血型代码|CD 2.3.1.250|AB|component 10331-7
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|A|diagnosis pre-op
#10218-6|Surgical operation note postoperative Dx
O|DE05.01.024.00|术后诊断编码|CD 2.3.3.11|A|diagnosis post-op
#18610-6|MEDICATION ADMINISTERED
S|*|药物||-|administered
S/O|DE06.00.136.00|药物用法|ST|A|dosage-text
S/O|DE06.00.133.00|药物使用频率|CD 2.3.1.267|A|dosage-timing
S/O|DE08.50.024.00|药物使用剂量单位|ST|A|obs
S/O|DE06.00.135.00|药物使用总剂量|PQ g|A|dose
#10216-0|Surgical operation note fluids
O|DE06.00.269.00|术中输液项目|ST|A|obs
#56836-0|History of blood transfusion
P|*|输血||-|procedure
P/O|DE08.50.040.00|输血品种代码|CD 2.3.1.251|A|obs procedure
P/O|DE06.00.267.00|输血量（mL）|PQ mL|A|obs procedure
P/O|DE08.50.036.00|输血量计量单位|ST|A|obs procedure
P/O|DE06.00.264.00|输血反应标志|BL|A|obs procedure
#59774-0|Procedure anesthesia
P|*@2.3.1.159|||A|procedure
P/O|DE05.10.129.00|ASA分级标准代码|CD 2.3.1.255|A|obs procedure
P/O|DE06.00.228.00|气管插管分类|ST|A|obs procedure
P/O|DE08.50.022.00|麻醉药物名称|ST|A|obs procedure
P/O|DE04.10.260.00|麻醉体位|ST|A|obs procedure
P/O|DE06.00.208.00|呼吸类型代码|CD 2.3.2.1|A|obs procedure
P/O|DE06.00.226.00|麻醉描述|ST|A|obs procedure
P/O|DE05.01.077.00|麻醉合并症标志代码|CD 2.3.2.59|A|obs procedure
P/O|DE05.10.063.00|穿刺过程|ST|A|obs procedure
P/O|DE06.00.253.00|麻醉效果|ST|A|obs procedure
P/O|DE06.00.136.00|麻醉前用药|ST|A|obs procedure
#11450-4|PROBLEM LIST
O|DE06.00.216.00|常规监测项目名称|ST|A|obs
O/O|DE06.00.281.00|常规监测项目结果|ST|A|obs
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重|PQ kg|A|obs vital-signs 29463-7
O|DE04.10.186.00|体温|PQ ℃|A|obs vital-signs 8310-5
O|DE04.10.118.00|脉率|PQ 次/min|A|obs vital-signs 8867-4
O|DE04.10.081.00|呼吸频率|PQ 次/min|A|obs vital-signs 9279-1
O|DE04.10.206.00|心率|PQ 次/min|A|obs vital-signs 8867-4
B|*|血压||A|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|A|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|A|component 8462-4
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
P/O|DE06.00.256.00|患者实施手术所在的手术室编号|ST|A|obs procedure
P/O|DE06.00.260.00|手术体位代码|CD 2.3.1.262|A|obs procedure
P/O|DE06.00.296.00|诊疗过程描述|ST|A|obs procedure
#55103-6|Surgical operation note estimated blood loss
O|DE06.00.097.00|出血量（mL）|PQ mL|A|obs
#59775-7|Procedure disposition
O|DE06.00.185.00|患者去向代码|CD 2.3.1.262|A|discharge-disposition
C0012|WS/T 500.12-2016|麻醉术后访视记录|IMP|in-progress
#8716-3|VITAL SIGNS
O|DE04.10.188.00|体重|PQ kg|AB|obs vital-signs 29463-7
#10210-3|GENERAL STATUS
O|DE04.10.219.00|一般状况检查结果|ST|A|obs exam
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00|ABO血型代码|CD 2.3.1.85|A|component 883-9
B/O|DE04.50.010.00|Rh（D）血型代码|CD 2.3.1.250|A|component 10331-7
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|A|diagnosis pre-op
#10218-6|Surgical operation note postoperative Dx
O|DE05.01.024.00|术后诊断编码|CD 2.3.3.11|A|diagnosis post-op
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||A|procedure
#59774-0|Procedure anesthesia
O|DE06.00.073.00|麻醉方法代码|CD 2.3.1.159|A|obs procedure
O/O|DE06.00.227.00|麻醉适应证|ST|A|obs procedure
#11450-4|PROBLEM LIST
O|DE06.00.225.00|麻醉恢复情况|ST|A|obs
O|DE06.00.233.00|清醒日期时间|TS|A|obs
O|DE05.10.165.00|拔除气管插管标志|BL|A|obs
O|DE05.10.158.00|特殊情况|ST|A|obs
C0013|WS/T 500.13-2016|输血记录|IMP|in-progress
#30954-2|STUDIES SUMMARY
B|*|血型||-|panel laboratory 34530-6
B/O|DE04.50.001.00|ABO血型代码|CD 2.3.1.85|AB|component 883-9
B/O|DE04.50.010.00|Rh（D）血型代码|CD 2.3.1.250|AB|component 10331-7
#11450-4|PROBLEM LIST
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|A|diagnosis encounter
#56836-0|History of blood transfusion
P|*|输血||-|procedure
P/O|DE06.00.106.00|输血史标识代码|CD 2.3.2.42|A|obs procedure
P/O|DE04.50.147.00|输血性质代码|CD 2.3.2.43|A|obs procedure
P/O|DE04.50.001.00|申请ABO血型代码|CD 2.3.1.85|A|obs procedure
P/O|DE04.50.010.00|申请Rh（D）血型代码|CD 2.3.1.250|A|obs procedure
P/O|DE06.00.340.00|输血指征|ST|A|obs procedure
P/O|DE06.00.181.00|输血过程记录|ST|A|obs procedure
P/O|DE08.50.040.00|输血品种代码|CD 2.3.1.251|A|obs procedure
P/O|DE01.00.023.00|血袋编码|INT|A|obs procedure
P/O|DE06.00.267.00|输血量（mL）|PQ mL|A|obs procedure
P/O|DE08.50.036.00|输血量计量单位|ST|A|obs procedure
P/O|DE06.00.264.00|输血反应标志|BL|A|obs procedure
P/O|DE06.00.265.00|输血反应类型|CD 2.3.1.252|A|obs procedure
P/O|DE06.00.263.00|输血次数|INT|A|obs procedure
P/O|DE06.00.107.00|输血原因|ST|A|obs procedure
`;
