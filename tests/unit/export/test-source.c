/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include <string.h>

/* The figure is what stands between 《 and 》 of the case; both are taken out. */
static void
test_sentence (void)
{
  static const struct
  {
    const char *seen;
    const char *text;
    const char *sentence;
  } cases[] = {
    { "a plain paragraph", "今年开局良好。全区签约《3.2万人》，比上年多。下一步继续。",
      "全区签约3.2万人，比上年多。" },
    { "a line broken by a column", "完善随访流\n程，管理《412人》。", "完善随访流程，管理412人。" },
    { "a list joined by semicolons", "建成站点4个；改造道路《12条》；植树", "改造道路12条；" },
    { "a headline without a full stop", "惠济医保暖人心\n\n参保率《98.5%》\n\n记者", "参保率98.5%" },
    { "a table row", "签约率 | 《59.36%》 | 同比", "签约率 | 59.36% | 同比" },
    { "Windows line ends", "一。\r\n二《5家》。\r\n三。", "二5家。" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) whole = g_string_new (cases[i].text);
      const guint start = (guint) g_utf8_strlen (cases[i].text, strstr (cases[i].text, "《") - cases[i].text);
      const guint end =
          (guint) g_utf8_strlen (cases[i].text, strstr (cases[i].text, "》") - cases[i].text) - 1;
      g_autoptr (HeshuText) text = NULL;
      g_autofree char *sentence = NULL;

      g_string_replace (whole, "《", "", 0);
      g_string_replace (whole, "》", "", 0);
      text = heshu_text_new (whole->str, -1);
      sentence = heshu_text_dup_sentence (text, HESHU_SPAN (start, end));
      g_test_message ("%s", cases[i].seen);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_long_sentence_is_cut_around_the_figure (void)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (HeshuText) text = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (whole, "字");
  text = heshu_text_new (whole->str, -1);
  sentence = heshu_text_dup_sentence (text, HESHU_SPAN (200, 201));
  g_assert_true (g_str_has_prefix (sentence, "…字"));
  g_assert_true (g_str_has_suffix (sentence, "字…"));
  g_assert_cmpint (g_utf8_strlen (sentence, -1), ==, 243);
}

static void
test_source_line (void)
{
  g_autoptr (HeshuReport) report = heshu_report_new ();
  HeshuArticle *article = heshu_article_new ();
  g_autoptr (HeshuText) text = heshu_text_new ("x", -1);
  g_autofree char *bare = NULL;
  g_autofree char *full = NULL;
  g_autofree char *sample = NULL;

  report->document = heshu_document_new ("页.txt", "text/plain", text);
  bare = heshu_report_dup_source_line (report, G_MAXUINT);
  g_assert_cmpstr (bare, ==, "页.txt");

  heshu_article_set (article, HESHU_ARTICLE_AGENCY, "惠济区卫生健康委员会", HESHU_SPAN_NONE);
  heshu_article_set (article, HESHU_ARTICLE_TITLE, "2021年工作总结", HESHU_SPAN_NONE);
  g_ptr_array_add (report->articles, article);
  report->document->publication = g_strdup ("某报");
  report->document->issue_date = g_strdup ("2022-01-10");
  report->document->page = g_strdup ("H04版");
  full = heshu_report_dup_source_line (report, 0);
  g_assert_cmpstr (full, ==, "惠济区卫生健康委员会《2021年工作总结》，《某报》2022年1月10日H04版");

  report->sample = TRUE;
  sample = heshu_report_dup_source_line (report, 0);
  g_assert_true (g_str_has_prefix (sample, "示例数据，惠济区卫生健康委员会《"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/sentence", test_sentence);
  g_test_add_func ("/source/long-sentence", test_long_sentence_is_cut_around_the_figure);
  g_test_add_func ("/source/source-line", test_source_line);
  return g_test_run ();
}
