/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-cases.h"

typedef struct
{
  const char *where; /* the kind of page such wording stands on */
  const char *text;
  const char *metric;
  const char *period; /* NULL: the page does not say */
} PeriodCase;

/* Most cases are a report of 2021; what follows is the sentence in question */
#define OF_2021 "惠济区卫健委\n\n# 健康\n\n2021年,惠济区卫健委各项工作稳步推进。\n\n"

static const PeriodCase cases[] = {
  { "undated, in a year's summary", OF_2021 "新增托位350个。", "350个", "2021" },
  { "a state at a month's end", OF_2021 "截至9月底,接种疫苗98.6万剂次。", "98.6万剂次", "2021-09" },
  { "the sentence behind a state at a moment", OF_2021 "截至9月底,接种疫苗98.6万剂次。储备隔离房间1500间。",
    "1500间", "2021" },
  { "what there is goes on at the moment", OF_2021 "截至11月底,累计签约20万人。全区现有养老机构38家。",
    "38家", "2021-11" },
  { "cumulated months", OF_2021 "1—9月,接待游客3126万人次。", "3126万人次", "2021-01/2021-09" },
  { "half a year", OF_2021 "上半年,发放贷款3.42亿元。", "3.42亿元", "2021-H1" },
  { "a quarter", OF_2021 "一季度完成投资5亿元。", "5亿元", "2021-Q1" },
  { "three quarters", OF_2021 "前三季度完成投资15亿元。", "15亿元", "2021-01/2021-09" },
  { "last year's same months", OF_2021 "上半年,发放贷款3.42亿元,去年同期为2.85亿元,同比增长20%。", "2.85亿元",
    "2020-H1" },
  { "the change behind last year's figure",
    OF_2021 "上半年,发放贷款3.42亿元,去年同期为2.85亿元,同比增长20%。", "20%", "2021-H1" },
  { "what a change is measured against dates nothing", OF_2021 "建成站点41个,比2019年多13个。", "13个",
    "2021" },
  { "the base of a share dates nothing", OF_2021 "接待游客468万人次,为2019年同期的145.6%。", "145.6%",
    "2021" },
  { "the earlier of two figures", OF_2021 "覆盖率由2018年的61%提高到72%。", "61%", "2018" },
  { "the later of two figures", OF_2021 "覆盖率由2018年的61%提高到72%。", "72%", "2021" },
  { "the start of the year", OF_2021 "检测能力由年初的3000管提升至1.2万管。", "3000管", "2021-01" },
  { "an earlier figure without a date", OF_2021 "办理时间由42天压缩到18天。", "42天", NULL },
  { "from one year to another", OF_2021 "体育场地从2015年的1460个增至2020年的2193个。", "2193个", "2020" },
  { "a goal by a year", OF_2021 "力争到2025年底养老服务覆盖九成社区。", "九成", "2025" },
  { "a goal by its own date, another behind it",
    OF_2021 "力争2021年2月底前开工25个,6月底前开工60个,9月底前全部开工。", "60个", "2021-06" },
  { "a goal of the year", OF_2021 "上半年新增就业9120人,完成全年目标12000人的76%。", "12000人", "2021" },
  { "the share of a year's goal", OF_2021 "上半年新增就业9120人,完成全年目标12000人的76%。", "76%",
    "2021-H1" },
  { "a plan of the next year, on through its sentence",
    OF_2021 "2022年计划新建学校6所,力争全年招聘教师300名。", "300名", "2022" },
  { "a heading of the plan", OF_2021 "## 2022年工作打算\n\n新建社工站20个。", "20个", "2022" },
  { "a heading without 年", OF_2021 "2022发展谋划\n\n新建社工站20个。", "20个", "2022" },
  { "the day of an event is not the figures' time", OF_2021 "7月20日暴雨过后,组建防疫队12支。", "12支",
    "2021" },
  { "a day in the figure's own clause", OF_2021 "5月1日入园1.9万人次。", "1.9万人次", "2021-05" },
  { "a standard in force since a month", OF_2021 "自2021年7月1日起,城市低保标准每人每月910元。", "910元",
    "2021-07" },
  { "a standard in force since January is the year's", OF_2021 "自2021年1月1日起,城市低保标准每人每月910元。",
    "910元", "2021" },
  { "five-year plans by their name", OF_2021 "绿道总里程突破560公里,是“十二五”末的3.5倍。", "3.5倍", "2021" },
  { "a plan's name among words is no time", OF_2021 "面对“十四五”开头的重任,新建厂房16栋。", "16栋", "2021" },
  { "a plan's years where its name says when", OF_2021 "“十四五”期间,计划新建厂房66栋。", "66栋", "2025" },
  { "a plan's years that go on", OF_2021 "“十三五”以来,改造管网132公里。", "132公里", "2016/2021" },
  { "a budget of the year's start", OF_2021 "1—9月,收入28.3亿元,完成年初预算38亿元的74.5%,增长6.8%。",
    "38亿元", "2021" },
  { "the share of a budget of the year's start",
    OF_2021 "1—9月,收入28.3亿元,完成年初预算38亿元的74.5%,增长6.8%。", "74.5%", "2021-01/2021-09" },
  { "a change behind a budget of the year's start",
    OF_2021 "1—9月,收入28.3亿元,完成年初预算38亿元的74.5%,增长6.8%。", "6.8%", "2021-01/2021-09" },
  { "plans in the paragraph behind next year's goals",
    OF_2021
    "会议提出,2022年的主要目标是:新增就业1.2万人。\n\n会议强调,要聚力攻坚,全年实施项目258个,新建学校6所。",
    "6所", "2022" },
  { "what was done, behind next year's goals",
    OF_2021 "2022年的主要目标是:新增就业1.2万人。\n\n全区已建成学校6所。", "6所", "2021" },
  { "the year that opens a plan", "惠济区民政局\n\n# 温暖\n\n2021年是“十四五”开局之年,全区12项承诺逐项兑现。",
    "12项", "2021" },
  { "a holiday behind a window of months",
    OF_2021 "1至9月,接待游客1426万人次。国庆7天假期,门票收入2386万元。", "2386万元", "2021" },
  { "an OCR's blanks inside a year", OF_2021 "2 0 22年主要目标:新建驿站20家。", "20家", "2022" },
  { "a month behind a note's number",
    "惠济区2021年1—9月主要指标\n\n惠济区统计局\n\n注:1.数据为快报数。\n2.9月末规上企业236家。\n", "236家",
    "2021-09" },
  { "the later year of a pair is not the article's",
    "本报2022年6月8日讯(记者 "
    "王某某)6月7日,惠济区教育局通报。全区教育经费由2012年的3.1亿元提高到2021年的9.4亿元,"
    "占比提高2.6个百分点。\n\n现有专任教师3860人。",
    "3860人", "2022" },
  { "the change behind such a pair ends in its later year",
    "本报2022年6月8日讯(记者 "
    "王某某)6月7日,惠济区教育局通报。全区教育经费由2012年的3.1亿元提高到2021年的9.4亿元,"
    "占比提高2.6个百分点。\n\n现有专任教师3860人。",
    "2.6个百分点", "2021" },
  { "a share beside dated columns is of the latest",
    "惠济区前三季度办事效率\n\n惠济区行政审批局 2022年10月9日\n\n事项 2021年 2022年9月末 压缩幅度\n开办企业 "
    "2 1 "
    "50%\n施工许可 20 8 60%\n",
    "60%", "2022-09" },
  { "the clause behind says when it is due",
    OF_2021 "2022年,7月起低保标准提高5%,计划改造厕所300户,11月底前完成。", "300户", "2022-11" },
  { "less than a share of last year's", OF_2021 "商品房销售面积12.8万平方米,不足上年的七成。", "七成",
    "2021" },
  { "prices beside a comparison with the month before are the month's",
    "兰考县农业农村局\n\n2022年10月26日\n\n【价格】玉米收购价每公斤2.36元,环比上涨0.04元;尿素每吨2380元。",
    "2380元", "2022-10" },
  { "this year on a page without a date, behind a year that has ended",
    "惠济区养老服务这一年\n\n截至2020年12月,惠济区建成服务中心11个。\n\n今年计划新增食堂20家。", "20家",
    "2021" },
  { "last year on such a page",
    "惠济区养老服务这一年\n\n截至2020年12月,惠济区建成服务中心11个。去年,"
    "发放补贴36万元。\n\n今年计划新增食堂20家。",
    "36万元", "2020" },
  { "a figure of the time that a change is measured against",
    OF_2021 "上半年,签约212亿元,比去年同期的168亿元增长26.2%。", "168亿元", "2020-H1" },
  { "the change against it", OF_2021 "上半年,签约212亿元,比去年同期的168亿元增长26.2%。", "26.2%",
    "2021-H1" },
  { "plans under a heading without a year, in a report on the year before",
    "关于惠济区2022年财政决算的报告\n\n2023年8月29日在惠济区第十五届人大常委会第九次会议上\n\n一、决算情况\n"
    "\n收入24.3亿元。"
    "\n\n二、下步工作\n\n力争全年收入完成25.5亿元以上。",
    "25.5亿元", "2023" },
  { "a day with its hour dates its sentence", OF_2021 "11月15日零时,热源全部启动,供热面积达3260万平方米。",
    "3260万平方米", "2021-11" },
  { "this autumn", OF_2021 "今秋,新增学位960个。", "960个", "2021" },
  { "the day of a holiday by its name", OF_2021 "“五一”当天入园4.6万人次。", "4.6万人次", "2021-05" },
  { "years handed out by 分别", OF_2021 "2019年、2020年、2021年分别完成投资3.2亿元、4.1亿元、5亿元。",
    "4.1亿元", "2020" },
  { "from a year on", OF_2021 "2018年以来,累计新建卫生院12所。", "12所", "2018/2021" },
  { "five years told of", OF_2021 "五年来,培训全科医生860名。", "860名", "2017/2021" },
  { "before a year's end", OF_2021 "2023年底前建成托育机构30家。", "30家", "2023" },
  { "all year, in a sentence about the next", OF_2021 "2022年,将新建驿站20家,全年服务群众8000人次。",
    "8000人次", "2022" },
  { "a page that ends its sentences with a half-width stop",
    OF_2021 "截至9月底,接种疫苗98.6万剂次.储备隔离房间1500间.", "1500间", "2021" },
  { "a half-width stop behind a share", OF_2021 "上半年,签约率达61.2%.目前,建成托育机构26家.", "26家",
    "2021" },
  { "a paragraph that ends with a half-width stop does not run into the next",
    OF_2021 "截至9月底,全区累计为常住居民和返乡人员接种新冠疫苗98.6万剂次,设置临时接种点46处.\n\n"
            "新建口袋公园14个.",
    "14个", "2021" },
  /* what a window of months reaches */
  { "months in a later paragraph are not what the article tells of",
    OF_2021 "1—7月,完成道路投资9.36亿元。\n\n全区配齐路长320名。", "320名", "2021" },
  { "an undated page: months outside its lead",
    "城北大道贯通\n\n2022-08-16 09:12 "
    "来源:惠济区交通运输局\n\n惠济区路网越织越密。\n\n1—7月,完成道路投资9.36亿元。\n\n"
    "全区配齐路长320名。",
    "320名", "2022" },
  { "the parts behind a state at a moment",
    OF_2021 "截至10月25日,收获作物64.2万亩。其中:水稻28.5万亩,玉米22万亩。", "22万亩", "2021-10" },
  { "a pace against the same time last year",
    OF_2021 "截至10月25日,收获作物64.2万亩。其中:水稻28.5万亩。进度快于去年同期2.4个百分点。", "2.4个百分点",
    "2021-10" },
  { "the paragraph behind a state at a moment",
    OF_2021 "截至10月25日,收获作物64.2万亩。\n\n据测产,水稻亩产556公斤。", "556公斤", "2021" },
  { "what there is, behind a plan for one month", OF_2021 "9月份投用新建学校3所。现有公办中小学57所。",
    "57所", "2021" },
  { "a rule behind the months of its effect", OF_2021 "1—5月,减税16.8亿元。小微企业所得税率不得超过20%。",
    "20%", "2021" },
  { "what was done on, in the months of the sentence before",
    OF_2021 "前三季度,留住毕业生5.82万人。累计发放补贴2316万元。", "2316万元", "2021-01/2021-09" },
  { "a heading that gives the months", OF_2021 "## 二、1—9月累计情况\n\n细颗粒物平均浓度34微克/立方米。",
    "34微克/立方米", "2021-01/2021-09" },
  { "what was reached of the year's plan",
    OF_2021 "1—7月,完成投资9.36亿元,占年度计划16亿元的58.5%,比序时进度快了0.2个百分点。", "58.5%",
    "2021-01/2021-07" },
  { "better than the year's goal",
    OF_2021 "前三季度平均浓度34微克/立方米,优于年度目标(不高于37微克/立方米)。", "37微克/立方米", "2021" },
  { "recovered to a share of an earlier year", OF_2021 "接待游客950万人次,恢复到2019年的96.8%。", "96.8%",
    "2021" },
  { "a half year in the headline",
    "税务局:上半年组织收入过百亿\n\n2024年7月12日,惠济区税务局通报情况,组织收入103亿元。", "103亿元",
    "2024-H1" },
  /* whose year it is */
  { "a birth date in a notice with a number",
    "惠济区教育局关于招生入学工作的通知\n\n惠教字〔2024〕15号\n\n凡2018年8月31日(含)"
    "以前出生的儿童应当入学。\n\n"
    "今年新增学位3850个,去年为3200个。",
    "3200个", "2023" },
  { "birth dates from one day to another",
    "惠济区教育局2024年招生通知\n\n招收2017年9月1日至2018年8月31日出生的儿童1380人。", "1380人", "2024" },
  { "a signature below a law's date",
    "惠济区秋粮收购小结\n\n按照2021年4月15日起施行的条例,今年收购秋粮5."
    "2万吨。\n\n惠济区粮食局\n2023年11月2日",
    "5.2万吨", "2023" },
  { "next year's plan does not date the page",
    "老厂房里的新业态\n\n2023年11月8日 星期三\n\n惠济区盘活厂房28处。明年再改造15处。", "28处", "2023" },
  { "the first ten months in a headline's words", OF_2021 "前10月,新签约项目142个。", "142个",
    "2021-01/2021-10" },
  { "a rule in force since a month, and a rule of another section",
    OF_2021 "## 救助\n\n自2021年4月起,低保标准每人每月756元。\n\n## 养老\n\n高龄津贴每人每月50元。", "50元",
    "2021" },
  { "from one day to another at a sentence's start", OF_2021 "2022年1月1日至15日,全区快递业务量46万件。",
    "46万件", "2022-01" },
  /* days */
  { "a day at a sentence's start, before a comma", OF_2021 "6月12日,全区接待游客5.3万人次。", "5.3万人次",
    "2021-06" },
  { "the sentence behind a day", OF_2021 "6月12日,全区接待游客5.3万人次。其中,夜间游客1.6万人次。",
    "1.6万人次", "2021-06" },
  { "the day on which it was told", OF_2021 "6月12日,记者从区水利局获悉,全区建成水厂14座。", "14座", "2021" },
  { "days from one to another behind their source",
    OF_2021 "据景区统计,2022年2月1日至6日,登山步道通行7.4万人次。", "7.4万人次", "2022-02" },
  { "days with their hours", OF_2021 "7月19日20时至21日8时,平均降雨量162.5毫米。", "162.5毫米", "2021-07" },
  { "a holiday's days in the lead hold for the article",
    "惠济区2023年中秋国庆假期旅游综述\n\n据区文旅局测算,9月29日至10月6日,全区接待游客86.2万人次。\n\n"
    "受理投诉21件。",
    "21件", "2023-09/2023-10" },
  { "a holiday of the year before",
    "惠济区2023年国庆假期旅游综述\n\n据区文旅局测算,10月1日至7日,全区接待游客86.2万人次,过夜游客占比"
    "由去年国庆的28%升至33%。",
    "28%", "2022-10" },
  { "months named before the days of a lead are what it tells of",
    "惠济区文旅消费升温\n\n2023年上半年,全区接待游客310万人次,其中5月1日至3日52万人次。\n\n新增民宿26家。",
    "26家", "2023-H1" },
  { "the days of one event in the lead of a year's report",
    "惠济区文旅工作总结\n\n2023年,惠济区接待游客310万人次,10月1日至3日举办灯会。\n\n新增民宿26家。", "26家",
    "2023" },
  { "another year's holiday behind the days of this one",
    "惠济区春运收官\n\n惠济区交通运输局 2023年2月16日\n\n1月7日至2月15日,全区发送旅客56.2万人次。\n\n"
    "投入客车320辆。2022年春运发送旅客40.7万人次。",
    "320辆", "2023-01/2023-02" },
  { "what was built long ago, on a page without a date",
    "惠济区老菜场焕新\n\n惠济区商务局介绍,1984年建成的老菜场改造摊位210个。", "210个", NULL },
  { "what things were like and what they are", OF_2021 "三年前,全村只有水井9口;如今,自来水用户达到1.4万户。",
    "1.4万户", "2021" },
  { "a bulletin of a flood by its hours",
    "惠济区防汛简报\n\n惠济区防汛抗旱指挥部办公室 2023年8月3日\n\n1日20时至3日8时,全区出现强降雨。\n\n"
    "转移群众2640人。",
    "2640人", "2023-08" },
  { "what an event on the day before a dateline counted",
    "惠济区集中开工15个项目\n\n本报惠济3月6日讯(记者 某某)昨天,惠济区举行2023年春季集中开工活动,15个项目"
    "总投资82亿元。\n\n过5亿元的项目有4个。\n\n一季度,工业投资增长12%。\n\n新建厂房9栋。",
    "4个", "2023-03" },
  { "another time ends what a dateline's event dates",
    "惠济区集中开工15个项目\n\n本报惠济3月6日讯(记者 某某)昨天,惠济区举行2023年春季集中开工活动,15个项目"
    "总投资82亿元。\n\n过5亿元的项目有4个。\n\n一季度,工业投资增长12%。\n\n新建厂房9栋。",
    "9栋", "2023" },
  { "a dateline without the event's day dates no figure",
    "惠济区就业稳中向好\n\n本报惠济2023年3月6日讯 惠济区加大稳岗力度,新增就业3180人。", "3180人", "2023" },
  /* history */
  { "since when records are kept",
    "惠济区水情通报\n\n惠济区水利局 2023年8月3日\n\n洪峰流量4100立方米/秒,列1956年有水文记录以来第3位。",
    "3位", "2023" },
  { "the year a library was founded in",
    "书香满城\n\n2023年11月8日 星期三\n\n惠济区图书馆始建于1958年。全年办证1.8万张。", "1.8万张", "2023" },
  { "several mentions of a later year",
    "老街新生\n\n1986年,惠济区铺下第一条水泥路。2023年春,工人进场。2023年,惠济区修缮院落76处。\n\n"
    "绿化面积3.1公顷。",
    "3.1公顷", "2023" },
  /* what a month bears on */
  { "a reporter's visit", "网格小事\n\n2023年5月下旬,记者走进惠济区的社区。\n\n惠济区有楼栋长860名。",
    "860名", "2023" },
  { "from a month on, up to that of a visit",
    "网格小事\n\n2023年11月下旬,记者走进惠济区的社区。\n\n8月以来,惠济区清理楼道52次。", "52次",
    "2023-08/2023-11" },
  { "what was done at the year's start dates its sentence only",
    OF_2021 "年初,全区划出网格320个。专职网格员增加到410人。", "410人", "2021" },
  { "one month within the months told of dates its sentence only",
    "惠济区2023年1—8月工业运行情况\n\n惠济区统计局\n\n8月当月产值46亿元。分行业看,食品工业占31.5%。", "31.5%",
    "2023-01/2023-08" },
  { "a due date behind its figure", OF_2021 "## 2022年打算\n\n安置房620套确保2023年9月底前交付。", "620套",
    "2023-09" },
  { "three years ago", OF_2021 "今年,自给率由三年前的35%提高到62%。", "35%", "2018" },
  { "a part goes on with the months that the article before tells of",
    "金水区好天多了\n\n本报讯 2022年12月9日,记者获悉,今年前11个月,金水区优良天数252天。\n\n"
    "# 企业减排有办法\n\n金水区改造锅炉36台。\n",
    "36台", "2022-01/2022-11" },
  { "a part goes on with the year before the printing",
    "# "
    "惠济区法院工作报告\n\n2023年2月18日,惠济区人大会议听取了报告。\n\n2022年,惠济区法院受理案件8216件。\n\n"
    "# 破解执行难\n\n限制高消费920人次。\n\n2023年,调解成功率稳定在八成以上,结案率力争达到96%。\n",
    "920人次", "2022" },
  { "the goal at the end of such a part",
    "# "
    "惠济区法院工作报告\n\n2023年2月18日,惠济区人大会议听取了报告。\n\n2022年,惠济区法院受理案件8216件。\n\n"
    "# 破解执行难\n\n限制高消费920人次。\n\n2023年,调解成功率稳定在八成以上,结案率力争达到96%。\n",
    "96%", "2023" },
  { "a report with a dateline goes on with nothing",
    "# 惠济区法院这一年\n\n2022年,惠济区法院受理案件8216件。\n\n"
    "# 爱心暖冬\n\n本报讯 惠济区志愿者送出棉衣640件。\n\n惠济区融媒体中心 2023年1月6日\n",
    "640件", "2023" },
  { "from a day and hour on, up to the page's month",
    "惠济区防汛发布会\n\n时间:2024年8月6日10:00\n\n8月2日8时以来,惠济区遭遇强降雨。\n\n紧急转移1265人。",
    "1265人", "2024-08" },
  { "an editor's note dates nothing",
    "编者按:2020年10月,惠济区启动专栏。\n\n2014年,惠济区贫困户还有860户;2020年,这一数字归零。\n\n"
    "惠济区新建公路126公里。",
    "126公里", "2020" },
  { "a sentence that has come back to the article's year",
    "惠济区2020年工作\n\n2014年,贫困发生率为41.2%;2020年,这一数字归零。惠济区860户全部脱贫。", "860户",
    "2020" },
  { "so far, behind the year of a start", OF_2021 "2014年,惠济区被列为试点,到目前,已累计投入9.6亿元。",
    "9.6亿元", "2021" },
  { "one month behind the lead dates its own paragraph",
    "水涨回来了\n\n2022年11月28日,麦田挂着霜。\n\n监测显示,2022年11月,惠济区地下水埋深57.2米。\n\n"
    "惠济区推广节水灌溉28.4万亩。",
    "28.4万亩", "2022" },
  { "the month of that paragraph",
    "水涨回来了\n\n2022年11月28日,麦田挂着霜。\n\n监测显示,2022年11月,惠济区地下水埋深57.2米。\n\n"
    "惠济区推广节水灌溉28.4万亩。",
    "57.2米", "2022-11" },
  { "the base of a multiple", OF_2021 "网络零售额28.6亿元,是去年同期17亿元的1.7倍。", "17亿元", "2020" },
  { "a multiple behind its base", OF_2021 "网络零售额28.6亿元,是去年同期17亿元的1.7倍。", "1.7倍", "2021" },
  { "the year before that of a heading",
    "# 惠济区2024年实事安排\n\n## 一、2023年完成情况\n\n供热投诉由上年的3680件降至2140件。\n", "3680件",
    "2022" },
  { "months of a heading below one of another year",
    "# 惠济区2022年决算和2023年上半年预算执行\n\n## 一、2022年决算\n\n收入18亿元。\n\n## "
    "二、2023年上半年预算执行\n\n支出9亿元。\n\n"
    "## 三、下半年措施\n\n压减经费3亿元。\n",
    "3亿元", "2023-H2" },
  { "behind a glance at one of the months told of",
    OF_2021 "上半年,税收收入8.6亿元。分月看,3月份2.4亿元,为最高。财政支出13亿元。", "13亿元", "2021" },
  { "what there is before a plan of this year",
    "# 惠济区2024年实事安排\n\n## 二、2024年工作目标\n\n养老床位由4130张增加到4500张。\n", "4130张", "2023" },
  { "years that count from a year named",
    "惠济区2020年工作\n\n2014年,贫困发生率为31.2%;2020年,这一数字归零。六年里,惠济区投入扶贫资金8.6亿元。",
    "8.6亿元", "2014/2020" },
  { "years that count up to the one told of", OF_2021 "六年来,惠济区投入扶贫资金8.6亿元。", "8.6亿元",
    "2016/2021" },
  { "no year on the page", "发放传单300份。", "300份", NULL },
  { "a table by its columns",
    "# 2023年张店区主要指标\n\n| 指标 | 单位 | 2023年 | 2022年 | 增长(%) |\n| --- | --- | --- | --- | --- |\n"
    "| 小学在校生 | 人 | 76,404 | 73,820 | 3.5 |\n| 中学在校生 | 人 | 31,250 | 32,890 | -5.0 |\n",
    "73,820", "2022" },
};

