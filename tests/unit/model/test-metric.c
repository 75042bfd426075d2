/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metric.h"

#include "heshu-error.h"
#include "heshu-id.h"
#include "heshu-text.h"

#include <string.h>

typedef struct
{
  HeshuField field;
  const char *input;
  const char *text; /* NULL: unset, or refused */
  gboolean refused;
} NormalizeCase;

static const NormalizeCase normalize_cases[] = {
  { HESHU_FIELD_VALUE, " 59.360 ", "59.36" },
  { HESHU_FIELD_VALUE, "", NULL, TRUE }, /* a metric without a value is none */
  { HESHU_FIELD_VALUE, "五", NULL, TRUE },
  { HESHU_FIELD_VALUE_MAX, "", NULL },
  { HESHU_FIELD_PRECISION, "-2", "-2" },
  { HESHU_FIELD_PRECISION, "x", NULL, TRUE },
  { HESHU_FIELD_UNIT, "", "" }, /* 就业人口22.45万: no measure word */
  { HESHU_FIELD_UNIT, " 人次", "人次" },
  { HESHU_FIELD_QUALIFIER, "over", "over" },
  { HESHU_FIELD_QUALIFIER, "余", NULL, TRUE },
  { HESHU_FIELD_MEASURE, "ratio", "ratio" },
  { HESHU_FIELD_KIND, "plan", NULL, TRUE },
  { HESHU_FIELD_PERIOD, "2021-01/2021-06", "2021-H1" },
  { HESHU_FIELD_PERIOD, "", NULL },
  { HESHU_FIELD_PERIOD, "去年", NULL, TRUE },
  { HESHU_FIELD_AREA, "惠济区", "惠济区" },
  { HESHU_FIELD_INDICATOR, "两\n行", NULL, TRUE },
  { HESHU_FIELD_INDICATOR, "\x01新建\x1b卫生室\x7f ",
    "新建卫生室" }, /* nobody sees them, a paste brings them along */
  { HESHU_FIELD_INDICATOR, "\x01", NULL },
  { HESHU_FIELD_VALUE, "5\x08.5", "5.5" },
};

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (normalize_cases); i++)
    {
      const NormalizeCase *c = &normalize_cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *text = heshu_field_normalize (c->field, c->input, &error);

      g_test_message ("%s “%s”", heshu_field_get_name (c->field), c->input);
      g_assert_cmpstr (text, ==, c->text);
      g_assert_true ((error != NULL) == c->refused);
    }
}

static HeshuMetric *
make_metric (void)
{
  const char *const tags[] = { "重点", "核对", NULL };
  HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (10, 16), "59.36%");

  heshu_metric_builder_read (builder, HESHU_FIELD_VALUE, "59.36", HESHU_SPAN (10, 15), "numeral", 0.99);
  heshu_metric_builder_set (builder, HESHU_FIELD_PRECISION, "-2");
  heshu_metric_builder_set (builder, HESHU_FIELD_UNIT, "%");
  heshu_metric_builder_set (builder, HESHU_FIELD_MEASURE, "ratio");
  heshu_metric_builder_set (builder, HESHU_FIELD_PERIOD, "2020");
  heshu_metric_builder_add_relation (builder, HESHU_RELATION_RATE_OF, 3);
  heshu_metric_builder_set_tags (builder, tags);
  heshu_metric_builder_set_source (builder, "a.txt");

  return heshu_metric_builder_end (builder);
}

static void
test_build (void)
{
  g_autoptr (HeshuMetric) metric = make_metric ();
  g_autoptr (HeshuDecimal) value = heshu_metric_dup_value (metric);
  guint n_relations;
  const HeshuRelation *relations = heshu_metric_get_relations (metric, &n_relations);

  g_assert_cmpstr (heshu_decimal_get_text (value), ==, "59.36");
  g_assert_cmpint (heshu_metric_get_precision (metric), ==, -2);
  g_assert_cmpint (heshu_metric_get_measure (metric), ==, HESHU_MEASURE_RATIO);
  g_assert_cmpint (heshu_metric_get_kind (metric), ==, HESHU_KIND_ACTUAL);
  g_assert_cmpint (heshu_period_get_year (heshu_metric_get_period (metric)), ==, 2020);
  g_assert_null (heshu_metric_get (metric, HESHU_FIELD_AREA));
  g_assert_cmpstr (heshu_metric_get_evidence (metric, HESHU_FIELD_VALUE).rule, ==, "numeral");
  g_assert_cmpint (n_relations, ==, 1);
  g_assert_cmpint (relations[0].to, ==, 3);
}

