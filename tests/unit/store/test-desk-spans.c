/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#define ANNE "编辑甲"
#define BEN "编辑乙"

static const char page[] = "甲区体检85岁以上老人3021人次，签约率59.36%。乙区12人。";
static const Figure figures[] = {
  { "3021人", "3021", "人", "甲区", "", "2020", "体检人数" },
  { "59.36%", "59.36", "%", "甲区", "", "2020", "签约率" },
  { "12人", "12", "人", "乙区", "", "2020", "人数" },
};
#define START 11 /* of the first figure */

/* (transfer full): its report; the second figure is a rate of the first */
static char *
import_related (Fixture *fixture)
{
  g_autoptr (HeshuReport) report = fixture_make_report ("page.txt", page);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, figures, G_N_ELEMENTS (figures));
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metrics->pdata[1]);
  g_autoptr (GError) error = NULL;
  char *id;

  heshu_metric_builder_add_relation (builder, HESHU_RELATION_RATE_OF, START);
  heshu_metric_unref (metrics->pdata[1]);
  metrics->pdata[1] = heshu_metric_builder_end (builder);
  id = heshu_desk_import (fixture->desk, report, metrics, "1", "lexicons", &error);
  g_assert_no_error (error);

  return id;
}

static HeshuMetric *
get (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  HeshuMetric *metric = heshu_desk_get_metric (fixture->desk, id, &error);

  g_assert_no_error (error);

  return metric;
}

static void
undo (Fixture *fixture, const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_undo (fixture->desk, who, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, >, 0);
}

static void
reextract (Fixture *fixture, const char *id, const Figure *list, guint n)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, id, NULL);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, list, n);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      heshu_desk_reextract (fixture->desk, id, report->articles, metrics, "2", "lexicons", &error));
  g_assert_no_error (error);
}

static guint
get_relation (const HeshuMetric *metric)
{
  guint n;
  const HeshuRelation *relations = heshu_metric_get_relations (metric, &n);

  g_assert_cmpuint (n, ==, 1);

  return relations[0].to;
}

static void
assert_place (Fixture *fixture, const char *id, guint start, guint end, const char *text)
{
  g_autoptr (HeshuMetric) metric = get (fixture, id);

  g_assert_true (heshu_span_equal (heshu_metric_get_span (metric), HESHU_SPAN (start, end)));
  g_assert_cmpstr (heshu_metric_get_text (metric), ==, text);
}

/* The quote, the sentence searched in and the relations of others follow; an undo brings all of it back */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) before = fixture_find (fixture->desk, "3021人");
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) moved = NULL;
  g_autoptr (HeshuMetric) after = NULL;
  g_autoptr (HeshuMetric) back = NULL;
  g_autoptr (HeshuMetric) rate_back = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const char *id = heshu_metric_get_id (before);

  g_assert_cmpuint (heshu_metric_get_span (before).start, ==, START);
  fixture_must_edit (fixture->desk, before, "span", "12-17", ANNE);
  assert_place (fixture, id, 12, 17, "021人次");
  moved = get (fixture, id);
  g_assert_cmpint (heshu_metric_get_span_origin (moved), ==, HESHU_ORIGIN_PERSON);
  g_assert_cmpint (heshu_metric_get_state (moved), ==, HESHU_STATE_CORRECTED);
  g_assert_cmpuint (heshu_metric_get_article_index (moved), ==, 0);
  after = get (fixture, heshu_metric_get_id (rate));
  g_assert_cmpuint (get_relation (rate), ==, START);
  g_assert_cmpuint (get_relation (after), ==, 12);
  g_assert_cmpuint (fixture_search (fixture->desk, "体检"), ==, 2);

  history = heshu_desk_list_history (fixture->desk, id, 0, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((HeshuEdit *) history->pdata[0])->before, ==, "11-16");
  g_assert_cmpstr (((HeshuEdit *) history->pdata[0])->after, ==, "12-17");

  undo (fixture, ANNE);
  assert_place (fixture, id, START, 16, "3021人");
  back = get (fixture, id);
  g_assert_cmpint (heshu_metric_get_span_origin (back), ==, HESHU_ORIGIN_RULE);
  g_assert_cmpint (heshu_metric_get_state (back), ==, HESHU_STATE_PROPOSED);
  rate_back = get (fixture, heshu_metric_get_id (rate));
  g_assert_cmpuint (get_relation (rate_back), ==, START);
}