static void
test_period (gconstpointer data)
{
  const PeriodCase *c = data;
  g_auto (Extracted) extracted = extract_text (c->text);

  assert_field (&extracted, c->metric, HESHU_FIELD_PERIOD, c->period, c->where);
}

/* The evidence quotes the words the period was read from */
static void
test_evidence (void)
{
  g_auto (Extracted) extracted = extract_text (OF_2021 "截至9月底,接种疫苗98.6万剂次。");
  HeshuMetric *metric = extracted_find (&extracted, "98.6万剂次");
  HeshuEvidence evidence = heshu_metric_get_evidence (metric, HESHU_FIELD_PERIOD);

  g_assert_true (heshu_text_quotes (extracted.document->text, evidence.span, "9月底"));
  g_assert_cmpstr (evidence.rule, ==, "time-in-sentence");
}

/* A year that only a plan names is not the page's; a date of printing is */
static void
test_plans_year (void)
{
  g_auto (Extracted) planned =
      extract_text ("职教城再扩容\n\n惠济区教育局介绍,今年招生1380人。到2025年规模将达到3.2万人。");
  g_auto (Extracted) dated = extract_text (
      "职教城再扩容\n\n2024年9月3日,惠济区教育局介绍,今年招生1380人。到2025年规模将达到3.2万人。");

  assert_field (&planned, "1380人", HESHU_FIELD_PERIOD, NULL, "a page without a date");
  assert_field (&planned, "3.2万人", HESHU_FIELD_PERIOD, "2025", "a plan's year");
  assert_field (&dated, "1380人", HESHU_FIELD_PERIOD, "2024", "a dated page");
  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&dated, "1380人"), HESHU_FIELD_PERIOD), >=,
                     0.9);
}

