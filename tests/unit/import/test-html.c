/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"
#include "heshu-importer.h"

#include <string.h>

/* P paragraph, H heading, C caption, L list item, R table row, A aside */
static const char kind_letters[] = "PHCLRA";

typedef struct
{
  const char *name;
  const char *seen; /* where such a page was seen */
  const char *html;
  const char *text;
  const char *kinds;
} Case;

static const Case cases[] = {
  { "paragraphs", "every saved page",
    "<html><body><p>惠济区签约<b>11</b>万人。</p><p>同比增长3%。</p></body></html>",
    "惠济区签约11万人。\n\n同比增长3%。", "PP" },
  { "headings", "an article of a government site: h1 over h2",
    "<html><body><h1>全年工作综述</h1><h2>一、疫情防控</h2><p>设点42个。</p></body></html>",
    "全年工作综述\n\n一、疫情防控\n\n设点42个。", "HHP" },
  { "break-is-line-end", "a byline under a headline", "<html><body><p>第一行<br>第二行</p></body></html>",
    "第一行\n第二行", "P" },
  { "two-breaks-part", "pages pasted from a text editor: no paragraphs at all",
    "<html><body><div>第一段。<br><br>第二段。<br/> <br/>第三段。</div></body></html>",
    "第一段。\n\n第二段。\n\n第三段。", "PPP" },
  { "break-and-indent-part", "pages of older publishing systems: a break and two ideographic spaces",
    "<html><body><div>\u3000\u3000第一段。<br>\u3000\u3000第二段。<br>&nbsp;&nbsp;&nbsp;&nbsp;第三段。</"
    "div></body></html>",
    "第一段。\n\n第二段。\n\n第三段。", "PPP" },
  { "entities", "numbers with entities in tables of an editor",
    "<html><body><p>约&#x31;&#50;万&nbsp;元&mdash;&#19968;&lt;5&gt;&amp;</p></body></html>",
    "约12万 元—一<5>&", "P" },
  { "blanks-collapse", "indented source",
    "<html><body><p>\n   共 \t 签约\n   项目   12  个\n </p></body></html>", "共 签约项目 12 个", "P" },
  { "line-end-between-characters", "source wrapped at a fixed width: no blank between two Chinese characters",
    "<html><body><p>完成投资的百分\n之三十</p><p>GDP\n增长</p></body></html>",
    "完成投资的百分之三十\n\nGDP 增长", "PP" },
  { "superscript", "areas in m2 with a raised digit",
    "<html><body><p>面积15m<sup>2</sup>、8m<sup>3</sup>。</p></body></html>", "面积15m²、8m³。", "P" },
  { "less-than-is-text", "a page that writes a bare <",
    "<html><body><p>误差<5%,3 < 4,<<办法>>。</p></body></html>", "误差<5%,3 < 4,<<办法>>。", "P" },
  { "table", "a table of figures by district",
    "<html><body><p>见下表。</p><table><tr><th>地区</th><th>签约率</th></tr><tr><td>惠济区</"
    "td><td><p>59.36%</p></td></tr>"
    "</table></body></html>",
    "见下表。\n\n| 地区 | 签约率 |\n| 惠济区 | 59.36% |", "PRR" },
  { "table-spans", "a table with joined cells: the columns stay in line and no figure is doubled",
    "<html><body><table><tr><td "
    "rowspan=2>惠济区</td><td>2020</td><td>1</td></tr><tr><td>2021</td><td>2</td></tr>"
    "<tr><td colspan=2>合计</td><td>3</td></tr></table></body></html>",
    "| 惠济区 | 2020 | 1 |\n| | 2021 | 2 |\n| 合计 | | 3 |", "RRR" },
  { "table-empty-cell", "a table with a missing figure",
    "<html><body><table><tr><td>甲</td><td></td><td>5</td></tr></table></body></html>", "| 甲 | | 5 |", "R" },
  { "table-lays-out", "pages of the 2000s: the whole page in a table, a table of figures inside",
    "<html><body><table><tr><td><h1>标题</h1><p>正文。</p><table><tr><td>甲</td><td>1</td></tr></"
    "table><p>续。</p></td>"
    "</tr></table></body></html>",
    "标题\n\n正文。\n\n| 甲 | 1 |\n\n续。", "HPRP" },
  { "picture-cells", "a headline between cells that hold a picture for the width",
    "<html><body><table><tr><td><img "
    "src=l.gif></td><td>惠济区召开会议</td><td>&nbsp;</td></tr></table></body></html>",
    "惠济区召开会议", "P" },
  { "sub-heading-in-table", "a table of figures in two groups",
    "<html><body><table><tr><td>指标</td><td>数值</td></tr><tr><td "
    "colspan=2>一、卫生</td></tr><tr><td>床位</td><td>9</td>"
    "</tr></table></body></html>",
    "| 指标 | 数值 |\n\n一、卫生\n\n| 床位 | 9 |", "RPR" },
  { "single-cell", "a box around a paragraph",
    "<html><body><table><tr><td>只有一格。</td></tr></table></body></html>", "只有一格。", "P" },
  { "list", "measures in a list",
    "<html><body><ul><li>一是建点42个。</li><li><p>二是排查。</p></li></ul></body></html>",
    "一是建点42个。\n二是排查。", "LL" },
  { "caption", "a picture with its caption",
    "<html><body><p>前文。</p><figure><img src=a.jpg><figcaption>医生入户签约</figcaption>"
    "</figure><p>后文。</p></body></html>",
    "前文。\n\n医生入户签约\n\n后文。", "PCP" },
  { "scripts-and-styles", "every page with statistics scripts",
    "<html><head><style>p{a:1}</style><script>if(a<b){document.write('<p>1</p>')}</script></"
    "head><body><p>文</p>"
    "<script>var s=\"</p>12\";</SCRIPT ><!-- <p>13</p> --><noscript>14</noscript><p style='display: "
    "none'>15</p>"
    "<p hidden>16</p></body></html>",
    "文", "P" },
  { "navigation", "a government site: menu above, footer below",
    "<html><body><nav><a href=/>首页</a> <a href=/xw>新闻</a></nav><h1>标题</h1><p>正文共签约12万人。</p>"
    "<footer><p>网站标识码4101080001</p></footer></body></html>",
    "首页 新闻\n\n标题\n\n正文共签约12万人。\n\n网站标识码4101080001", "AHPA" },
  { "breadcrumb", "the line that says where one is",
    "<html><body><div>当前位置:<a href=/>首页</a> &gt; <a href=/a>政务公开</a> &gt; "
    "正文</div><p>签约12万人。</p></body></html>",
    "当前位置:首页 > 政务公开 > 正文\n\n签约12万人。", "AP" },
  { "related-links", "links to other articles below the article, with a heading of their own",
    "<html><body><h1>标题</h1><p>正文一二三四五六七八九十。</p><h3>相关新闻</h3><ul><li><a "
    "href=1>甲区召开会议</a></li>"
    "<li><a href=2>乙区签约9项</a></li></ul></body></html>",
    "标题\n\n正文一二三四五六七八九十。\n\n相关新闻\n甲区召开会议\n乙区签约9项", "HPAAA" },
  { "marked-by-class", "a footer that only its class tells",
    "<html><body><h1>标题</h1><p>正文一二三四五六七八九十一二三四。</p><div "
    "class='page-footer'>主办:甲区政府</div></body></html>",
    "标题\n\n正文一二三四五六七八九十一二三四。\n\n主办:甲区政府", "HPA" },
  { "class-of-all-is-no-mark", "a page whose outermost box is of class menu",
    "<html><body><div class=menu><p>正文一二三四五六七八九十。</p></div></body></html>",
    "正文一二三四五六七八九十。", "P" },
  { "article-element", "a paper's site: the article is marked, the rest is not",
    "<html><body><div>热点</div><article><header><h1>标题</h1></header><p>正文一二三四五六七八九十。</p></"
    "article>"
    "<div>客服电话12345</div></body></html>",
    "热点\n\n标题\n\n正文一二三四五六七八九十。\n\n客服电话12345", "AHPA" },
  { "links-in-table", "districts in a table are links",
    "<html><body><table><tr><td><a href=1>惠济区</a></td><td>59.36%</td></tr></table></body></html>",
    "| 惠济区 | 59.36% |", "R" },
  { "unclosed-tags", "pages written by hand",
    "<p>一<p>二<ul><li>三<li>四</ul><table><tr><td>甲<td>1<tr><td>乙<td>2</table>五",
    "一\n\n二\n\n三\n四\n\n| 甲 | 1 |\n| 乙 | 2 |\n\n五", "PPLLRRP" },
  { "headline-with-breaks", "a headline set in two lines",
    "<html><body><h1>扬帆奋进<br>再谱新篇</h1><p>文。</p></body></html>", "扬帆奋进 再谱新篇\n\n文。", "HP" },
  { "preformatted", "figures laid out with blanks",
    "<html><body><pre>甲区   12\n乙区    3\n</pre></body></html>", "甲区   12\n乙区    3", "P" },
};

