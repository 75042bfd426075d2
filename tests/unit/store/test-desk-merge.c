/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"
#include "heshu-id.h"

#define ANNE "编辑甲"
#define BERT "编辑乙"

static HeshuDesk *
make_copy (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  HeshuDesk *copy = heshu_desk_open (path, HESHU_DESK_CREATE, &error);

  g_assert_no_error (error);
  return copy;
}

/* The oldest first, as an export has them */
static GPtrArray *
list_history (HeshuDesk *desk)
{
  g_autoptr (GPtrArray) newest_first = heshu_desk_list_history (desk, NULL, 0, NULL);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  for (guint i = newest_first->len; i > 0; i--)
    g_ptr_array_add (edits, heshu_edit_copy (newest_first->pdata[i - 1]));
  return edits;
}

static void
merge_all (HeshuDesk *from, HeshuDesk *to)
{
  g_autoptr (GPtrArray) summaries = heshu_desk_list_reports (from, NULL);
  g_autoptr (GPtrArray) edits = list_history (from);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < summaries->len; i++)
    {
      const HeshuReportSummary *summary = summaries->pdata[i];
      const HeshuMetricQuery query = { .report_id = summary->report->id };
      g_autoptr (HeshuReport) report = heshu_desk_get_report (from, summary->report->id, NULL);
      g_autoptr (GPtrArray) metrics = fixture_list (from, &query);

      heshu_desk_merge_report (to, report, metrics, &error);
      g_assert_no_error (error);
    }
  heshu_desk_merge_history (to, edits, &error);
  g_assert_no_error (error);
}

static void
assert_same_metrics (HeshuDesk *a, HeshuDesk *b)
{
  g_autoptr (GPtrArray) ours = fixture_list (a, NULL);
  g_autoptr (GPtrArray) theirs = fixture_list (b, NULL);

  g_assert_cmpuint (ours->len, ==, theirs->len);
  for (guint i = 0; i < ours->len; i++)
    {
      g_assert_cmpstr (heshu_metric_get_id (ours->pdata[i]), ==, heshu_metric_get_id (theirs->pdata[i]));
      g_assert_cmpint (heshu_metric_get_state (ours->pdata[i]), ==,
                       heshu_metric_get_state (theirs->pdata[i]));
      g_assert_cmpstr (heshu_metric_get_note (ours->pdata[i]), ==, heshu_metric_get_note (theirs->pdata[i]));
      for (guint field = 0; field < HESHU_N_FIELDS; field++)
        {
          const HeshuEvidence ours_read = heshu_metric_get_evidence (ours->pdata[i], field);
          const HeshuEvidence theirs_read = heshu_metric_get_evidence (theirs->pdata[i], field);

          g_assert_cmpstr (heshu_metric_get (ours->pdata[i], field), ==,
                           heshu_metric_get (theirs->pdata[i], field));
          g_assert_cmpint (heshu_metric_get_origin (ours->pdata[i], field), ==,
                           heshu_metric_get_origin (theirs->pdata[i], field));
          g_assert_true (heshu_span_equal (ours_read.span, theirs_read.span));
        }
    }
}

static void
assert_same_history (HeshuDesk *a, HeshuDesk *b)
{
  g_autoptr (GPtrArray) ours = list_history (a);
  g_autoptr (GPtrArray) theirs = list_history (b);

  g_assert_cmpuint (ours->len, ==, theirs->len);
  for (guint i = 0; i < ours->len; i++)
    {
      const HeshuEdit *one = ours->pdata[i];
      const HeshuEdit *other = theirs->pdata[i];

      g_assert_cmpstr (one->id, ==, other->id);
      g_assert_cmpstr (one->group, ==, other->group);
      g_assert_cmpstr (one->who, ==, other->who);
      g_assert_cmpstr (one->before, ==, other->before);
      g_assert_cmpstr (one->after, ==, other->after);
      g_assert_cmpstr (one->reverses, ==, other->reverses);
      g_assert_cmpint (one->when_us, ==, other->when_us);
    }
}

