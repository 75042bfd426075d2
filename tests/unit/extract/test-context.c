/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-cases.h"

typedef struct
{
  const char *where; /* the kind of page such a case stands on */
  const char *text;
  const char *agency;
  const char *area;
  const char *area_id;
  const char *period;
} ArticleCase;

static const ArticleCase articles[] = {
  { "a press conference: when, where and who speaks stand below its headline",
    "答问 | 惠济区度汛工作发布会\n\n时间:2023年7月6日15:00\n地点:区文化馆3楼\n\n发布人:区水利局党组书记、局长 "
    "周某\n\n周某:全区转移群众260人。",
    "惠济区水利局", "惠济区", "410108", "2023" },
  { "a brief numbered by its year tells of the month in its lead",
    "惠济区热线简报\n\n2023年第6期(总第42期)\n\n惠济区政务服务局编 "
    "2023年7月4日\n\n一、总体情况\n\n6月,我区受理诉求2160件。\n\n二、热点\n\n停车类310件。",
    "惠济区政务服务局", "惠济区", "410108", "2023-06" },
  { "a zone that no list knows, in full once on its page",
    "南宁经开区2023年上半年收支\n\n来源:南宁经济技术开发区财政局\n\n全区税收收入36.2亿元。",
    "南宁经济技术开发区财政局", "南宁经济技术开发区", NULL, "2023-H1" },
  { "a zone that no list knows, as its page prints it",
    "聊城高新区财政局\n\n# 收支平稳\n\n2023年,聊城高新区税收收入36.2亿元。", "聊城高新区财政局", "聊城高新区",
    NULL, "2023" },
  { "a year of history in the lead of a page without a date",
    "惠济区文化和旅游局\n\n# 老街新景\n\n老街1986年列入保护名录。2023年国庆刚过,游客正多。",
    "惠济区文化和旅游局", "惠济区", "410108", "2023" },
  { "a kicker that names district and body",
    "惠济区卫健委\n\n# 守护健康 温暖民心\n\n2021年,惠济区卫健委为居民体检3.2万人次。", "惠济区卫生健康委员会",
    "惠济区", "410108", "2021" },
  { "a kicker with 区 alone: the page's district",
    "区教育局\n\n# 办好家门口的学校\n\n2022年,金水区新建学校6所。金水区教育局还招聘教师120名。",
    "金水区教育局", "金水区", "410105", "2022" },
  { "a zone by its bare word: the city the page names decides",
    "示范区妇联\n\n# 巾帼建功\n\n2021年,示范区妇联在焦作市率先举办讲座26场。",
    "焦作市城乡一体化示范区妇女联合会", "焦作市城乡一体化示范区", "410871", "2021" },
  { "a district whose name is a common word, in a kicker's 区",
    "区应急管理局\n\n# 守住安全底线\n\n2021年,二道区应急管理局检查企业3268家次。", "二道区应急管理局",
    "二道区", "220105", "2021" },
  { "a name that many districts bear, and no city on the page",
    "鼓楼区城管局\n\n# 爱心早餐\n\n2021年,设立爱心驿站28座。", "鼓楼区城市管理局", "鼓楼区", NULL, "2021" },
  { "a name that many districts bear, decided by the city",
    "鼓楼区残联\n\n# 感恩奋进\n\n2022年,南京市鼓楼区残联发放补贴1860万元。", "鼓楼区残疾人联合会", "鼓楼区",
    "320106", "2022" },
  { "a party office", "巩义市委组织部\n\n# 建强堡垒\n\n2022年,巩义市培训村干部1200人次。",
    "中共巩义市委员会组织部", "巩义市", "410181", "2022" },
  { "a headline that begins with the body",
    "江阳区民政局:养老服务这一年\n\n截至2022年底,江阳区共有养老机构38家。", "江阳区民政局", "江阳区",
    "510502", "2022" },
  { "an interview's or a news item's lead",
    "就业形势总体平稳\n\n本报讯 "
    "2023年7月18日,记者从榆林市榆阳区人力资源和社会保障局获悉,今年上半年该区新增就业9120人。",
    "榆阳区人力资源和社会保障局", "榆阳区", "610802", "2023-H1" },
  { "a report to the congress speaks for the government",
    "政府工作报告\n\n2022年1月12日在广安市广安区第六届人民代表大会上\n\n一、2021年工作回顾\n\n全区地区生产总"
    "值达到250亿元。",
    "广安区人民政府", "广安区", "511602", "2021" },
  { "a communiqué signed by the statistics office",
    "2021年江阴市国民经济和社会发展统计公报\n\n江阴市统计局\n\n年末户籍人口126.96万人。", "江阴市统计局",
    "江阴市", "320281", "2021" },
  { "since when it goes on is not the year told of",
    "惠济区人社局\n\n# "
    "稳就业\n\n2020年以来,惠济区累计新增就业3.6万人。2022年,惠济区人社局新增就业9812人。招聘会38场。",
    "惠济区人力资源和社会保障局", "惠济区", "410108", "2022" },
  { "a county of two characters, named twice",
    "泗县发展和改革委员会 2023年2月\n\n# 泗县2023年项目建设\n\n新建厂房3座。", "泗县发展和改革委员会", "泗县",
    "341324", "2023" },
  { "a county of two characters before its body",
    "2022年滑县国民经济和社会发展统计公报\n滑县统计局\n\n2022年,全县新建学校3所。", "滑县统计局", "滑县",
    "410526", "2022" },
  { "a body of two fields that is in no list of bodies",
    "惠济区民政和退役军人事务局\n\n# 办好民生实事\n\n2021年,惠济区发放补助金82万元。",
    "惠济区民政和退役军人事务局", "惠济区", "410108", "2021" },
  { "nine months named in the lead",
    "文旅消费劲头足\n\n来自历下区文化和旅游局的数据显示,2023年1—9月,全区接待游客3126.8万人次。",
    "历下区文化和旅游局", "历下区", "370102", "2023-01/2023-09" },
  { "a city bureau's branch for a zone, by the zone's bare word",
    "2023年9月廊坊经济技术开发区空气质量通报\n\n廊坊市生态环境局开发区分局 2023年10月9日\n\n优良天数21天。",
    "廊坊市生态环境局开发区分局", "廊坊经济技术开发区", "131071", "2023-09" },
  { "a city's bureau on a page of two districts and a county-level city",
    "好天多了\n\n记者从市生态环境局获悉,2022年,晋州市优良天数243天,藁城区256天,鹿泉区237天,"
    "晋州市有电动重卡3800辆。",
    "石家庄市生态环境局", "石家庄市", "130100", "2022" },
  { "a district's police, which only a topic tells",
    "平安账单\n\n2022年,郑州市惠济区刑事案件下降12%,抓获嫌疑人218名。", "郑州市公安局惠济分局", "惠济区",
    "410108", "2022" },
  { "a court, by what only courts do", "破解难题\n\n2022年,惠济区受理执行案件3126件,执结率91.6%。",
    "惠济区人民法院", "惠济区", "410108", "2022" },
  { "a court, which only a topic tells", "破解难题\n\n2022年,惠济区发布失信被执行人名单860人次。",
    "惠济区人民法院", "惠济区", "410108", "2022" },
  { "a district's police, which is a branch of the city's",
    "平安这一年\n\n2022年,惠济公安分局破获案件126起。", "郑州市公安局惠济分局", "惠济区", "410108", "2022" },
  { "a customs house, by its city's short name",
    "外贸这一年\n\n据昆山海关发布的数据,2022年,昆山市进出口总值3721.6亿元。", "昆山海关", "昆山市", "320583",
    "2022" },
  { "a government's own number, with three characters of place",
    "惠济区2023年项目安排\n\n郑惠济政发〔2023〕9号\n\n2023年,改造老旧小区26个。", "惠济区人民政府", "惠济区",
    "410108", "2023" },
  { "a city bureau's branch for a district",
    "信用体系这一年\n\n2022年,郑州市生态环境局惠济分局检查企业126家次。", "郑州市生态环境局惠济分局",
    "惠济区", "410108", "2022" },
  { "a city bureau that reports on one of its districts",
    "惠济区2022年空气质量通报\n\n郑州市生态环境局\n\n优良天数268天。", "郑州市生态环境局", "惠济区", "410108",
    "2022" },
  { "a review half-way through a plan, under a long title",
    "郑州市惠济区“十四五”教育事业发展规划（2021—2025年）实施情况中期评估\n\n惠济区教育局\n\n2022年,"
    "新建学校12所。",
    "惠济区教育局", "惠济区", "410108", "2022" },
  { "a federation that signs its own statistics below the text",
    "关于惠济区残疾人事业的统计公报\n\n全区持证残疾人12156人。\n\n康复服务率99.6%"
    "。\n\n惠济区残疾人联合会\n\n2023年4月",
    "惠济区残疾人联合会", "惠济区", "410108", "2023" },
  { "months named by this year outside the lead",
    "圈出幸福感\n\n2023年6月14日,记者走进惠济区的生活圈。\n\n今年一季度,惠济区零售总额18.6亿元。", NULL,
    "惠济区", "410108", "2023" },
  { "several districts in one headline",
    "郑州市金水区、惠济区2022年招生对比\n\n郑州市教育局\n\n两区新建学校8所。", "郑州市教育局", "郑州市",
    "410100", "2022" },
  { "a zone's page that quotes its committee",
    "郑州经济技术开发区签约16个项目\n\n2023年,郑州经济技术开发区新签约项目16个。管委会投资促进局副局长说,"
    "还有9个项目在谈。",
    "郑州经济技术开发区管理委员会", "郑州经济技术开发区", "410171", "2023" },
  { "a headline's street that the text goes on to speak of",
    "惠济区长兴路街道的网格故事\n\n2023年,长兴路街道有网格186个,网格员210名。", "惠济区长兴路街道办事处",
    "惠济区", "410108", "2023" },
  { "the party committee's study, told in a headline above the title",
    "惠济区召开区委中心组学习会\n\n# 打造生态水系\n\n2021年,惠济区植树36万棵。", "中共惠济区委员会", "惠济区",
    "410108", "2021" },
  { "a notice that never names its city: its number and that of the unit above",
    "关于提高标准的通知\n\n巩民字〔2022〕9号\n\n各镇人民政府:\n\n根据郑政办字〔2022〕3号文件要求,"
    "自2022年5月1日起提高我市标准,"
    "补助每人每月820元。",
    "巩义市民政局", "巩义市", "410181", "2022-05" },
  { "a notice whose number holds the unit above and its own",
    "老旧小区改造方案\n\n郑惠政办〔2022〕6号\n\n2022年,全区计划改造老旧小区32个。", "惠济区人民政府办公室",
    "惠济区", "410108", "2022" },
  { "a number that several districts could bear",
    "关于提高标准的通知\n\n平民字〔2022〕9号\n\n2022年,我市补助每人每月820元。", NULL, NULL, NULL, "2022" },
  { "a province's department, told of in the lead",
    "冬季瓜菜上市\n\n本报讯 "
    "2022年11月3日,记者从海南省农业农村厅获悉,前三季度出岛瓜菜342万吨。\n\n澄迈县农业农村局局长说,"
    "新建基地3200亩。",
    "海南省农业农村厅", "海南省", "460000", "2022-01/2022-09" },
  { "a headline's town that the text goes on to speak of",
    "高唐县梁村镇:网格里的暖心事\n\n2023年,梁村镇有网格86个,网格员110名。", "高唐县梁村镇人民政府", "高唐县",
    "371526", "2023" },
  { "the villages of a headline are no town",
    "高唐县美丽乡村建设见闻\n\n2023年,高唐县美丽乡村建设投入3600万元。", NULL, "高唐县", "371526", "2023" },
  { "the only body that is named, late in the text",
    "老街新生\n\n2023年,惠济区修缮院落76处。"
    "惠济区的老街藏着许多老手艺,剪纸、面塑、木版年画,样样都有传人,每到周末,"
    "街口总是挤满了前来学艺的孩子和他们的家长,"
    "铺子里的灯一直亮到夜里,匠人们说手艺不能丢,要一代一代传下去,年轻人也愿意坐下来听老人讲过去的故事,"
    "一边听一边学,几个月下来,已经能独自做出像样的小物件。沿街的茶馆换了新招牌,院子里种上了石榴和海棠,"
    "游客走累了便坐下来喝一碗热茶,听一段豫剧,看看墙上的老照片,照片里是几十年前的集市,人来人往,热闹得很,"
    "老人们指着照片说,那时候的路还是土路,一下雨满脚都是泥,如今青石板铺到了每一家的门口,夜里也有灯照着,"
    "孩子们放了学就在院子里写作业,写完了便跑到戏台下面看排练,"
    "日子过得安安稳稳。\n\n区民政局的工作人员常来走访。",
    "惠济区民政局", "惠济区", "410108", "2023" },
  { "holidays by their days in brackets",
    "“五一”文旅成绩单\n\n2023年“五一”假期(4月29日至5月3日)落幕。记者从阳朔县文化广电和旅游局获悉,接待游客112."
    "6万人次。",
    "阳朔县文化广电和旅游局", "阳朔县", "450321", "2023-04/2023-05" },
};

