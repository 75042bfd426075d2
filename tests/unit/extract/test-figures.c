/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"
#include "heshu-extractor.h"
#include "heshu-page-repair.h"

#include <string.h>

/* What a figure must be read as, its fields joined by blanks: `text value[..max] unit|- qualifier measure
 * kind` */
typedef struct
{
  const char *text;
  const char *expected[8]; /* in order of place; the rest %NULL */
  const char *seen;
} FigureCase;

static const FigureCase cases[] = {
  /* signs, bounds and kinds of talk and of rules */
  { "全年发案860起,比2020年少320起。",
    { "860起 860 起 exact level actual", "320起 -320 起 exact change actual" },
    "news conference of the police" },
  { "平均降雨量96毫米,比常年同期偏多1.4倍。",
    { "96毫米 96 毫米 exact level actual", "1.4倍 1.4 倍 exact change actual" },
    "flood bulletin" },
  { "为群众避免损失约6200万元。",
    { "6200万元 62000000 元 about level actual" },
    "news conference of the police" },
  { "拒不改正的最高可罚5万元。", { "5万元 50000 元 under level limit" }, "column on consumers' rights" },
  { "财政补贴维持现行标准,每部最高15万元。", { "15万元 150000 元 under level limit" }, "work summary" },
  { "独居老人每周上门不少于2次,残疾人家庭每月至少1次。",
    { "2次 2 次 over level limit", "1次 1 次 over level limit" },
    "feature on a street" },
  { "按现行办法,新建大棚每平方米补助12元。", { "12元 12 元 exact level limit" }, "feature on a crop" },
  { "租金一律不高于同品质市场租金的80%。", { "80% 80 % under ratio limit" }, "work summary" },
  { "确保前三季度工业增加值增速不低于7%。", { "7% 7 % over change target" }, "statistical analysis" },
  { "平均用时,去年同期是28.5小时,如今压到了16小时以内。",
    { "28.5小时 28.5 小时 exact level actual", "16小时 16 小时 under level actual" },
    "feature on a street" },
  { "过5亿元的项目有4个。", { "4个 4 个 exact level actual" }, "news of a signing" },
  { "水稻亩产520公斤,减产4.2%。",
    { "520公斤 520 公斤 exact level actual", "4.2% -4.2 % exact change actual" },
    "bulletin of an agriculture bureau" },
  { "3日单日最高接待1.2万人次,占最大承载量的60%。",
    { "1.2万人次 12000 人次 exact level actual", "60% 60 % exact ratio actual" },
    "news of a holiday" },
  { "增加值负3.5%。", { "负3.5% -3.5 % exact change actual" }, "statistical bulletin" },
  { "志愿服务时长86万小时,人均7.6小时。",
    { "86万小时 860000 小时 exact level actual", "7.6小时 7.6 小时 exact level actual" },
    "work summary" },
  { "资金到位率82.6%,预计12月底前完工率达95%。",
    { "82.6% 82.6 % exact ratio actual", "95% 95 % exact ratio target" },
    "work summary" },
  { "四、2023年工作打算。新改建农村公路100公里。",
    { "100公里 100 公里 exact level target" },
    "yearly summary" },
  { "营养改善计划覆盖学校86所。", { "86所 86 所 exact level actual" }, "page of an education bureau" },
  { "个人自负20%。", { "20% 20 % exact ratio actual" }, "page of an insurance bureau" },
  { "产量减少三成半。", { "三成半 -35 % exact change actual" }, "feature on a crop" },
  { "近五分之四的村通了燃气。", { "五分之四 80 % under ratio actual" }, "work summary" },
  { "国道城区段限速60公里/小时。",
    { "60公里/小时 60 公里/小时 exact level limit" },
    "bulletin of the police" },
  { "按期办结率98.5%,得分95.2分,较上月前移3位。",
    { "98.5% 98.5 % exact ratio actual", "95.2分 95.2 分 exact level actual",
      "3位 3 位 exact change actual" },
    "brief of a hotline" },
  { "围绕上述目标,重点抓好三方面工作。一是建设厂房16栋,新增床位240张。",
    { "16栋 16 栋 exact level target", "240张 240 张 exact level target" },
    "report of a government" },
  { "今年以来,重点抓好三方面工作。一是建设厂房16栋。",
    { "16栋 16 栋 exact level actual" },
    "report of a government" },
  { "政策范围内住院报销比例达到78.5%。",
    { "78.5% 78.5 % exact ratio actual" },
    "page of an insurance bureau" },
  { "门票由每人80元降为60元。",
    { "80元 80 元 exact level actual", "60元 60 元 exact level actual" },
    "news of a holiday" },
  /* units, values, spans */
  { "金水区、惠济区分别为58、64微克/立方米。",
    { "58 58 微克/立方米 exact level actual", "64微克/立方米 64 微克/立方米 exact level actual" },
    "bulletin of air quality" },
  { "抽查18个点位,110处警平均到场6分钟。",
    { "18个 18 个 exact level actual", "6分钟 6 分钟 exact level actual" },
    "news conference of the police" },
  { "道路宽度小于5米的,设单行。", { NULL }, "plan of a housing bureau" },
  { "重污染2天,比上年减少1天。",
    { "2天 2 天 exact level actual", "1天 -1 天 exact change actual" },
    "bulletin of air quality" },
  { "目前,全区签约居民20.35万人,签约率61.2%。",
    { "20.35万人 203500 人 exact level actual", "61.2% 61.2 % exact ratio actual" },
    "page of a health commission" },
  { "累计出动人员9000余人次、车辆460余台次。",
    { "9000余人次 9000 人次 over level actual", "460余台次 460 台次 over level actual" },
    "page of a health commission" },
  { "总投资2860余万元的门诊楼已封顶。",
    { "2860余万元 28600000 元 over level actual" },
    "page of a health commission" },
  { "筹集善款85万余元。", { "85万余元 850000 元 over level actual" }, "page of a civil affairs bureau" },
  { "就业人口22.45万,同比增加71个。",
    { "22.45万 224500 - exact level actual", "71个 71 个 exact change actual" },
    "spec, unit" },
  { "总处理能力1.5万千瓦、种植3.2千公顷、长度5千米。",
    { "1.5万千瓦 15000 千瓦 exact level actual", "3.2千公顷 3200 公顷 exact level actual",
      "5千米 5 千米 exact level actual" },
    "spec, unit" },
  { "标准分别为1183元/人·月、974元/人·月。",
    { "1183元/人·月 1183 元/人·月 exact level limit", "974元/人·月 974 元/人·月 exact level limit" },
    "notice on social assistance" },
  { "问责36人(次),举办招聘会12场(次)。",
    { "36人(次) 36 人(次) exact level actual", "12场(次) 12 场(次) exact level actual" },
    "report of a discipline commission" },
  { "罚款￥207,000.00,进出口1.2亿美元。",
    { "￥207,000.00 207000 元 exact level actual", "1.2亿美元 120000000 美元 exact level actual" },
    "checks, PaddleNLP#6183" },
  { "发行总额(亿元)10.00。", { "10.00 1000000000 元 exact level actual" }, "checks, JN#252" },
  { "年末结转和结余10.56亿元。", { "10.56亿元 1056000000 元 exact level actual" }, "checks, JN#80" },
  { "2.2本计划投资3541.07万元2.3本项目", { "3541.07万元 35410700 元 exact level target" }, "checks, JN#49" },
  { "带动就业超10万人,户平增收16000元,387万亩粮田受益。",
    { "10万人 100000 人 over level actual", "16000元 16000 元 exact level actual",
      "387万亩 3870000 亩 exact level actual" },
    "checks, Recognizers" },
  { "组建12支队伍,支持3家乡镇卫生院,安装50处分布式光伏。",
    { "12支 12 支 exact level actual", "3家 3 家 exact level actual", "50处 50 处 exact level actual" },
    "measure words before words that begin alike" },
  { "核查３９６．５亿元,新增停车位2 340个,更换路灯1,320盏。",
    { "３９６．５亿元 39650000000 元 exact level actual", "2 340个 2340 个 exact level actual",
      "1,320盏 1320 盏 exact level actual" },
    "newspapers with full-width digits and parted thousands" },
  /* kinds: how far a word of planning reaches */
  { "预计全年接待游客300万人次以上;门票每张60元,同比上涨5%。",
    { "300万人次 3000000 人次 over level target", "60元 60 元 exact level actual",
      "5% 5 % exact change actual" },
    "a forecast ends at the semicolon; newspaper briefs" },
  { "力争工业增加值增长7%;固定资产投资增长8%。",
    { "7% 7 % exact change target", "8% 8 % exact change target" },
    "a list of aims does not; government work reports" },
  { "项目将新建床位500张;现有床位320张。",
    { "500张 500 张 exact level target", "320张 320 张 exact level actual" },
    "what there is already, beside a plan" },
  { "完成投资9.3亿元,占年度计划16亿元的58.5%。",
    { "9.3亿元 930000000 元 exact level actual", "16亿元 1600000000 元 exact level target",
      "58.5% 58.5 % exact ratio actual" },
    "a plan as a noun; reports on building works" },
  { "PM10平均浓度62微克/立方米,优于年度目标(不高于65微克/立方米)。",
    { "62微克/立方米 62 微克/立方米 exact level actual", "65微克/立方米 65 微克/立方米 under level target" },
    "a goal in brackets; air quality bulletins" },
  { "今年招生计划480名。", { "480名 480 名 exact level target" }, "notices on school enrolment" },
  { "建议2024年一般公共预算收入安排26.8亿元,增长5%。",
    { "26.8亿元 2680000000 元 exact level target", "5% 5 % exact change target" },
    "budget reports" },
  { "收到代表建议136件,办结率100%。",
    { "136件 136 件 exact level actual", "100% 100 % exact ratio actual" },
    "suggestions that were made are no budget" },
  { "公务接待费一律压减15%。", { "15% -15 % exact change target" }, "budget reports" },
  /* kinds: rules in force */
  { "符合条件的企业按15%的税率缴纳企业所得税,办税率达97.6%。",
    { "15% 15 % exact ratio limit", "97.6% 97.6 % exact ratio actual" },
    "tax bureaus" },
  { "对低保对象住院费用按92%救助。", { "92% 92 % exact ratio limit" }, "notice on standards" },
  { "照料标准分两档:全护理1260元/人·月,半护理640元/人·月。",
    { "1260元/人·月 1260 元/人·月 exact level limit", "640元/人·月 640 元/人·月 exact level limit" },
    "notice on standards" },
  { "小规模纳税人减按1%征收率征收增值税。", { "1% 1 % exact ratio limit" }, "tax bureaus" },
  { "课后服务费每生每课时3元。", { "3元 3 元 exact level limit" }, "fees; education bureaus" },
  { "80周岁以上老人高龄津贴每月100元,百岁老人每月500元。",
    { "100元 100 元 exact level limit", "500元 500 元 exact level limit" },
    "allowances; civil affairs bureaus" },
  { "创业贷款额度最高20万元,财政贴息50%,县财政补贴200万元。",
    { "20万元 200000 元 under level limit", "50% 50 % exact ratio limit",
      "200万元 2000000 元 exact level actual" },
    "subsidies; what was paid is no rule" },
  { "PM2.5年均浓度38微克/立方米,超过国家二级标准35微克/立方米。",
    { "38微克/立方米 38 微克/立方米 exact level actual", "35微克/立方米 35 微克/立方米 exact level limit" },
    "thresholds; air quality bulletins" },
  { "启动预警时,企业减排比例不得低于15%,道路每日洒水不少于3次。",
    { "15% 15 % over ratio limit", "3次 3 次 over level limit" },
    "a bound behind a rule" },
  { "力争到年底完成投资50亿元;截至9月底已完成38亿元。",
    { "50亿元 5000000000 元 exact level target", "38亿元 3800000000 元 exact level actual" },
    "what is done beside what is due; building works" },
  { "已完成投资10亿元,年底前全部完工。",
    { "10亿元 1000000000 元 exact level actual" },
    "a date due of the whole, not of what is done" },
  { "全区计划实施项目46个。其中续建项目20个,新建项目26个。",
    { "46个 46 个 exact level target", "20个 20 个 exact level target", "26个 26 个 exact level target" },
    "the parts of a plan" },
  { "全年降水量680毫米,较常年偏多一成。",
    { "680毫米 680 毫米 exact level actual", "一成 10 % exact change actual" },
    "weather bureaus" },
  { "财政收入短收2.6亿元。", { "2.6亿元 -260000000 元 exact change actual" }, "budget reports" },
  { "小学每班不超过45人,超班额比例控制在5%以内。",
    { "45人 45 人 under level limit", "5% 5 % under ratio limit" },
    "school rules" },
  { "确保粮食播种面积稳定在56万亩以上,产量28万吨以上;生猪出栏保持在20万头。",
    { "56万亩 560000 亩 over level target", "28万吨 280000 吨 over level target",
      "20万头 200000 头 exact level target" },
    "an aim goes on in its sentence" },
  { "确保兜住民生底线,救助困难群众2300人。",
    { "2300人 2300 人 exact level actual" },
    "an aim without a figure plans none; civil affairs bureaus" },
  { "税收超亿元企业8家,集体经济收入超50万元的村36个,纳税超百亿元。",
    { "8家 8 家 exact level actual", "36个 36 个 exact level actual",
      "百亿元 10000000000 元 over level actual" },
    "a sum that names a class; government work reports" },
  { "PM2.5平均浓度41微克/立方米,同比改善12.8%。",
    { "41微克/立方米 41 微克/立方米 exact level actual", "12.8% -12.8 % exact change actual" },
    "air quality bulletins" },
  /* bounds whose number does not stand beside them, and ranges */
  { "道路宽度不得小于3.5米,项目资本金不低于总投资20%。",
    { "3.5米 3.5 米 over level limit", "20% 20 % over ratio limit" },
    "rules for building works" },
  { "违者处2000元以上1万元以下罚款。",
    { "2000元以上1万元 2000..10000 元 range level limit" },
    "fines: a range by its two bounds" },
  { "50户以上自然村全部通路,惠及200户以上。",
    { "200户 200 户 over level actual" },
    "a bound that defines a class; road reports" },
  /* changes */
  { "税收收入15.6亿元,同比减收1.2亿元;社保费收入8亿元,比上年多收0.6亿元。",
    { "15.6亿元 1560000000 元 exact level actual", "1.2亿元 -120000000 元 exact change actual",
      "8亿元 800000000 元 exact level actual", "0.6亿元 60000000 元 exact change actual" },
    "tax bureaus" },
  { "上半年组织收入破两百亿;规模位列全省各区县第三。1—9月发电量86亿千瓦时。",
    { "两百亿 20000000000 - over level actual", "三 3 位 exact rank actual",
      "86亿千瓦时 8600000000 千瓦时 exact level actual" },
    "a headline's round number; a rank at the end of its sentence" },
  { "会议费再压缩10%,教育支出再增15%。",
    { "10% -10 % exact change actual", "15% 15 % exact change actual" },
    "budget reports" },
  { "1月平均气温零下5℃。", { "5℃ -5 ℃ exact level actual" }, "weather bureaus" },
  { "到省城的车程由3小时缩短至1.5小时,轻度污染12天,重度污染1天。",
    { "3小时 3 小时 exact level actual", "1.5小时 1.5 小时 exact level actual",
      "12天 12 天 exact level actual", "1天 1 天 exact level actual" },
    "times and days that were measured" },
  /* numerals in words */
  { "走访困境儿童百余名,送去文具三百二十余件,参加近千人,捐款上万元。",
    { "百余名 100 名 over level actual", "三百二十余件 320 件 over level actual",
      "千人 1000 人 under level actual", "万元 10000 元 over level actual" },
    "page of a women's federation" },
  { "安置率达百分之百,进入企业的超过八成,返校率九成九。",
    { "百分之百 100 % exact ratio actual", "八成 80 % over ratio actual", "九成九 99 % exact ratio actual" },
    "page of a veterans bureau" },
  { "建成服务站二十八个,普通高考上线人数突破两千人。",
    { "二十八个 28 个 exact level actual", "两千人 2000 人 over level actual" },
    "government work report" },
  /* qualifiers */
  { "惠及居民约5600户,储备隔离房近1500间,覆盖率达95%以上,户均7167元左右。",
    { "5600户 5600 户 about level actual", "1500间 1500 间 under level actual", "95% 95 % over ratio actual",
      "7167元 7167 元 about level actual" },
    "several pages" },
  { "新增床位300—500张,选择2-3家单位,增长10%—12%,可放宽至2万至3万元。",
    { "300—500张 300..500 张 range level actual", "2-3家 2..3 家 range level actual",
      "10%—12% 10..12 % range change actual", "2万至3万元 20000..30000 元 range level limit" },
    "several pages" },
  { "投资9~16亿元。", { "9~16亿元 900000000..1600000000 元 range level actual" }, "GB/T 15835-2011 5.1.3" },
  { "保障水平均不低于当地标准的1.3倍。", { "1.3倍 1.3 倍 over ratio limit" }, "notice on social assistance" },
  { "突破了3倍多。", { "3倍 3 倍 over ratio actual" }, "多 behind the unit" },
  /* measure */
  { "全区生产总值250亿元,增长8.1%,三次产业分别增长6.9%、8.6%和8.3%。",
    { "250亿元 25000000000 元 exact level actual", "8.1% 8.1 % exact change actual",
      "6.9% 6.9 % exact change actual", "8.6% 8.6 % exact change actual", "8.3% 8.3 % exact change actual" },
    "government work report" },
  { "接收退役士兵518人,同比减少23人;来信57件,下降12.2%,降幅收窄1.3个百分点。",
    { "518人 518 人 exact level actual", "23人 -23 人 exact change actual", "57件 57 件 exact level actual",
      "12.2% -12.2 % exact change actual", "1.3个百分点 -1.3 个百分点 exact change actual" },
    "page of a veterans bureau" },
  { "占比由46.8%提高到52.3%,提升5.5个百分点。",
    { "46.8% 46.8 % exact ratio actual", "52.3% 52.3 % exact ratio actual",
      "5.5个百分点 5.5 个百分点 exact change actual" },
    "government work report" },
  { "能力由3000管提升至1.2万管,扩大了3倍,是2019年的4倍,恢复到上年的72.4%。",
    { "3000管 3000 管 exact level actual", "1.2万管 12000 管 exact level actual",
      "3倍 3 倍 exact change actual", "4倍 4 倍 exact ratio actual", "72.4% 72.4 % exact ratio actual" },
    "spec, measure" },
  { "新增普惠托位350个,比去年多了13个,较年初新增35亿元、28亿元。",
    { "350个 350 个 exact level actual", "13个 13 个 exact change actual",
      "35亿元 3500000000 元 exact change actual", "28亿元 2800000000 元 exact change actual" },
    "spec, measure" },
  { "人口自然增长率-2.87‰,压减“三公”经费12%。",
    { "-2.87‰ -2.87 ‰ exact ratio actual", "12% -12 % exact change actual" },
    "statistical communiqué" },
  { "服务业增加值增速,甲区8.1%,乙区达6.5%;覆盖率96%。",
    { "8.1% 8.1 % exact change actual", "6.5% 6.5 % exact change actual", "96% 96 % exact ratio actual" },
    "districts compared" },
  { "净增规上企业16家,企业年金净增参保1.2万人。",
    { "16家 16 家 exact change actual", "1.2万人 12000 人 exact change actual" },
    "spec, measure" },
  { "【下步】今冬整地30万亩、清运垃圾2万立方米。",
    { "30万亩 300000 亩 exact level target", "2万立方米 20000 立方米 exact level target" },
    "briefs with labels" },
  { "当期结余率原则上控制在5%以内。", { "5% 5 % under ratio limit" }, "rules of an insurance" },
  { "城镇登记失业率2.86%,控制在4.5%的目标以内。",
    { "2.86% 2.86 % exact ratio actual", "4.5% 4.5 % exact ratio target" },
    "yearly summary of an employment bureau" },
  { "一、2025年工作安排\n\n工业增加值增长8%,其中上半年增长7.5%、前三季度增长7.8%。6月底前累计开工60个。",
    { "8% 8 % exact change target", "7.5% 7.5 % exact change target", "7.8% 7.8 % exact change target",
      "60个 60 个 exact level target" },
    "goals of a county" },
  { "优良天数方面,惠济区243天,优良率71%;金水区238天。",
    { "243天 243 天 exact level actual", "71% 71 % exact ratio actual", "238天 238 天 exact level actual" },
    "air of a city's districts" },
  { "审理天数由62天缩短至54天,少用8天。",
    { "62天 62 天 exact level actual", "54天 54 天 exact level actual", "8天 -8 天 exact change actual" },
    "court reports" },
  { "新开工项目36个、竣工27个,分别比上年多9个、少4个。",
    { "36个 36 个 exact level actual", "27个 27 个 exact level actual", "9个 9 个 exact change actual",
      "4个 -4 个 exact change actual" },
    "work reports" },
  { "2022年,审结案件1250件。\n\n2023年,结案率稳定在95%以上,调解成功率力争达到71%。",
    { "1250件 1250 件 exact level actual", "95% 95 % over ratio target", "71% 71 % exact ratio target" },
    "court reports, next year's goals" },
  { "每月约需周转金62万元。", { "62万元 620000 元 about level actual" }, "notice of a civil affairs bureau" },
  { "充电桩数量翻两番。", { "两番 2 番 exact change actual" }, "spec, measure" },
  { "总量居全市第3位、增速居第五,名列五城区第二名。",
    { "3位 3 位 exact rank actual", "五 5 位 exact rank actual", "二名 2 位 exact rank actual" },
    "spec, rank" },
  /* kind */
  { "2023年计划改造老旧小区20—25个,力争覆盖率达到90%以上。",
    { "20—25个 20..25 个 range level target", "90% 90 % over ratio target" },
    "page of a housing bureau" },
  { "完成年目标60人的131.67%。",
    { "60人 60 人 exact level target", "131.67% 131.67 % exact ratio actual" },
    "page of a federation of the disabled" },
  { "床位将由40张增加到99张。",
    { "40张 40 张 exact level actual", "99张 99 张 exact level target" },
    "page of a health commission" },
  { "督促42个工程类项目,6个污水处理站年底前全面完工。",
    { "42个 42 个 exact level actual", "6个 6 个 exact level target" },
    "page of a city administration" },
  { "自付比例不超过10%,单日放行不超过1800人,每户补助不得低于300元。",
    { "10% 10 % under ratio limit", "1800人 1800 人 under level limit", "300元 300 元 over level limit" },
    "page of a medical insurance bureau" },
  { "低保标准为每人每月650元、430元,全年兑付救助金2.37亿元。",
    { "650元 650 元 exact level limit", "430元 430 元 exact level limit",
      "2.37亿元 237000000 元 exact level actual" },
    "government work report" },
  { "特困人员按照每人每月1200元的标准发放,2022年共发放438.72万元。",
    { "1200元 1200 元 exact level limit", "438.72万元 4387200 元 exact level actual" },
    "page of a civil affairs bureau" },
  { "圆满完成全年目标任务。现将工作汇报如下:\n\n播种面积146.2万亩。\n",
    { "146.2万亩 1462000 亩 exact level actual" },
    "work summary whose opening leads to what was done" },
  { "2023年新建学校5所。2023—2026年,全区累计改造小区130个。",
    { "5所 5 所 exact level actual", "130个 130 个 exact level target" },
    "plan of a district's government" },
  { "新建小学3所。\n\n今年,我们要重点抓好以下工作:\n\n新增就业1.2万人以上,对现有的38家机构提质改造。\n",
    { "3所 3 所 exact level actual", "1.2万人 12000 人 over level target", "38家 38 家 exact level actual" },
    "government work report" },
  { "# 某区工作报告\n\n## 一、2022年工作回顾\n\n新增学位6480个。\n\n## "
    "二、2023年工作安排\n\n新增学位4000个,目前开工2所。\n",
    { "6480个 6480 个 exact level actual", "4000个 4000 个 exact level target",
      "2所 2 所 exact level actual" },
    "government work report" },
  { "2022年,全区新增床位500张,每千名老人38张。到2025年,养老床位达到8000张。",
    { "500张 500 张 exact level actual", "38张 38 张 exact level actual",
      "8000张 8000 张 exact level target" },
    "page of a civil affairs bureau" },
  { "一、补助标准。拆除重建户均补助2.1万元,5人及以上户可上浮10%。开工后拨付30%。",
    { "2.1万元 21000 元 exact level limit", "10% 10 % exact change limit", "30% 30 % exact ratio limit" },
    "notice of a housing bureau" },
  { "二、质量要求。1人户不小于20平方米。层高控制在2.8—3.3米。三、资金保障。全年发放补助3684万元。",
    { "20平方米 20 平方米 over level limit", "2.8—3.3米 2.8..3.3 米 range level limit",
      "3684万元 36840000 元 exact level actual" },
    "notice of a housing bureau" },
  { "社会散居孤儿生活费1645元/人·月,发放生活费230万元。",
    { "1645元/人·月 1645 元/人·月 exact level limit", "230万元 2300000 元 exact level actual" },
    "page of a civil affairs bureau" },
  { "限额以上零售额41亿元,发放雨露计划补助1036人。",
    { "41亿元 4100000000 元 exact level actual", "1036人 1036 人 exact level actual" },
    "work summary" },
  { "失业率3.76%,低于控制线(4.5%)。全区用水1.02亿方,低于市下达的1.16亿方。",
    { "3.76% 3.76 % exact ratio actual", "4.5% 4.5 % exact ratio target",
      "1.02亿方 102000000 方 exact level actual", "1.16亿方 116000000 方 exact level limit" },
    "bulletin" },
  { "新签约项目11个,开工7个,产业园二期计划年底前竣工。新建学校5所,年底前完成。",
    { "11个 11 个 exact level actual", "7个 7 个 exact level actual", "5所 5 所 exact level target" },
    "page of a town" },
  { "会议强调,要聚力攻坚,实施重点项目258个。企业最高可申请300万元贷款。",
    { "258个 258 个 exact level target", "300万元 3000000 元 under level limit" },
    "news of a plenary session" },
  /* what is no metric: every class of the spec */
  { "2021年5月20日至22日,上午9时30分到11:30,“十三五”期间,90年代。", { NULL }, "dates, years, times" },
  { "实行24小时值班,限30日内办结,历时18个月,2500多年历史。", { NULL }, "schedules and deadlines" },
  { "第十四次党代会、第31届运动会、第一产业、第二季度。", { NULL }, "ordinals" },
  { "在全省职工技能大赛中获第一名,选手李某列第三位。", { NULL }, "placings in a contest" },
  { "1.加强领导。2.完善机制。(三)强化督查。详见H04~07版、第3版。", { NULL }, "list and page numbers" },
  { "60周岁以上老人、85岁以上老年人、0—3岁婴幼儿、80至89岁老人。", { NULL }, "ages that define a group" },
  { "规模以上企业、年收入2000万元以上企业、2.5公斤以下食品。", { NULL }, "bounds that define a class" },
  { "S312以北、G107国道、220kV变电站、PM2.5、空十五军、市二院。", { NULL }, "codes and models" },
  { "二级甲等医院、一级响应、4A级景区、3号楼201室、紫荆山路178号院。", { NULL }, "classes and addresses" },
  { "监督电话:0371-66290123,热线12345,邮编450044。", { NULL }, "telephone numbers" },
  { "进入全省前10名、位列第1-3名、3公里就业圈、每10万人口、101路公交、G1234次列车。",
    { NULL },
    "several places, names with a way in them, denominators, lines" },
  { "“一办八组”“25311”“三大工程”“99公益日”“15分钟便民生活圈”《2023年12项清单》。",
    { NULL },
    "names in quotation marks" },
  { "四个意识、两癌筛查、一村一策、五大行动、百千万工程、百日攻坚、万众一心。",
    { NULL },
    "slogans and small counts in words" },
  { "李四人民币,王五。", { NULL }, "checks, JN#135" },
  { "惠及群众数十万人、几百名学生。", { NULL }, "how many nobody says" },
  { "乐民字〔2023〕21号文件、2022.12.30 17:30。", { NULL }, "document numbers" },
};