/* What was decided, undone and redone on the one desk stands on the other, and can be undone there. */
static void
test_the_same_desk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) people = fixture_find (fixture->desk, "14494人");
  g_autoptr (HeshuDesk) copy = make_copy (fixture, "copy.heshu");
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (HeshuMetric) back = NULL;
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, rate, "value", "59.63", ANNE);
  fixture_must_edit (fixture->desk, people, "decision", "confirmed", BERT);
  fixture_must_edit (fixture->desk, people, "tags", "头条\n待核", BERT);
  fixture_must_edit (fixture->desk, people, "note", "与上年口径不同", BERT);
  g_ptr_array_unref (heshu_desk_undo (fixture->desk, BERT, NULL));
  merge_all (fixture->desk, copy);
  assert_same_metrics (fixture->desk, copy);
  assert_same_history (fixture->desk, copy);
  g_assert_cmpuint (fixture_search (copy, "返乡"), ==, fixture_search (fixture->desk, "返乡"));

  undone = heshu_desk_undo (copy, ANNE, &error);
  g_assert_no_error (error);
  back = fixture_find (copy, "59.36%");
  g_assert_cmpstr (heshu_metric_get (back, HESHU_FIELD_VALUE), ==, "59.36");
  g_assert_cmpint (heshu_metric_get_origin (back, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_RULE);
  g_ptr_array_unref (heshu_desk_redo (copy, BERT, &error));
  g_assert_no_error (error);
}

/* A desk that is merged once more, and one that has the report by itself, stay as they are. */
static void
test_nothing_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuDesk) copy = make_copy (fixture, "copy.heshu");
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, rate, "note", "核", ANNE);
  merge_all (fixture->desk, copy);
  report = heshu_desk_get_report (fixture->desk, id, NULL);
  metrics = fixture_list (fixture->desk, NULL);
  g_assert_false (heshu_desk_merge_report (copy, report, metrics, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  edits = list_history (fixture->desk);
  g_assert_true (heshu_desk_merge_history (copy, edits, NULL));
  assert_same_metrics (fixture->desk, copy);
  assert_same_history (fixture->desk, copy);
}

/* Charts come by what was done to them. */
static void
test_charts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first =
      heshu_desk_save_chart (fixture->desk, NULL, "签约率", "{\"heshu_chart\":1}", ANNE, NULL);
  g_autofree char *second =
      heshu_desk_save_chart (fixture->desk, first, "签约率比较", "{\"heshu_chart\":1}", ANNE, NULL);
  g_autoptr (HeshuDesk) copy = make_copy (fixture, "copy.heshu");
  g_autoptr (GPtrArray) charts = NULL;
  const HeshuSavedChart *chart;

  g_assert_cmpstr (first, ==, second);
  merge_all (fixture->desk, copy);
  charts = heshu_desk_list_charts (copy, NULL);
  g_assert_cmpuint (charts->len, ==, 1);
  chart = charts->pdata[0];
  g_assert_cmpstr (chart->id, ==, first);
  g_assert_cmpstr (chart->title, ==, "签约率比较");
}

/* A figure that does not stand where it says it does comes in by no door. */
static void
test_misquoted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, id, NULL);
  g_autoptr (HeshuDesk) copy = make_copy (fixture, "copy.heshu");
  g_autoptr (GPtrArray) metrics = fixture_list (fixture->desk, NULL);
  g_autoptr (GPtrArray) none = NULL;
  HeshuMetricBuilder *builder = heshu_metric_builder_new_from (metrics->pdata[0]);
  g_autoptr (GError) error = NULL;

  heshu_metric_builder_set_span (builder, HESHU_SPAN (0, 2), "9人");
  heshu_metric_unref (metrics->pdata[0]);
  metrics->pdata[0] = heshu_metric_builder_end (builder);
  g_assert_false (heshu_desk_merge_report (copy, report, metrics, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_QUOTE_BROKEN);
  none = fixture_list (copy, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/merge/the-same-desk", test_the_same_desk);
  ADD ("/store/merge/nothing-twice", test_nothing_twice);
  ADD ("/store/merge/charts", test_charts);
  ADD ("/store/merge/misquoted", test_misquoted);

  return g_test_run ();
}
