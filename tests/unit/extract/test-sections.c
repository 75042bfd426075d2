/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-cases.h"

/* Of whom and by whom the figures are where that changes within a page */
typedef struct
{
  const char *where; /* the kind of page such wording stands on */
  const char *text;
  const char *metric;
  const char *area;   /* NULL: not asked */
  const char *agency; /* likewise */
} SectionCase;

#define COUNTIES                                                                                                                                      \
  "县区速递(2022年8月3日)\n\n▍新郑:枣园观光\n\n上半年,新郑市接待游客81.5万人次。毗邻的中牟县同期接待游客36." \
  "2万人"                                                                                                                                           \
  "次。市文旅局介绍,新增民宿46家。\n\n▍兰考:泡桐成材\n\n兰考县农业农村局介绍,上半年全县制作乐器24.6万件,"  \
  "带动就业3800人。\n\n"
#define TWO_BODIES                                                                                           \
  "惠济区2023年民生服务通报\n\n(惠济区医疗保障局、惠济区消防救援大队 "           \
  "2023年12月29日)\n\n【参保】\n\n全年参保居民"                                                 \
  "26.3万人。\n\n【消防】\n\n扑救火灾143起。\n\n"
#define THREE_BODIES                                                                                               \
  "金水区前三季度服务成绩单\n\n来源:"                                                                \
  "金水区教育局、市场监管局、税务局\n\n一、入学\n\n新增学位5600个。\n\n二、监管\n\n" \
  "抽查企业812家。\n\n三、减负\n\n办理退税3.6亿元,惠及纳税人4100户。\n\n"
#define PARAGRAPHS                                                                                           \
  "# 渝北区民生实事进度\n\n2024年,渝北区25件实事完成投资18.6亿元。\n\n**教育** "    \
  "区教委新建幼儿园5所。\n\n**养老** "                                                           \
  "区民政局新增床位420张。\n\n**供水** 改造管网17公里。\n\n"
#define SURVEY                                                                                               \
  "百强区县观察\n\n2024年一季度,各地开局良好。\n\n昆山地区生产总值1208亿元;"      \
  "江阴1156亿元。\n\n晋江市发改局预计,"                                                         \
  "上半年投资增长8%。\n\n长沙县签约项目36个。\n\n"
#define PAIR                                                                                                                                       \
  "焦作市统计局\n\n# 焦作市用水通报\n\n2023年,修武县、武陟县用水量分别为82、95万立方米,同比降3.2%、升4.6%。" \
  "山阳区新增水表1200块,中站区700块,分别完成计划的61%和73%。"
#define FORMER                                                                                                                      \
  "焦作市统计局\n\n# "                                                                                                        \
  "焦作市用气通报\n\n2023年,修武县、武陟县用气量分别为46万立方米和58万立方米,前者下降2.7%,后者" \
  "增长1.4%。管网压力最高的温县建成站点13座。234国道博爱段改造管线21公里。"

#define SOURCES                                                                                                                                         \
  "惠济:绿意更浓\n\n2023年,惠济区生态向好。\n\n## 林草\n\n据惠济区林业局介绍,全区造林2.6万亩。\n\n## "                 \
  "治水\n\n来自"                                                                                                                                    \
  "区水利局的消息,全区用水8.3万方。治理河道18公里。\n\n## 蓝天\n\n郑州市生态环境局惠济分局监测显示,优良天数" \
  "268天。\n"

#define RIVALS                                                                                                                                        \
  "三区上半年比拼\n\n佛山市统计局发布2023年上半年数据,禅城区、南海区、顺德区各有所长。顺德区产值910亿元," \
  "南海812亿元,禅城508亿元。三区分别增长5.6%、4.8%和3.9%。零售方面,南海706亿元反超顺德的689亿元。其中仅禅城"   \
  "就占33.5%。"

#define VISITS                                                                                                                           \
  "焦作市农业农村局\n\n# "                                                                                                       \
  "怀川大地秋正好\n\n2023年,全市粮食总产206万吨。\n\n走进温县番田镇,药香扑鼻。全县种植山药3.8万亩," \
  "产值12亿元。\n\n"

