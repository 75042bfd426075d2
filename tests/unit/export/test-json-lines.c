/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-export.h"

#include "heshu-error.h"

#include <string.h>

static HeshuMetricBuilder *
begin_rate (void)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (12, 18), "59.36%");

  heshu_metric_builder_read (builder, HESHU_FIELD_VALUE, "59.36", HESHU_SPAN (12, 17), "numeral", 0.99);
  heshu_metric_builder_read (builder, HESHU_FIELD_PRECISION, "-2", HESHU_SPAN (12, 17), "numeral", 0.99);
  heshu_metric_builder_read (builder, HESHU_FIELD_UNIT, "%", HESHU_SPAN (17, 18), "unit", 1);
  heshu_metric_builder_read (builder, HESHU_FIELD_MEASURE, "ratio", HESHU_SPAN_NONE, "unit-of-ratios", 0.9);
  heshu_metric_builder_read (builder, HESHU_FIELD_INDICATOR, "家庭医生签约率", HESHU_SPAN (4, 11),
                             "head-noun", 0.8);
  heshu_metric_builder_set_source (builder, "一页.txt");
  heshu_metric_builder_set_article (builder, 0, "“健康”新篇\\章");
  heshu_metric_builder_add_relation (builder, HESHU_RELATION_RATE_OF, 31);
  return builder;
}

/* The names and their order are the spec's, "What the program prints": scripts read them. */
static void
test_order_of_fields (void)
{
  g_autoptr (HeshuMetric) metric = heshu_metric_builder_end (begin_rate ());
  g_autofree char *line = heshu_metric_print_json (metric);

  g_assert_cmpstr (
      line, ==,
      "{\"source\":\"一页.txt\",\"start\":12,\"end\":18,\"text\":\"59.36%\",\"value\":\"59.36\",\"unit\":\"%"
      "\","
      "\"qualifier\":\"exact\",\"measure\":\"ratio\",\"kind\":\"actual\",\"area\":\"\",\"area_id\":\"\","
      "\"period\":\"\",\"agency\":\"\",\"indicator\":\"家庭医生签约率\",\"article\":\"“健康”新篇\\\\章\","
      "\"confidence\":{\"value\":0.99,\"precision\":0.99,\"unit\":1,\"qualifier\":0,\"measure\":0.9,\"kind\":"
      "0,"
      "\"indicator\":0.8},"
      "\"evidence\":{\"value\":{\"start\":12,\"end\":17,\"rule\":\"numeral\"},"
      "\"precision\":{\"start\":12,\"end\":17,\"rule\":\"numeral\"},"
      "\"unit\":{\"start\":17,\"end\":18,\"rule\":\"unit\"},"
      "\"measure\":{\"start\":0,\"end\":0,\"rule\":\"unit-of-ratios\"},"
      "\"indicator\":{\"start\":4,\"end\":11,\"rule\":\"head-noun\"}},"
      "\"relations\":[{\"type\":\"rate_of\",\"to\":31}]}");
}

static void
test_upper_end_of_a_range_only (void)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (0, 4), "2-3家");
  g_autoptr (HeshuMetric) metric = NULL;
  g_autofree char *line = NULL;

  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE, "2");
  heshu_metric_builder_set (builder, HESHU_FIELD_VALUE_MAX, "3");
  heshu_metric_builder_set (builder, HESHU_FIELD_QUALIFIER, "range");
  metric = heshu_metric_builder_end (builder);
  line = heshu_metric_print_json (metric);
  g_assert_nonnull (
      strstr (line, "\"value\":\"2\",\"value_max\":\"3\",\"unit\":\"\",\"qualifier\":\"range\""));
}