/* Into another sentence: it is found by that one's words, no longer by its old one's */
static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "12人");

  g_assert_cmpuint (fixture_search (fixture->desk, "乙区"), ==, 1);
  fixture_must_edit (fixture->desk, metric, "span", "0-4", ANNE);
  g_assert_cmpuint (fixture_search (fixture->desk, "乙区"), ==, 0);
  g_assert_cmpuint (fixture_search (fixture->desk, "体检"), ==, 3);
  undo (fixture, ANNE);
  g_assert_cmpuint (fixture_search (fixture->desk, "乙区"), ==, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "体检"), ==, 2);
}

static void
test_bad_places (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "12", "16-12", "12-12", "12-9999", "-1-4", "a-b", "12-17 x",
                                     "99999999999999999999-999999999999999999999" };
  static const char *const fields[] = { "span", "value.evidence" };
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "3021人");
  const char *id = heshu_metric_get_id (metric);

  for (guint i = 0; i < G_N_ELEMENTS (bad) * G_N_ELEMENTS (fields); i++)
    {
      const char *value = bad[i / 2], *field = fields[i % 2];
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) done = NULL;

      if (*value == '\0' && i % 2 == 1)
        continue; /* an editor may say that nothing is its evidence */
      g_test_message ("%s = %s", field, value);
      done = fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, id, field, NULL, value, ANNE, &error);
      g_assert_null (done);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
    }
  assert_place (fixture, id, START, 16, "3021人");
}

/* What an editor moved stays where it was put, with what was read there; the rest follows the machine, and so
 * do relations to it */
static void
test_move_stays (Fixture *fixture, gconstpointer data)
{
  Figure again[] = { figures[0], figures[1], figures[2] };
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "3021人");
  g_autoptr (HeshuReport) full = heshu_desk_get_report (fixture->desk, report, NULL);
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (HeshuMetric) after = NULL;
  g_autoptr (HeshuMetric) rate = NULL;
  g_autoptr (GError) error = NULL;
  HeshuMetricBuilder *builder;

  fixture_must_edit (fixture->desk, metric, "span", "12-17", ANNE);
  again[0].value = "7";
  again[0].indicator = "另一个";
  metrics = fixture_make_metrics (full, again, 3);
  builder = heshu_metric_builder_new_from (metrics->pdata[1]);
  heshu_metric_builder_add_relation (builder, HESHU_RELATION_RATE_OF, START);
  heshu_metric_unref (metrics->pdata[1]);
  metrics->pdata[1] = heshu_metric_builder_end (builder);
  g_assert_true (heshu_desk_reextract (fixture->desk, report, full->articles, metrics, "2", "l", &error));
  g_assert_no_error (error);

  assert_place (fixture, heshu_metric_get_id (metric), 12, 17, "021人次");
  after = get (fixture, heshu_metric_get_id (metric));
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_VALUE), ==, "3021");
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_INDICATOR), ==, "另一个");
  g_assert_true (heshu_metric_get_found (after));
  rate = fixture_find (fixture->desk, "59.36%");
  g_assert_cmpuint (get_relation (rate), ==, 12);
}

static void
assert_evidence (Fixture *fixture, const char *id, guint start, guint end, const char *rule, HeshuOrigin origin)
{
  g_autoptr (HeshuMetric) metric = get (fixture, id);
  HeshuEvidence evidence = heshu_metric_get_evidence (metric, HESHU_FIELD_AREA);

  g_assert_true (heshu_span_equal (evidence.span, HESHU_SPAN (start, end)));
  g_assert_cmpstr (evidence.rule, ==, rule);
  g_assert_cmpint (heshu_metric_get_origin (metric, HESHU_FIELD_AREA), ==, (int) origin);
}

/* Pointing at other words is no word on the field; it stays when the machine reads anew and when the field is
 * corrected, and each of both can be taken back by itself */
