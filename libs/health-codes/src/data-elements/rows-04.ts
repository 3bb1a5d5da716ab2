/** DE04: id, name, English, type, format, value domain, sources; see data-elements.ts for the columns. */
export const rows04 = `
04.01.018.00|发病日期时间|Onset date-time|DT|DT15||SAB
04.01.048.00|呕吐标志||L|T/F||SAB
04.01.051.00|排尿困难标志||L|T/F||SAB
04.01.108.00|孕次||N|N(2)||SAB
04.01.117.00|出院时症状与体征|Symptom description|S1|AN(1000)||SAB
04.01.118.00|症状名称|Symptom name|S1|AN(50)||SAB
04.01.119.00|主诉|Chief complaint|S1|AN(100)||SAB
04.01.121.00|患者基础疾病||S1|AN(500)||SAB
04.01.123.00|肠胀气标志||L|T/F||SAB
04.10.012.00|产后出血量（mL）||N|N(5)|unit ml|SAB
04.10.013.00|产前检查标志||L|T/F||SAB
04.10.018.00|新生儿出生身长（cm）||N|N4..5,1|unit cm|SAB
04.10.019.00|新生儿出生体重(g)|Birth weight (g)|N|N2..4|unit g|SAB
04.10.025.00|恶露状况||S1|AN(100)||SB
04.10.031.00|肺部听诊结果||S1|AN(100)||SAB
04.10.042.00|腹腔探查附件||S1|AN(100)||SAB
04.10.046.00|腹部检查结果||S1|AN(1000)||SAB
04.10.052.00|腹围(cm)|Abdominal circumference (cm)|N|N4..5,1|unit cm|SAB
04.10.065.00|肛门指诊检查结果描述||S1|AN(1000)||SAB
04.10.067.00|产后宫底高度(cm)||N|N3..4|unit cm|SAB
04.10.081.00|呼吸频率（次/min）|Respiratory rate (/min)|N|N(3)|unit 次/min|SAB
04.10.082.00|呼吸频率(次/min)|Respiratory rate (/min)|N~PQ||unit 次/min|AB
04.10.093.00|脊柱检查结果||S1|AN(1000)||SAB
04.10.114.00|全身浅表淋巴结检查结果||S1|AN(1000)||SAB
04.10.118.00|脉率（次/min）|Pulse rate (/min)|N|N2..3|unit 次/min|SAB
04.10.126.00|皮肤检查描述||S1|AN(1000)|unit kg|SAB
04.10.167.00|身高（cm）|Body height (cm)|N|N4..5,1|unit cm|SAB
04.10.174.00|收缩压|Systolic blood pressure (mmHg)|N|N2..3|unit mmHg|SAB
04.10.175.00|骶耻外径(cm)||N~PQ||unit cm|AB
04.10.176.00|舒张压|Diastolic blood pressure (mmHg)|N|N2..3|unit mmHg|SAB
04.10.179.00|四肢检查结果||S1|AN(1000)||SAB
04.10.183.00|胎心率(次/min)|Fetal heart rate (/min)|N|N2..3|unit 次/min|SAB
04.10.186.00|体温（℃）|Body temperature (Cel)|N|N(4)|unit ℃|SAB
04.10.188.00|体重|Body weight (kg)|N|N3..6,2|unit kg|SAB
04.10.195.00|外生殖器检查结果||S1|AN(1000)||SAB
04.10.206.00|产后心率(次/min)|Heart rate (/min)|N|N2..3|unit 次/min|SAB
04.10.207.00|心脏听诊结果||S1|AN(100)||SAB
04.10.219.00|一般状况检查结果|General condition findings|S1|AN(1000)||SAB
04.10.233.00|子宫情况||S1|AN(100)||SAB
04.10.236.00|总产程时长(min)||N|N1..4|unit min|SAB
04.10.237.00|足背动脉搏动标志||L|T/F||SAB
04.10.239.00|坐骨结间径(cm)||N|N3..4,1|unit cm|SAB
04.10.240.00|肛查||S1|AN(100)||SAB
04.10.245.00|宫缩情况||S1|AN(200)||SAB
04.10.246.00|产后检查时间(min)||N|N(3)|unit min|SAB
04.10.247.00|出口横径(cm)||N~PQ||unit cm|AB
04.10.248.00|宫颈厚度||S1|A(100)||SAB
04.10.249.00|宫颈裂伤标志||L|T/F||SAB
04.10.250.00|宫口开全日期时间||DT|DT15||SAB
04.10.252.00|会阴切开位置||S1|AN(100)||SAB
04.10.253.00|会阴血肿标志||L|T/F||SAB
04.10.254.00|阴道血肿大小||S1|AN(50)||SAB
04.10.255.00|颈部检查结果||S1|AN(1000)||SAB
04.10.256.00|破膜方式代码||S2|N1|2.16.156.10011.2.3.2.46 破膜方式代码表|SAB
04.10.257.00|膀胱充盈标志||L|T/F||SAB
04.10.258.00|体格检查|Physical examination|S1|AN(500)||SAB
04.10.259.00|体位护理||S1|AN(30)||SAB
04.10.260.00|麻醉体位||S1|AN(100)||SAB
04.10.261.00|头部及其器官检查结果||S1|AN(1000)||SAB
04.10.262.00|先露位置||S1|A(100)||SAB
04.10.263.00|胸部检查结果||S1|AN(1000)||SAB
04.10.264.00|牙齿检查结果||S1|AN(100)||SAB
04.10.265.00|宫口情况||S1|A(100)||SAB
04.30.002.00|B超检查结果||S1|AN(100)||SAB
04.30.005.00|CT检查结果||S1|AN(100)||SAB
04.30.009.00|辅助检查结果|Auxiliary examination result|S1|AN(1000)||SAB
04.30.010.00|辅助检查项目|Auxiliary examination item|S1|AN(100)||SAB
04.30.015.00|检查定量结果|Quantitative result|N|N|unit mmHg|SAB
04.30.016.00|检查定量结果计量单位|Unit of quantitative result|S1|A(20)||SAB
04.30.017.00|检查结果代码|Result category code|S2|N1|2.16.156.10011.2.3.2.38|SAB
04.30.018.00|检查类别|Examination/test category|S1|AN(100)||SAB
04.30.019.00|检查项目代码|Examination/test item code|S1|AN(20)||SAB
04.30.020.00|检查/检验项目名称|Examination/test item name|S1|AN(80)||SAB
04.30.043.00|心电图检查结果||S1|AN(100)||SAB
04.30.045.00|胸部X线检查结果||S1|AN(100)||SAB
04.30.052.00|宫腔探查处理情况||S1|AN(100)||SAB
04.30.053.00|宫腔探查异常情况标志||S1|AN(1000)||SAB
04.30.054.00|脐带缠绕情况||S1~ST|||AB
04.30.055.00|脐带长度(cm)||N|N(5)|unit cm|SAB
04.30.056.00|脐带扭转(周)||N~PQ||unit 周|AB
04.30.057.00|前羊水量(ml)||N|N(5)||SAB
04.30.058.00|前羊水性状||S1|AN(100)||SAB
04.30.059.00|绕颈身(周)||N|N(3)|unit 周|SAB
04.30.060.00|术中病理标志||L|T/F||SAB
04.30.061.00|羊水量(ml)||N|N(5)||SAB
04.30.062.00|羊水情况||S1|AN(100)||SAB
04.30.063.00|羊水性状||S1|AN(100)||SAB
04.50.001.00|ABO血型代码|ABO blood group code|S3|N1|CV04.50.005|XSAB
04.50.010.00|Rh(D)血型代码|Rh blood group code|S2|N1|CV04.50.020|XSAB
04.50.026.00|肝功能检查结果||S1|AN(100)||SAB
04.50.048.00|尿常规检查结果||S1|AN(100)||SAB
04.50.068.00|皮肤护理||S1|AN(50)||SAB
04.50.102.00|血糖检测值(mmol/L)|Blood glucose (mmol/L)|N|N3..4|unit mmol/L|SAB
04.50.128.00|阳性辅助检查结果||S1|AN(1000)||SAB
04.50.130.00|检验报告结果|Laboratory report result|S1|AN(200)||SAB
04.50.131.00|检查报告结果-客观所见|Examination report - objective findings|S1|AN(200)||SAB
04.50.132.00|检查报告结果-主观提示|Examination report - impression|S1|AN(200)||SB
04.50.133.00|检查/检验报告日期|Report date|D|D8||S
04.50.134.00|标本类别|Specimen type|S1|AN(20)||SAB
04.50.135.00|标本状态|Specimen condition|S1|AN(20)||SAB
04.50.137.00|标本采样日期时间|Specimen collection date-time|DT|DT15||SAB
04.50.138.00|存脐带血情况标志||L|T/F||SAB
04.50.139.00|检查方式代码||S2|N1|2.16.156.10011.2.3.2.47 检查方式代码表|SAB
04.50.140.00|检查/检验日期|Examination date|D|D8||S
04.50.141.00|接收标本日期时间|Specimen received date-time|DT|DT15||SAB
04.50.142.00|凝血功能检查结果||S1|AN(100)||SAB
04.50.147.00|输血性质代码||S2|N1|2.16.156.10011.2.3.2.43 输血性质代码表|SAB
04.50.149.00|血氧饱和度(%)|Oxygen saturation (%)|N|N3..4|unit %|SAB
`;