static HeshuReport *
import (const char *html, gssize length, GError **error)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (html, length < 0 ? strlen (html) : (gsize) length);

  return heshu_importer_read_bytes (importer, bytes, "page.html", NULL, NULL, NULL, error);
}

static char *
dup_kinds (const HeshuDocument *document)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    g_string_append_c (kinds, kind_letters[g_array_index (document->blocks, HeshuBlock, i).kind]);
  return g_string_free (kinds, FALSE);
}

static void
test_page (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) report = import (c->html, -1, &error);
  g_autofree char *kinds = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (heshu_text_get_utf8 (report->document->text), ==, c->text);
  kinds = dup_kinds (report->document);
  g_assert_cmpstr (kinds, ==, c->kinds);
  g_assert_cmpstr (report->document->media_type, ==, "text/html");
}

/* Blocks cover the text but for the line ends between them. */
static void
test_blocks_cover_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeshuReport) report = import (cases[i].html, -1, NULL);
      const HeshuDocument *document = report->document;
      const gunichar *chars = heshu_text_get_chars (document->text);
      guint at = 0;

      for (guint j = 0; j < document->blocks->len; j++)
        {
          const HeshuBlock *block = &g_array_index (document->blocks, HeshuBlock, j);

          for (; at < block->span.start; at++)
            g_assert_cmpuint (chars[at], ==, '\n');
          at = block->span.end;
        }
      g_assert_cmpuint (at, ==, heshu_text_get_length (document->text));
    }
}