static void
test_article (gconstpointer data)
{
  const ArticleCase *c = data;
  g_auto (Extracted) extracted = extract_text (c->text);
  HeshuArticle *article = g_ptr_array_index (extracted.articles, 0);

  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_AGENCY), ==, c->agency);
  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_AREA), ==, c->area);
  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_AREA_ID), ==, c->area_id);
  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_PERIOD), ==, c->period);
}

typedef struct
{
  const char *where;
  const char *text;
  const char *metric;
  HeshuField field;
  const char *expected;
} FieldCase;

#define CITY_HEAD "# 假日旅游\n\n2023年,桂林市文化广电和旅游局通报情况。全市接待游客468万人次。\n\n"

static const FieldCase fields[] = {
  { "a city's report by sections of districts", CITY_HEAD "## 阳朔县:夜游\n\n接待游客112.6万人次。\n",
    "112.6万人次", HESHU_FIELD_AREA, "阳朔县" },
  { "the code of a section's district", CITY_HEAD "## 阳朔县:夜游\n\n接待游客112.6万人次。\n", "112.6万人次",
    HESHU_FIELD_AREA_ID, "450321" },
  { "全市 in a section turns back to the city",
    CITY_HEAD "## 阳朔县:夜游\n\n接待游客3万人次。另据了解,全市受理投诉31起。\n", "31起", HESHU_FIELD_AREA,
    "桂林市" },
  { "a clause that begins with another district",
    "# 募捐\n\n2021年,连云港市红十字会募集款物4268万元,其中东海县募集款物856万元。\n", "856万元",
    HESHU_FIELD_AREA, "东海县" },
  { "a hospital's name in a clause is no district of the figure",
    "焦作市卫健委\n\n# 健康\n\n2021年,解放区组织5家医疗机构与焦作市第二人民医院签订协议,惠及群众3万人。\n",
    "3万人", HESHU_FIELD_AREA, "解放区" },
  { "全市第二: a yardstick, not the area", "惠济区民政局\n\n# 殡葬\n\n2021年,惠济区火化率居全市第二名。\n",
    "二名", HESHU_FIELD_AREA, "惠济区" },
  { "a far city in a name of what was given for",
    "平桥区民政局\n\n# 慈善\n\n2021年,平桥区募集善款2136万元,其中郑州暴雨救助募捐860万元。\n", "860万元",
    HESHU_FIELD_AREA, "平桥区" },
  { "a platform whose name begins with the city's",
    "惠济区教育局\n\n# "
    "转学\n\n2022年,转学学生登录\"郑州教育\"平台办理。空余学位1127个,\"郑州教育\"平台受理286人次。\n",
    "286人次", HESHU_FIELD_AREA, "惠济区" },
  { "an app by the city's name without marks",
    "惠济区教育局\n\n# 转学\n\n2022年,郑州教育APP受理转学286人次。\n", "286人次", HESHU_FIELD_AREA,
    "惠济区" },
  { "a law that begins with the city's name",
    "惠济区民政局\n\n# 养老\n\n2022年,《郑州市养老服务条例》宣讲86场次。\n", "86场次", HESHU_FIELD_AREA,
    "惠济区" },
  { "changes handed out again to the last districts as many",
    "# "
    "经济运行\n\n2022年,郑州市统计局发布数据。巩义市投资82亿元,增长3%;惠济区、金水区分别投资61亿元、58亿元,"
    "分别"
    "增长4.2%、5.1%。\n",
    "5.1%", HESHU_FIELD_AREA, "金水区" },
  { "districts handed out by 分别",
    "# 签约服务\n\n2022年,郑州市卫生健康委员会推进签约。惠济区、金水区签约率分别为61.2%、58.4%。\n", "58.4%",
    HESHU_FIELD_AREA, "金水区" },
  { "a section about one district names its own body",
    "# 各地就业\n\n2023年,惠济区人社局新增就业1.2万人。\n\n## 阳朔县\n\n县人社局新增就业3850人。\n", "3850人",
    HESHU_FIELD_AGENCY, "阳朔县人力资源和社会保障局" },
  { "a city's body reports on its districts' bodies", CITY_HEAD "## 阳朔县\n\n县人社局新增就业3850人。\n",
    "3850人", HESHU_FIELD_AGENCY, "桂林市文化广电和旅游局" },
  { "an item about one district, in its second sentence",
    "2023年各县区工作亮点\n\n铁西区：盘活厂房28处。新建公园3处。\n\n浑南区：新增公寓4800套。区人社局发放补贴2"
    "316万元。\n",
    "2316万元", HESHU_FIELD_AREA, "浑南区" },
  { "the body of such an item",
    "2023年各县区工作亮点\n\n铁西区：盘活厂房28处。新建公园3处。\n\n浑南区：新增公寓4800套。区人社局发放补贴2"
    "316万元。\n",
    "2316万元", HESHU_FIELD_AGENCY, "浑南区人力资源和社会保障局" },
  { "a district named with its city on another's page",
    "# 毕业生去哪儿\n\n2023年,沈阳市铁西区新建公园3处。武汉市洪山区留住毕业生5.82万人。\n", "5.82万人",
    HESHU_FIELD_AREA, "洪山区" },
  { "a body of the city above that looks at the district",
    "惠济区教育局\n\n# 家校\n\n2022年,惠济区新建学校8所。郑州市教育局抽查显示,家长满意度98.5%。\n", "98.5%",
    HESHU_FIELD_AREA, "惠济区" },
  { "该区 is the district named last in its paragraph",
    "惠济区商务局\n\n# "
    "生活圈\n\n2022年,惠济区建成生活圈28个。金水区把重点放在老旧社区。目前,该区建成生活圈31个。\n",
    "31个", HESHU_FIELD_AREA, "金水区" },
  { "among whom a rank is, in the city",
    "惠济区民政局\n\n# 殡葬\n\n2021年,郑州市惠济区火化率98.2%,全市排名第3。\n", "3", HESHU_FIELD_AREA,
    "惠济区" },
  { "where people come from is no area",
    "# 毕业生去哪儿\n\n2023年,沈阳市铁西区新建公园3处。来自武汉市洪山区的毕业生286人。\n", "286人",
    HESHU_FIELD_AREA, "铁西区" },
  { "two reports under one headline",
    "管城回族区城市管理局\n\n# 绣花功夫\n\n2022年,管城回族区城市管理局更换路灯1320盏。\n", "1320盏",
    HESHU_FIELD_AGENCY, "管城回族区城市管理局" },
};

