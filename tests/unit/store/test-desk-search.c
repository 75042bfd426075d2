/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-desk-private.h"

#include <string.h>

#define ANNE "编辑甲"

static const struct
{
  const char *text;
  const char *tokens;
} splits[] = {
  { "返乡人员", "返乡 乡人 人员 员" }, /* design §5 */
  { "签", "签" },
  { "签约，率", "签约 约 率" },
  { "共11个项目", "共 11 个项 项目 目" },
  { "签\n约", "签约 约" }, /* a word broken by the column's width */
  { "签约\r\n　　项目", "签约 约项 项目 目" },
  { "GDP ５９．36%", "gdp 59 36" }, /* full-width digits as half-width */
  { "Hello world", "hello world" },
  { "", "" },
  { "，。", "" },
};

static void
test_tokens (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autofree char *tokens = heshu_search_dup_tokens_utf8 (splits[i].text);
      g_autoptr (HeshuText) text = heshu_text_new (splits[i].text, -1);
      g_autofree char *same =
          heshu_search_dup_tokens (heshu_text_get_chars (text), heshu_text_get_length (text));

      g_assert_cmpstr (tokens, ==, splits[i].tokens);
      g_assert_cmpstr (same, ==, splits[i].tokens);
    }
}

static const struct
{
  const char *search;
  const char *expressions; /* joined by | */
} questions[] = {
  { "返乡人员", "\"返乡 乡人 人员\"" },
  { "签", "\"签\" *" },
  { "签约 率", "\"签约\"|\"率\" *" },
  { "签约。”", "\"签约\"" },
  { "11个", "\"11 个\" *" },
  { "GDP", "\"gdp\"" },
  { "项目，共", "\"项目 目 共\" *" },
  { " 　", "" },
  { "\"OR*", "\"or\"" }, /* no syntax of the index gets through */
};

static void
test_expressions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (GPtrArray) list = heshu_search_list_expressions (questions[i].search);
      g_autofree char *joined = NULL;

      g_ptr_array_add (list, NULL);
      joined = g_strjoinv ("|", (char **) list->pdata);
      g_assert_cmpstr (joined, ==, questions[i].expressions);
    }
}

static const struct
{
  const char *text;
  const char *figure;
  const char *sentence;
} sentences[] = {
  { "前句。签约率59.36%，共3人。后句", "59.36%", "签约率59.36%，共3人。" },
  { "签约率59.36%", "59.36%", "签约率59.36%" },
  { "标题\n\n签约率59.36%\n\n下段", "59.36%", "签约率59.36%" },
  { "第一行签约\n率59.36%的\n末行。", "59.36%", "第一行签约\n率59.36%的\n末行。" },
  { "标题\n　　签约率59.36%；其余", "59.36%", "签约率59.36%；" },
  { "真的吗？签约率59.36%！", "59.36%", "签约率59.36%！" },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (HeshuText) text = heshu_text_new (sentences[i].text, -1);
      const char *place = strstr (sentences[i].text, sentences[i].figure);
      guint start = (guint) g_utf8_strlen (sentences[i].text, place - sentences[i].text);
      HeshuSpan span = heshu_search_find_sentence (text, HESHU_SPAN (start, start + 6));
      g_autofree char *sentence = heshu_text_dup_span (text, span);

      g_assert_cmpstr (sentence, ==, sentences[i].sentence);
    }
}

/* A page without a mark: the sentence stays short, the work linear */
static void
test_no_mark (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'a');
  g_autoptr (HeshuText) text = heshu_text_new (long_text, -1);
  HeshuSpan span = heshu_search_find_sentence (text, HESHU_SPAN (50000, 50003));

  g_assert_cmpuint (heshu_span_length (span), ==, 403);
}

static const struct
{
  const char *search;
  guint n;
} searches[] = {
  { "签", 2 },
  { "率", 2 },
  { "目", 0 },
  { "约", 2 },
  { "签约", 2 },
  { "境外", 2 }, /* in the sentence of both figures of it */
  { "返乡", 2 },
  { "返乡人", 2 },
  { "返乡人员", 2 },
  { "员其", 0 }, /* parted by a comma */
  { "人员14494人", 2 },
  { "14494", 2 },
  { "1449", 0 }, /* digits are words */
  { "gdp", 1 },
  { "GDP核算", 1 },
  { "59.36", 2 },
  { "签约 2020", 2 },
  { "签约 返乡", 0 },
  { "年惠济区家庭医生", 0 },
  { "年，惠济区家庭医生签约总人口172983人，签约率", 2 },
  { "，", 0 },
  { "家庭医生签约总人口", 2 },
};

static void
test_searches (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("search %s", searches[i].search);
      g_assert_cmpuint (fixture_search (fixture->desk, searches[i].search), ==, searches[i].n);
    }
}

static void
remove_report (HeshuDesk *desk, const char *id, const char *removed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done =
      fixture_edit (desk, HESHU_OBJECT_REPORT, id, "removed", NULL, removed, ANNE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
}

/* Design §5: correct, remove and restore a report, and search after each */
static void
test_forgets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "-12.5万元");
  HeshuMetricQuery removed = { .search = "返乡", .with_removed = TRUE };

  g_assert_cmpuint (fixture_search (fixture->desk, "核算"), ==, 1);
  fixture_must_edit (fixture->desk, metric, "indicator", "统计经费", ANNE);
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "费"), ==, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "核算"), ==, 1); /* still in its sentence */

  g_ptr_array_unref (heshu_desk_undo (fixture->desk, ANNE, NULL));
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 0);
  g_ptr_array_unref (heshu_desk_redo (fixture->desk, ANNE, NULL));
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 1);

  remove_report (fixture->desk, report, "true");
  g_assert_cmpuint (fixture_search (fixture->desk, "返乡"), ==, 0);
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 0);
  g_assert_cmpuint (fixture_count (fixture->desk, &removed), ==, 2);
  remove_report (fixture->desk, report, "false");
  g_assert_cmpuint (fixture_search (fixture->desk, "返乡"), ==, 2);
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 1);

  fixture_must_edit (fixture->desk, metric, "removed", "true", ANNE);
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 0);
  fixture_must_edit (fixture->desk, metric, "removed", "", ANNE);
  g_assert_cmpuint (fixture_search (fixture->desk, "统计经费"), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/search/tokens", test_tokens);
  g_test_add_func ("/store/search/expressions", test_expressions);
  g_test_add_func ("/store/search/sentences", test_sentences);
  g_test_add_func ("/store/search/no-mark", test_no_mark);
  ADD ("/store/search/searches", test_searches);
  ADD ("/store/search/forgets", test_forgets);

  return g_test_run ();
}