static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "3021人");
  g_autoptr (HeshuMetric) pointed = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const char *id = heshu_metric_get_id (metric);

  fixture_must_edit (fixture->desk, metric, "area.evidence", "28-30", ANNE);
  assert_evidence (fixture, id, 28, 30, HESHU_RULE_PERSON, HESHU_ORIGIN_RULE);
  pointed = get (fixture, id);
  g_assert_cmpint (heshu_metric_get_state (pointed), ==, HESHU_STATE_PROPOSED);
  g_assert_cmpfloat (heshu_metric_get_confidence (pointed, HESHU_FIELD_AREA), ==, 0.9);
  history = heshu_desk_list_history (fixture->desk, id, 0, NULL);
  g_assert_cmpstr (((HeshuEdit *) history->pdata[0])->before, ==, "0-3");
  g_assert_cmpstr (((HeshuEdit *) history->pdata[0])->after, ==, "28-30");

  reextract (fixture, report, figures, G_N_ELEMENTS (figures));
  assert_evidence (fixture, id, 28, 30, HESHU_RULE_PERSON, HESHU_ORIGIN_RULE);
  fixture_must_edit (fixture->desk, metric, "area", "乙区", BEN);
  assert_evidence (fixture, id, 28, 30, HESHU_RULE_PERSON, HESHU_ORIGIN_PERSON);
  reextract (fixture, report, figures, G_N_ELEMENTS (figures));
  assert_evidence (fixture, id, 28, 30, HESHU_RULE_PERSON, HESHU_ORIGIN_PERSON);

  undo (fixture, ANNE);
  assert_evidence (fixture, id, 0, 3, "headline", HESHU_ORIGIN_PERSON);
  undo (fixture, BEN);
  assert_evidence (fixture, id, 28, 30, HESHU_RULE_PERSON, HESHU_ORIGIN_RULE);
}

/* What somebody pointed at is somebody's work: it stays although the figure is no longer found */
static void
test_evidence_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "12人");
  g_autoptr (HeshuMetric) after = NULL;

  fixture_must_edit (fixture->desk, metric, "period.evidence", "0-2", ANNE);
  reextract (fixture, report, figures, 2);
  after = get (fixture, heshu_metric_get_id (metric));
  g_assert_false (heshu_metric_get_found (after));
}

/* In another encoding what was moved and pointed at stands by its words */
static void
test_reread (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "3021人");
  g_autofree char *longer = g_strconcat ("前言。", page, NULL);
  g_autoptr (HeshuReport) again = fixture_make_report ("page.txt", longer);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (again, figures, G_N_ELEMENTS (figures));
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, metric, "span", "11-17", ANNE);
  fixture_must_edit (fixture->desk, metric, "area.evidence", "28-30", ANNE);
  g_assert_true (heshu_desk_reread (fixture->desk, report, again->document, again->articles, metrics, "1", "l",
                                    &error));
  g_assert_no_error (error);
  assert_place (fixture, heshu_metric_get_id (metric), 14, 20, "3021人次");
  assert_evidence (fixture, heshu_metric_get_id (metric), 31, 33, HESHU_RULE_PERSON, HESHU_ORIGIN_RULE);
}

/* What the machine read in a step of a person stays the machine's */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = import_related (fixture);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "3021人");
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (HeshuMetric) after = NULL;
  g_autoptr (HeshuMetric) back = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = heshu_metric_get_id (metric);
  HeshuEdit *edit = heshu_edit_new (HESHU_OBJECT_METRIC, id, "value", "3021", "21", ANNE);

  heshu_edit_set_read (edit, (HeshuEvidence){ HESHU_SPAN (14, 16), "numeral" }, 0.75);
  g_ptr_array_add (edits, edit);
  done = heshu_desk_apply (fixture->desk, edits, &error);
  g_assert_no_error (error);
  after = get (fixture, id);
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_VALUE), ==, "21");
  g_assert_cmpint (heshu_metric_get_origin (after, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_RULE);
  g_assert_cmpstr (heshu_metric_get_evidence (after, HESHU_FIELD_VALUE).rule, ==, "numeral");
  g_assert_cmpfloat (heshu_metric_get_confidence (after, HESHU_FIELD_VALUE), ==, 0.75);
  undo (fixture, ANNE);
  back = get (fixture, id);
  g_assert_cmpstr (heshu_metric_get (back, HESHU_FIELD_VALUE), ==, "3021");
  g_assert_cmpfloat (heshu_metric_get_confidence (back, HESHU_FIELD_VALUE), ==, 0.98);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/desk/spans/move", test_move },
    { "/desk/spans/sentence", test_sentence },
    { "/desk/spans/bad-places", test_bad_places },
    { "/desk/spans/move-stays", test_move_stays },
    { "/desk/spans/evidence", test_evidence },
    { "/desk/spans/evidence-stays", test_evidence_stays },
    { "/desk/spans/reread", test_reread },
    { "/desk/spans/read", test_read },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
