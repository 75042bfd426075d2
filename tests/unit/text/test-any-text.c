/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages that no layout ever made: repair and reading must hold what they promise on any text, and stay fast.
 */
#include "heshu-decode.h"
#include "heshu-page-repair.h"
#include "heshu-reading.h"

#include <string.h>
#include <time.h>

static const char *const scraps[] = {
  "\n",
  "\n",
  "\n\n",
  "\n\n\n\n",
  "\r\n",
  " ",
  "　　",
  "\t",
  "# ",
  "## ",
  "###### ",
  "#",
  "★",
  "▶",
  "- ",
  "1.",
  "一、",
  "(二)",
  "| 甲 | 乙 |",
  "| --- |",
  "**",
  "记者 王某",
  "通讯员 李某某",
  "本报讯 ",
  "核心提示",
  "详情请见H04",
  "图为现场。",
  "志愿者在清扫积雪。",
  "某区卫生健康委员会",
  "全区签约",
  "人口189531人，",
  "签约率59.36%。",
  "“",
  "”",
  "（",
  "）",
  "(",
  ")",
  "。",
  "，",
  "、",
  "：",
  "！",
  "的",
  "扶、公益",
  "30户",
  "2021年",
  "聚焦主责，",
  "\xEF\xBF\xBD",
  "💐",
  "abc",
  "—— ",
  "《",
  "》",
  "【主持人】",
  "把",
  "经济社会发展",
  "区",
  "(某某)",
  "①",
  "…",
};

static char *
make_page (GRand *random, guint n_scraps)
{
  GString *page = g_string_new (NULL);

  for (guint i = 0; i < n_scraps; i++)
    g_string_append (page, scraps[g_rand_int_range (random, 0, G_N_ELEMENTS (scraps))]);
  return g_string_free (page, FALSE);
}

static void
check_reading (const HeshuDocument *document, const HeshuArticle *article)
{
  g_autoptr (HeshuReading) reading = heshu_reading_new (document, article);
  const gunichar *stored = heshu_text_get_chars (document->text), *chars = heshu_reading_get_chars (reading);
  guint length = heshu_reading_get_length (reading), n_lines, last = 0;
  const HeshuLine *lines = heshu_reading_get_lines (reading, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      g_assert_cmpuint (lines[i].start, >=, last);
      g_assert_cmpuint (lines[i].end, >=, lines[i].start);
      g_assert_cmpuint (lines[i].end, <=, length);
      last = lines[i].end;
    }
  for (guint i = 0; i < length; i++)
    {
      guint offset = heshu_reading_get_offset (reading, i), found;

      if (chars[i] == '\n' || chars[i] == ' ')
        continue;
      g_assert_cmpuint (stored[offset], ==, chars[i]);
      g_assert_true (heshu_reading_find_offset (reading, offset, &found));
      g_assert_cmpuint (found, ==, i);
    }
}

static void
mark_spans (const GArray *spans, guint8 *seen, guint length)
{
  for (guint i = 0; i < spans->len; i++)
    {
      HeshuSpan span = g_array_index (spans, HeshuSpan, i);

      g_assert_false (heshu_span_is_none (span));
      g_assert_cmpuint (span.end, <=, length);
      for (guint k = span.start; k < span.end; k++)
        g_assert_cmpuint (seen[k]++, ==, 0);
    }
}

static void
check_page (const HeshuDocument *document)
{
  g_autoptr (GPtrArray) articles = heshu_page_repair (document, heshu_lexicon_get_builtin ());
  guint length = heshu_text_get_length (document->text);
  g_autofree guint8 *seen = g_malloc0 (length + 1);

  g_assert_cmpuint (articles->len, >=, length > 0 ? 1 : 0);
  for (guint i = 0; i < articles->len; i++)
    {
      const HeshuArticle *article = g_ptr_array_index (articles, i);

      mark_spans (article->regions, seen, length);
      mark_spans (article->captions, seen, length);
      for (guint k = 0; k < article->joins->len; k++)
        {
          HeshuJoin join = g_array_index (article->joins, HeshuJoin, k);

          g_assert_cmpuint (join.left_end, >, 0);
          g_assert_cmpuint (join.left_end, <=, join.right_start);
          g_assert_cmpuint (join.right_start, <, length);
        }
      check_reading (document, article);
    }
}

