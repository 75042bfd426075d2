/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <string.h>

#define ANNE "编辑甲"

static HeshuMetric *
with_field (const HeshuMetric *metric, HeshuField field, const char *value)
{
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metric);

  heshu_metric_builder_read (builder, field, value, heshu_metric_get_span (metric), "better-rule", 0.99);

  return heshu_metric_builder_end (builder);
}

static void
reextract (HeshuDesk *desk,
           const char *id,
           const Figure *figures,
           guint n_figures,
           HeshuField field,
           const char *value)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, id, NULL);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, figures, n_figures);
  g_autoptr (GError) error = NULL;

  if (value != NULL)
    {
      HeshuMetric *changed = with_field (metrics->pdata[0], field, value);

      heshu_metric_unref (metrics->pdata[0]);
      metrics->pdata[0] = changed;
    }
  g_assert_true (heshu_desk_reextract (desk, id, report->articles, metrics, "2", "lexicons", &error));
  g_assert_no_error (error);
}

/* Nothing new to read: not a row changes, and every id stays */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) before = fixture_list (fixture->desk, NULL);
  g_autoptr (GPtrArray) after = NULL;

  reextract (fixture->desk, id, fixture_figures, 5, HESHU_FIELD_VALUE, NULL);
  after = fixture_list (fixture->desk, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      g_assert_cmpstr (heshu_metric_get_id (after->pdata[i]), ==, heshu_metric_get_id (before->pdata[i]));
      g_assert_cmpuint (heshu_metric_get_revision (after->pdata[i]), ==, 1);
    }
}

/* Promise (design §3): extracting again never touches a person's field; the new reading is a proposal beside
 * it */
static void
test_person_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) total = fixture_find (fixture->desk, "172983人");
  g_autoptr (HeshuMetric) read = NULL;
  g_autoptr (HeshuMetric) undone = NULL;
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, total, "indicator", "签约人口", ANNE);
  reextract (fixture->desk, id, fixture_figures, 5, HESHU_FIELD_INDICATOR, "家庭医生签约人口");
  read = fixture_find (fixture->desk, "172983人");
  g_assert_cmpstr (heshu_metric_get_id (read), ==, heshu_metric_get_id (total));
  g_assert_cmpstr (heshu_metric_get (read, HESHU_FIELD_INDICATOR), ==, "签约人口");
  g_assert_cmpint (heshu_metric_get_origin (read, HESHU_FIELD_INDICATOR), ==, HESHU_ORIGIN_PERSON);
  g_assert_cmpstr (heshu_metric_get_proposal (read, HESHU_FIELD_INDICATOR), ==, "家庭医生签约人口");
  g_assert_cmpuint (fixture_search (fixture->desk, "签约人口"), ==, 1);

  g_ptr_array_unref (heshu_desk_undo (fixture->desk, ANNE, &error));
  g_assert_no_error (error);
  undone = fixture_find (fixture->desk, "172983人");
  g_assert_cmpstr (heshu_metric_get (undone, HESHU_FIELD_INDICATOR), ==, "家庭医生签约总人口");
  g_assert_cmpint (heshu_metric_get_state (undone), ==, HESHU_STATE_PROPOSED);
}

/* A proposal nobody touched follows the machine */
static void
test_proposal_follows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) before = fixture_find (fixture->desk, "172983人");
  g_autoptr (HeshuMetric) after = NULL;

  reextract (fixture->desk, id, fixture_figures, 5, HESHU_FIELD_INDICATOR, "签约人口");
  after = fixture_find (fixture->desk, "172983人");
  g_assert_cmpstr (heshu_metric_get_id (after), ==, heshu_metric_get_id (before));
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_INDICATOR), ==, "签约人口");
  g_assert_cmpstr (heshu_metric_get_evidence (after, HESHU_FIELD_INDICATOR).rule, ==, "better-rule");
  g_assert_null (heshu_metric_get_proposal (after, HESHU_FIELD_INDICATOR));
  g_assert_cmpuint (heshu_metric_get_revision (after), ==, 2);
  g_assert_cmpuint (fixture_search (fixture->desk, "签约人口"), ==, 1);
}

static const struct
{
  const char *field;
  const char *after;
  gboolean found;
} touches[] = {
  { "decision", "confirmed", FALSE }, { "decision", "rejected", FALSE }, { "value", "60", FALSE },
  { "tags", "头条", FALSE },          { "note", "问过", FALSE },         { "removed", "true", FALSE },
};

