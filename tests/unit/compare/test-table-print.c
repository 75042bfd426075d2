/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"
#include "heshu-figure.h"
#include "heshu-table-print.h"

#include <locale.h>
#include <string.h>

static const FixtureMetric metrics[] = { { "a", "惠济区", "410108", "2020", "59.36", "%" },
                                         { "b", "管城回族区", "410104", "2021", "95.7", "%" },
                                         { "b", "管城回族区", "410104", "2021", "90", "%", .kind = "target" },
                                         { NULL } };
static const FixtureReport reports[] = { { "a", "惠济区", "410108", "2020" },
                                         { "b", "管城回族区", "410104", "2021", TRUE },
                                         { "c", "焦作市城乡一体化示范区", "410871", "2021" },
                                         { NULL } };

static void
test_csv (void)
{
  g_autoptr (HeshuTable) table = fixture_compare (NULL, NULL, metrics, reports, NULL);
  g_autofree char *csv = heshu_table_print (table, HESHU_TABLE_CSV);

  g_assert_cmpstr (csv, ==,
                   "area,area_id,indicator,period,value,value_max,unit,qualifier,measure,text,reason,target,"
                   "target_kind,target_text,"
                   "agency,title,source,metric,sample\r\n"
                   "管城回族区,410104,家庭医生签约率,2021,95.7,,%,exact,ratio,95.7%,,90,target,90%,"
                   "卫生健康委员会,工作总结,b,metric-1,示例数据\r\n"
                   "惠济区,410108,家庭医生签约率,2020,59.36,,%,exact,ratio,59.36%,,,,,卫生健康委员会,"
                   "工作总结,a,metric-0,\r\n"
                   "焦作市城乡一体化示范区,410871,家庭医生签约率,,,,%,,,,not_mentioned,,,,,,,,\r\n");
}

/* A district or headline may be anything a page prints: quoted, and never run as a formula */
static void
test_csv_quoting (void)
{
  const FixtureMetric odd[] = { { "a", "=1+1", NULL, "2021", "-3", "%", .measure = "change" },
                                { "b", "甲,\"乙\"", NULL, "2021", "-4", "%", .measure = "change" },
                                { NULL } };
  g_autoptr (HeshuTable) table = fixture_compare (NULL, NULL, odd, (FixtureReport[]){ { NULL } }, NULL);
  g_autofree char *csv = heshu_table_print (table, HESHU_TABLE_CSV);

  g_assert_nonnull (strstr (csv, "\r\n\"'=1+1\",,"));
  g_assert_nonnull (strstr (csv, "\r\n\"甲,\"\"乙\"\"\",,"));
  /* a number stays a number */
  g_assert_nonnull (strstr (csv, ",2021,-3,,%,"));
}

static void
test_json (void)
{
  g_autoptr (HeshuTable) table = fixture_compare (NULL, NULL, metrics, reports, NULL);
  g_autofree char *json = heshu_table_print (table, HESHU_TABLE_JSON);

  g_assert_true (
      g_str_has_prefix (json, "{\"indicator\":\"家庭医生签约率\",\"unit\":\"%\",\"measure\":\"ratio\","
                              "\"period\":null,\"periods_differ\":true,\"sample\":\"示例数据\",\"rows\":["));
  g_assert_nonnull (strstr (json, "\"value\":\"59.36\""));
  g_assert_nonnull (
      strstr (json, "\"reason\":\"not_mentioned\",\"actual\":null,\"target\":null,\"others\":[]}"));
  g_assert_true (g_str_has_suffix (json, "]}\n"));
}

static void
test_text (void)
{
  g_autoptr (HeshuTable) table = fixture_compare (NULL, NULL, metrics, reports, NULL);
  g_autofree char *text = heshu_table_print (table, HESHU_TABLE_TEXT);

  g_assert_cmpstr (text, ==,
                   "家庭医生签约率 (%)\n\n"
                   "District                Period  Figure  Target      Remark\n"
                   "管城回族区              2021     95.7%  target 90%\n"
                   "惠济区                  2020    59.36%\n"
                   "焦作市城乡一体化示范区               —              not mentioned\n\n"
                   "Note: the figures are of different periods (2021: 管城回族区; 2020: 惠济区).\n"
                   "Source: 卫生健康委员会《工作总结》; 示例数据 (sample data)\n");
}

/* One year alone is said too: no figure without its year */
static void
test_text_one_period (void)
{
  const FixtureMetric one[] = { { "a", "惠济区", "410108", "2020", "59.36", "%" }, { NULL } };
  g_autoptr (HeshuTable) table = fixture_compare (NULL, NULL, one, reports, NULL);
  g_autofree char *text = heshu_table_print (table, HESHU_TABLE_TEXT);

  g_assert_nonnull (strstr (text, "Note: the figures are of 2020."));
}

static void
test_formats (void)
{
  HeshuTableFormat format;

  g_assert_true (heshu_table_format_from_word ("json", &format));
  g_assert_cmpint (format, ==, HESHU_TABLE_JSON);
  g_assert_false (heshu_table_format_from_word ("xml", &format));
}

static void
test_figure_words (void)
{
  static const struct
  {
    const char *why;
    const char *sentence;
    const char *qualifier;
    HeshuSpan span;
    HeshuSpan evidence;
    const char *expected; /* before/inner/after */
  } rows[] = {
    { "inside the figure", "出动11000余人次", "over", { 2, 10 }, { 7, 8 }, "/余/" },
    { "between digits and 万", "拨付2491.79余万元", "over", { 2, 12 }, { 9, 10 }, "/余/" },
    { "at its start, where the span has taken it in", "收入超25.2亿元", "over", { 2, 8 }, { 2, 3 }, "超//" },
    { "before it", "救助约500人", "about", { 3, 7 }, { 2, 3 }, "约//" },
    { "behind it", "达到80%以上", "over", { 2, 5 }, { 5, 7 }, "//以上" },
    { "an exact figure has no words, whatever its evidence", "共500人", "exact", { 1, 5 }, { 0, 1 }, "//" },
    { "evidence that is no word is not quoted", "约1,500人", "about", { 3, 7 }, { 0, 3 }, "//" },
    { "evidence outside the text", "500人", "about", { 0, 4 }, { 90, 91 }, "//" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HeshuText) text = heshu_text_new (rows[i].sentence, -1);
      g_autofree char *printed = heshu_text_dup_span (text, rows[i].span);
      HeshuMetricBuilder *builder = heshu_metric_builder_new (rows[i].span, printed);
      g_autoptr (HeshuMetric) metric = NULL;
      g_auto (HeshuFigureWords) words = { 0 };
      g_autofree char *joined = NULL;

      heshu_metric_builder_read (builder, HESHU_FIELD_QUALIFIER, rows[i].qualifier, rows[i].evidence,
                                 "qualifier-word", 1);
      metric = heshu_metric_builder_end (builder);
      heshu_figure_words_read (&words, metric, text);
      joined = g_strconcat (words.before, "/", words.inner, "/", words.after, NULL);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (joined, ==, rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-print/csv", test_csv);
  g_test_add_func ("/table-print/csv-quoting", test_csv_quoting);
  g_test_add_func ("/table-print/json", test_json);
  g_test_add_func ("/table-print/text", test_text);
  g_test_add_func ("/table-print/text-one-period", test_text_one_period);
  g_test_add_func ("/table-print/formats", test_formats);
  g_test_add_func ("/table-print/figure-words", test_figure_words);

  return g_test_run ();
}