static HeshuDocument *
make_document (const char *page)
{
  g_autoptr (HeshuText) text = heshu_text_new (page, -1);

  return heshu_document_new ("x.txt", "text/plain", text);
}

static void
test_scraps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2020);

  for (guint round = 0; round < 1500; round++)
    {
      g_autofree char *page = make_page (random, (guint) g_rand_int_range (random, 1, 160));
      g_autoptr (HeshuDocument) document = make_document (page);

      check_page (document);
    }
}

/* The same pages as a format with a structure of its own would hand them over */
static void
test_blocks (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2021);

  for (guint round = 0; round < 500; round++)
    {
      g_autofree char *page = make_page (random, (guint) g_rand_int_range (random, 1, 160));
      g_autoptr (HeshuDocument) document = make_document (page);
      guint length = heshu_text_get_length (document->text);

      document->blocks = g_array_new (FALSE, FALSE, sizeof (HeshuBlock));
      for (guint start = 0; start < length;)
        {
          guint end = start + (guint) g_rand_int_range (random, 1, 40);
          HeshuBlock block = { .span = HESHU_SPAN (start, MIN (end, length)),
                               .kind = (HeshuBlockKind) g_rand_int_range (random, 0, HESHU_BLOCK_ASIDE + 1),
                               .level = (guint) g_rand_int_range (random, 1, 7) };

          g_array_append_val (document->blocks, block);
          start = end + (guint) g_rand_int_range (random, 0, 3);
        }
      check_page (document);
    }
}

/* Bytes that were no text */
static void
test_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2022);

  for (guint round = 0; round < 500; round++)
    {
      guint8 data[256];
      gsize length = (gsize) g_rand_int_range (random, 1, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (HeshuDocument) document = NULL;

      for (gsize i = 0; i < length; i++)
        data[i] =
            (guint8) (g_rand_int_range (random, 0, 8) == 0 ? '\n' : g_rand_int_range (random, 0x20, 0x100));
      bytes = g_bytes_new (data, length);
      document = heshu_decode (bytes, "x.txt", NULL, NULL, NULL);
      if (document != NULL)
        check_page (document);
    }
}

/* Of the processor: other programs on the machine do not count */
static double
seconds_for (const char *unit, guint times)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (HeshuDocument) document = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  clock_t begin;

  for (guint i = 0; i < times; i++)
    g_string_append (page, unit);
  document = make_document (page->str);
  begin = clock ();
  articles = heshu_page_repair (document, heshu_lexicon_get_builtin ());
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (HeshuReading) reading = heshu_reading_new (document, g_ptr_array_index (articles, i));

      g_assert_cmpuint (heshu_reading_get_length (reading), <=,
                        2 * heshu_text_get_length (document->text) + 2);
    }
  return (double) (clock () - begin) / CLOCKS_PER_SEC;
}

/* Eight times the text may take eight times as long, with room for a busy machine, but never sixty-four times
 */
static void
test_linear (void)
{
  static const char *const units[] = {
    "# 题目\n\n## "
    "某区卫健委\n\n全年累计开展义诊活动48场，免费发放健康宣传手册2."
    "6万份，为行动不便的老人上门体\n\n检1300余人次。\n\n",
    "志愿者在清扫积雪。\n\n\n\n",
    "某某市某区召开推进会\n\n",
    "全年累计开展义诊活动48场，免费发放健康宣传手册2.6万份，为行动不便的老人上门体\n\n",
    "扶、公益性照护、精神慰藉等服务。\n\n",
    "核心提示\n\n全区上下凝心聚力。\n\n记者 王某\n\n",
    "记者 王某\n",
    "“（",
    "甲 1 2\n",
    "核心提示\n\n甲乙。\n\n某区：某某举行 某某活动\n\n记者 王某\n\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double once = MAX (seconds_for (units[i], 1000), 0.004), more = seconds_for (units[i], 8000);

      g_test_message ("unit %u: %.4f s, eight times %.4f s", i, once, more);
      g_assert_cmpfloat (more, <, 30 * once);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/any-text/scraps", test_scraps);
  g_test_add_func ("/any-text/blocks", test_blocks);
  g_test_add_func ("/any-text/bytes", test_bytes);
  g_test_add_func ("/any-text/linear", test_linear);
  return g_test_run ();
}