static GPtrArray *
extract (const char *text, HeshuDocument **document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) articles = NULL;
  GPtrArray *metrics;

  *document = heshu_decode (bytes, "page.txt", "UTF-8", NULL, &error);
  g_assert_no_error (error);
  articles = heshu_page_repair (*document, heshu_lexicon_get_builtin ());
  metrics = heshu_extract (*document, articles, heshu_lexicon_get_builtin (), NULL, &error);
  g_assert_no_error (error);
  return metrics;
}

static char *
describe (const HeshuMetric *metric)
{
  const char *max = heshu_metric_get (metric, HESHU_FIELD_VALUE_MAX);
  const char *unit = heshu_metric_get (metric, HESHU_FIELD_UNIT);

  return g_strdup_printf ("%s %s%s%s %s %s %s %s", heshu_metric_get_text (metric),
                          heshu_metric_get (metric, HESHU_FIELD_VALUE), max != NULL ? ".." : "",
                          max != NULL ? max : "", *unit != '\0' ? unit : "-",
                          heshu_metric_get (metric, HESHU_FIELD_QUALIFIER),
                          heshu_metric_get (metric, HESHU_FIELD_MEASURE),
                          heshu_metric_get (metric, HESHU_FIELD_KIND));
}

static void
test_case (gconstpointer data)
{
  const FigureCase *row = data;
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics = extract (row->text, &document);
  guint n_expected = 0;

  g_test_message ("%s (%s)", row->text, row->seen);
  while (n_expected < G_N_ELEMENTS (row->expected) && row->expected[n_expected] != NULL)
    n_expected++;
  for (guint i = 0; i < metrics->len; i++)
    {
      const HeshuMetric *metric = g_ptr_array_index (metrics, i);
      g_autofree char *found = describe (metric);

      g_assert_true (
          heshu_text_quotes (document->text, heshu_metric_get_span (metric), heshu_metric_get_text (metric)));
      if (i < n_expected)
        g_assert_cmpstr (found, ==, row->expected[i]);
      else
        g_test_message ("too many: %s", found);
    }
  g_assert_cmpuint (metrics->len, ==, n_expected);
}