static void
test_heading_levels (void)
{
  g_autoptr (HeshuReport) report =
      import ("<html><body><h1>一</h1><h3>二</h3><p>三。</p></body></html>", -1, NULL);
  GArray *blocks = report->document->blocks;

  g_assert_cmpuint (g_array_index (blocks, HeshuBlock, 0).level, ==, 1);
  g_assert_cmpuint (g_array_index (blocks, HeshuBlock, 1).level, ==, 3);
  g_assert_cmpuint (g_array_index (blocks, HeshuBlock, 2).level, ==, 0);
}

typedef struct
{
  const char *seen;
  const char *head;
  const char *title;
  const char *publication;
  const char *issue_date;
} MetaCase;

static void
test_meta (void)
{
  static const MetaCase rows[] = {
    { "the national rules for government sites",
      "<title>签约12万人-惠济区人民政府</title><meta name=\"ArticleTitle\" content=\"签约12万人\"><meta "
      "name=\"PubDate\" "
      "content=\"2021-01-05 10:20\"><meta name=\"ContentSource\" content=\" 惠济区\n卫健委 \">",
      "签约12万人", "惠济区 卫健委", "2021-01-05" },
    { "an older publishing system",
      "<title> 一\n二 </title><meta name=publishdate content='2020/3/9'><meta name=source content=本报>",
      "一 二", "本报", "2020-03-09" },
    { "a paper's site with Open Graph",
      "<meta property='og:title' content='甲'><meta property='article:published_time' "
      "content='2021-06-30T08:00:00+08:00'><meta property='og:site_name' content='大河网'>",
      "甲", "大河网", "2021-06-30" },
    { "a date that is none", "<title>甲</title><meta name=PubDate content='2021-13-45'>", "甲", NULL, NULL },
    { "nothing said", "<meta name=PubDate content=''><meta name=source content='  '>", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *html =
          g_strdup_printf ("<html><head>%s</head><body><p>文</p></body></html>", rows[i].head);
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuReport) report = import (html, -1, &error);

      g_test_message ("%s", rows[i].seen);
      g_assert_no_error (error);
      g_assert_cmpstr (report->document->title, ==, rows[i].title);
      g_assert_cmpstr (report->document->publication, ==, rows[i].publication);
      g_assert_cmpstr (report->document->issue_date, ==, rows[i].issue_date);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("HESHU_READER", argv[1], TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html/page/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_page);
    }
  g_test_add_func ("/html/blocks-cover-text", test_blocks_cover_text);
  g_test_add_func ("/html/heading-levels", test_heading_levels);
  g_test_add_func ("/html/meta", test_meta);
  return g_test_run ();
}
