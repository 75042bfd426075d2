/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#include <string.h>

#define ANNE "编辑甲"
#define BEN "编辑乙"

static const char older[] = "甲1人。乙2人，丙2人。丁34人。戊5人。己6人。";
static const Figure older_figures[] = {
  { "1人", "1", "人", "惠济区", "410108", "2020", "甲" },  { "2人", "2", "人", "惠济区", "410108", "2020", "乙" },
  { "2人", "2", "人", "惠济区", "410108", "2020", "丙" },  { "34人", "34", "人", "惠济区", "410108", "2020", "丁" },
  { "5人", "5", "人", "惠济区", "410108", "2020", "戊" },  { "6人", "6", "人", "惠济区", "410108", "2020", "己" },
};
/* Another order, another sentence of 丁, 戊 within another number, 己 without a figure that is found */
static const char newer[] = "前言。乙2人，丙2人。甲1人。丁共34人。戊计15人。己6人。庚7人。";
static const Figure newer_figures[] = {
  { "2人", "2", "人", "惠济区", "410108", "2020", "乙" },  { "2人", "2", "人", "惠济区", "410108", "2021", "丙" },
  { "1人", "1", "人", "惠济区", "410108", "2020", "甲" },  { "34人", "34", "人", "惠济区", "410108", "2020", "丁" },
  { "15人", "15", "人", "惠济区", "410108", "2020", "戊" }, { "7人", "7", "人", "惠济区", "410108", "2020", "庚" },
};

static HeshuReplacement *
replace (Fixture *fixture, const char *id, const char *text, const Figure *figures, guint n, GError **error)
{
  g_autoptr (HeshuReport) report = fixture_make_report ("newer.txt", text);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, figures, n);
  g_autoptr (HeshuReplacement) preview = heshu_desk_compare_version (fixture->desk, id, report, metrics, NULL);
  HeshuReplacement *done =
      heshu_desk_replace_report (fixture->desk, id, report, metrics, "1", "lexicons", ANNE, error);

  for (guint i = 0; done != NULL && i < HESHU_N_CARRIED; i++)
    g_assert_cmpuint (preview->counts[i], ==, done->counts[i]);

  return done;
}

static GPtrArray *
list (Fixture *fixture, const char *report_id)
{
  HeshuMetricQuery query = { .report_id = report_id };

  return fixture_list (fixture->desk, &query);
}

/* (transfer full): of each metric of the report its text, what is measured, its state and its id */
static char *
dup_all (Fixture *fixture, const char *report_id)
{
  g_autoptr (GPtrArray) metrics = list (fixture, report_id);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < metrics->len; i++)
    g_string_append_printf (all, "%s %s %s %s %u\n", heshu_metric_get_text (metrics->pdata[i]),
                            heshu_metric_get (metrics->pdata[i], HESHU_FIELD_INDICATOR),
                            heshu_state_get_word (heshu_metric_get_state (metrics->pdata[i])),
                            heshu_metric_get_id (metrics->pdata[i]), heshu_metric_get_span (metrics->pdata[i]).start);

  return g_strdup (all->str);
}

static void
assert_why (const HeshuReplacement *told, guint index, HeshuCarriedKind kind, guint start)
{
  const HeshuCarried *carried = g_ptr_array_index (told->carried, index);

  g_test_message ("%s %s", heshu_metric_get_text (carried->before), carried->why);
  g_assert_cmpint (carried->kind, ==, (int) kind);
  g_assert_cmpint (carried->why != NULL, ==, kind != HESHU_CARRIED_WHOLE);
  if (kind == HESHU_CARRIED_UNFIT)
    g_assert_null (carried->after);
  else
    g_assert_cmpuint (heshu_metric_get_span (carried->after).start, ==, start);
}

/* The same sentence anywhere, the same words as often as before; nothing is guessed, nothing lost */
static void
test_carried (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "older.txt", older, older_figures, 6);
  g_autoptr (GPtrArray) before = list (fixture, id);
  g_autofree char *all = NULL;
  g_autofree char *back = NULL;
  g_autofree char *forth = NULL;
  g_autofree char *again = NULL;
  g_autoptr (HeshuReplacement) told = NULL;
  g_autoptr (GPtrArray) unfit = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < before->len; i++)
    fixture_must_edit (fixture->desk, before->pdata[i], "decision", i == 1 ? "rejected" : "confirmed", BEN);
  all = dup_all (fixture, id);
  told = replace (fixture, id, newer, newer_figures, 6, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told->carried->len, ==, 6);
  assert_why (told, 0, HESHU_CARRIED_WHOLE, 12);
  assert_why (told, 1, HESHU_CARRIED_WHOLE, 4);
  assert_why (told, 2, HESHU_CARRIED_OTHERWISE, 8); /* of 2021 now */
  assert_why (told, 3, HESHU_CARRIED_WHOLE, 17);
  assert_why (told, 4, HESHU_CARRIED_UNFIT, 0);
  assert_why (told, 5, HESHU_CARRIED_OTHERWISE, 28); /* no longer found */
  g_assert_cmpuint (told->n_new, ==, 2);
  {
    g_autoptr (HeshuMetric) third = heshu_desk_get_metric (fixture->desk, heshu_metric_get_id (before->pdata[2]), NULL);
    g_autoptr (HeshuMetric) last = heshu_desk_get_metric (fixture->desk, heshu_metric_get_id (before->pdata[5]), NULL);

    g_assert_cmpstr (heshu_metric_get (third, HESHU_FIELD_PERIOD), ==, "2020");
    g_assert_cmpstr (heshu_metric_get_proposal (third, HESHU_FIELD_PERIOD), ==, "2021");
    g_assert_true (heshu_metric_get_found (third));
    g_assert_false (heshu_metric_get_found (last));
  }
  unfit = heshu_desk_list_unfit (fixture->desk, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unfit->len, ==, 1);
  g_assert_cmpstr (heshu_metric_get_id (unfit->pdata[0]), ==, heshu_metric_get_id (before->pdata[4]));
  g_assert_cmpuint (fixture_search (fixture->desk, "戊计"), ==, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "庚7"), ==, 1);

  forth = dup_all (fixture, id);
  fixture_reopen (fixture);
  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_assert_no_error (error);
  back = dup_all (fixture, id);
  g_assert_cmpstr (back, ==, all);
  g_assert_cmpuint (fixture_search (fixture->desk, "庚7"), ==, 0);
  redone = heshu_desk_redo (fixture->desk, ANNE, &error);
  g_assert_no_error (error);
  again = dup_all (fixture, id);
  g_assert_cmpstr (again, ==, forth);
}