/* Every field that is set says by which rule, and its evidence lies in the text */
static void
test_evidence (void)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics = extract ("2021年,惠济区签约居民约20.35万人,同比增长8%左右。", &document);

  g_assert_cmpuint (metrics->len, ==, 2);
  for (guint i = 0; i < metrics->len; i++)
    for (guint field = 0; field < HESHU_N_FIELDS; field++)
      {
        const HeshuMetric *metric = g_ptr_array_index (metrics, i);
        HeshuEvidence evidence = heshu_metric_get_evidence (metric, field);
        double confidence = heshu_metric_get_confidence (metric, field);

        if (heshu_metric_get (metric, field) == NULL)
          continue;
        g_test_message ("%s", heshu_field_get_name (field));
        g_assert_nonnull (evidence.rule);
        g_assert_cmpuint (evidence.span.end, <=, heshu_text_get_length (document->text));
        g_assert_true (confidence > 0 && confidence <= 1);
      }
}

static void
assert_relation (GPtrArray *metrics, guint from, HeshuRelationType type, guint to)
{
  guint n = 0;
  const HeshuRelation *relations = heshu_metric_get_relations (g_ptr_array_index (metrics, from), &n);

  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (relations[0].type, ==, type);
  g_assert_cmpuint (relations[0].to, ==, heshu_metric_get_span (g_ptr_array_index (metrics, to)).start);
}