static void
test_field (gconstpointer data)
{
  const FieldCase *c = data;
  g_auto (Extracted) extracted = extract_text (c->text);

  assert_field (&extracted, c->metric, c->field, c->expected, c->where);
}

/* What a person said of an article is kept */
static void
test_kept (void)
{
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (HeshuText) text = heshu_text_new ("2021年,惠济区卫健委体检3万人次。", -1);
  g_autoptr (HeshuDocument) document = heshu_document_new ("case.txt", "text/plain", text);
  HeshuSpan region = HESHU_SPAN (0, heshu_text_get_length (text));

  g_array_append_val (article->regions, region);
  heshu_article_set (article, HESHU_ARTICLE_AGENCY, "惠济区疾控中心", HESHU_SPAN_NONE);
  heshu_article_set (article, HESHU_ARTICLE_PERIOD, "2020", HESHU_SPAN_NONE);
  g_ptr_array_add (list, article);
  heshu_article_context (document, list, heshu_lexicon_get_builtin ());

  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_AGENCY), ==, "惠济区疾控中心");
  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_PERIOD), ==, "2020");
  g_assert_cmpstr (heshu_article_get (article, HESHU_ARTICLE_AREA), ==, "惠济区");
}

/* A page that says nothing of itself leaves the fields open: the editor is asked */
static void
test_unknown (void)
{
  g_auto (Extracted) extracted = extract_text ("共发放传单300份。\n");
  HeshuArticle *article = g_ptr_array_index (extracted.articles, 0);

  g_assert_null (heshu_article_get (article, HESHU_ARTICLE_AGENCY));
  g_assert_null (heshu_article_get (article, HESHU_ARTICLE_AREA));
  g_assert_null (heshu_article_get (article, HESHU_ARTICLE_PERIOD));
}