/* What a desk says of a metric comes back whole: an export is imported into another desk. */
static void
test_round_trip_of_a_desk_metric (void)
{
  static const char *const tags[] = { "头条", "待核", NULL };
  HeshuMetricBuilder *builder = begin_rate ();
  g_autoptr (HeshuMetric) metric = NULL;
  g_autoptr (HeshuMetric) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;

  heshu_metric_builder_set_id (builder, "0190b7c8-0000-7000-8000-000000000001");
  heshu_metric_builder_set_report_id (builder, "0190b7c8-0000-7000-8000-000000000000");
  heshu_metric_builder_set_revision (builder, 3);
  heshu_metric_builder_set (builder, HESHU_FIELD_AREA, "惠济区");
  heshu_metric_builder_set_origin (builder, HESHU_FIELD_AREA, HESHU_ORIGIN_PERSON);
  heshu_metric_builder_set_proposal (builder, HESHU_FIELD_AREA, "金水区");
  heshu_metric_builder_set_decision (builder, HESHU_DECISION_CONFIRMED);
  heshu_metric_builder_set_found (builder, FALSE);
  heshu_metric_builder_set_tags (builder, tags);
  heshu_metric_builder_set_note (builder, "与去年\n口径不同");
  metric = heshu_metric_builder_end (builder);
  line = heshu_metric_print_json (metric);
  g_assert_nonnull (strstr (line, "\"state\":\"corrected\""));
  g_assert_nonnull (strstr (line, "\"note\":\"与去年\\n口径不同\""));
  g_assert_nonnull (strstr (line, "\"area\":\"person\""));

  back = heshu_metric_parse_json (line, -1, &error);
  g_assert_no_error (error);
  again = heshu_metric_print_json (back);
  g_assert_cmpstr (line, ==, again);
}

/* Lines by another hand: each says what is wrong with it, none gets in halfway. */
static void
test_wrong_lines (void)
{
  static const struct
  {
    const char *line;
    int code;
  } cases[] = {
    { "", HESHU_ERROR_FIELD_INVALID },
    { "[1]", HESHU_ERROR_FIELD_INVALID },
    { "{\"start\":0", HESHU_ERROR_FIELD_INVALID },                             /* cut off */
    { "{\"start\":0,\"end\":2}", HESHU_ERROR_FIELD_INVALID },                  /* no quote */
    { "{\"start\":2,\"end\":2,\"text\":\"\"}", HESHU_ERROR_FIELD_INVALID },    /* nowhere */
    { "{\"start\":0,\"end\":3,\"text\":\"5人\"}", HESHU_ERROR_FIELD_INVALID }, /* longer than it */
    { "{\"start\":-1,\"end\":1,\"text\":\"5人\"}", HESHU_ERROR_FIELD_INVALID },
    { "{\"start\":0,\"end\":2,\"text\":\"5人\",\"value\":5}",
      HESHU_ERROR_FIELD_INVALID }, /* a binary number */
    { "{\"start\":0,\"end\":2,\"text\":\"5人\",\"value\":\"五\"}", HESHU_ERROR_VALUE_NOT_A_NUMBER },
    { "{\"start\":0,\"end\":2,\"text\":\"5人\",\"measure\":\"size\"}", HESHU_ERROR_FIELD_INVALID },
    { "{\"start\":0,\"end\":2,\"text\":\"5人\",\"relations\":[{\"type\":\"x\",\"to\":1}]}",
      HESHU_ERROR_FIELD_INVALID },
    { "{\"start\":0,\"end\":2,\"text\":\"5人\",\"decision\":\"perhaps\"}", HESHU_ERROR_FIELD_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuMetric) metric = heshu_metric_parse_json (cases[i].line, -1, &error);

      g_test_message ("%s", cases[i].line);
      g_assert_null (metric);
      g_assert_error (error, HESHU_ERROR, cases[i].code);
    }
}

/* Pages bring quotes, tabs and stray control characters; JSON has its own form for each. */
static void
test_escapes (void)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (0, 4), "1\"\t\001");
  g_autoptr (HeshuMetric) metric = heshu_metric_builder_end (builder);
  g_autofree char *line = heshu_metric_print_json (metric);

  g_assert_nonnull (strstr (line, "\"text\":\"1\\\"\\t\\u0001\""));
}

static void
test_articles (void)
{
  g_autoptr (HeshuText) text = heshu_text_new ("标题\n正文一\n图：插图\n正文二", -1);
  g_autoptr (HeshuDocument) document = heshu_document_new ("页.txt", "text/plain", text);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_article_unref);
  HeshuArticle *article = heshu_article_new ();
  const HeshuSpan regions[] = { HESHU_SPAN (0, 6), HESHU_SPAN (12, 15) };
  const HeshuSpan caption = HESHU_SPAN (7, 11);
  const HeshuJoin join = { 6, 12 };
  g_autofree char *json = NULL;

  g_ptr_array_add (articles, article);
  heshu_article_set (article, HESHU_ARTICLE_TITLE, "标题", HESHU_SPAN (0, 2));
  g_array_append_vals (article->regions, regions, 2);
  g_array_append_val (article->captions, caption);
  g_array_append_val (article->joins, join);
  json = heshu_articles_print_json (document, articles);
  g_assert_cmpstr (
      json, ==,
      "{\"source\":\"页.txt\",\"articles\":[{\"title\":\"标题\",\"kicker\":null,\"subtitle\":null,\"byline\":"
      "null,"
      "\"agency\":null,\"area\":null,\"area_id\":null,\"period\":null,\"regions\":[[0,6],[12,15]],"
      "\"captions\":[{\"start\":7,\"end\":11,\"text\":\"图：插图\"}],\"joins\":[{\"left_end\":6,\"right_"
      "start\":12}],"
      "\"evidence\":{\"title\":{\"start\":0,\"end\":2}}}]}");
}