static void
test_relations (void)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics = extract ("排查返乡人员1400人,其中境外287人、境内1113人。"
                                           "新增就业7826人,为年度目标7000人的111.8%。"
                                           "投诉62件、举报14件,办结率分别为33.4%、58.6%。"
                                           "床位由40张增加到99张。救助金23万元,人均1万元。",
                                           &document);

  g_assert_cmpuint (metrics->len, ==, 14);
  assert_relation (metrics, 1, HESHU_RELATION_PART_OF, 0);
  assert_relation (metrics, 2, HESHU_RELATION_PART_OF, 0);
  assert_relation (metrics, 4, HESHU_RELATION_TARGET_OF, 3);
  assert_relation (metrics, 5, HESHU_RELATION_RATE_OF, 4);
  assert_relation (metrics, 8, HESHU_RELATION_RATE_OF, 6);
  assert_relation (metrics, 9, HESHU_RELATION_RATE_OF, 7);
  assert_relation (metrics, 10, HESHU_RELATION_EARLIER_OF, 11);
  assert_relation (metrics, 13, HESHU_RELATION_PER, 12);
}

static void
test_relations_of_shares (void)
{
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics =
      extract ("养老床位5120张,每千名老人33.7张,护理型床位2816张,占床位总数的55%。"
               "救助残疾儿童79名,完成年目标60人的131.67%。"
               "为1282名老人健康体检,体检率95.67%。\n\n"
               "| 指标 | 单位 | 2023年 | 2022年 |\n"
               "| --- | --- | --- | --- |\n"
               "| 执业医师 | 人 | 5,123 | 4,970 |\n",
               &document);

  g_assert_cmpuint (metrics->len, ==, 11);
  assert_relation (metrics, 2, HESHU_RELATION_PART_OF, 0);
  assert_relation (metrics, 3, HESHU_RELATION_RATE_OF, 2);
  assert_relation (metrics, 5, HESHU_RELATION_TARGET_OF, 4);
  assert_relation (metrics, 6, HESHU_RELATION_RATE_OF, 5);
  assert_relation (metrics, 8, HESHU_RELATION_RATE_OF, 7);
  assert_relation (metrics, 10, HESHU_RELATION_EARLIER_OF, 9);
}

