/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-decode.h"
#include "heshu-page-repair.h"
#include "heshu-reading.h"

#include <string.h>

static HeshuDocument *
make_document (const char *text)
{
  g_autoptr (HeshuText) stored = heshu_text_new (text, -1);

  return heshu_document_new ("x.txt", "text/plain", stored);
}

static HeshuArticle *
only_article (const HeshuDocument *document)
{
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, heshu_lexicon_get_builtin ());

  g_assert_cmpuint (articles->len, ==, 1);
  return heshu_article_ref (g_ptr_array_index (articles, 0));
}

static const char kinds[] = "TKSBHPLRC";

/* Lines as `P words`, the way a person would read the page aloud */
static char *
print_reading (const HeshuReading *reading)
{
  GString *out = g_string_new (NULL);
  guint n_lines;
  const HeshuLine *lines = heshu_reading_get_lines (reading, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *words = g_ucs4_to_utf8 (heshu_reading_get_chars (reading) + lines[i].start,
                                               lines[i].end - lines[i].start, NULL, NULL, NULL);

      g_string_append_printf (out, "%c %s\n", kinds[lines[i].kind], words);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *seen;
  const char *text;
  const char *reading;
} Case;

static const Case cases[] = {
  { "marks of headings and lists are no text",
    "# 某区晒出成绩单\n\n## 补短板\n\n全年新建**公厕**12座。\n\n- 改造路灯300盏\n- 新增车位500个\n",
    "T 某区晒出成绩单\nH 补短板\nP 全年新建公厕12座。\nL 改造路灯300盏\nL 新增车位500个\n" },
  { "a paragraph broken by a column, and a caption in the break",
    "# "
    "某区晒出成绩单\n\n全年累计开展义诊活动48场，免费发放健康宣传手册2."
    "6万份，为行动不便的老人上门体\n\n\n\n医务人员为老人量血压。\n\n检1300余"
    "人次。\n",
    "T 某区晒出成绩单\nP "
    "全年累计开展义诊活动48场，免费发放健康宣传手册2.6万份，为行动不便的老人上门体检1300余人次。\nC "
    "医务人员为老人量血压。\n" },
  { "rows of a table are lines; its rule is nothing to read",
    "# 主要指标\n\n| 指标 | 数量 |\n| --- | --- |\n| 床位 | 812 |\n",
    "T 主要指标\nR | 指标 | 数量 |\nR | 床位 | 812 |\n" },
  { "a table laid out with blanks", "# 主要指标\n\n指标 2020年 2021年\n床位(张) 800 812\n医师(人) 300 312\n",
    "T 主要指标\nR 指标 2020年 2021年\nR 床位(张) 800 812\nR 医师(人) 300 312\n" },
  { "lines wrapped at a margin are one paragraph",
    "# "
    "简讯\n\n　　今年以来该区累计培训社区工作者\n三百余人次发放学习资料一千二百多份\n实现培训全覆盖。\n　　下"
    "一步将继续做好跟踪服务工作。\n",
    "T 简讯\nP 今年以来该区累计培训社区工作者三百余人次发放学习资料一千二百多份实现培训全覆盖。\nP "
    "下一步将继续做好跟踪服务工作。\n" },
  { "CR LF", "# 简讯\r\n\r\n全区新增就业900人。\r\n", "T 简讯\nP 全区新增就业900人。\n" },
};

static void
check_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HeshuDocument) document = make_document (row->text);
  g_autoptr (HeshuArticle) article = only_article (document);
  g_autoptr (HeshuReading) reading = heshu_reading_new (document, article);
  g_autofree char *printed = print_reading (reading);

  if (strcmp (printed, row->reading) == 0)
    return;
  g_test_message ("%s\nfound:\n%s\nwanted:\n%s", row->seen, printed, row->reading);
  g_test_fail ();
}

/* Each position of the reading quotes the character that stands at its offset, and is found again from it */
static void
check_map (const HeshuDocument *document, const HeshuReading *reading)
{
  const gunichar *stored = heshu_text_get_chars (document->text), *chars = heshu_reading_get_chars (reading);

  for (guint i = 0; i < heshu_reading_get_length (reading); i++)
    {
      guint offset = heshu_reading_get_offset (reading, i), found;

      if (chars[i] != '\n' && chars[i] != ' ')
        {
          g_assert_cmpuint (stored[offset], ==, chars[i]);
          g_assert_true (heshu_reading_find_offset (reading, offset, &found));
          g_assert_cmpuint (found, ==, i);
        }
    }
  g_assert_cmpuint (chars[heshu_reading_get_length (reading)], ==, 0);
}

static void
test_map (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeshuDocument) document = make_document (cases[i].text);
      g_autoptr (HeshuArticle) article = only_article (document);
      g_autoptr (HeshuReading) reading = heshu_reading_new (document, article);

      check_map (document, reading);
    }
}

static void
test_span (void)
{
  const char *text = "# 题\n\n甲11个，乙清理卫生\n死角2800余处。";
  g_autoptr (HeshuDocument) document = make_document (text);
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (HeshuReading) reading = NULL;
  HeshuSpan head = HESHU_SPAN (0, 3), tail = HESHU_SPAN (5, 23), caption = HESHU_SPAN (8, 9);
  HeshuSpan span;
  guint position;

  g_array_append_val (article->regions, head);
  g_array_append_val (article->regions, tail);
  reading = heshu_reading_new (document, article);
  /* Lines that are not one: from the first region into the second the stored text has blank lines only */
  span = heshu_reading_get_span (reading, 0, 3);
  g_assert_true (heshu_span_equal (span, HESHU_SPAN (2, 6)));
  g_assert_false (heshu_reading_find_offset (reading, 0, &position));
  g_assert_true (heshu_reading_find_offset (reading, 2, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (heshu_span_is_none (heshu_reading_get_span (reading, 4, 4)));
  (void) caption;
}

/* A span never crosses a caption */
static void
test_span_over_caption (void)
{
  const char *text = "甲乙丙图片丁戊。";
  g_autoptr (HeshuDocument) document = make_document (text);
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (HeshuReading) reading = NULL;
  HeshuSpan left = HESHU_SPAN (0, 3), caption = HESHU_SPAN (3, 5), right = HESHU_SPAN (5, 8);
  HeshuJoin join = { .left_end = 3, .right_start = 5 };
  guint n_lines;

  g_array_append_val (article->regions, left);
  g_array_append_val (article->regions, right);
  g_array_append_val (article->captions, caption);
  g_array_append_val (article->joins, join);
  reading = heshu_reading_new (document, article);
  heshu_reading_get_lines (reading, &n_lines);
  g_assert_cmpuint (n_lines, ==, 2);
  g_assert_cmpuint (heshu_reading_get_chars (reading)[3], ==, g_utf8_get_char ("丁"));
  g_assert_true (heshu_span_is_none (heshu_reading_get_span (reading, 2, 4)));
  g_assert_true (heshu_span_equal (heshu_reading_get_span (reading, 3, 5), HESHU_SPAN (5, 7)));
}

static void
test_empty_article (void)
{
  g_autoptr (HeshuDocument) document = make_document (" \n");
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (HeshuReading) reading = heshu_reading_new (document, article);

  g_assert_cmpuint (heshu_reading_get_length (reading), ==, 0);
  g_assert_cmpuint (heshu_reading_get_chars (reading)[0], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reading/%u", i);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/reading/map", test_map);
  g_test_add_func ("/reading/span", test_span);
  g_test_add_func ("/reading/span-over-caption", test_span_over_caption);
  g_test_add_func ("/reading/empty-article", test_empty_article);
  return g_test_run ();
}
