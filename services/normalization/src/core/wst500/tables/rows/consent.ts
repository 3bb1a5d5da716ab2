/** Informed consent and notices: C0026 to C0031. Columns: see parse-table.ts. */
export const consent = `
C0026|WS/T 500.26-2016|手术知情同意书|IMP|in-progress
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00||CD 2.3.3.11|AB|diagnosis pre-op
#18776-5|TREATMENT PLAN
P|*@2.3.3.12|阑尾炎手术||A|planned
P/O|DE06.00.302.00|手术方式|ST|AB|obs procedure
P/O|DE06.00.271.00|术前准备|ST|AB|obs procedure
P/O|DE05.10.141.00|手术禁忌症|ST|AB|obs procedure
P/O|DE06.00.340.00|手术指征|ST|A|obs procedure
P/O|DE06.00.073.00|拟实施麻醉方法代码|CD 2.3.1.159|AB|obs procedure
O|DE06.00.301.00|替代方案|ST|AB|obs
#|意见章节
O|DE06.00.018.00|医疗机构的意见|ST|AB|consent
#|操作风险
O|DE05.10.162.00|手术中可能出现的意外及风险|ST|AB|obs
O|DE05.01.075.00|手术后可能出现的意外以及风险|ST|AB|obs
#18776-5|TREATMENT PLAN
P|*@2.3.3.12|||B|planned
P/O|DE06.00.340.00|手术指征|BL|B|obs procedure
C0027|WS/T 500.27-2016|麻醉知情同意书|IMP|in-progress
#10219-4|Surgical operation note preoperative Dx
O|DE05.01.024.00|术前诊断编码|CD 2.3.3.11|AB|diagnosis pre-op
#18776-5|TREATMENT PLAN
P|*@2.3.1.159|||A|planned
P/P|*@2.3.3.12|||A|planned
P/O|DE06.00.073.00|拟行有创操作和检测方法|ST|AB|obs procedure
P/O|DE05.10.146.00|基础疾病可能对麻醉产生的影响|ST|AB|obs procedure
P/O/O|DE04.01.121.00|患者基础疾病|ST|A|obs
P/O|DE06.00.240.00|使用麻醉镇痛汞标志|BL|AB|obs procedure
P/O|DE01.00.016.00|参加麻醉安全保险标志|BL|AB|obs procedure
#|意见章节
O|DE06.00.018.00|医疗机构的意见|ST|AB|consent
#|操作风险
O|DE05.01.075.00|麻醉中，麻醉后可能产发生的意外及并发症|ST|AB|obs
#18776-5|TREATMENT PLAN
P|*@2.3.1.159|||B|planned
P/P|*@2.3.3.12|||B|planned
P/O/O|DE04.01.121.00|患者基础疾病|ED|B|obs
C0028|WS/T 500.28-2016|输血治疗同意书|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|A|diagnosis encounter
#56836-0|History of blood transfusion
O|DE06.00.106.00||CD 2.3.2.42|A|obs
#18776-5|TREATMENT PLAN
P|*|||AB|planned
P/O|DE06.00.266.00|输血方式|ST|AB|obs procedure
P/O|DE06.00.340.00|输血指征|ST|AB|obs procedure
P/O|DE05.10.109.00|输血前有关检查项目以及结果|ED|AB|obs procedure
#|意见章节
O|DE06.00.018.00|医疗机构的意见|ST|AB|consent
#|操作风险
O|DE06.00.130.00|输血风险及可能发生的不良后果|ST|A|obs
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.1.100|B|diagnosis encounter
#56836-0|History of blood transfusion
O|DE06.00.106.00||CD 2.3.1.100|B|obs
#|操作风险
O|DE05.01.075.00|输血风险及可能发生的不良后果|ST|B|obs
C0029|WS/T 500.29-2016|特殊检查及特殊治疗同意书|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|A|diagnosis encounter
#59772-4|Planned procedure
O|DE06.00.306.00|特殊检查及特殊治疗项目名称|ST|AB|planned-name &
O/O|DE06.00.305.00|特殊检查及特殊治疗目的|ST|AB|obs
O|DE06.00.301.00|替代方案|ST|AB|obs
#|操作风险
O|DE05.01.075.00|特殊检查及特殊治疗可能引起的并发症及风险|ST|AB|obs
#|意见章节
O|DE06.00.018.00|医疗机构的意见|ST|AB|consent
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.1.100|B|diagnosis encounter
C0030|WS/T 500.30-2016|病危(重)通知书|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#34895-3|EDUCATION NOTE
O|DE06.00.183.00|病情概况以及主要抢救措施|ST|AB|obs
O/O|DE06.00.278.00|病危（重）通知内容|ST|AB|obs
C0031|WS/T 500.31-2016|其他知情告知同意书|IMP|in-progress
#29548-5|Diagnosis
O|DE05.01.024.00|疾病诊断编码|CD 2.3.3.11|AB|diagnosis encounter
#34895-3|EDUCATION NOTE
O|DE09.00.117.00|知情同意书名称|ST|A|consent-title
O|DE09.00.116.00|知情同意内容|ST|A|consent
#|意见章节
O|DE06.00.018.00|医疗机构的意见|ST|AB|consent
#34895-3|Diagnosis
O|DE09.00.117.00|知情同意书名称|ST|B|consent-title
O|DE09.00.116.00|知情同意书内容|ST|B|consent
`;