/* A decided metric that is no longer found stays and says so; an undecided one goes, and its sentence with it
 */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u份。签约率59.36%%，好。体检率75.5%%。", i);
      const Figure figures[] = { { "59.36%", "59.36", "%", "惠济区", "410108", "2020", "签约率" },
                                 { "75.5%", "75.5", "%", "惠济区", "410108", "2020", "体检率" } };
      g_autofree char *id = fixture_import (fixture->desk, "page.txt", text, figures, 2);
      HeshuMetricQuery query = { .report_id = id, .with_removed = TRUE };
      g_autoptr (GPtrArray) before = fixture_list (fixture->desk, &query);
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GPtrArray) again = NULL;

      g_test_message ("%s = %s", touches[i].field, touches[i].after);
      fixture_must_edit (fixture->desk, before->pdata[0], touches[i].field, touches[i].after, ANNE);
      reextract (fixture->desk, id, NULL, 0, HESHU_FIELD_VALUE, NULL);
      after = fixture_list (fixture->desk, &query);
      g_assert_cmpuint (after->len, ==, 1);
      g_assert_cmpstr (heshu_metric_get_id (after->pdata[0]), ==, heshu_metric_get_id (before->pdata[0]));
      g_assert_false (heshu_metric_get_found (after->pdata[0]));

      /* Found once more, it is the same one, and decided as it was. */
      reextract (fixture->desk, id, figures, 1, HESHU_FIELD_VALUE, NULL);
      again = fixture_list (fixture->desk, &query);
      g_assert_cmpuint (again->len, ==, 1);
      g_assert_cmpstr (heshu_metric_get_id (again->pdata[0]), ==, heshu_metric_get_id (before->pdata[0]));
      g_assert_true (heshu_metric_get_found (again->pdata[0]));
      g_assert_cmpint (heshu_metric_get_decision (again->pdata[0]), ==,
                       heshu_metric_get_decision (after->pdata[0]));
    }
  g_assert_cmpuint (fixture_search (fixture->desk, "体检"), ==, 0);
  g_assert_cmpuint (fixture_search (fixture->desk, "签约"), ==,
                    G_N_ELEMENTS (touches) - 1); /* one is removed */
}

/* The span grew by the unit: 14494 became 14494人, still the same figure */
static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  const Figure narrow = { "14494", "14494", "", "惠济区", "410108", "2020", "返乡人员" };
  const Figure wide = { "14494人", "14494", "人", "惠济区", "410108", "2020", "返乡人员" };
  g_autofree char *id = fixture_import (fixture->desk, "page.txt", "排查返乡人员14494人。", &narrow, 1);
  g_autoptr (HeshuMetric) before = fixture_find (fixture->desk, "14494");
  g_autoptr (HeshuMetric) after = NULL;

  fixture_must_edit (fixture->desk, before, "decision", "confirmed", ANNE);
  reextract (fixture->desk, id, &wide, 1, HESHU_FIELD_VALUE, NULL);
  after = fixture_find (fixture->desk, "14494人");
  g_assert_cmpstr (heshu_metric_get_id (after), ==, heshu_metric_get_id (before));
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_UNIT), ==, "人");
  g_assert_cmpint (heshu_metric_get_state (after), ==, HESHU_STATE_CONFIRMED);
  g_assert_true (heshu_span_equal (heshu_metric_get_span (after), HESHU_SPAN (6, 12)));
}

/* What a person said of an article stays too; one that is no longer found loses its place, not what was said
 */
static void
test_articles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, id, NULL);
  g_autofree char *article = g_strdup (((HeshuArticle *) report->articles->pdata[0])->id);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (HeshuReport) after = NULL;
  g_autoptr (HeshuReport) empty = NULL;
  g_autoptr (GError) error = NULL;

  done = fixture_edit (fixture->desk, HESHU_OBJECT_ARTICLE, article, "agency", NULL, "惠济区卫健委", ANNE,
                       &error);
  g_assert_no_error (error);
  reextract (fixture->desk, id, fixture_figures, 5, HESHU_FIELD_VALUE, NULL);
  after = heshu_desk_get_report (fixture->desk, id, NULL);
  g_assert_cmpuint (after->articles->len, ==, 1);
  g_assert_cmpstr (((HeshuArticle *) after->articles->pdata[0])->id, ==, article);
  g_assert_cmpstr (heshu_article_get (after->articles->pdata[0], HESHU_ARTICLE_AGENCY), ==, "惠济区卫健委");
  g_assert_cmpstr (heshu_article_get (after->articles->pdata[0], HESHU_ARTICLE_TITLE), ==, "签约服务进万家");

  g_assert_true (heshu_desk_reextract (fixture->desk, id, none, none, "3", "lexicons", &error));
  empty = heshu_desk_get_report (fixture->desk, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (empty->articles->len, ==, 0);
  history = heshu_desk_list_history (fixture->desk, article, 0, &error);
  g_assert_cmpuint (history->len, ==, 1);
}

static void
test_misquoted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autofree char *nobody = heshu_id_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (metrics,
                   heshu_metric_builder_end (heshu_metric_builder_new (HESHU_SPAN (0, 3), "错的字")));
  g_assert_false (heshu_desk_reextract (fixture->desk, id, none, metrics, "2", "x", &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_QUOTE_BROKEN);
  g_clear_error (&error);
  g_assert_cmpuint (fixture_count (fixture->desk, &(HeshuMetricQuery){ 0 }), ==, 5);
  g_assert_false (heshu_desk_reextract (fixture->desk, nobody, none, none, "2", "x", &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/reextract/same", test_same);
  ADD ("/store/reextract/person-stays", test_person_stays);
  ADD ("/store/reextract/proposal-follows", test_proposal_follows);
  ADD ("/store/reextract/lost", test_lost);
  ADD ("/store/reextract/overlap", test_overlap);
  ADD ("/store/reextract/articles", test_articles);
  ADD ("/store/reextract/misquoted", test_misquoted);

  return g_test_run ();
}