static void
test_table (void)
{
  static const char *const expected[] = {
    "31,250 31250 人 exact level actual", "32,890 32890 人 exact level actual",
    "-5.0 -5 % exact change actual",      "18.92 189200 人 exact level actual",
    "19.31 193100 人 exact level actual", "-2.0 -2 % exact change actual",
  };
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics = extract ("# 2023年主要指标\n\n"
                                           "| 指标 | 单位 | 2023年 | 2022年 | 增长(%) |\n"
                                           "| --- | --- | --- | --- | --- |\n"
                                           "| 在园幼儿 | 人 | 31,250 | 32,890 | -5.0 |\n"
                                           "| 参保人数 | 万人 | 18.92 | 19.31 | -2.0 |\n",
                                           &document);

  for (guint i = 0; i < metrics->len; i++)
    {
      g_autofree char *found = describe (g_ptr_array_index (metrics, i));

      if (i < G_N_ELEMENTS (expected))
        g_assert_cmpstr (found, ==, expected[i]);
    }
  g_assert_cmpuint (metrics->len, ==, G_N_ELEMENTS (expected));
}

/* The unit above the table, in a header without brackets, in a column of its own behind numbered rows */
static void
test_table_units (void)
{
  static const char *const expected[] = {
    "12,300 123000000 元 exact level actual", "12,860.5 128605000 元 exact level actual",
    "6.2 6.2 % exact change actual",          "8,600 86000000 元 exact level actual",
    "8,900 89000000 元 over level actual",    "-1.5 -1.5 % exact change actual",
    "8000 8000 人 exact level target",        "8650 8650 人 exact level actual",
    "108.1% 108.1 % exact ratio actual",
  };
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics = extract ("# 2022年民生指标\n\n(单位:万元)\n\n"
                                           "| 项目 | 2021年 | 2022年 | 同比增长% |\n"
                                           "| --- | --- | --- | --- |\n"
                                           "| 教育支出 | 12,300 | 12,860.5 | 6.2 |\n"
                                           "| 卫生支出 | 8,600 | ≥8,900 | -1.5 |\n\n就业情况如下。\n\n"
                                           "| 序号 | 指标 | 计量单位 | 年度目标 | 完成 | 完成率 |\n"
                                           "| --- | --- | --- | --- | --- | --- |\n"
                                           "| 1 | 城镇新增就业 | 人 | 8000 | 8650 | 108.1% |\n",
                                           &document);

  for (guint i = 0; i < metrics->len; i++)
    {
      g_autofree char *found = describe (g_ptr_array_index (metrics, i));

      if (i < G_N_ELEMENTS (expected))
        g_assert_cmpstr (found, ==, expected[i]);
    }
  g_assert_cmpuint (metrics->len, ==, G_N_ELEMENTS (expected));
}