static const SectionCase cases[] = {
  { "全县 where a page about a city has come to a county", VISITS, "3.8万亩", "温县", NULL },
  { "what goes on behind it", VISITS, "12亿元", "温县", NULL },
  { "the city itself", VISITS, "206万吨", "焦作市", NULL },
  { "a district by a short name that is also a word, where the page names it in full", RIVALS, "812亿元",
    "南海区", NULL },
  { "what the districts of the sentence before have in turn", RIVALS, "5.6%", "顺德区", NULL },
  { "the last of what the districts of the sentence before have", RIVALS, "3.9%", "禅城区", NULL },
  { "an amount of the district whose 的 stands before it", RIVALS, "689亿元", "顺德区", NULL },
  { "the district behind 其中仅", RIVALS, "33.5%", "禅城区", NULL },
  { "a section that says where its figures are from", SOURCES, "2.6万亩", "惠济区", "惠济区林业局" },
  { "all of a section whose first words say where its figures are from", SOURCES, "18公里", "惠济区",
    "惠济区水利局" },
  { "a branch for the district that its section begins with", SOURCES, "268天", "惠济区",
    "郑州市生态环境局惠济分局" },
  { "a label that is a district without its last character, which its section names", COUNTIES, "81.5万人次",
    "新郑市", "新郑市文化和旅游局" },
  { "a neighbour that words ending in 的 describe", COUNTIES, "36.2万人次", "中牟县", NULL },
  { "a far district's section", COUNTIES, "3800人", "兰考县", "兰考县农业农村局" },
  { "a town's section speaks for the town",
    "【乡镇之声】 "
    "2022年11月2日\n\n■惠济区古荥镇\n\n全年建成大棚360座。\n\n■登封市少林街道\n\n全年改造楼院28个。\n",
    "28个", "登封市", "登封市少林街道办事处" },
  { "a town of the first section",
    "【乡镇之声】 "
    "2022年11月2日\n\n■惠济区古荥镇\n\n全年建成大棚360座。\n\n■登封市少林街道\n\n全年改造楼院28个。\n",
    "360座", "惠济区", "惠济区古荥镇人民政府" },
  { "of two bodies the one whose name the label has a word of", TWO_BODIES, "143起", "惠济区",
    "惠济区消防救援大队" },
  { "the first of two bodies where a label says nothing of the other", TWO_BODIES, "26.3万人", "惠济区",
    "惠济区医疗保障局" },
  { "of three bodies the one whose short name the heading has a word of", THREE_BODIES, "812家", "金水区",
    "金水区市场监督管理局" },
  { "of three bodies the one whose field the section is", THREE_BODIES, "4100户", "金水区", "金水区税务局" },
  { "a line that announces who tells what follows",
    "数说惠济\n\n2022年,惠济区交出答卷。\n\n区商务局介绍:\n零售总额86.5亿元,增长7.2%\n新增商超12家,"
    "总数达58家\n\n"
    "区教育局介绍:\n新建学校4所,新增学位3240个\n招聘教师210名,增长5%\n",
    "58家", "惠济区", "惠济区商务局" },
  { "the next announcement ends the one before",
    "数说惠济\n\n2022年,惠济区交出答卷。\n\n区商务局介绍:\n零售总额86.5亿元,增长7.2%\n新增商超12家,"
    "总数达58家\n\n"
    "区教育局介绍:\n新建学校4所,新增学位3240个\n招聘教师210名,增长5%\n",
    "3240个", "惠济区", "惠济区教育局" },
  { "a unit of a body, in brackets behind a heading",
    "焦作市2023年5月情况通报\n\n一、空气质量(市生态环境局)\n\n优良天数18天。\n\n二、道路交通("
    "市公安局交警支队)\n\n"
    "查处酒驾152起。",
    "152起", "焦作市", "焦作市公安局交警支队" },
  { "a number without its unit takes its turn of 分别", PAIR, "95万立方米", "武陟县", NULL },
  { "as many changes again, the second of them", PAIR, "4.6%", "武陟县", NULL },
  { "as many changes again, the first of them", PAIR, "3.2%", "修武县", NULL },
  { "分别 hands out to those the sentence spoke of", PAIR, "61%", "山阳区", NULL },
  { "分别 hands out to the last the sentence spoke of", PAIR, "73%", "中站区", NULL },
  { "the former of two", FORMER, "2.7%", "修武县", NULL },
  { "the latter of two", FORMER, "1.4%", "武陟县", NULL },
  { "a county that a superlative describes", FORMER, "13座", "温县", NULL },
  { "a stretch of a road through a county", FORMER, "21公里", "博爱县", NULL },
  { "a label that is a word and not a far district's name",
    "兰考县农业农村局 2022年10月9日\n\n【秋收】全县收获玉米36.2万亩。\n\n【惠农】兑付补贴2810万元。\n",
    "2810万元", "兰考县", "兰考县农业农村局" },
  { "a river that bears another city's short name",
    "长沙县应急管理局\n\n# 防汛\n\n2023年,浏阳河水位76.31米,转移2160人。\n", "76.31米", "长沙县", NULL },
  { "a district that helps the page's own",
    "蓝田县乡村振兴局\n\n# 帮扶\n\n2023年,上海市静安区结对帮扶以来,累计投入资金1.83亿元。\n", "1.83亿元",
    "蓝田县", NULL },
  { "a town that bears another county's short name",
    "蓝田县农业农村局\n\n# 秋播\n\n2023年,玉山镇播种小麦3.2万亩,改造渠道12公里。\n", "3.2万亩", "蓝田县",
    NULL },
  { "a page about counties of several prefectures", SURVEY, "1208亿元", "昆山市", NULL },
  { "another of them", SURVEY, "36个", "长沙县", NULL },
  { "one that a clause begins with, without its last character", SURVEY, "1156亿元", "江阴市", NULL },
  { "a list goes on with a neighbour's short name",
    "苏州市统计局\n\n# 经济\n\n2023年,张家港、常熟分别增长5.8%和5.1%。\n", "5.1%", "常熟市", NULL },
  { "what a figure is above is no area of it",
    "惠济区统计局\n\n# 消费\n\n2023年,惠济区零售总额增长7.9%,高出全市0.8个百分点。\n", "0.8个百分点",
    "惠济区", NULL },
  { "a neighbour that belongs elsewhere",
    "舒城县水利局\n\n# 供水\n\n2022年,舒城县改造管网210公里。邻近的庐江县改造95公里。\n", "95公里", "庐江县",
    NULL },
  { "a list that ends in how many they are",
    "苏州市统计局\n\n# 经济\n\n2023年,张家港、昆山、常熟三地分别增长5.8%、6.2%和5.1%。\n", "5.1%", "常熟市",
    NULL },
  { "a list goes on with a name of two characters",
    "霍邱县农业农村局\n\n# 夏粮\n\n2022年,霍邱县、寿县播种面积分别为158万亩和172万亩。\n", "172万亩", "寿县",
    NULL },
  { "behind districts in a row the whole goes on",
    "常州市生态环境局\n\n# 执法\n\n2022年,全市立案312件,其中武进区96件、溧阳市41件,罚款2860万元。\n",
    "2860万元", "常州市", "常州市生态环境局" },
  { "the second of such a row",
    "常州市生态环境局\n\n# 执法\n\n2022年,全市立案312件,其中武进区96件、溧阳市41件,罚款2860万元。\n", "41件",
    "溧阳市", NULL },
  { "paragraphs that begin with different bodies", PARAGRAPHS, "420张", "渝北区", "渝北区民政局" },
  { "the first of them, behind a label", PARAGRAPHS, "5所", "渝北区", "渝北区教育委员会" },
  { "a body that signs the page and others that took part",
    "惠济区教育局\n\n# "
    "办学\n\n2022年,惠济区新建学校6所。\n\n区财政局拨付资金36万元。\n\n区民政局结对学生28名。\n",
    "36万元", "惠济区", "惠济区教育局" },
  { "what a district has is no body of it",
    "郑州市文旅局\n\n# 假日\n\n2023年,郑州市接待游客286万人次。\n\n## "
    "惠济区:展览\n\n惠济区内各展馆的活动中心接待4.2万人次。\n",
    "4.2万人次", "惠济区", "郑州市文化和旅游局" },
};