/* A year read off a neighbour is a guess and says so */
static void
test_guess (void)
{
  g_autoptr (GString) text = g_string_new ("县区短波\n\n【惠济区】新春走基层\n\n");
  g_auto (Extracted) guessed = { 0 };

  g_string_append (text, "本报讯 今年惠济区招生1380人。");
  for (guint i = 0; i < 120; i++)
    g_string_append (text, "各项工作稳步推进。");
  g_string_append (text, "\n\n【金水区】老街区新面貌\n\n本报讯 2022年,金水区改造道路36条。\n");
  guessed = extract_text (text->str);
  assert_field (&guessed, "1380人", HESHU_FIELD_PERIOD, "2022", "a column without a date");
  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&guessed, "1380人"), HESHU_FIELD_PERIOD), <,
                     0.9);
}

/* A paragraph that names days leaves in doubt whether its other figures are the article's */
static void
test_doubt (void)
{
  g_auto (Extracted) extracted =
      extract_text (OF_2021 "7月20日暴雨过后,组建防疫队12支。\n\n新建口袋公园14个。");

  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&extracted, "12支"), HESHU_FIELD_PERIOD),
                     <=, 0.7);
  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&extracted, "14个"), HESHU_FIELD_PERIOD),
                     >=, 0.9);
}

/* A year that an article takes from outside while its words name another one is in doubt */
static void
test_inherited (void)
{
  g_auto (Extracted) extracted =
      extract_text ("# "
                    "惠济区法院工作报告\n\n2023年2月18日,惠济区人大会议听取了报告。\n\n2022年,"
                    "惠济区法院受理案件8216件。\n\n"
                    "# 破解执行难\n\n限制高消费920人次。\n\n2023年,结案率力争达到96%。\n\n"
                    "司法拘留比2019年多31人。\n");

  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&extracted, "920人次"), HESHU_FIELD_PERIOD),
                     <, 0.9);
  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&extracted, "8216件"), HESHU_FIELD_PERIOD),
                     >=, 0.9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/period/%u-%s", i, cases[i].where);

      g_test_add_data_func (path, &cases[i], test_period);
    }
  g_test_add_func ("/extract/period/evidence", test_evidence);
  g_test_add_func ("/extract/period/plans-year", test_plans_year);
  g_test_add_func ("/extract/period/guess", test_guess);
  g_test_add_func ("/extract/period/doubt", test_doubt);
  g_test_add_func ("/extract/period/inherited", test_inherited);
  return g_test_run ();
}
