/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-desk-private.h"

/* What a row's `detail` holds comes out as it went in: evidence, relations, proposals with any character */
static void
test_metric (void)
{
  static const char *const proposals[] = { "2021",           "",    "a b", "tab\there", "line\nbreak",
                                           "back\\slash\\n", "“引”" };
  static const double confidences[] = { 0, 0.5, 0.75, 0.123, 1, 0.999, 0.1234, 1.0 / 3 };

  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    for (guint j = 0; j < G_N_ELEMENTS (confidences); j++)
      {
        HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (4, 9), "59.36%");
        HeshuMetricBuilder *copy = heshu_metric_builder_new (HESHU_SPAN (4, 9), "59.36%");
        g_autoptr (HeshuMetric) metric = NULL;
        g_autoptr (HeshuMetric) read = NULL;
        g_autofree char *detail = NULL;
        const HeshuRelation *relations;
        guint n_relations;

        heshu_metric_builder_read (builder, HESHU_FIELD_VALUE, "59.36", HESHU_SPAN (4, 8), "numeral",
                                   confidences[j]);
        heshu_metric_builder_set_origin (builder, HESHU_FIELD_PERIOD, HESHU_ORIGIN_PERSON);
        heshu_metric_builder_set_proposal (builder, HESHU_FIELD_PERIOD, proposals[i]);
        heshu_metric_builder_add_relation (builder, HESHU_RELATION_RATE_OF, 120);
        heshu_metric_builder_add_relation (builder, HESHU_RELATION_PER, 4294967295u);
        metric = heshu_metric_builder_end (builder);
        detail = heshu_detail_from_metric (metric);
        heshu_detail_to_metric (detail, copy);
        read = heshu_metric_builder_end (copy);

        g_assert_cmpstr (heshu_metric_get_proposal (read, HESHU_FIELD_PERIOD), ==, proposals[i]);
        g_assert_cmpint (heshu_metric_get_origin (read, HESHU_FIELD_PERIOD), ==, HESHU_ORIGIN_PERSON);
        g_assert_cmpint (heshu_metric_get_origin (read, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_RULE);
        g_assert_cmpstr (heshu_metric_get_evidence (read, HESHU_FIELD_VALUE).rule, ==, "numeral");
        g_assert_cmpuint (heshu_metric_get_evidence (read, HESHU_FIELD_VALUE).span.end, ==, 8);
        g_assert_cmpfloat_with_epsilon (heshu_metric_get_confidence (read, HESHU_FIELD_VALUE), confidences[j],
                                        1e-6);
        relations = heshu_metric_get_relations (read, &n_relations);
        g_assert_cmpuint (n_relations, ==, 2);
        g_assert_cmpint (relations[1].type, ==, HESHU_RELATION_PER);
        g_assert_cmpuint (relations[1].to, ==, 4294967295u);
        g_assert_true (heshu_detail_has_person (detail));
        g_assert_true (heshu_detail_is_person (detail, "period"));
        g_assert_false (heshu_detail_is_person (detail, "value"));
      }
}

static const struct
{
  const char *detail;
  const char *field;
  const char *line; /* (nullable) */
  const char *result;
} replacements[] = {
  { "value rule 1 2 a 1\nunit rule 2 3 b 1\n", "value", "value person 0 0 - 1",
    "unit rule 2 3 b 1\nvalue person 0 0 - 1\n" },
  { "value rule 1 2 a 1\n", "value_max", "value_max person 0 0 - 1",
    "value rule 1 2 a 1\nvalue_max person 0 0 - 1\n" },
  { "area_id rule 1 2 a 1\n", "area", NULL, "area_id rule 1 2 a 1\n" },
  { "area_id rule 1 2 a 1\n", "area_id", "", "" },
  { "", "unit", "unit person 0 0 - 1", "unit person 0 0 - 1\n" },
};

static void
test_replace (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      g_autofree char *result =
          heshu_detail_replace_field (replacements[i].detail, replacements[i].field, replacements[i].line);

      g_assert_cmpstr (result, ==, replacements[i].result);
    }
}

static void
test_article (void)
{
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  g_autoptr (HeshuArticle) read = heshu_article_new ();
  HeshuSpan spans[] = { HESHU_SPAN (0, 40), HESHU_SPAN (52, 90) };
  HeshuSpan caption = HESHU_SPAN (40, 52);
  HeshuJoin join = { 39, 52 };
  g_autofree char *detail = NULL;

  g_array_append_vals (article->regions, spans, 2);
  g_array_append_val (article->captions, caption);
  g_array_append_val (article->joins, join);
  heshu_article_set (article, HESHU_ARTICLE_BYLINE, "本报讯", HESHU_SPAN (10, 13));
  detail = heshu_detail_from_article (article);
  heshu_detail_to_article (detail, read);
  g_assert_cmpuint (read->regions->len, ==, 2);
  g_assert_true (heshu_span_equal (g_array_index (read->regions, HeshuSpan, 1), spans[1]));
  g_assert_true (heshu_span_equal (g_array_index (read->captions, HeshuSpan, 0), caption));
  g_assert_cmpuint (g_array_index (read->joins, HeshuJoin, 0).right_start, ==, 52);
  g_assert_cmpuint (read->field_spans[HESHU_ARTICLE_BYLINE].start, ==, 10);
  g_assert_false (heshu_detail_has_person (detail));
}

static void
test_blocks (void)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (HeshuBlock));
  HeshuBlock heading = { HESHU_SPAN (0, 7), HESHU_BLOCK_HEADING, 2 };
  HeshuBlock row = { HESHU_SPAN (8, 20), HESHU_BLOCK_TABLE_ROW, 0 };
  g_autofree char *detail = NULL;
  g_autofree char *none = heshu_detail_from_blocks (NULL);
  g_autoptr (GArray) read = NULL;

  g_array_append_val (blocks, heading);
  g_array_append_val (blocks, row);
  detail = heshu_detail_from_blocks (blocks);
  read = heshu_detail_to_blocks (detail);
  g_assert_null (none);
  g_assert_null (heshu_detail_to_blocks (NULL));
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpint (g_array_index (read, HeshuBlock, 0).kind, ==, HESHU_BLOCK_HEADING);
  g_assert_cmpuint (g_array_index (read, HeshuBlock, 0).level, ==, 2);
  g_assert_true (heshu_span_equal (g_array_index (read, HeshuBlock, 1).span, row.span));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/detail/metric", test_metric);
  g_test_add_func ("/store/detail/replace", test_replace);
  g_test_add_func ("/store/detail/article", test_article);
  g_test_add_func ("/store/detail/blocks", test_blocks);

  return g_test_run ();
}