static HeshuReport *
make_report (void)
{
  HeshuReport *report = heshu_report_new ();
  g_autoptr (HeshuText) text = heshu_text_new ("标题\n正文一", -1);
  const HeshuBlock block = { HESHU_SPAN (0, 2), HESHU_BLOCK_HEADING, 1 };
  const HeshuSpan region = HESHU_SPAN (0, 6);
  HeshuArticle *article = heshu_article_new ();

  report->id = g_strdup ("0190b7c8-0000-7000-8000-000000000000");
  report->bytes = g_bytes_new ("# \347\211\210\0\377", 7);
  report->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->bytes);
  report->sample = TRUE;
  report->imported_us = 1700000000123456;
  report->document = heshu_document_new ("页.md", "text/markdown", text);
  report->document->encoding = g_strdup ("GB18030");
  report->document->encoding_source = HESHU_ENCODING_DETECTED;
  report->document->n_replaced = 2;
  report->document->publication = g_strdup ("某报");
  report->document->blocks = g_array_new (FALSE, FALSE, sizeof (HeshuBlock));
  g_array_append_val (report->document->blocks, block);
  article->id = g_strdup ("0190b7c8-0000-7000-8000-000000000002");
  heshu_article_set (article, HESHU_ARTICLE_TITLE, "标题", HESHU_SPAN (0, 2));
  g_array_append_val (article->regions, region);
  g_ptr_array_add (report->articles, article);
  return report;
}

/* Original, text, structure: an export holds all of a report. */
static void
test_round_trip_of_a_report (void)
{
  g_autoptr (HeshuReport) report = make_report ();
  g_autofree char *line = heshu_report_print_json (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) back = heshu_report_parse_json (line, -1, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = heshu_report_print_json (back);
  g_assert_cmpstr (line, ==, again);
  g_assert_true (g_bytes_equal (report->bytes, back->bytes));
  g_assert_cmpint (back->document->encoding_source, ==, HESHU_ENCODING_DETECTED);
  g_assert_cmpuint (back->document->blocks->len, ==, 1);
  g_assert_nonnull (strstr (line, "示例数据"));
}

/* An original that does not have its hash any longer is refused: a mail program or an editor has changed the
 * file. */
static void
test_damaged_reports (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } cases[] = {
    { "\"sha256\":\"", "\"sha256\":\"0" },  { "\"bytes\":\"", "\"bytes\":\"AAAA" },
    { "\"name\":\"页.md\"", "\"name\":5" }, { "\"replaced\":2", "\"replaced\":-2" },
    { "[[0,2,1,1]]", "[[0,2,99,1]]" },      { "[[0,2,1,1]]", "[[0,2]]" },
    { "[[0,6]]", "[[0,\"6\"],5]" },         { "\"encoding_source\":5", "\"encoding_source\":50" },
  };
  g_autoptr (HeshuReport) report = make_report ();
  g_autofree char *line = heshu_report_print_json (report);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) damaged = g_string_new (line);
      g_autoptr (GError) error = NULL;
      g_autoptr (HeshuReport) back = NULL;

      g_test_message ("%s", cases[i].to);
      g_assert_cmpuint (g_string_replace (damaged, cases[i].from, cases[i].to, 1), ==, 1);
      back = heshu_report_parse_json (damaged->str, -1, &error);
      g_assert_null (back);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-lines/order-of-fields", test_order_of_fields);
  g_test_add_func ("/json-lines/upper-end-of-a-range-only", test_upper_end_of_a_range_only);
  g_test_add_func ("/json-lines/round-trip-of-a-desk-metric", test_round_trip_of_a_desk_metric);
  g_test_add_func ("/json-lines/wrong-lines", test_wrong_lines);
  g_test_add_func ("/json-lines/escapes", test_escapes);
  g_test_add_func ("/json-lines/articles", test_articles);
  g_test_add_func ("/json-lines/round-trip-of-a-report", test_round_trip_of_a_report);
  g_test_add_func ("/json-lines/damaged-reports", test_damaged_reports);
  return g_test_run ();
}