static void
test_section (gconstpointer data)
{
  const SectionCase *c = data;
  g_auto (Extracted) extracted = extract_text (c->text);

  if (c->area != NULL)
    assert_field (&extracted, c->metric, HESHU_FIELD_AREA, c->area, c->where);
  if (c->agency != NULL)
    assert_field (&extracted, c->metric, HESHU_FIELD_AGENCY, c->agency, c->where);
}

/* Where a sentence names another district, what it says of none is less surely the article's */
static void
test_doubt (void)
{
  g_auto (Extracted) extracted = extract_text ("惠济区民政局\n\n# 养老\n\n2021年,惠济区新建驿站12家。"
                                               "同金水区结对后,新增床位360张。\n");

  assert_field (&extracted, "360张", HESHU_FIELD_AREA, "惠济区", "another district in the sentence");
  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&extracted, "360张"), HESHU_FIELD_AREA), <,
                     0.9);
  g_assert_cmpfloat (heshu_metric_get_confidence (extracted_find (&extracted, "12家"), HESHU_FIELD_AREA), >=,
                     0.9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/sections/%u-%s", i, cases[i].where);

      g_test_add_data_func (path, &cases[i], test_section);
    }
  g_test_add_func ("/extract/sections/doubt", test_doubt);
  return g_test_run ();
}
