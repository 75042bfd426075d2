/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#define ANNE "编辑甲"
#define BEN "编辑乙"

static void
must (GPtrArray *done, const GError *error, guint n)
{
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, n);
  g_ptr_array_unref (done);
}

static void
sign (Fixture *fixture, const char *report, guint step, const char *name, const char *who)
{
  g_autoptr (GError) error = NULL;

  must (heshu_desk_sign_off (fixture->desk, report, step, name, who, &error), error, 1);
}

/* How many stand, of how many there are */
static void
assert_signoffs (Fixture *fixture, const char *report, guint n_standing, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) signoffs = heshu_desk_list_signoffs (fixture->desk, report, &error);
  g_autoptr (GPtrArray) reports = NULL;
  guint n_found = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (signoffs->len, ==, n);
  for (guint i = 0; i < signoffs->len; i++)
    {
      const HeshuSignoff *signoff = g_ptr_array_index (signoffs, i);

      g_assert_cmpuint (signoff->step, ==, i + 1);
      g_assert_cmpstr (signoff->report_id, ==, report);
      g_assert_cmpint (signoff->when_us, >, 0);
      n_found += signoff->reopened_by == NULL;
    }
  g_assert_cmpuint (n_found, ==, n_standing);
  reports = heshu_desk_list_reports (fixture->desk, &error);
  for (guint i = 0; i < reports->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (reports, i);

      if (g_str_equal (summary->report->id, report))
        g_assert_cmpuint (summary->signoffs->len, ==, n);
    }
}

/* Each kind of change opens both again, across restarts; another report's stay */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field, *after;
    gboolean opens;
  } changes[] = {
    { "value", "1", TRUE },           { "decision", "confirmed", TRUE }, { "span", "0-4", TRUE },
    { "value.evidence", "0-2", TRUE }, { "tags", "头条", FALSE },         { "note", "问过", FALSE },
    { "removed", "true", TRUE },
  };
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autofree char *other = fixture_import (fixture->desk, "other.txt", "惠济区12人。",
                                           &(Figure){ "12人", "12", "人", "惠济区", "410108", "2020", "人数" }, 1);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");

  sign (fixture, other, 1, "编辑", ANNE);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_opened = changes[i].opens ? 2 : 0;

      g_test_message ("%s", changes[i].field);
      sign (fixture, report, 1, "编辑", ANNE);
      sign (fixture, report, 2, "复审", BEN);
      must (fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), changes[i].field, NULL,
                          changes[i].after, ANNE, &error),
            error, 1 + n_opened);
      fixture_reopen (fixture);
      assert_signoffs (fixture, report, 2 - n_opened, 2);
      if (!changes[i].opens)
        must (heshu_desk_sign_off (fixture->desk, report, 1, NULL, ANNE, &error), error, 2);
    }
  assert_signoffs (fixture, other, 1, 1);
}

/* An undo that brings back the very same figures is a change all the same, and so is a redo */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, metric, "value", "1", ANNE);
  sign (fixture, report, 1, "编辑", BEN);
  must (heshu_desk_undo (fixture->desk, ANNE, &error), error, 2);
  assert_signoffs (fixture, report, 0, 1);
  sign (fixture, report, 1, "编辑", BEN);
  must (heshu_desk_redo (fixture->desk, ANNE, &error), error, 2);
  assert_signoffs (fixture, report, 0, 1);
  must (heshu_desk_undo (fixture->desk, ANNE, &error), error, 1);
  must (heshu_desk_undo (fixture->desk, BEN, &error), error, 1); /* of what does not stand any more */
  assert_signoffs (fixture, report, 0, 0);
  must (heshu_desk_undo (fixture->desk, BEN, &error), error, 1);
  g_assert_null (heshu_desk_undo (fixture->desk, BEN, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOTHING_TO_UNDO);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_desk_sign_off (fixture->desk, report, 2, "复审", ANNE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SIGNOFF_REFUSED);
  g_clear_error (&error);
  g_assert_null (heshu_desk_sign_off (fixture->desk, report, 1, " \n", ANNE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
  g_clear_error (&error);
  sign (fixture, report, 1, "编辑", ANNE);
  g_assert_null (heshu_desk_sign_off (fixture->desk, report, 1, "编辑", BEN, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_SIGNOFF_REFUSED);
  g_clear_error (&error);
  g_assert_null (heshu_desk_sign_off (fixture->desk, "no report", 1, "编辑", BEN, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT);
  g_clear_error (&error);
  must (fixture_edit (fixture->desk, HESHU_OBJECT_REPORT, report, "removed", NULL, "true", ANNE, &error), error, 1);
  g_assert_null (heshu_desk_sign_off (fixture->desk, report, 2, "复审", BEN, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NO_SUCH_OBJECT);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/desk/signoff/changes", test_changes },
    { "/desk/signoff/undo", test_undo },
    { "/desk/signoff/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
