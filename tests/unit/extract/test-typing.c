/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What editors type over a figure, and what they select in a text */
#include "heshu-article.h"
#include "heshu-error.h"
#include "heshu-selection.h"
#include "heshu-typing.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *value;
  const char *value_max;
  const char *unit;
  const char *qualifier;
  const char *offered;
} Offer;

/* Each kind of figure of the pages: what stands outside of the span (spec "How a metric is written down") is
 * put back */
static const Offer offers[] = {
  { "572.9853万元", "5729853", NULL, "元", "exact", "572.9853万元" },
  { "12.2%", "-12.2", NULL, "%", "exact", "-12.2%" }, /* 下降12.2% */
  { "11000余人次", "11000", NULL, "人次", "over", "11000余人次" },
  { "2-3家", "2", "3", "家", "range", "2-3家" },
  { "22.45\n万", "224500", NULL, "", "exact", "22.45万" }, /* a column's end inside the figure */
  { "二名", "2", NULL, "位", "exact", "2位" },             /* a rank: its unit is not what is printed */
  { "93万元", "940000", NULL, "元", "exact", "940000元" }, /* corrected by a person */
};

static HeshuMetric *
new_metric (const Offer *offer)
{
  HeshuMetricBuilder *builder =
      heshu_metric_builder_new (HESHU_SPAN (0, (guint) g_utf8_strlen (offer->text, -1)), offer->text);

  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE, offer->value);
  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE_MAX, offer->value_max);
  heshu_metric_builder_set (builder, HESHU_FIELD_UNIT, offer->unit);
  heshu_metric_builder_set (builder, HESHU_FIELD_QUALIFIER, offer->qualifier);

  return heshu_metric_builder_end (builder);
}

static void
test_offered (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autoptr (HeshuMetric) metric = new_metric (&offers[i]);
      g_autofree char *text = heshu_typing_dup_text (metric);
      g_auto (HeshuFieldChanges) changes = { 0 };

      g_assert_cmpstr (text, ==, offers[i].offered);
      g_assert_true (heshu_typing_read_value (metric, text, &changes, NULL));
      for (guint j = 0; j < HESHU_N_FIELDS; j++)
        g_assert_false (changes.changed[j]); /* what is offered and left as it is changes nothing */
    }
}

/* 约93万元, whose 约 stands outside of the span, must read as about again */
static void
test_lead (void)
{
  const Offer offer = { "93万元", "930000", NULL, "元", "about", NULL };
  g_autoptr (HeshuMetric) metric = new_metric (&offer);
  g_autofree char *text = heshu_typing_dup_text (metric);
  g_auto (HeshuFieldChanges) changes = { 0 };

  g_assert_true (g_str_has_suffix (text, "93万元") && strlen (text) > strlen ("93万元"));
  g_assert_true (heshu_typing_read_value (metric, "95万元", &changes, NULL));
  g_assert_cmpstr (changes.fields[HESHU_FIELD_VALUE], ==, "950000");
  g_assert_cmpstr (changes.fields[HESHU_FIELD_QUALIFIER], ==, "exact"); /* it was taken away */
  g_assert_false (changes.changed[HESHU_FIELD_UNIT]);
}

