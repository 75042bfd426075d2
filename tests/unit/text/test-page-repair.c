/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-page-repair.h"

#include <string.h>

typedef struct
{
  const char *seen; /* the kind of page on which it was seen */
  const char *text;
  /* `T title|K kicker|S subtitle|B byline` of each article, `J left/right` of each join, `C caption`, a line
   * each */
  const char *articles;
} Case;

#define LEAD "2023年，城北区民政局坚持为民服务，把各项惠民政策落到实处，群众满意度稳步提升。"
#define WHOLE "全年发放各类救助金1200万元，惠及困难群众3.2万人次，实现了应保尽保、应救尽救。"

static const Case cases[] = {
  /* telling articles apart */
  { "a marked page: kicker above the headline, byline behind the lead",
    "## 区民政局\n\n# 兜牢底线 温暖民心\n\n" LEAD "通讯员 王某某\n\n\n\n## 强化救助\n\n" WHOLE
    "\n\n## 区妇联\n\n# 巾帼建功 共谱新篇\n\n" LEAD "记者 李某 通讯员 张某某\n",
    "K 区民政局\nT 兜牢底线 温暖民心\nB 通讯员 王某某\n--\nK 区妇联\nT 巾帼建功 共谱新篇\nB 记者 李某 通讯员 "
    "张某某\n" },
  { "a marked page: the subtitle stands below, the byline in two lines behind the text",
    "# 比学赶超创一流\n\n### 城北区召开季度点评会\n\n本报讯 " LEAD
    "\n\n记者 王某某  \n通讯员 李某\n\n# 打通断头路\n\n本报讯 " WHOLE "\n\n记者 王某某\n",
    "T 比学赶超创一流\nS 城北区召开季度点评会\nB 记者 王某某 通讯员 李某\n--\nT 打通断头路\nB 记者 "
    "王某某\n" },
  { "plain lines: the body that reports is the kicker",
    "区城市管理局\n\n提升建管水平 建设宜居城区\n\n" LEAD
    "\n\n区卫生健康委员会\n\n筑牢健康防线 守护一方百姓\n\n" WHOLE "\n",
    "K 区城市管理局\nT 提升建管水平 建设宜居城区\n--\nK 区卫生健康委员会\nT 筑牢健康防线 守护一方百姓\n" },
  { "plain lines: sections without a place are no articles",
    "城北区民政局 全力推进为民实事\n\n晚报 记者 王某某\n\n" LEAD "\n\n高标准 严要求 抓落实\n\n" WHOLE
    "\n\n聚焦民生办实事\n\n" WHOLE "\n",
    "T 城北区民政局 全力推进为民实事\nB 晚报 记者 王某某\n" },
  { "plain lines: the body that reports ends in a colon",
    "城北区民政局：\n兜牢民生这张网\n\n本报讯（记者 王某） " WHOLE
    "\n\n惠济区教育局：\n办好百姓家门口的学校\n\n本报讯（记者 李某） " WHOLE "\n",
    "K 城北区民政局：\nT 兜牢民生这张网\nB 记者 王某\n--\nK 惠济区教育局：\nT 办好百姓家门口的学校\nB 记者 "
    "李某\n" },
  { "lines that tell a figure each are a list and no headlines",
    "数说城北：这一年的成绩单\n\n" LEAD "\n\n区商务局介绍：\n零售总额86.5亿元，增长7.2%"
    "\n新增商超12家，总数达58家\n限上企业净增36家，总数达212家\n",
    "T 数说城北：这一年的成绩单\n" },
  { "a column of briefs, each with a place in its headline, signed in brackets",
    "乡村振兴在行动\n\n城北区柳河镇：产业铺就富民路\n\n" WHOLE
    "（王某某）\n\n城北区石桥镇：田间课堂开到家门口\n\n" WHOLE "\n\n城北区大王镇：老厂房变身文创园\n\n" WHOLE
    "\n\n让乡亲们吃上旅游饭\n\n" WHOLE "\n",
    "K 乡村振兴在行动\nT 城北区柳河镇：产业铺就富民路\nB 王某某\n--\nT "
    "城北区石桥镇：田间课堂开到家门口\n--\nT 城北区大王镇：老厂房变身文创园\n--\nT 让乡亲们吃上旅游饭\n" },
  { "when and where a press conference was held is no headline",
    "实录丨城北区民政工作专场新闻发布会\n\n时间：2023年9月5日10:"
    "00\n地点：区文化馆3楼报告厅\n\n【主持人】" LEAD "\n\n【王某某】" WHOLE "\n",
    "T 实录丨城北区民政工作专场新闻发布会\n" },
  { "briefs under stars",
    "基层快讯\n\n★城北区：新增停车位\n\n本报讯 （记者 王某） " WHOLE "\n\n★城南区：改造老旧管网\n\n" WHOLE
    "\n",
    "K 基层快讯\nT 城北区：新增停车位\nB 记者 王某\n--\nT 城南区：改造老旧管网\n" },
  { "briefs under places in brackets, the district's name without its last character",
    "县区短波\n\n【沈阳铁西】老厂房里长出新业态\n\n本报讯（记者 王某） " WHOLE
    "\n\n【哈密伊州】戈壁风光变“绿电”\n\n" WHOLE "\n",
    "K 县区短波\nT 【沈阳铁西】老厂房里长出新业态\nB 记者 王某\n--\nT 【哈密伊州】戈壁风光变“绿电”\n" },
  { "briefs under a district's name without its last character, in a line of its own",
    "县区短波\n\n【南岸】\n\n本报讯 " WHOLE "\n\n【北碚】\n\n" WHOLE "\n",
    "K 县区短波\nT 【南岸】\n--\nT 【北碚】\n" },
  { "briefs that begin with their place in the paragraph",
    "县区短波\n\n【惠济区】本报讯 " WHOLE "\n\n【管城回族区】" WHOLE "\n",
    "K 县区短波\nT 惠济区\n--\nT 管城回族区\n" },
  { "marked headings that name places, above datelines",
    "# 各地动态\n\n" LEAD "\n\n## 沈阳市铁西区\n\n本报讯 " WHOLE "\n\n## 武汉市洪山区\n\n本报讯 " WHOLE "\n",
    "T 各地动态\n--\nT 沈阳市铁西区\n--\nT 武汉市洪山区\n" },
  { "marked headings that name places, of one report",
    "# 郑州市各区工作\n\n" LEAD "\n\n## 惠济区\n\n" WHOLE "\n\n## 金水区\n\n" WHOLE "\n",
    "T 郑州市各区工作\n" },
  { "words in brackets that are no places",
    "兜牢底线 温暖民心\n\n" LEAD "\n\n【救助篇】\n\n" WHOLE "\n\n【服务篇】\n\n" WHOLE "\n",
    "T 兜牢底线 温暖民心\n" },
  { "a body that signs below the text, above the date",
    "关于做好救助工作的总结\n\n" LEAD "\n\n" WHOLE "\n\n城北区残疾人联合会\n\n2023年1月12日\n",
    "T 关于做好救助工作的总结\n" },
  { "sections between stars belong to the article",
    "兜牢底线 温暖民心\n\n" LEAD "\n\n★强化救助★\n\n" WHOLE "\n\n★优化服务★\n\n" WHOLE "\n",
    "T 兜牢底线 温暖民心\n" },
  { "the headline is printed behind its columns; the summary comes first",
    "区卫生健康委\n\n健康卫士 守护万家\n\n本报记者 王某某\n\n核心提示\n\n" LEAD "\n\n★强化救助★\n\n" WHOLE
    "\n\n核心提示\n\n" LEAD "\n\n区民政局\n\n2023亮点工作\n\n" WHOLE
    "\n\n夯基础 破难题 奋力开创民政新局面\n\n本报记者 李某某\n\n\n\n开展助残活动。\n",
    "K 区卫生健康委\nT 健康卫士 守护万家\nB 本报记者 王某某\n--\nK 区民政局\nT 夯基础 破难题 "
    "奋力开创民政新局面\nB 本报记者 李某某\nC 开展助残活动。\n" },
  { "a report: date below the headline, numbered sections",
    "政府工作报告（摘登）\n\n2023年1月12日在城北区第五届人民代表大会第一次会议上\n\n一、过去一年工作回顾\n"
    "\n" LEAD "\n\n二、今年主要目标\n\n" WHOLE "\n",
    "T 政府工作报告（摘登）\nS 2023年1月12日在城北区第五届人民代表大会第一次会议上\n" },
  { "a notice: number, addressees and a colon are no halves of sentences",
    "关于提高救助标准的通知\n\n城民字〔2023〕21号\n\n各街道办事处，区直有关单位：\n\n经区政府研究同意，现就有"
    "关事项通知如下：\n\n一、城乡低保。" WHOLE "\n\n联系电话：0371-66290123\n",
    "T 关于提高救助标准的通知\n" },
  { "an interview",
    "城北区举行发布会\n\n某日报记者：去年救助情况如何？\n\n答：" WHOLE
    "\n\n某晚报记者：今年有什么打算？\n\n答：" LEAD "\n",
    "T 城北区举行发布会\n" },
  /* sentences that go on */
  { "a word parted by a column break",
    "# 兜牢底线\n\n" LEAD
    "加快推进养老服务设施建设，为特殊困难老年人家庭实施适老化改\n\n造1200户，户均补贴3000元。\n",
    "T 兜牢底线\nJ 老化改/造12\n" },
  { "a break behind a comma",
    "# 兜牢底线\n\n" LEAD "发放残疾人两项补贴4300余万元，\n\n惠及残疾人2.1万名，发放率达到百分之百。\n",
    "T 兜牢底线\nJ 万元，/惠及残\n" },
  { "the first line of a paragraph, alone at the foot of a column",
    "# 兜牢底线\n\n" LEAD
    "\n\n要把关心关爱落实到服务群众的全\n\n过程、各环节。各街道要压实责任，确保政策落地见效。\n",
    "T 兜牢底线\nJ 众的全/过程、\n" },
  { "two captions stand in the break, the second with its photographer",
    "# 兜牢底线\n\n" LEAD "组织志愿者深入社区，为独居老人送去米面粮油等生活物\n\n\n\n志愿者上门慰问老人。\n\n"
    "\n\n社区干部走访困难家庭。（王某 摄）\n\n资1.2万份。\n",
    "T 兜牢底线\nJ 生活物/资1.\nC 志愿者上门慰问老人。\nC 社区干部走访困难家庭。（王某 摄）\n" },
  { "a caption in the break without room for its picture",
    "# 兜牢底线\n\n" LEAD
    "全年改造雨污管网36公里，架空线缆落地\n\n改造后的建设街一角。\n\n28.6公里，新增停车位2300个。\n",
    "T 兜牢底线\nJ 缆落地/28.\nC 改造后的建设街一角。\n" },
  { "the second half is one short sentence and no caption",
    "# "
    "兜牢底线\n\n局长王某某来到柳河镇看望困难群众，仔细询问生活情况，并送去了慰\n\n问金，镇党委负责人参加慰问"
    "活动。\n\n" WHOLE "\n",
    "T 兜牢底线\nJ 去了慰/问金，\n" },
  { "whole paragraphs that end with a half-width stop",
    "# 兜牢底线\n\n城北区民政局把各项惠民政策落到实处,全年发放各类救助金1200万元,惠及困难群众3.2万人次.\n\n"
    "养老服务设施覆盖全部街道,建成日间照料站48个,群众满意率98.2%.\n\n为老年人提供助餐、助浴服务16万人次.\n",
    "T 兜牢底线\n" },
  { "whole paragraphs are left alone", "# 兜牢底线\n\n" LEAD "\n\n" WHOLE "\n\n" LEAD "\n", "T 兜牢底线\n" },
  { "a sentence whose rest is lost before a section",
    "兜牢底线 温暖民心\n\n" LEAD "全面开展“双随机、一公\n\n★优化服务★\n\n" WHOLE "\n",
    "T 兜牢底线 温暖民心\n" },
  { "a quotation that is never closed is lost, what follows is a caption",
    "兜牢底线 温暖民心\n\n" LEAD "全面开展“双随机、一公\n\n\n\n开展消防安全培训。\n\n★优化服务★\n\n" WHOLE
    "\n",
    "T 兜牢底线 温暖民心\nC 开展消防安全培训。\n" },
  { "columns of another section stand inside a sentence",
    "兜牢底线 温暖民心\n\n" LEAD "\n\n2023亮点工作\n\n党建引领有力。" WHOLE "\n\n社会救助有效。" WHOLE
    "\n\n2024发展谋划\n\n聚焦主责，强化担当。" WHOLE
    "动员社会力量为困难家庭提供物资经济帮\n\n养老服务提质。" WHOLE "\n\n儿童福利完善。" WHOLE
    "\n\n扶、心理疏导等专业服务。\n\n加强建设，夯实基础。" WHOLE "\n",
    "T 兜牢底线 温暖民心\nJ 尽救。/养老服\nJ 经济帮/扶、心\n" },
  { "the rest of an article stands behind the next one",
    "# 兜牢底线\n\n本报讯 " LEAD
    "全区建成社区养老服务中心12个、日间照料站48个，为老年人提供助餐、助\n\n# 巾帼建功\n\n本报讯 " WHOLE
    "\n\n记者 王某某\n\n浴、助医等服务16万人次。\n",
    "T 兜牢底线\nJ 餐、助/浴、助\n--\nT 巾帼建功\nB 记者 王某某\n" },
  { "paragraphs of an interview that end without a full stop",
    "# 访谈\n\n【主持人】养老服务有哪些新进展\n\n【嘉宾】" WHOLE "\n", "T 访谈\n" },
  /* captions and what looks like them */
  { "a caption between whole paragraphs",
    "# 兜牢底线\n\n" LEAD WHOLE "\n\n春节前夕，工作人员为立功军人家庭送喜报。\n\n" LEAD WHOLE "\n",
    "T 兜牢底线\nC 春节前夕，工作人员为立功军人家庭送喜报。\n" },
  { "a caption that says so", "# 兜牢底线\n\n" LEAD "\n\n图为招聘会现场，求职者咨询岗位信息。\n\n" WHOLE "\n",
    "T 兜牢底线\nC 图为招聘会现场，求职者咨询岗位信息。\n" },
  { "credits of a column of pictures",
    "# 兜牢底线\n\n" LEAD "\n\n\n\n消杀演练。\n\n（本栏照片均由区民政局提供）\n",
    "T 兜牢底线\nC 消杀演练。\nC （本栏照片均由区民政局提供）\n" },
  { "an arrow points at the picture", "# 兜牢底线\n\n" LEAD "\n\n▲社区食堂开业首日。\n\n" WHOLE "\n",
    "T 兜牢底线\nC ▲社区食堂开业首日。\n" },
  { "a short sentence below a head opens its section",
    "# 兜牢底线\n\n" LEAD "\n\n## 课后服务\n\n实验小学的操场上，下午4点半后依旧热闹。\n\n" WHOLE "\n",
    "T 兜牢底线\n" },
  { "a short paragraph with a figure", "# 兜牢底线\n\n" LEAD "\n\n全年培训志愿者1200人次。\n\n" WHOLE "\n",
    "T 兜牢底线\n" },
  /* habits of other pages */
  { "paragraphs without empty lines: what is indented begins anew, what is not goes on",
    "区民政局\n兜牢底线 温暖民心\n本报记者 王某某\n　　" LEAD "\n　　" WHOLE
    "组织志愿者深入社区，为独居老人送去米面粮油等\n生活物资。全年服务1.2万人次。\n　　" WHOLE "\n",
    "K 区民政局\nT 兜牢底线 温暖民心\nB 本报记者 王某某\nJ 粮油等/生活物\n" },
  { "an indented paragraph below a broken one: the rest is lost",
    "# 兜牢底线\n\n　　" LEAD "\n\n　　" WHOLE "组织志愿者深入社区，为独居老人送去\n\n　　" LEAD "\n",
    "T 兜牢底线\n" },
  { "Markdown with the place of its picture",
    "# 兜牢底线\n\n" LEAD "组织志愿者深入社区，为独居老人送去米面粮油等生\n\n![](p1.jpg)"
    "\n\n志愿者上门。\n\n活物资1.2万份。\n\n---\n\n" WHOLE "\n",
    "T 兜牢底线\nJ 油等生/活物资\nC 志愿者上门。\n" },
  { "the head and the foot of the sheet are in no article",
    "城北日报 2023年6月10日 星期六\n\nA03版\n\n# 兜牢底线\n\n" LEAD "\n\n责任编辑 王某某 美编 李某\n",
    "T 兜牢底线\n" },
  { "the rest stands on another page",
    "# 兜牢底线\n\n" LEAD "组织志愿者深入社区，为独居老人送去（下转第2版）\n\n" WHOLE "\n", "T 兜牢底线\n" },
  { "a long caption with its date",
    "# 兜牢底线\n\n" LEAD
    "\n\n\n\n6月5日，区民政局组织志愿者到柳河镇敬老院开展慰问活动，为老人们送上节日的祝福。\n\n" WHOLE "\n",
    "T 兜牢底线\nC 6月5日，区民政局组织志愿者到柳河镇敬老院开展慰问活动，为老人们送上节日的祝福。\n" },
  { "a page without headings of level 1",
    "## 兜牢底线\n\n" LEAD "\n\n### 强化救助\n\n" WHOLE "\n\n## 巾帼建功\n\n" LEAD
    "\n\n### 优化服务\n\n" WHOLE "\n",
    "T 兜牢底线\n--\nT 巾帼建功\n" },
  { "sections right below the headline",
    "# 兜牢底线\n\n## 强化救助\n\n" WHOLE "\n\n## 优化服务\n\n" WHOLE "\n", "T 兜牢底线\n" },
  { "a photographer in a line of his own",
    "# 兜牢底线\n\n" LEAD "\n\n\n\n志愿者上门慰问老人。\n\n本报记者 王某 摄\n\n" WHOLE "\n",
    "T 兜牢底线\nC 志愿者上门慰问老人。\nC 本报记者 王某 摄\n" },
  { "a photographer behind his picture's sentence",
    "# 兜牢底线\n\n" LEAD "\n\n湿地上空，白鹭翩跹。　　王某　摄\n\n" WHOLE "\n",
    "T 兜牢底线\nC 湿地上空，白鹭翩跹。　　王某　摄\n" },
  /* who wrote */
  { "behind the dateline, names without a blank", "# 兜牢底线\n\n本报讯（记者张某某 通讯员李某）" WHOLE "\n",
    "T 兜牢底线\nB 记者张某某 通讯员李某\n" },
  { "with text and pictures", "# 兜牢底线\n\n□ 本报记者 王 某 实习生 李某某 文/图\n\n" WHOLE "\n",
    "T 兜牢底线\nB □ 本报记者 王 某 实习生 李某某 文/图\n" },
  { "text and pictures by two", "# 兜牢底线\n\n本报记者 王某某/文 李某/图\n\n" WHOLE "\n",
    "T 兜牢底线\nB 本报记者 王某某/文 李某/图\n" },
  { "a correspondent's office", "# 兜牢底线\n\n" WHOLE "\n\n通讯员 区委宣传部\n",
    "T 兜牢底线\nB 通讯员 区委宣传部\n" },
  { "a sentence with a reporter in it is no byline", "# 兜牢底线\n\n" WHOLE "记者从区民政局获悉。\n",
    "T 兜牢底线\n" },
  { "a press kit without names", "# 兜牢底线\n\n" WHOLE "本报通讯员\n", "T 兜牢底线\nB 本报通讯员\n" },
};