/* The body that a sentence has its figures from holds for that sentence */
static void
test_cited (void)
{
  g_auto (Extracted) extracted =
      extract_text ("惠济区教育局\n\n# 教育惠民\n\n2023年,新建学校6所。据区委政法委统计,全区有网格1286个。"
                    "招聘教师120名。据市水利局统计,修复堤防14处。");

  assert_field (&extracted, "6所", HESHU_FIELD_AGENCY, "惠济区教育局", "before");
  assert_field (&extracted, "1286个", HESHU_FIELD_AGENCY, "中共惠济区委员会政法委员会", "cited");
  assert_field (&extracted, "120名", HESHU_FIELD_AGENCY, "惠济区教育局", "behind");
  assert_field (&extracted, "14处", HESHU_FIELD_AGENCY, "惠济区教育局", "a body of the city above");
}

/* The page's other articles decide which of the districts of one name is meant */
static void
test_page (void)
{
  g_auto (Extracted) extracted =
      extract_text ("# 徐州市养老服务\n\n2022年,徐州市新建驿站28家。\n\n# 铜山区的做法\n\n"
                    "2022年,铜山区新增床位360张。鼓楼区新增床位52张。\n");

  assert_field (&extracted, "52张", HESHU_FIELD_AREA, "鼓楼区", "the page's city");
  assert_field (&extracted, "52张", HESHU_FIELD_AREA_ID, "320302", "the page's city");
}

