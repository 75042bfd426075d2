/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-cases.h"
#include "heshu-indicator-private.h"

typedef struct
{
  const char *where; /* the kind of sentence, and where such ones stand */
  const char *text;
  const char *metric;
  const char *indicator;
} IndicatorCase;

static const IndicatorCase cases[] = {
  /* The words before the figure */
  { "verb and object, yearly summaries", "全年清理小广告18000余处。", "18000余处", "清理小广告" },
  { "adverbs and the district fall away", "全区先后启用固定接种点16个。", "16个", "启用固定接种点" },
  { "accomplished is no part of the name", "累计完成宫颈癌筛查3018人次。", "3018人次", "宫颈癌筛查" },
  { "a time before the name", "截至12月底,累计接种新冠病毒疫苗98.6万剂次。", "98.6万剂次",
    "接种新冠病毒疫苗" },
  { "a verb between name and figure", "公共场所监督覆盖率达到100%。", "100%", "公共场所监督覆盖率" },
  { "a list is one name", "擦拭垃圾箱、公交站牌2500余个。", "2500余个", "擦拭垃圾箱、公交站牌" },
  { "an age belongs to the name", "65岁以上老年人健康管理率为72.6%。", "72.6%", "65岁以上老年人健康管理率" },
  { "a condition of a body", "年末实有经营主体19.6万户。", "19.6万户", "经营主体" },
  { "a word that only begins like one that falls away", "投放共享单车3000辆。", "3000辆", "投放共享单车" },
  { "a word that only ends like one", "家庭医生签约20万人。", "20万人", "家庭医生签约" },
  /* The noun behind it */
  { "a measure word and its noun", "组建了12支卫生防疫队伍。", "12支", "卫生防疫队伍" },
  { "the noun ends at the verb", "86个家庭医生团队签约居民20.35万人。", "86个", "家庭医生团队" },
  { "a short noun takes what was done", "为1208名农民工追回工资2156万元。", "1208名", "追回工资的农民工" },
  { "the figure is part of a clause with 的", "为遭受洪灾安置的7349名群众发放补助金。", "7349名",
    "发放补助金的遭受洪灾安置的群众" },
  { "a plan's objects", "计划启动36个老旧小区改造。", "36个", "老旧小区改造" },
  /* Inherited names */
  { "a rate of what was counted before", "垃圾分类覆盖居民18.3万户,覆盖率98.5%。", "98.5%",
    "垃圾分类覆盖率" },
  { "a rate by the object of a verb", "更换路灯1320盏,亮灯率99.2%。", "99.2%", "路灯亮灯率" },
  { "a general rate that the lexicon knows", "做实家庭医生服务,签约总人口189531人,签约率59.36%。", "59.36%",
    "家庭医生签约率" },
  { "completion of a goal", "拆除违法建设412处,完成年度任务300处的137%。", "137%",
    "拆除违法建设年度任务完成率" },
  { "a change of the level before it", "PM10年均浓度86微克/立方米,同比下降5.5%。", "5.5%",
    "PM10年均浓度下降" },
  { "a rule for those named in the first clause", "对民办养老机构,运营补贴每月不超过150元。", "150元",
    "民办养老机构运营补贴" },
  { "a fine under a condition", "未按规定明码标价的,可处不超过5000元的罚款。", "5000元",
    "未按规定明码标价罚款" },
  { "a change by its unit, not of the share between", "注册志愿者12.8万人,占人口的16.3%,比上年增加1.1万人。",
    "1.1万人", "注册志愿者增加" },
  { "a recovery", "接待游客685万人次,恢复到2019年的86.3%。", "86.3%", "接待游客恢复到2019年比例" },
  { "a total behind what was added", "新增龙头企业4家,总数达到38家。", "38家", "龙头企业总数" },
  { "brackets end a list of parts", "现有中小学28所(其中民族学校3所)、幼儿园16所。", "16所", "幼儿园" },
  { "a change with its own name", "商品房销售面积同比下降12.5%。", "12.5%", "商品房销售面积下降" },
  { "a multiple of an earlier value", "绿道总里程560公里,是2015年的3.5倍。", "3.5倍", "绿道总里程倍数" },
  { "a share", "60岁以上老年人口15.2万人,占户籍人口的24.6%。", "24.6%", "60岁以上老年人口占比" },
  { "a rank of the name before it", "体育产业总规模48.7亿元,位列全市第4位。", "4位",
    "体育产业总规模全市排名" },
  { "a rank in an evaluation", "在全市绩效评价中,惠济区名列第三名。", "三名", "绩效评价全市排名" },
  { "two measures of one thing", "开展低保核查,共核查413户、672人。", "672人", "低保核查人数" },
  { "the later of two values", "床位由40张增加到99张。", "99张", "床位" },
  { "who benefits", "改造老旧小区43个,惠及居民2.1万户。", "2.1万户", "老旧小区改造惠及居民" },
  { "money per household", "发放租赁补贴1286户、742.3万元,户均约5772元。", "5772元", "户均租赁补贴" },
  { "money into works named behind it", "投入1.9亿元改造背街小巷126条。", "1.9亿元", "背街小巷改造投入" },
  { "a gift to someone", "为困难残疾人发放生活补贴68.7万元。", "68.7万元", "困难残疾人生活补贴" },
  { "what happened is counted itself", "立案处罚62起。", "62起", "立案处罚" },
  { "a sum whose object stands behind it", "总投资2860万元的卫生院门诊楼主体封顶。", "2860万元",
    "卫生院门诊楼主体总投资" },
  /* Words that say nothing alone: of what they are */
  { "a second measure is not of the first", "全区蔬菜种植面积5.6万亩,产量18万吨。", "18万吨", "蔬菜产量" },
  { "nor the third of the second", "小麦播种面积32万亩,总产量15万吨,单产480公斤/亩。", "480公斤/亩",
    "小麦单产" },
  { "a sum at issue, court reports", "审结民商事案件8200件,标的额15.6亿元。", "15.6亿元",
    "民商事案件标的额" },
  { "what 该 points at, road works", "在郑许高速金水段施工现场,机器轰鸣。该段全长18.6公里,设计时速100公里。",
    "18.6公里", "郑许高速金水段全长" },
  { "and what follows it in the next sentence",
    "在郑许高速金水段施工现场,机器轰鸣。该段全长18.6公里,设计时速100公里。截至6月底,累计完成投资12亿元。",
    "12亿元", "郑许高速金水段累计完成投资" },
  { "who benefits from the work, not from its money", "统筹衔接资金8000万元,新修村组路56条,惠及群众2.3万人。",
    "2.3万人", "新修村组路惠及群众" },
  { "of the part behind 其中", "各类减税8亿元,其中研发费用减税3亿元,惠及企业1200户次。", "1200户次",
    "研发费用减税惠及企业" },
  { "a rate behind a semicolon is of its own", "风电发电量12亿千瓦时;弃风率由6%降至3%。", "6%", "弃风率" },
  { "those that failed", "查处货车320辆,超标45辆。", "45辆", "货车超标" },
  { "a note in brackets is passed over", "受理执行案件3200件(含旧存410件),结案率91%。", "91%",
    "执行案件结案率" },
  { "the note itself", "受理执行案件3200件(含旧存410件),结案率91%。", "410件", "执行案件(旧存)" },
  { "what is kept within a limit", "债务余额120亿元,严格控制在市核定的限额125亿元以内。", "125亿元",
    "债务余额限额" },
  { "two changes of one thing", "棉花产量同比增产1.2万吨,增幅3%。", "3%", "棉花产量增幅" },
  { "a change of another sort of the same", "道路交通事故起数同比下降12%,死亡人数减少6人,受伤人数减少20人。",
    "20人", "道路交通事故受伤人数减少" },
  { "the crop of the clause before", "小麦平均亩产512公斤;大豆受低温影响,亩产160公斤。", "160公斤",
    "大豆亩产" },
  { "another crop by the same measure", "小麦平均亩产512公斤,比上年增加8公斤;玉米620公斤。", "620公斤",
    "玉米平均亩产" },
  { "a round number that was passed", "社会消费品零售总额152亿元,首次突破百亿元大关。", "百亿元",
    "社会消费品零售总额" },
  { "on the same basis", "一般公共预算收入86亿元,同口径增长6.5%。", "6.5%", "一般公共预算收入增长" },
  { "a share of a base that is told", "秋粮已收获86万亩,占应收面积90万亩的95.6%。", "95.6%",
    "秋粮已收获占应收面积比例" },
  { "a share by its bound", "公用经费按不低于教师工资总额5%的规定,安排1200万元。", "5%",
    "公用经费占教师工资总额比例" },
  { "a tax by its rate", "小微企业按20%的税率缴纳企业所得税。", "20%", "小微企业企业所得税税率" },
  { "a hotline's number", "受理12345热线诉求6.8万件。", "6.8万件", "受理12345热线诉求" },
  { "the body that did it", "区人力资源局累计发放租房补贴2316万元。", "2316万元", "发放租房补贴" },
  { "the peers of a rank", "法官人均结案380件,居全市基层法院第二位。", "二位",
    "法官人均结案全市基层法院排名" },
  { "kinds behind a colon", "民办学校学费按核定标准执行:小学每生每学期5000元。", "5000元",
    "民办学校学费(小学)" },
  { "a list's number in brackets", "(二)今年全区计划招收小学新生6800人。", "6800人", "招收小学新生" },
  { "what both share is said once", "商品房销售面积86万平方米;销售额72亿元。", "72亿元", "商品房销售额" },
  { "a share of an amount keeps its measure", "工业投资62亿元,增长21%,占比36.9%。", "36.9%", "工业投资占比" },
  { "work is not of the money before it", "河道治理投入资金3.6亿元,完成清淤42公里。", "42公里", "清淤" },
  { "who has what was given", "筹集保障房3200套,发放租赁补贴286万元,惠及家庭512户。", "512户",
    "租赁补贴惠及家庭" },
  { "what is built in all is not new", "新建高标准农田6万亩,累计建成42万亩。", "42万亩", "高标准农田建成" },
  { "behind the parts, of the whole again",
    "经营主体8.36万户,其中企业2.9万户、个体工商户5.3万户,新登记1.2万户。", "1.2万户", "经营主体新登记户数" },
  { "each of the payers of a standard", "医保筹资标准每人每年960元,其中财政补助610元,个人缴费350元。",
    "350元", "医保筹资标准(个人缴费)" },
  { "what is all measure gives no name",
    "办理不动产登记3.6万件,办理时限由5个工作日压缩至1个工作日,网办率86%。", "86%", "不动产登记网办率" },
  { "the amount grew, not its share of the plan", "完成交通投资12.6亿元,占年度计划的84%,较去年同期增长18%。",
    "18%", "交通投资增长" },
  { "another group's same measure", "城镇居民人均可支配收入41260元,增长5.2%,农村居民23680元。", "23680元",
    "农村居民人均可支配收入" },
  { "a county road is no county", "县道改造工程全长12.8公里。", "12.8公里", "县道改造工程全长" },
  { "sorts with their own names", "全区共有各级各类学校186所。其中幼儿园98所,小学62所。", "62所", "小学" },
  { "behind several parts the whole again", "种植药材1.8万亩,其中连翘8600亩、丹参3100亩,产值1.6亿元。",
    "1.6亿元", "药材产值" },
  { "a rank of what grew", "规上工业增加值同比增长8.9%,增速居全市第二位。", "二位",
    "规上工业增加值增速全市排名" },
  { "a threshold that was passed", "PM2.5年均浓度38微克/立方米,超过国家二级标准35微克/立方米。",
    "35微克/立方米", "PM2.5年均浓度国家二级标准" },
  { "an unknown rate after a change is of its own", "支出缺口扩大1.2亿元,赤字率上升0.3个百分点。",
    "0.3个百分点", "赤字率上升" },
  /* What a figure is of stands farther off */
  { "verbs alone under a numbered sentence", "(三)农村危房改造提质增效。全年开工改造56户。", "56户",
    "农村危房开工改造" },
  { "money under a numbered sentence", "(三)农村危房改造提质增效。全年开工改造56户。总投资820万元。",
    "820万元", "农村危房改造总投资" },
  { "a goal under a numbered sentence", "(二)公共租赁住房多渠道筹集。市里下达我区任务800套。", "800套",
    "公共租赁住房任务" },
  { "a word that the sentence before says in full", "电动自行车火灾发案数明显回落。全年发案62起。", "62起",
    "电动自行车火灾发案" },
  { "a level of water by its station", "潭江白沙水文站18日9时出现洪峰,水位42.6米。", "42.6米",
    "潭江白沙水文站水位" },
  { "talk is no name", "湖滨街道紧挨老城,地方不大,只有5.2平方公里。", "5.2平方公里", "湖滨街道" },
  { "a name that begins like what can be done", "可再生能源发电量36亿千瓦时。", "36亿千瓦时",
    "可再生能源发电量" },
  { "a verb of change is no name", "把原先72个大网格重新划细,变成160个。", "160个", "大网格" },
  { "a change's start is no name", "过夜游客占比由三年前的26%攀升至38%。", "38%", "过夜游客占比" },
  { "for so many years", "现行命案5起,破案率已连续6年保持100%。", "100%", "现行命案破案率" },
  { "the next measure's own change", "香菇种植量增长12%,产值增长两成多。", "两成", "香菇产值增长" },
  { "a growth that is above another", "工业投资增长18.2%,高出全省平均6.1个百分点。", "6.1个百分点",
    "工业投资高出" },
  { "what is compared is not who is counted", "纳入统计的186家规上工业企业产值增速比上月加快0.4个百分点。",
    "186家", "规上工业企业" },
  { "a bound per thing in its own clause", "既有住宅加装电梯补贴维持现行标准,每部最高15万元。", "15万元",
    "既有住宅加装电梯补贴" },
  { "time that was taken", "一件诉求从受理到办结平均用时,去年同期是28.5小时,如今压到了16小时以内。",
    "28.5小时", "一件诉求从受理到办结平均用时" },
  { "a share of the year before", "群众受损1.2亿元,只相当于上一年的五成多。", "五成",
    "群众受损相当于上一年比例" },
  { "a rank among others, of the evaluation", "三季度网格化考核,临江街道在八个街道里从第五升到第一。", "一",
    "网格化考核排名" },
  { "a rank at another time", "外贸进出口增速居全市第3位,1—7月为第6位。", "6位", "外贸进出口增速全市排名" },
  { "a sentence over two lines", "农业农村局统计显示,今年全县香菇种植规模\n达3.6亿袋,产干菇1.8万吨。",
    "3.6亿袋", "香菇种植规模" },
  /* Parts and lists */
  { "items of unlike length", "药品、保健食品、医疗器械抽检合格率分别为99.1%、97.3%和100%。", "97.3%",
    "保健食品抽检合格率" },
  { "shares of two names without 分别", "新型建材、食品加工产值占规上工业的31.2%和18.6%。", "18.6%",
    "食品加工产值占比" },
  { "ranks of an amount and its growth", "实际使用外资6200万美元,总量、增幅分列全市第3、第2。", "2",
    "实际使用外资增幅排名" },
  { "a part keeps the whole as restriction", "排查返乡人员14494人。其中,境外287人,高风险地区49人。", "287人",
    "返乡人员(境外)" },
  { "the next part", "排查返乡人员14494人。其中,境外287人,高风险地区49人。", "49人", "返乡人员(高风险地区)" },
  { "a part that names itself", "现有公厕226座,其中一类公厕68座。", "68座", "一类公厕" },
  { "behind a semicolon a list of parts ends", "医疗机构663个,其中医院39家;救护车120辆。", "120辆",
    "救护车" },
  { "one word for each of two", "高血压、糖尿病患者规范管理率分别为81.3%和79.8%。", "81.3%",
    "高血压患者规范管理率" },
  { "the second of two", "高血压、糖尿病患者规范管理率分别为81.3%和79.8%。", "79.8%",
    "糖尿病患者规范管理率" },
  { "changes of two incomes", "城镇和农村居民收入分别为78415元、42519元,分别增长8.6%、10.7%。", "10.7%",
    "农村居民收入增长" },
  { "a standard per group", "残疾人生活补贴,一、二级每人每月171元,三、四级135元。", "135元",
    "残疾人生活补贴(三、四级)" },
  { "groups listed in the clause before",
    "护理标准按全自理、半自理、全护理三档,每人每月依次为200元、350元、600元。", "350元", "护理标准(半自理)" },
  { "a table's row",
    "| 指标 | 单位 | 2023年 | 2022年 |\n| --- | --- | --- | --- |\n| 执业(助理)医师 | 人 | 5,123 | 4,970 "
    "|\n| 护士 | 人 | 6,123 | 5,970 |\n",
    "4,970", "执业(助理)医师" },
  /* Words that are a name only with what an earlier one was of */
  { "a side of a budget under its heading", "(二)国有资本经营预算。收入完成3200万元,支出1860万元。",
    "3200万元", "国有资本经营预算收入" },
  { "the other side too", "(二)国有资本经营预算。收入完成3200万元,支出1860万元。", "1860万元",
    "国有资本经营预算支出" },
  { "the other side of an account", "失业保险基金收入2.6亿元,支出1.9亿元。", "1.9亿元", "失业保险基金支出" },
  { "whom an event befell", "发生道路塌方事故12起,死亡3人,受伤8人。", "8人", "道路塌方事故受伤人数" },
  { "in one character", "全县发生山火6起,亡1人,伤4人。", "1人", "山火死亡人数" },
  { "a village alone", "全镇茶叶销售额2600万元。石鼓村480万元居首,河西村310万元次之。", "480万元",
    "石鼓村茶叶销售额" },
  { "and the next", "全镇茶叶销售额2600万元。石鼓村480万元居首,河西村310万元次之。", "310万元",
    "河西村茶叶销售额" },
  { "the district that has the least", "绿化覆盖率最低的金水区为36.8%,最高的惠济区达44.1%。", "36.8%",
    "绿化覆盖率" },
  { "and the most", "绿化覆盖率最低的金水区为36.8%,最高的惠济区达44.1%。", "44.1%", "绿化覆盖率" },
  { "a standard and what it became", "农村低保月标准由520元调整为560元。", "560元", "农村低保月标准" },
  { "a score names who is counted", "中考650分以上考生128人。", "128人", "中考650分以上考生" },
  { "a table's unit of time", "主要事项办理时限(单位:个工作日)\n事项\t2022年\t2023年\n企业注销登记\t8\t3\n",
    "3", "企业注销登记" },
  /* Words that point */
  { "the first of those before",
    "电动车火灾35起,死亡2人,受伤6人,直接损失120万元,前三项同比分别下降12.5%、33.3%和14.3%,后一项上升5.1%。",
    "12.5%", "电动车火灾下降" },
  { "the third of them",
    "电动车火灾35起,死亡2人,受伤6人,直接损失120万元,前三项同比分别下降12.5%、33.3%和14.3%,后一项上升5.1%。",
    "14.3%", "电动车火灾受伤人数下降" },
  { "the last of them",
    "电动车火灾35起,死亡2人,受伤6人,直接损失120万元,前三项同比分别下降12.5%、33.3%和14.3%,后一项上升5.1%。",
    "5.1%", "直接损失上升" },
  { "the former of two", "金水区、惠济区用水量分别为3200万吨和1100万吨,前者下降2.1%,后者增长0.8%。", "2.1%",
    "用水量下降" },
  { "a multiple between two", "绿化率最低的金水区为20%,最高的惠济区达60%,后者约为前者的3倍。", "3倍",
    "绿化率倍数" },
  { "of two districts with one name", "金水区新增就业8700人,惠济区9100人,分别完成年度目标的31.6%和33.7%。",
    "31.6%", "新增就业目标完成率" },
  { "a recovery of the former", "接待游客216万人次,旅游收入13.2亿元,前者恢复到2019年的108.3%。", "108.3%",
    "接待游客恢复到2019年比例" },
  { "who did it falls away", "宣传活动共张贴海报86幅。", "86幅", "张贴海报" },
  { "the first account of the paragraph", "一般公共预算收入12亿元。其中税收收入9亿元。支出28亿元。", "28亿元",
    "一般公共预算支出" },
  { "parts of what a general word measures", "粮食播种面积52万亩,总产21万吨,其中红薯10万吨。", "10万吨",
    "粮食总产(红薯)" },
  { "a rate with one character before its word", "新开工项目23个,开工率85.2%。", "85.2%",
    "新开工项目开工率" },
  { "the body and when it did it", "城管局全年清运生活垃圾18.6万吨。", "18.6万吨", "清运生活垃圾" },
  { "on an average of each", "改造公厕36座,投资1240万元,平均每座34.4万元。", "34.4万元", "平均每座公厕改造" },
  { "a noun counted before, in a list", "今年改造42个小区、公厕16座。", "16座", "公厕" },
  { "a work of its own behind 其中", "改造小区42个,涉及居民1.12万户,其中加装电梯38部。", "38部", "加装电梯" },
  { "a volume is a name", "全年完成客运量1236万人次。", "1236万人次", "客运量" },
  { "one falls, the other grows", "客运量1236万人次、货运量3860万吨,分别同比下降21.3%和增长6.8%。", "6.8%",
    "货运量增长" },
  { "the one that falls", "客运量1236万人次、货运量3860万吨,分别同比下降21.3%和增长6.8%。", "21.3%",
    "客运量下降" },
  { "a programme plans nothing", "营养改善计划覆盖学校86所。", "86所", "营养改善计划覆盖学校" },
  /* Parts that go on */
  { "a kind behind a semicolon", "农作物已收获90万亩。其中小麦60万亩;大豆12万亩,收购顺利。", "12万亩",
    "农作物已收获(大豆)" },
  { "a verb behind the mark of a list", "办理婚姻登记6152对,其中结婚3874对、离婚2278对。", "2278对",
    "婚姻登记(离婚)" },
  { "in a bracket with what was done", "新改建公厕18座,建成投用学校6所(小学4所、初中2所)。", "4所",
    "建成投用小学" },
  /* What is told between name and figure */
  { "the noun of the figure before ends at a time", "朝阳镇12个行政村全年实现经营收入860万元。", "860万元",
    "经营收入" },
  { "a date that only restricts", "计划整治2005年底前建成的农贸市场9个。", "9个", "农贸市场" },
  { "a bound and its date", "9月30日前竣工率达到80%。", "80%", "竣工率" },
  { "a number of a section on the next line", "市民中心接待36万人次\n\n04\n路网:更密\n", "36万人次",
    "市民中心接待" },
  { "a total behind what it grew by", "规上企业净增26家,总数达312家。", "312家", "规上企业总数" },
  { "per household of those just counted", "发放补贴860万元;改厕120户,户均0.3万元。", "0.3万元", "户均改厕" },
  { "the highest of a day", "古城接待游客18万人次,3日单日最高4.2万人次。", "4.2万人次",
    "单日最高古城接待游客" },
  { "a standard per head", "供养特困人员860人,每人每年补助标准9600元。", "9600元", "供养特困人员补助标准" },
  { "a verb whose thing the sentence before counts", "全市个体工商户12万户。一季度新设3800户。", "3800户",
    "个体工商户新设户数" },
  { "spent on what was done before", "医疗救助1286人次,支出320万元。", "320万元", "医疗救助支出" },
  { "a fine by its section", "【消防】\n检查单位860家,整改隐患1300处,罚款96万元。", "96万元", "消防罚款" },
  { "two changes of one thing", "发生事故66起,损失120万元;起数比上年多6起,上升10%。", "10%", "起数上升" },
  { "a change in tenths is of the sum", "工业投资12亿元,占全部投资的30%;其中技改投资5亿元,下降近三成。",
    "三成", "技改投资下降" },
  { "a yield less than before", "玉米亩产560公斤,减产3%。", "3%", "玉米亩产减产" },
  { "a multiple of its own name", "受理案件860件,收案数是前三年的1.6倍。", "1.6倍", "收案数倍数" },
  /* What stands beside it says the rest */
  { "words for parts, of any length", "小学、初中、普通高中毕业生分别为2.1万人、1.8万人、0.9万人。",
    "2.1万人", "小学毕业生" },
  { "what all items are measured by", "化学需氧量、氨氮、氮氧化物排放量分别削减96吨、11吨、24吨。", "11吨",
    "氨氮排放量减少" },
  { "a rate of days", "优良天数341天,优良率93.4%。", "93.4%", "优良率" },
  { "a standard's part at its end", "生均公用经费标准小学每生1750元、初中2150元。", "2150元",
    "生均公用经费标准(初中)" },
  { "a time told in the middle of a name", "《又见商都》今年演出412场。", "412场", "《又见商都》演出" },
  { "parts of what the clause before speaks of", "在审结的案件中,刑事531件、行政92件。", "92件",
    "审结的案件(行政)" },
  { "for whom a standard is, under its heading",
    "四、孤儿养育标准。集中供养2150元/人·月,社会散居1640元/人·月。", "1640元/人·月",
    "孤儿养育标准(社会散居)" },
  { "a standard by another one", "基本生活标准按低保标准的1.5倍确定,为1640元/人·月。", "1640元/人·月",
    "基本生活标准" },
  { "vouchers redeemed", "发放消费券1800万元,核销1720万元。", "1720万元", "消费券核销金额" },
  { "the lowest of what was compared",
    "优良天数21天,PM2.5平均浓度36微克/立方米。惠济区浓度最低,为31微克/立方米。", "31微克/立方米",
    "PM2.5浓度" },
  { "a share of what was said to have grown", "其中工业投资增长22.1%,占全部投资的比重为43.6%。", "43.6%",
    "工业投资占比" },
  { "behind a semicolon the whole again", "粮食播种面积98万亩,其中早稻31万亩;总产量43万吨。", "43万吨",
    "粮食总产量" },
  { "measures handed out, not of other measures",
    "葡萄、蓝莓种植面积分别为4.2万亩、1.9万亩,产值分别为6.1亿元、8.8亿元。", "8.8亿元", "蓝莓产值" },
  { "letters and digits are the item's own", "PM10、PM2.5月均浓度分别为41微克/立方米、19微克/立方米。",
    "41微克/立方米", "PM10月均浓度" },
  { "items behind what stands before the first",
    "参保人员在一级、二级、三级医院住院的起付线分别为300元、500元、900元。", "500元",
    "二级医院住院的起付线" },
  { "the number of a rule's clause", "第三条筹资标准为每人每年980元。", "980元", "筹资标准" },
  { "another word of the same sort", "创建省级美丽乡村4个、市级9个。", "9个", "创建市级美丽乡村" },
  { "what two verbs in front were done to", "新建、改扩建学校5所,已竣工3所。", "3所",
    "新建、改扩建学校竣工" },
  { "a brand and its worth", "“惠济鲤鱼”品牌价值16.2亿元。", "16.2亿元", "“惠济鲤鱼”品牌价值" },
  { "a net change and what it is of", "压减会议经费13%,净增规上企业16家。", "16家", "规上企业净增" },
  { "animals sold", "出栏生猪46万头。", "46万头", "生猪出栏" },
  { "a count of the same sort as the one before", "电诈立案数下降21%,破案数上升36%。", "36%",
    "电诈破案数上升" },
  { "a fall turned into growth", "外贸进出口总额36亿元,由上年下降4.1%转为增长5.6%。", "5.6%",
    "外贸进出口总额增长" },
  { "a sector behind the measure of another", "其中,批发业销售额增长9.1%,餐饮业更是增长17.4%。", "17.4%",
    "餐饮业销售额增长" },
  { "broken down by kinds of firms", "规上工业增加值增长6.6%。分经济类型看,私营企业增长9.3%。", "9.3%",
    "私营企业增加值增长" },
  { "broken down by districts, in a paragraph of its own",
    "全市地区生产总值860亿元。\n\n分县市看,巩义市完成238亿元。", "238亿元", "地区生产总值" },
  { "a subject beside another, communiqués", "城镇常住居民人均消费支出26100元;农村常住居民15800元。",
    "15800元", "农村常住居民人均消费支出" },
  { "its change", "城镇常住居民人均消费支出26100元,增长4%;农村常住居民15800元,增长6.3%。", "6.3%",
    "农村常住居民人均消费支出增长" },
  { "changes behind a list that 分别 hands out",
    "城乡居民人均可支配收入分别达到36210元、14820元,增长4.4%和6.7%。", "6.7%",
    "城乡居民人均可支配收入(农村居民)增长" },
  { "parts in a bracket are none of what follows",
    "粮食播种面积96万亩(早稻31万亩、晚稻33万亩、旱粮8万亩),总产41万吨。", "41万吨", "粮食总产" },
  { "firms of a kind are one thing", "高新技术企业增至62家、专精特新企业38家,分别增长18%、26%。", "26%",
    "专精特新企业增长" },
  { "things of one sort, built", "新建中小学4所、幼儿园7所。", "7所", "新建幼儿园" },
  { "what is grown has the yield", "柑橘种植8.6万亩、产量11万吨。", "11万吨", "柑橘产量" },
  { "verbs on what the figure before names", "新建生态水渠12公里、清淤疏浚26公里。", "26公里",
    "生态水渠清淤疏浚" },
  { "a name that goes on from the one before", "科研投入6.2亿元,投入强度3.1%。", "3.1%", "科研投入强度" },
  { "a clause of its own says what grew", "固定资产投资增速,巩义市7.2%;新郑市5.8%。", "5.8%",
    "固定资产投资增速" },
  { "a share falls, not how much it fell", "工业投资下降12%,降幅收窄2个百分点;惠济区由上月下降8%转为增长1%。",
    "1%", "工业投资增长" },
  { "debts of the government are no body's", "全市政府债务余额86亿元。", "86亿元", "政府债务余额" },
  { "years that belong to a sentence", "判处罪犯620人,其中五年以上有期徒刑41人。", "41人",
    "罪犯(五年以上有期徒刑)" },
  { "a noun that begins like a preposition", "今年计划再治理160个自然村。", "160个", "自然村" },
  { "who answers is no topic", "记者:进展如何?\n\n余某某:全市1860个自然村完成改造。", "1860个", "自然村" },
  { "the first of the country", "该区成为全国首个工业总产值突破9000亿元的区。", "9000亿元", "工业总产值" },
  /* Ranks */
  { "of a change, where no amount is told", "固定资产投资增长8.1%,位列全市第二。", "二",
    "固定资产投资增长全市排名" },
  { "among how many", "营商环境考核列全市12个县区第3名。", "3名", "营商环境考核全市排名" },
  { "in which order", "优良天数21天。水质指数由好到差,金水区列第一,惠济区居全市第9位。", "9位",
    "水质指数全市排名" },
};