static void
append_field (GString *out, char letter, const HeshuArticle *article, HeshuArticleField field)
{
  const char *text = heshu_article_get (article, field);

  if (text != NULL)
    g_string_append_printf (out, "%c %s\n", letter, text);
}

static char *
print_articles (const HeshuDocument *document, const GPtrArray *articles)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      g_string_append (out, i > 0 ? "--\n" : "");
      append_field (out, 'K', article, HESHU_ARTICLE_KICKER);
      append_field (out, 'T', article, HESHU_ARTICLE_TITLE);
      append_field (out, 'S', article, HESHU_ARTICLE_SUBTITLE);
      append_field (out, 'B', article, HESHU_ARTICLE_BYLINE);
      for (guint k = 0; k < article->joins->len; k++)
        {
          HeshuJoin join = g_array_index (article->joins, HeshuJoin, k);
          g_autofree char *left =
              heshu_text_dup_span (document->text, HESHU_SPAN (join.left_end - 3, join.left_end));
          g_autofree char *right =
              heshu_text_dup_span (document->text, HESHU_SPAN (join.right_start, join.right_start + 3));

          g_string_append_printf (out, "J %s/%s\n", left, right);
        }
      for (guint k = 0; k < article->captions->len; k++)
        {
          g_autofree char *caption =
              heshu_text_dup_span (document->text, g_array_index (article->captions, HeshuSpan, k));

          g_string_append_printf (out, "C %s\n", caption);
        }
    }
  return g_string_free (out, FALSE);
}