static void
test_typed (void)
{
  const Offer offer = { "2-3家", "2", "3", "家", "range", NULL };
  g_autoptr (HeshuMetric) metric = new_metric (&offer);
  g_autoptr (GError) error = NULL;
  g_autofree char *long_number = g_strnfill (400, '9');
  g_auto (HeshuFieldChanges) changes = { 0 };

  g_assert_true (heshu_typing_read_value (metric, "4", &changes, NULL));
  g_assert_cmpstr (changes.fields[HESHU_FIELD_VALUE], ==, "4");
  g_assert_true (changes.changed[HESHU_FIELD_VALUE_MAX] && changes.fields[HESHU_FIELD_VALUE_MAX] == NULL);
  g_assert_cmpstr (changes.fields[HESHU_FIELD_QUALIFIER], ==, "exact");
  g_assert_false (changes.changed[HESHU_FIELD_UNIT]); /* none was typed: the old one stays */
  heshu_field_changes_clear (&changes);

  g_assert_false (heshu_typing_read_value (metric, "many", &changes, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_VALUE_NOT_A_NUMBER);
  g_clear_error (&error);
  g_assert_false (heshu_typing_read_value (metric, long_number, &changes, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_VALUE_TOO_LONG);
}

static void
test_area (void)
{
  static const struct
  {
    const char *typed;
    const char *area;
    const char *area_id;
  } rows[] = {
    { "惠济区", "惠济区", "410108" },
    { "410108", "惠济区", "410108" },
    { "某某新城", "某某新城",
      NULL }, /* a zone that no lexicon knows yet: as typed, and without the old code */
    { "", NULL, NULL },
  };
  HeshuLexicon *lexicon = heshu_lexicon_get_builtin ();
  g_auto (HeshuFieldChanges) changes = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (heshu_typing_read_area (lexicon, rows[i].typed, &changes, NULL));
      g_assert_cmpstr (changes.fields[HESHU_FIELD_AREA], ==, rows[i].area);
      g_assert_cmpstr (changes.fields[HESHU_FIELD_AREA_ID], ==, rows[i].area_id);
      g_assert_true (changes.changed[HESHU_FIELD_AREA] && changes.changed[HESHU_FIELD_AREA_ID]);
      heshu_field_changes_clear (&changes);
    }
  g_assert_false (heshu_typing_read_area (lexicon, "鼓楼区", &changes, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_AREA_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "320106"));
}

/* @page: NULL for a page that nobody has; else what it says of when it was printed */
static void
check_period (const char *page, const char *told, const char *typed, const char *expected)
{
  g_autoptr (HeshuText) text = page != NULL ? heshu_text_new (page, -1) : NULL;
  g_autoptr (HeshuDocument) document =
      page != NULL ? heshu_document_new ("page.txt", "text/plain", text) : NULL;
  g_auto (HeshuFieldChanges) changes = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean read =
      heshu_typing_read_period (heshu_lexicon_get_builtin (), document, told, typed, &changes, &error);

  g_test_message ("%s", typed);
  if (expected == NULL)
    {
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
      g_assert_false (read);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (read && changes.changed[HESHU_FIELD_PERIOD]);
  g_assert_cmpstr (changes.fields[HESHU_FIELD_PERIOD], ==, *expected != '\0' ? expected : NULL);
}

static void
test_period (void)
{
  /* what the window shows of a period in Chinese, and what people type */
  static const char *const with_year[][2] = {
    { "2021", "2021" },
    { " 2021年 ", "2021" },
    { "2021-06", "2021-06" },
    { "2021年6月", "2021-06" },
    { "2021年06月", "2021-06" },
    { "2021-6", "2021-06" },
    { "2021/6", "2021-06" },
    { "2021.06", "2021-06" },
    { "2021年6月份", "2021-06" },
    { "2021-h1", "2021-H1" },
    { "2021Q3", "2021-Q3" },
    { "２０２１年上半年", "2021-H1" },
    { "2021年下半年", "2021-H2" },
    { "2021年第一季度", "2021-Q1" },
    { "2021年前三季度", "2021-01/2021-09" },
    { "2021年1月至11月", "2021-01/2021-11" },
    { "2021年1—11月", "2021-01/2021-11" },
    { "2021年11月至2022年3月", "2021-11/2022-03" },
    { "2013年至2021年", "2013/2021" },
    { "2013-2021", "2013/2021" },
    { "2013–2021年", "2013/2021" },
    { "“十三五”期间", "2016/2020" },
    { "十四五", "2021/2025" },
    { "", "" },
  };
  static const char *const without[] = {
    "下午",   "2021年13月", "2021-13", "2021年6月新增", "1899", "3家", "2022年3月至2021年11月",
    "五年来", "2021年以来"
  };
  const char *page = "惠济区统计局 2022年1月20日\n\n去年，惠济区新建村卫生室12个。\n";

  for (guint i = 0; i < G_N_ELEMENTS (with_year); i++)
    {
      check_period (NULL, NULL, with_year[i][0], with_year[i][1]);
      check_period (page, "1999", with_year[i][0], with_year[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    check_period (page, "2021", without[i], NULL);

  /* 去年 counts from the year of printing, 上年 and bare months from what the article tells of */
  check_period (page, "2021", "去年", "2021");
  check_period (page, "2021", "今年上半年", "2022-H1");
  check_period (page, "2021", "上年", "2020");
  check_period (page, "2021", "上半年", "2021-H1");
  check_period (page, "2021", "6月", "2021-06");
  check_period (page, "2021-H1", "去年同期", "2021-H1");
  check_period (NULL, "2021", "去年", "2020");
  /* where no year is known none is made up */
  check_period (NULL, NULL, "去年", NULL);
  check_period (NULL, NULL, "上半年", NULL);
}

static void
test_printed (void)
{
  static const struct
  {
    const char *value;
    const char *grouped;
    const char *spoken;
  } rows[] = {
    { "0", "0", "零" },
    { "10", "10", "十" },
    { "105", "105", "一百零五" },
    { "5729853", "5,729,853", "五百七十二万九千八百五十三" },
    { "10000000", "10,000,000", "一千万" },
    { "10005", "10,005", "一万零五" },
    { "100010000", "100,010,000", "一亿零一万" },
    { "120000000000", "120,000,000,000", "一千二百亿" },
    { "-12.25", "−12.25", "负十二点二五" },
    { "0.5", "0.5", "零点五" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *grouped = heshu_typing_dup_grouped (rows[i].value);
      g_autofree char *spoken = heshu_typing_dup_spoken (rows[i].value);

      g_assert_cmpstr (grouped, ==, rows[i].grouped);
      g_assert_cmpstr (spoken, ==, rows[i].spoken);
    }
}

static HeshuSpan
find (const HeshuText *text, const char *words)
{
  const char *utf8 = heshu_text_get_utf8 (text);
  guint start = (guint) g_utf8_pointer_to_offset (utf8, strstr (utf8, words));

  return HESHU_SPAN (start, start + (guint) g_utf8_strlen (words, -1));
}

static void
test_selection (void)
{
  g_autoptr (HeshuText) text = heshu_text_new ("惠济区全年建成站点 12.5万\n个，其余略。", -1);
  g_autoptr (HeshuDocument) document = heshu_document_new ("page.txt", "text/plain", text);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (HeshuMetric) metric = NULL;
  g_autoptr (GError) error = NULL;
  HeshuSpan region = { 0, heshu_text_get_length (text) };

  g_array_append_val (article->regions, region);
  heshu_article_set (article, HESHU_ARTICLE_AREA, "惠济区", find (text, "惠济区"));
  heshu_article_set (article, HESHU_ARTICLE_PERIOD, "2021", HESHU_SPAN_NONE);
  g_ptr_array_add (articles, heshu_article_ref (article));

  /* A hasty drag: a blank before it, a comma behind it, and a line's end inside */
  metric = heshu_selection_read (document, articles, find (text, " 12.5万\n个，"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (heshu_metric_get_text (metric), ==, "12.5万\n个");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_VALUE), ==, "125000");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_UNIT), ==, "个");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_AREA), ==, "惠济区");
  g_assert_cmpstr (heshu_metric_get (metric, HESHU_FIELD_PERIOD), ==, "2021");
  g_assert_null (heshu_metric_get (metric, HESHU_FIELD_INDICATOR));

  g_assert_null (heshu_selection_read (document, articles, find (text, "其余略"), &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_VALUE_NOT_A_NUMBER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typing/offered", test_offered);
  g_test_add_func ("/typing/lead", test_lead);
  g_test_add_func ("/typing/typed", test_typed);
  g_test_add_func ("/typing/area", test_area);
  g_test_add_func ("/typing/period", test_period);
  g_test_add_func ("/typing/printed", test_printed);
  g_test_add_func ("/selection", test_selection);

  return g_test_run ();
}