/* Where another reading is as good, the field says that it is not sure */
static void
test_doubt (void)
{
  static const struct
  {
    const char *text;
    const char *metric;
    HeshuField field;
    gboolean sure;
  } rows[] = {
    { "截至6月底,防治面积达到41万亩次;面对干旱,打机井620口。", "620口", HESHU_FIELD_PERIOD, FALSE },
    { "截至6月底,防治面积达到41万亩次,打机井620口。", "620口", HESHU_FIELD_PERIOD, TRUE },
    { "能繁母猪存栏9.4万头,为正常保有量9.2万头的102%。", "9.2万头", HESHU_FIELD_KIND, FALSE },
    { "计划新建学校6所,招聘教师120名。改造道路31条。", "31条", HESHU_FIELD_KIND, TRUE },
    { "金水区、巩义市工业投资增速均为6.1%。", "6.1%", HESHU_FIELD_AREA, FALSE },
    { "金水区新建学校6所。二七商圈客流达31万人次。", "31万人次", HESHU_FIELD_AREA, FALSE },
    { "招聘教师120名。", "120名", HESHU_FIELD_INDICATOR, TRUE },
    { "今年计划新建学校9所。", "9所", HESHU_FIELD_PERIOD, FALSE },
    { "立案数下降12%。", "12%", HESHU_FIELD_INDICATOR, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *page = g_strconcat ("郑州市统计局\n\n# 2022年工作回顾\n\n", rows[i].text, "\n", NULL);
      g_auto (Extracted) extracted = extract_text (page);
      double confidence =
          heshu_metric_get_confidence (extracted_find (&extracted, rows[i].metric), rows[i].field);

      g_test_message ("%s: %g", rows[i].text, confidence);
      g_assert_true ((confidence >= 0.9) == rows[i].sure);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/context/article/%u-%s", i, articles[i].where);

      g_test_add_data_func (path, &articles[i], test_article);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/context/field/%u-%s", i, fields[i].where);

      g_test_add_data_func (path, &fields[i], test_field);
    }
  g_test_add_func ("/extract/context/kept", test_kept);
  g_test_add_func ("/extract/context/unknown", test_unknown);
  g_test_add_func ("/extract/context/cited", test_cited);
  g_test_add_func ("/extract/context/page", test_page);
  g_test_add_func ("/extract/context/doubt", test_doubt);
  return g_test_run ();
}