static void
check_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HeshuText) text = heshu_text_new (row->text, -1);
  g_autoptr (HeshuDocument) document = heshu_document_new ("x.txt", "text/plain", text);
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, heshu_lexicon_get_builtin ());
  g_autofree char *printed = print_articles (document, articles);

  if (strcmp (printed, row->articles) == 0)
    return;
  g_test_message ("%s\nfound:\n%s\nwanted:\n%s", row->seen, printed, row->articles);
  g_test_fail ();
}

/* A page whose format says what each piece is: navigation is in no region, captions are aside */
static void
test_blocks (void)
{
  static const struct
  {
    const char *text;
    HeshuBlockKind kind;
    guint level;
  } blocks[] = {
    { "首页 新闻 数据", HESHU_BLOCK_ASIDE, 0 }, { "城北区民政工作年报", HESHU_BLOCK_HEADING, 1 },
    { LEAD, HESHU_BLOCK_PARAGRAPH, 0 },         { "一、社会救助", HESHU_BLOCK_HEADING, 2 },
    { WHOLE, HESHU_BLOCK_PARAGRAPH, 0 },        { "志愿者看望老人。", HESHU_BLOCK_CAPTION, 0 },
    { "版权所有", HESHU_BLOCK_ASIDE, 0 },
  };
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HeshuBlock));
  g_autoptr (HeshuText) text = NULL;
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autofree char *printed = NULL, *region = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      guint start = (guint) g_utf8_strlen (page->str, -1);
      HeshuBlock block = { .span = HESHU_SPAN (start, start + (guint) g_utf8_strlen (blocks[i].text, -1)),
                           .kind = blocks[i].kind,
                           .level = blocks[i].level };

      g_string_append_printf (page, "%s\n", blocks[i].text);
      g_array_append_val (spans, block);
    }
  text = heshu_text_new (page->str, -1);
  document = heshu_document_new ("x.html", "text/html", text);
  document->blocks = g_array_ref (spans);
  articles = heshu_page_repair (document, heshu_lexicon_get_builtin ());
  printed = print_articles (document, articles);
  g_assert_cmpstr (printed, ==, "T 城北区民政工作年报\nC 志愿者看望老人。\n");
  region =
      heshu_text_dup_span (text, g_array_index (((HeshuArticle *) g_ptr_array_index (articles, 0))->regions,
                                                HeshuSpan, 0));
  g_assert_true (g_str_has_prefix (region, "城北区民政工作年报"));
  g_assert_true (g_str_has_suffix (region, "应救尽救。"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page-repair/%02u", i);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/page-repair/blocks", test_blocks);
  return g_test_run ();
}