/* What an editor took away stays away, what he added by hand is not lost if its words stand there */
static void
test_removed_and_added (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "older.txt", older, older_figures, 5);
  g_autoptr (GPtrArray) before = list (fixture, id);
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, id, NULL);
  g_autoptr (GPtrArray) added = fixture_make_metrics (report, &older_figures[5], 1);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (HeshuReplacement) told = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_there = FALSE;

  fixture_must_edit (fixture->desk, before->pdata[0], "removed", "true", BEN);
  g_ptr_array_add (edits, heshu_edit_new_metric (added->pdata[0], id, BEN));
  done = heshu_desk_apply (fixture->desk, edits, &error);
  g_assert_no_error (error);
  told = replace (fixture, id, newer, newer_figures, 6, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told->carried->len, ==, 1);
  assert_why (told, 0, HESHU_CARRIED_WHOLE, 28);
  after = list (fixture, id);
  for (guint i = 0; i < after->len; i++)
    {
      g_assert_cmpstr (heshu_metric_get_text (after->pdata[i]), !=, "1人");
      is_there |= g_str_equal (heshu_metric_get_text (after->pdata[i]), "6人");
    }
  g_assert_true (is_there);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "older.txt", older, older_figures, 6);
  g_autofree char *other = fixture_import (fixture->desk, "other.txt", newer, newer_figures, 6);
  g_autofree char *all = dup_all (fixture, id);
  g_autofree char *same = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (replace (fixture, id, newer, newer_figures, 6, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  g_clear_error (&error);
  g_assert_null (replace (fixture, "no report", "新9人。", NULL, 0, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT);
  same = dup_all (fixture, id);
  g_assert_cmpstr (same, ==, all);
  g_assert_nonnull (other);
}

/* The older file, imported once more by somebody, stands in the way of the undo */
static void
test_undo_twin (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "older.txt", older, older_figures, 6);
  g_autofree char *twin = NULL;
  g_autofree char *all = NULL;
  g_autofree char *same = NULL;
  g_autoptr (HeshuReplacement) told = NULL;
  g_autoptr (GError) error = NULL;

  told = replace (fixture, id, newer, newer_figures, 6, &error);
  g_assert_no_error (error);
  all = dup_all (fixture, id);
  twin = fixture_import (fixture->desk, "again.txt", older, older_figures, 6);
  g_assert_null (heshu_desk_undo (fixture->desk, ANNE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FILE_KNOWN);
  same = dup_all (fixture, id);
  g_assert_cmpstr (same, ==, all);
}

/* An older value comes back, without a place of the text that is no more; a place does not come back */
static void
test_older_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "older.txt", older, older_figures, 6);
  g_autoptr (GPtrArray) before = list (fixture, id);
  const char *metric_id = heshu_metric_get_id (before->pdata[3]);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (HeshuReplacement) told = NULL;
  g_autoptr (HeshuMetric) now = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, before->pdata[3], "value", "35", BEN);
  fixture_must_edit (fixture->desk, before->pdata[3], "area.evidence", "0-2", BEN);
  history = heshu_desk_list_history (fixture->desk, metric_id, 0, NULL);
  told = replace (fixture, id, newer, newer_figures, 6, &error);
  g_assert_no_error (error);
  g_assert_null (heshu_desk_undo (fixture->desk, BEN, &error)); /* of the place */
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_UNDO_CONFLICT);
  g_clear_error (&error);
  g_assert_null (heshu_desk_restore (fixture->desk, history->pdata[0], BEN, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOT_RESTORABLE);
  g_clear_error (&error);
  restored = heshu_desk_restore (fixture->desk, history->pdata[1], BEN, &error);
  g_assert_no_error (error);
  now = heshu_desk_get_metric (fixture->desk, metric_id, NULL);
  g_assert_cmpstr (heshu_metric_get (now, HESHU_FIELD_VALUE), ==, "34");
  g_assert_cmpint (heshu_metric_get_origin (now, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_RULE);
  g_assert_true (heshu_span_is_none (heshu_metric_get_evidence (now, HESHU_FIELD_VALUE).span));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/desk/version/carried", test_carried },
    { "/desk/version/removed-and-added", test_removed_and_added },
    { "/desk/version/refused", test_refused },
    { "/desk/version/undo-twin", test_undo_twin },
    { "/desk/version/older-values", test_older_values },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
