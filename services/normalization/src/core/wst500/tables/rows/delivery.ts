/** Delivery: C0014 to C0016. Columns: see parse-table.ts. */
export const delivery = `
C0014|WS/T 500.14-2016|待产记录|IMP|in-progress
#11450-4|Problem list
O|DE06.00.197.00|待产日期时间|TS|A|obs
O|DE04.01.108.00|孕次|INT|A|obs
O|DE02.10.002.00|产次|INT|A|obs
O|DE02.10.051.00|末次月经日期|TS|A|obs
O|DE06.00.261.00|受孕形式代码|CD 2.3.2.44|A|obs
O|DE05.10.098.00|预产期|TS|A|obs
O|DE04.10.013.00|产前检查标志|BL|A|obs
O|DE05.10.161.00|产前检查异常情况|ST|A|obs
O|DE05.10.070.00|此次妊娠特殊情况|ST|A|obs
#8716-3|VITAL SIGNS
O|DE04.10.188.00|孕前体重（kg）|PQ kg|A|obs vital-signs 29463-7
O|DE04.10.167.00|身高（cm）|PQ cm|A|obs vital-signs 8302-2
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|A|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|A|component 8462-4
O|DE04.10.186.00|体温（℃）|PQ ℃|A|obs vital-signs 8310-5
O|DE04.10.118.00|脉率（次/min）|PQ 次/min|A|obs vital-signs 8867-4
O|DE04.10.081.00|呼吸频率（次/min）|PQ 次/min|A|obs vital-signs 9279-1
#11348-0|HISTORY OF PAST ILLNESS
O|DE02.10.099.00|既往史|ST|A|obs - 11348-0
O|DE02.10.061.00|手术史|ST|A|obs
O|DE02.10.098.00|既往孕产史|ST|A|obs
#57073-9|Prenatal events
O|DE04.10.067.00|宫底高度（cm）|PQ cm|A|obs
O|DE04.10.052.00|腹围（cm）|PQ cm|A|obs
O|DE05.01.044.00|胎方位代码|CD 2.3.1.106|A|obs
O|DE04.10.183.00|胎心率（次/min）|PQ 次/min|A|obs
O|DE05.10.135.00|头位难产情况的评估|ST|A|obs
O|DE04.10.247.00|出口横径（cm）|PQ cm|A|obs
O|DE04.10.175.00|骶耻外径（cm）|PQ cm|A|obs
O|DE04.10.239.00|坐骨结节间径（cm）|PQ cm|A|obs
O|DE04.10.245.00|宫缩情况|ST|A|obs
O|DE04.10.248.00|宫颈厚度|ST|A|obs
O|DE04.10.265.00|宫口情况|ST|A|obs
O|DE05.10.155.00|胎膜情况代码|CD 2.3.1.10|A|obs
O|DE04.10.256.00|破膜方式代码|CD 2.3.2.46|A|obs
O|DE04.10.262.00|先露位置|ST|A|obs
O|DE04.30.062.00|羊水情况|ST|A|obs
O|DE04.10.257.00|膀胱充盈标志|BL|A|obs
O|DE04.01.123.00|肠胀气标志|BL|A|obs
O|DE04.50.139.00|检查方式代码|CD 2.3.2.47|A|obs
#18776-5|TREATMENT PLAN
O|DE05.10.014.00|处置计划|ST|A|plan
O|DE02.10.011.00|计划选取的分娩方式|CD 2.3.1.10|A|obs
O|DE09.00.053.00|产程记录日期时间|TS|A|obs
O|DE06.00.190.00|产程经过|ST|A|obs
#11450-4|PROBLEM LIST
O|DE06.00.197.00|待产日期时间|TS|B|obs
O|DE04.01.108.00|孕次|INT|B|obs
O|DE02.10.002.00|产次|INT|B|obs
O|DE02.10.051.00|末次月经日期|TS|B|obs
O|DE06.00.261.00|受孕形式代码|CD 2.3.2.44|B|obs
O|DE05.10.098.00|预产期|TS|B|obs
O|DE04.10.013.00|产前检查标志|BL|B|obs
O|DE05.10.161.00|产前检查异常情况|ST|B|obs
O|DE05.10.070.00|此次妊娠特殊情况|ST|B|obs
C0015|WS/T 500.15-2016|阴道分娩记录|IMP|in-progress
#11348-0|HISTORY OF PAST ILLNESS
O|DE04.01.108.00|孕次|INT|AB|obs
O|DE02.10.002.00|产次|INT|AB|obs
#57074-7|labor and delivery process
O|DE05.10.098.00|预产期|TS|A|obs procedure
O|DE06.00.224.00|临产日期时间|TS|A|obs procedure
O|DE05.10.154.00|胎膜破裂日期时间|TS|A|obs procedure
O|DE04.30.058.00|前羊水性状|ST|A|obs procedure
O|DE04.30.057.00|前羊水量（mL）|ST|A|obs procedure
O|DE04.10.250.00|宫缩开始日期时间|TS|A|obs procedure
O|DE06.00.021.00|第1产程时长（min）|PQ min|A|obs procedure
O|DE06.00.019.00|第2产程时长（min）|PQ min|A|obs procedure
O|DE02.01.014.00|胎儿娩出日期时间|TS|A|obs procedure
O|DE06.00.020.00|第3产程时长（min）|PQ min|A|obs procedure
O|DE06.00.273.00|胎盘娩出日期时间|TS|A|obs procedure
O|DE04.10.236.00|总产程时长（min）|PQ min|A|obs procedure
O|DE05.01.044.00|胎方位代码|CD 2.3.1.106|A|obs procedure
O|DE06.00.311.00|胎儿娩出助产标志|BL|A|obs procedure
O|DE06.00.312.00|助产方式|ST|A|obs procedure
O|DE05.10.157.00|胎盘娩出情况|ST|A|obs procedure
O|DE05.10.156.00|胎膜完整情况标志|BL|A|obs procedure
O|DE04.30.063.00|羊水性状|ST|A|obs procedure
O|DE04.30.061.00|羊水量（mL）|ST|A|obs procedure
O|DE04.30.055.00|脐带长度（cm）|PQ cm|A|obs procedure
O|DE04.30.059.00|绕颈身（周）|ST|A|obs procedure
O|DE05.10.145.00|脐带异常情况标志|BL|A|obs procedure
O|DE08.50.022.00|产时用药|ST|A|medication
O|DE06.00.295.00|预防措施|ST|A|obs procedure
O|DE05.10.165.00|产妇会阴切开标志|BL|A|obs procedure
O|DE04.10.252.00|会阴切开位置|ST|A|obs procedure
O|DE06.00.011.00|产妇会阴缝合针数|INT|A|obs procedure
O|DE05.01.003.00|产妇会阴裂伤程度代码|CD 2.3.1.109|A|obs procedure
O|DE04.10.253.00|会阴血肿标志|BL|A|obs procedure
O|DE04.10.254.00|会阴血肿大小|ST|A|obs procedure
O|DE06.00.213.00|会阴血肿处理|ST|A|obs procedure
O|DE06.00.073.00|麻醉方法代码|CD 2.3.1.159|A|obs procedure
O|DE05.10.163.00|阴道裂伤标志|BL|A|obs procedure
O|DE05.10.164.00|阴道血肿标志|BL|A|obs procedure
O|DE04.10.249.00|宫颈裂伤标志|BL|A|obs procedure
O|DE06.00.200.00|宫颈缝合情况|ST|A|obs procedure
O|DE06.00.182.00|分娩过程摘要|ST|A|obs procedure
O|DE04.10.245.00|宫缩情况|ST|A|obs procedure
O|DE04.10.233.00|子宫情况|ST|A|obs procedure
O|DE04.10.025.00|恶露状况|ST|A|obs procedure
O|DE05.10.137.00|会阴情况|ST|A|obs procedure
O|DE06.00.284.00|修补手术过程|ST|A|obs procedure
O|DE04.50.138.00|存脐带血情况标志|BL|A|obs procedure
#57076-2|postpartum hospitalization treatment
O|DE05.10.007.00|产后诊断|ST|A|diagnosis encounter
O|DE06.00.218.00|产后观察日期时间|TS|A|obs
O|DE04.10.246.00|产后检查时间（min）|PQ|A|obs
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|A|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|A|component 8462-4
O|DE04.10.118.00|产后脉搏（次/min ）|PQ 次/min|A|obs vital-signs 8867-4
O|DE04.10.206.00|产后心率（次/min ）|PQ /次min|A|obs vital-signs 8867-4
O|DE04.10.012.00|产后出血量（mL）|PQ ml|A|obs
O|DE04.10.245.00|产后宫缩|ST|A|obs
O|DE04.10.067.00|产后宫底高度（cm）|PQ cm|A|obs
O|DE04.10.240.00|肛查|ST|A|obs
#57075-4|newborn delivery information
O|DE02.01.040.00|新生儿性别代码|CD 2.3.3.4|A|obs
O|DE04.10.019.00|新生儿出生体重（g）|PQ g|A|obs
O|DE04.10.018.00|新生儿出生身长（cm）|PQ cm|A|obs
O|DE05.10.168.00|产瘤大小|ST|A|obs
O|DE05.10.167.00|产瘤部位|ST|A|obs
#51848-0|Assessment note
O|DE06.00.215.00|Apgar评分间隔时间代码|CD 2.3.2.48|A|obs survey
O|DE05.10.001.00|Apgar评分值|INT|A|obs survey
O|DE06.00.026.00|分娩结局代码|CD 2.3.2.49|A|obs survey
O|DE05.10.160.00|新生儿异常情况代码|CD 2.3.1.254|A|obs survey
C0016|WS/T 500.16-2016|剖宫产记录|IMP|in-progress
#47519-4|HISTORY OF PROCEDURES
O|DE06.00.197.00|待产日期时间|TS|AB|obs procedure
O|DE05.10.156.00|胎膜完整情况标志|BL|AB|obs procedure
O|DE04.30.055.00|脐带长度（cm）|PQ cm|AB|obs procedure
O|DE04.30.059.00|绕颈身（周）|PQ 周|AB|obs procedure
O|DE05.10.109.00|产前诊断|ST|AB|diagnosis encounter
O|DE06.00.340.00|手术指征|ST|AB|obs procedure
P|*@2.3.3.12|脑室-腹腔分流术||A|procedure
O|DE06.00.221.00|手术开始日期时间|TS|AB|performed-start &
O|DE06.00.073.00|麻醉方法代码|CD 2.3.1.159|AB|obs procedure
O|DE04.10.260.00|麻醉体位|ST|AB|obs procedure
O|DE06.00.253.00|麻醉效果|ST|AB|obs procedure
O|DE05.10.063.00|剖宫产手术过程|ST|AB|procedure-note &
O|DE04.10.233.00|子宫情况|ST|AB|obs procedure
O|DE05.01.044.00|胎方位代码|CD 2.3.1.106|A|obs procedure
O|DE05.10.173.00|胎儿娩出方式|ST|AB|obs procedure
O|DE05.10.153.00|胎盘黄染|ST|AB|obs procedure
O|DE04.30.054.00|脐带缠绕情况|ST|AB|obs procedure
O|DE04.30.056.00|脐带扭转（周）|PQ 周|AB|obs procedure
O|DE04.50.138.00|存脐带血情况标志|BL|AB|obs procedure
O|DE06.00.200.00|子宫壁缝合情况|ST|AB|obs procedure
O|DE08.50.022.00|宫缩剂名称|ST|AB|obs procedure
O|DE06.00.136.00|宫缩剂使用方法|ST|AB|obs procedure
O|DE06.00.293.00|手术用药量|ST|AB|obs procedure
O|DE04.10.042.00|腹腔探查附件|ST|AB|obs procedure
O|DE04.30.053.00|宫腔探查异常情况标志|BL|AB|obs procedure
O|DE05.10.166.00|宫腔探查肌瘤标志|BL|AB|obs procedure
O|DE04.30.052.00|宫腔探查处理情况|ST|AB|obs procedure
O|DE05.10.134.00|手术时产妇情况|ST|AB|obs procedure
O|DE06.00.097.00|出血量（mL）|PQ ml|AB|obs procedure
O|DE06.00.262.00|输血成分|ST|AB|obs procedure
O|DE06.00.267.00|输血量（mL）|PQ ml|AB|obs procedure
O|DE06.00.268.00|输液量（mL）|PQ ml|AB|obs procedure
O|DE06.00.318.00|供氧时间（min）|PQ min|AB|obs procedure
O|DE06.00.179.00|其他情况|ST|AB|obs procedure
O|DE06.00.218.00|手术结束日期时间|TS|AB|performed-end &
O|DE06.00.259.00|手术全程时间（min）|PQ min|AB|obs procedure
#57076-2|postpartum hospitalization treatment
O|DE05.10.007.00|产后诊断|ST|AB|diagnosis encounter
O|DE06.00.218.00|产后观察日期时间|TS|AB|obs
O|DE04.10.246.00|产后检查时间（min）|PQ min|AB|obs
B|*|血压||-|panel vital-signs 85354-9
B/O|DE04.10.174.00|收缩压|PQ mmHg|AB|component 8480-6
B/O|DE04.10.176.00|舒张压|PQ mmHg|AB|component 8462-4
O|DE04.10.118.00|产后脉搏（次/min ）|PQ 次/min|AB|obs vital-signs 8867-4
O|DE04.10.206.00|产后心率（次/min ）|PQ /次min|AB|obs vital-signs 8867-4
O|DE04.10.012.00|产后出血量（mL）|PQ ml|AB|obs
O|DE04.10.245.00|产后宫缩|ST|AB|obs
O|DE04.10.067.00|产后宫底高度（cm）|PQ cm|AB|obs
#57075-4|newborn delivery information
O|DE02.01.040.00|新生儿性别代码|CD 2.3.3.4|AB|obs
O|DE04.10.019.00|新生儿出生体重（g）|PQ g|AB|obs
O|DE04.10.018.00|新生儿出生身长（cm）|PQ cm|AB|obs
O|DE05.10.168.00|产瘤大小|ST|AB|obs
O|DE05.10.167.00|产瘤部位|ST|AB|obs
#51848-0|Assessment note
O|DE06.00.215.00|Apgar评分间隔时间代码|CD 2.3.2.48|AB|obs survey
O|DE05.10.001.00|Apgar评分值|INT|AB|obs survey
O|DE06.00.026.00|分娩结局代码|CD 2.3.2.49|AB|obs survey
O|DE05.10.160.00|新生儿异常情况代码|CD 2.3.1.254|AB|obs survey
#47519-4|HISTORY OF PROCEDURES
P|*@2.3.3.12|||B|procedure
`;