/* Whatever bytes come: no crash, and every span quotes its text */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "一", "百",   "千",   "万", "亿",   "两", "零",   "点",   "五",   "0",      "9",    "１",
    ".",  ",",    "，",   "-",  "—",    "至", "%",    "成",   "倍",   "番",     "第",   "名",
    "人", "元",   "/",    "·",  "(",    ")",  "余",   "多",   "几",   "百分之", "“",    "”",
    "《", "。",   ";",    "\n", "\r\n", " ",  "\t",   "| ",   "单位", "增长",   "下降", "到",
    "约", "以上", "目标", "将", "年",   "月", "其中", "分别", "￥",   "率",     "\xff", "",
  };
  GRand *random = g_rand_new_with_seed (20211);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new ("区");
      g_autoptr (HeshuDocument) document = NULL;
      g_autoptr (GPtrArray) metrics = NULL;

      for (guint i = 0; i < 200; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      metrics = extract (text->str, &document);
      for (guint i = 0; i < metrics->len; i++)
        g_assert_true (heshu_text_quotes (document->text,
                                          heshu_metric_get_span (g_ptr_array_index (metrics, i)),
                                          heshu_metric_get_text (g_ptr_array_index (metrics, i))));
    }
  g_rand_free (random);
}

/* More digits than a value may have are no metric, also in a table's cell */
static void
test_too_long (void)
{
  g_autofree char *digits = g_strnfill (80, '7');
  g_autofree char *text =
      g_strdup_printf ("共%s人。\n\n| 指标 | 单位 | 2022年 |\n| --- | --- | --- |\n| 人口 | 万人 | %s |\n",
                       digits, digits);
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) metrics = extract (text, &document);

  g_assert_cmpuint (metrics->len, ==, 0);
}