static void
test_indicator (gconstpointer data)
{
  const IndicatorCase *c = data;
  g_autofree char *text = g_strdup_printf ("%s\n", c->text);
  g_auto (Extracted) extracted = extract_text (text);

  assert_field (&extracted, c->metric, HESHU_FIELD_INDICATOR, c->indicator, c->where);
}

/* A name that holds more than what is counted is not sure, whatever rule read it */
static void
test_doubt (void)
{
  static const struct
  {
    const char *name;
    gboolean sure;
  } names[] = {
    { "新签约项目", TRUE },
    { "PM10年均浓度", TRUE },
    { "进度", FALSE },
    { "增长增速", FALSE },
    { "“96110”预警劝阻", FALSE },
    { "死亡人数", FALSE },
    { "行业大类中", FALSE },
    { "引进冬桃时", FALSE },
    { "普通高中", TRUE },
    { "回复率、办结率", FALSE },
    { "比全市平均少", FALSE },
    { "支出增长", FALSE },
    { "招商额上升", FALSE },
    { "新增贷款增长", TRUE },
    { "比2020年多", FALSE },
    { "3日客流量", FALSE },
    { "二是力争新增泊位", FALSE },
    { "网格员会同城管清理", FALSE },
    { "经营主体", TRUE },
    { "城乡居民医保参保缴费总人数(职工)", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double confidence = heshu_indicator_doubt (heshu_lexicon_get_builtin (), names[i].name, 0.95);

      g_test_message ("%s", names[i].name != NULL ? names[i].name : "no name");
      g_assert_true ((confidence >= 0.9) == names[i].sure);
    }
}

/* A million figures in one sentence cost no more than a million figures: no name is looked for without an end
 */
static void
test_long_sentence (void)
{
  GString *text = g_string_new (NULL);
  g_auto (Extracted) extracted = { 0 };
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "增长%u%%,", i % 97 + 1);
  start = g_get_monotonic_time ();
  extracted = extract_text (text->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/indicator/%u-%s", i, cases[i].where);

      g_test_add_data_func (path, &cases[i], test_indicator);
    }
  g_test_add_func ("/extract/indicator/doubt", test_doubt);
  g_test_add_func ("/extract/indicator/long-sentence", test_long_sentence);
  return g_test_run ();
}