/* design §3: the state is derived: rejected, else corrected, else confirmed, else proposed */
static void
test_state (void)
{
  g_autoptr (HeshuMetric) proposed = make_metric ();
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (proposed);
  g_autoptr (HeshuMetric) confirmed = NULL;
  g_autoptr (HeshuMetric) corrected = NULL;
  g_autoptr (HeshuMetric) rejected = NULL;

  g_assert_cmpint (heshu_metric_get_state (proposed), ==, HESHU_STATE_PROPOSED);

  heshu_metric_builder_set_decision (builder, HESHU_DECISION_CONFIRMED);
  confirmed = heshu_metric_builder_end (builder);
  g_assert_cmpint (heshu_metric_get_state (confirmed), ==, HESHU_STATE_CONFIRMED);

  builder = heshu_metric_builder_new_from (confirmed);
  heshu_metric_builder_set (builder, HESHU_FIELD_UNIT, "");
  heshu_metric_builder_set_origin (builder, HESHU_FIELD_UNIT, HESHU_ORIGIN_PERSON);
  corrected = heshu_metric_builder_end (builder);
  g_assert_cmpint (heshu_metric_get_state (corrected), ==, HESHU_STATE_CORRECTED);

  builder = heshu_metric_builder_new_from (corrected);
  heshu_metric_builder_set_decision (builder, HESHU_DECISION_REJECTED);
  rejected = heshu_metric_builder_end (builder);
  g_assert_cmpint (heshu_metric_get_state (rejected), ==, HESHU_STATE_REJECTED);

  /* what a revision changes, the one before it does not see */
  g_assert_cmpstr (heshu_metric_get (proposed, HESHU_FIELD_UNIT), ==, "%");
  g_assert_cmpint (g_strv_length ((char **) heshu_metric_get_tags (rejected)), ==, 2);
}

static void
test_text (void)
{
  /* a character outside the basic plane counts once: offsets are code points */
  g_autoptr (HeshuText) text = heshu_text_new ("甲𬭎乙12%", -1);
  g_autofree char *quote = heshu_text_dup_span (text, HESHU_SPAN (3, 6));

  g_assert_cmpuint (heshu_text_get_length (text), ==, 6);
  g_assert_cmpstr (quote, ==, "12%");
  g_assert_true (heshu_text_quotes (text, HESHU_SPAN (1, 3), "𬭎乙"));
  g_assert_false (heshu_text_quotes (text, HESHU_SPAN (1, 3), "𬭎"));
  g_assert_false (heshu_text_quotes (text, HESHU_SPAN (1, 2), "𬭎乙"));
  g_assert_false (heshu_text_quotes (text, HESHU_SPAN (5, 7), "%"));
}

static void
test_ids (void)
{
  g_autofree char *before = heshu_id_new ();

  /* more than one millisecond's counter holds */
  for (guint i = 0; i < 20000; i++)
    {
      char *next = heshu_id_new ();

      g_assert_true (heshu_id_is_valid (next));
      g_assert_cmpint (strcmp (before, next), <, 0);
      g_free (before);
      before = next;
    }
  g_assert_false (heshu_id_is_valid ("0"));
  g_assert_false (heshu_id_is_valid (""));
}

/* Complete, undecided, and every field read with 0.9 or more, also those that say nothing */
static void
test_sure (void)
{
  static const HeshuField needed[] = { HESHU_FIELD_VALUE, HESHU_FIELD_INDICATOR, HESHU_FIELD_AREA,
                                       HESHU_FIELD_PERIOD };
  static const char *const texts[] = { "58", "团队", "惠济区", "2021" };

  for (guint wrong = 0; wrong < 8; wrong++)
    {
      HeshuMetricBuilder *builder = heshu_metric_builder_new (HESHU_SPAN (0, 3), "58个");
      g_autoptr (HeshuMetric) metric = NULL;

      for (guint i = 0; i < HESHU_N_FIELDS; i++)
        if (heshu_metric_builder_get (builder, (HeshuField) i) != NULL)
          heshu_metric_builder_set_confidence (builder, (HeshuField) i, 0.95);
      for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
        if (wrong != i + 1)
          heshu_metric_builder_read (builder, needed[i], texts[i], HESHU_SPAN (0, 3), "rule", 0.9);
      if (wrong == 5)
        heshu_metric_builder_set_confidence (builder, HESHU_FIELD_VALUE, 0.899);
      if (wrong == 6) /* not sure that nothing is said of it */
        heshu_metric_builder_set_confidence (builder, HESHU_FIELD_AGENCY, 0.4);
      if (wrong == 7)
        heshu_metric_builder_set_decision (builder, HESHU_DECISION_CONFIRMED);
      heshu_metric_builder_set_found (builder, TRUE);
      metric = heshu_metric_builder_end (builder);
      g_test_message ("%u", wrong);
      g_assert_cmpint (heshu_metric_is_sure (metric), ==, wrong == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metric/normalize", test_normalize);
  g_test_add_func ("/metric/build", test_build);
  g_test_add_func ("/metric/state", test_state);
  g_test_add_func ("/metric/sure", test_sure);
  g_test_add_func ("/metric/text", test_text);
  g_test_add_func ("/metric/ids", test_ids);

  return g_test_run ();
}