/* A span never crosses a caption: parted from its unit, the figure's text is the numeral, the unit its
 * evidence */
static void
test_parted (void)
{
  static const char text[] = "清理杂物2800\n图为清理现场。\n处,转运垃圾。";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HeshuDocument) document = heshu_decode (bytes, "page.txt", "UTF-8", NULL, &error);
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GPtrArray) metrics = NULL;
  HeshuSpan before = HESHU_SPAN (0, 8), caption = HESHU_SPAN (9, 16), behind = HESHU_SPAN (17, 24);
  HeshuJoin join = { 8, 17 };
  HeshuSpan unit;

  g_array_append_val (article->regions, before);
  g_array_append_val (article->regions, behind);
  g_array_append_val (article->captions, caption);
  g_array_append_val (article->joins, join);
  g_ptr_array_add (articles, article);
  metrics = heshu_extract (document, articles, heshu_lexicon_get_builtin (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (metrics->len, ==, 1);
  g_assert_cmpstr (heshu_metric_get_text (g_ptr_array_index (metrics, 0)), ==, "2800");
  g_assert_cmpstr (heshu_metric_get (g_ptr_array_index (metrics, 0), HESHU_FIELD_UNIT), ==, "处");
  unit = heshu_metric_get_evidence (g_ptr_array_index (metrics, 0), HESHU_FIELD_UNIT).span;
  g_assert_true (heshu_text_quotes (document->text, unit, "处"));
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("共7家。", strlen ("共7家。"));
  g_autoptr (HeshuDocument) document = heshu_decode (bytes, "page.txt", "UTF-8", NULL, NULL);
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, heshu_lexicon_get_builtin ());

  g_cancellable_cancel (cancellable);
  g_assert_null (heshu_extract (document, articles, heshu_lexicon_get_builtin (), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/figures/%03u", i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/figures/evidence", test_evidence);
  g_test_add_func ("/figures/relations", test_relations);
  g_test_add_func ("/figures/relations-of-shares", test_relations_of_shares);
  g_test_add_func ("/figures/table", test_table);
  g_test_add_func ("/figures/table-units", test_table_units);
  g_test_add_func ("/figures/too-long", test_too_long);
  g_test_add_func ("/figures/parted", test_parted);
  g_test_add_func ("/figures/random", test_random);
  g_test_add_func ("/figures/cancelled", test_cancelled);
  return g_test_run ();
}
