/** DE01-03: id, name, English, type, format, value domain, sources; see data-elements.ts for the columns. */
export const rows01To03 = `
01.00.004.00|病案号|Medical record number|S1|AN(18)||S
01.00.005.00|病理号|Pathology number|S1|AN(18)||S
01.00.008.00|电子申请单编号|Electronic request form number|S1|AN(20)||SAB
01.00.009.00|城乡居民健康档案编号|Resident health record number|S1|N(17)||S
01.00.010.00|门(急)诊号|Outpatient/emergency number|S1|AN(18)||SAB
01.00.014.00|住院号|Inpatient number|S1|AN(18)||SAB
01.00.016.00|参加麻醉安排保险标志|Anaesthesia insurance flag|L|T/F||SAB
01.00.018.00|检查报告单编号|Examination report number|S1|AN(20)||S
01.00.019.00|病房号|Ward room number|S1|AN(10)||SAB
01.00.020.00|处方编号|Prescription number|S1|N(30)||S
01.00.021.00|健康卡号|Health card number|S1|AN(18)||SB
01.00.023.00|血袋编码|Blood bag code|S1|N(10)||SAB
01.00.026.00|病床号|Bed number|S1|AN(10)||SAB
02.01.003.00|常住地址户籍标志|Permanent residence registration flag|L|T/F||X
02.01.004.00|工作单位名称|Employer name|S1|AN(70)||S
02.01.005.01|出生日期|Birth date|D|D8||XS
02.01.009.01|地址-省(自治区、直辖市)|Address - province|S1|AN(70)||S
02.01.009.02|地址-市(地区、州)|Address - city|S1|AN(70)||S
02.01.009.03|地址-县(区)|Address - county|S1|AN(70)||S
02.01.009.04|地址-乡(镇、街道办事处)|Address - township|S1|AN(70)||S
02.01.009.05|地址-村(街、路、弄等)|Address - street/village|S1|AN(70)||S
02.01.009.06|地址-门牌号码|Address - house number|S1|AN(70)||S
02.01.010.00|电话号码|Telephone number|S1|N..20||XB
02.01.012.00|患者电子邮件地址|Email address|S1|AN(70)||SB
02.01.014.00|胎儿娩出日期时间|Delivery date-time of fetus|DT|DT15||SAB
02.01.018.00|婚姻状况代码|Marital status code|S3|N2|GB/T 2261.2|XSB
02.01.022.00|过敏史||S1~ST|||B
02.01.024.00|地址类别代码|Address type code|S3|N2|CV02.01.205|S
02.01.025.00|民族|Ethnic group|S3|N2|GB 3304|XSB
02.01.026.00|年龄(岁)|Age in years|N|N1..3||SB
02.01.030.00|身份证件号码|Identity document number|S1|AN..18||XB
02.01.031.00|身份证件类别代码|Identity document type code|S3|N2|CV02.01.101|XS
02.01.032.00|年龄(月)|Age in months|S1|AN(8)||SB
02.01.036.00|死亡日期时间|Date-time of death|DT|DT15||SAB
02.01.039.00|姓名|Person name (also signature)|S1|A..50||XAB
02.01.040.00|性别代码|Sex code|S3|N1|GB/T 2261.1|XSAB
02.01.041.00|学历代码|Education level code|S3|N2|GB/T 4658|XSB
02.01.044.00|医疗保险类别代码|Medical insurance category code|S3|N2|CV02.01.204|SAB
02.01.047.00|邮政编码|Postal code|S1|N(6)||S
02.01.052.00|职业类别代码|Occupation category code|S3|AN..3|GB/T 2261.4|XSB
02.01.060.00|患者类型代码|Patient type code|S3|N1|CV09.00.404|SAB
02.01.079.00|特殊检查标志||L|T/F||SAB
02.10.002.00|产次|Parity|N|N(2)||SAB
02.10.008.00|传染病史|Infectious disease history|S1|AN(1000)||SAB
02.10.011.00|计划选取的分娩方式||S3|N(2)|2.16.156.10011.2.3.1.10 分娩方式代码表|SAB
02.10.021.00|既往患病种类代码||S3|N2||X
02.10.022.00|过敏史|Allergy history|S1|AN(1000)||SAB
02.10.023.00|过敏史标志|Allergy flag|N|N(1)||SAB
02.10.024.00|与患者(本人)的关系代码|Relationship to patient code|S3|N2|GB/T 4761|XSA
02.10.026.00|疾病史(含外伤)|Disease history incl. trauma|S1|AN..100||XSAB
02.10.027.00|检查方法名称||S1|AN(100)||SAB
02.10.028.00|中医“四诊”观察结果||S1|AN(1000)||SAB
02.10.031.00|护理观察项目名称||S1|AN(30)||SAB
02.10.051.00|末次月经日期|Date of last menstrual period|D|D8||SAB
02.10.061.00|手术史|Surgical history|S1|AN..100||XSAB
02.10.062.00|手术史标志|Surgical history flag|L|T/F||XSAB
02.10.067.00|外伤发生时间||DT|DT15||X
02.10.068.00|外伤名称||S1|AN..100||X
02.10.069.00|外伤史标志||L|T/F||X
02.10.071.00|现病史|History of present illness|S1|AN(2000)||SAB
02.10.090.00|住院次数|Number of admissions|N|N(2)|unit 次|SAB
02.10.095.00|家族性疾病名称代码||S3|N2||X
02.10.097.00|个人史|Personal history|S1|AN(1000)||SAB
02.10.098.00|婚育史|Marriage and childbirth history|S1|AN(1000)||SAB
02.10.099.00|既往史|Past history|S1|AN(1000)||SAB
02.10.100.00|输血史|Transfusion history|S1|AN(1000)||SAB
02.10.101.00|预防接种史|Immunization history|S1|AN(1000)||SAB
02.10.102.00|月经史|Menstrual history|S1|AN(1000)||SAB
02.10.103.00|家族史|Family history|S1|AN(1000)||SAB
03.00.006.00|家庭厨房排风设施类别代码||S3|N1||X
03.00.021.00|环境危险因素暴露类别代码||S3|N1||X
03.00.030.00|饮酒标志|Alcohol use flag|L|T/F||SAB
03.00.050.00|家庭燃料类型类别代码||S3|N1||X
03.00.053.00|日吸烟量|Cigarettes per day|N|N(3)|unit 支|SAB
03.00.054.00|日饮酒量（mL）|Alcohol per day (mL)|N|N(3)|unit ml|SAB
03.00.065.00|停止吸烟天数|Days since stopping smoking|N|N(5)|unit d|SAB
03.00.070.00|吸烟标志|Smoking flag|L|T/F||SAB
03.00.073.00|吸烟状况代码|Smoking status code|S2|N1||SAB
03.00.076.00|饮酒频率代码|Drinking frequency code|S3|N(2)|2.16.156.10011.2.3.3.11 饮酒频率代码表|SAB
03.00.080.00|饮食情况代码|Diet status code|S2|N1|2.16.156.10011.2.3.2.34 饮食情况代码表|SAB
03.00.099.00|家庭厨房排风设施标识||L|T/F||X
`;
