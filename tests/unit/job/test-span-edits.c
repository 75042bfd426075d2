/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-error.h"
#include "heshu-job.h"
#include "heshu-span-edits.h"

#include <glib/gstdio.h>
#include <string.h>

#define ANNE "编辑甲"

/* The last sentence states two figures that a person reads as one, and as two */
static const char page[] = "家门口的健康守门人\n\n"
                           "2021年，惠济区家庭医生签约112000人，签约率59.36%，发放补助572.9853万元。\n\n"
                           "惠济区完成筛查2780至3100人次。\n";

typedef struct
{
  char *folder;
  HeshuDesk *desk;
  char *report_id;
  HeshuLexicon *lexicon;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GPtrArray) metrics = NULL;
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("heshu-spans-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "desk.heshu", NULL);
  fixture->desk = heshu_desk_open (path, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  fixture->lexicon = heshu_lexicon_get_builtin ();
  report = heshu_read_report_bytes (importer, fixture->lexicon, bytes, "page.txt", "UTF-8", &metrics, NULL,
                                    &error);
  g_assert_no_error (error);
  fixture->report_id = heshu_desk_import (fixture->desk, report, metrics, "1", "l", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "desk.heshu", "desk.heshu-wal", "desk.heshu-shm" };

  g_clear_object (&fixture->desk);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->report_id);
}

static GPtrArray *
list (Fixture *fixture)
{
  const HeshuMetricQuery query = { .sort = HESHU_SORT_PLACE };
  g_autoptr (GError) error = NULL;
  GPtrArray *metrics = heshu_desk_list_metrics (fixture->desk, &query, NULL, 0, NULL, NULL, &error);

  g_assert_no_error (error);

  return metrics;
}

static HeshuMetric *
find (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) metrics = list (fixture);

  for (guint i = 0; i < metrics->len; i++)
    {
      if (g_str_equal (heshu_metric_get_text (metrics->pdata[i]), text))
        return heshu_metric_ref (metrics->pdata[i]);
    }
  g_error ("no figure %s", text);
}

/* Takes @edits */
static void
apply (Fixture *fixture, GPtrArray *edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = NULL;

  for (guint i = 0; i < edits->len; i++)
    {
      HeshuEdit *edit = g_ptr_array_index (edits, i);

      g_free (edit->who);
      edit->who = g_strdup (ANNE);
    }
  done = heshu_desk_apply (fixture->desk, edits, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (edits);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_undo (fixture->desk, ANNE, &error);

  g_assert_no_error (error);
}

/* All that an editor sees of the desk's metrics */
static char *
dup_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) metrics = list (fixture);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < metrics->len; i++)
    {
      g_string_append_printf (all, "%s %s %u", heshu_metric_get_id (metrics->pdata[i]),
                              heshu_metric_get_text (metrics->pdata[i]),
                              heshu_metric_get_state (metrics->pdata[i]));
      for (guint j = 0; j < HESHU_N_FIELDS; j++)
        g_string_append_printf (all, " %s", heshu_metric_get (metrics->pdata[i], (HeshuField) j));
      g_string_append_c (all, '\n');
    }

  return g_strdup (all->str);
}

static GPtrArray *
move (Fixture *fixture, const HeshuMetric *metric, guint start, guint end, GError **error)
{
  return heshu_metric_move_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (metric),
                                  HESHU_SPAN (start, end), NULL, error);
}

/* The number is read from the new words, as the machine's reading; back at the old place all is as it was */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) before = find (fixture, "572.9853万元");
  HeshuSpan span = heshu_metric_get_span (before);
  g_autofree char *all = dup_all (fixture);
  g_autofree char *undone = NULL;
  g_autoptr (HeshuMetric) after = NULL;
  g_autoptr (HeshuMetric) again = NULL;

  g_assert_cmpstr (heshu_metric_get (before, HESHU_FIELD_VALUE), ==, "5729853");
  apply (fixture, move (fixture, before, span.start + 1, span.end, NULL));
  after = find (fixture, "72.9853万元");
  g_assert_cmpstr (heshu_metric_get_id (after), ==, heshu_metric_get_id (before));
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_VALUE), ==, "729853");
  g_assert_cmpint (heshu_metric_get_origin (after, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_RULE);
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_INDICATOR), ==,
                   heshu_metric_get (before, HESHU_FIELD_INDICATOR));
  apply (fixture, move (fixture, after, span.start, span.end, NULL));
  again = find (fixture, "572.9853万元");
  g_assert_cmpstr (heshu_metric_get (again, HESHU_FIELD_VALUE), ==, "5729853");
  undo (fixture);
  undo (fixture);
  undone = dup_all (fixture);
  g_assert_cmpstr (undone, ==, all);
}

/* What an editor set stays; where no number stands, all of it */
static void
test_move_keeps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) before = find (fixture, "59.36%");
  HeshuSpan span = heshu_metric_get_span (before);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (HeshuMetric) after = NULL;
  g_autoptr (HeshuMetric) words = NULL;

  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (before), "value", NULL,
                                          "60", ANNE));
  apply (fixture, g_steal_pointer (&edits));
  apply (fixture, move (fixture, before, span.start + 1, span.end, NULL));
  after = find (fixture, "9.36%");
  g_assert_cmpstr (heshu_metric_get (after, HESHU_FIELD_VALUE), ==, "60");
  apply (fixture, move (fixture, before, span.start - 3, span.start, NULL));
  words = find (fixture, "签约率");
  g_assert_cmpstr (heshu_metric_get (words, HESHU_FIELD_VALUE), ==, "60");
  g_assert_cmpstr (heshu_metric_get (words, HESHU_FIELD_UNIT), ==, "%");
}

static void
test_move_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) metric = find (fixture, "59.36%");
  HeshuSpan span = heshu_metric_get_span (metric);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = move (fixture, metric, span.start, span.end, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (move (fixture, metric, 5, 5, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
  g_clear_error (&error);
  g_assert_null (move (fixture, metric, 5, 5000, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
}

/* One step: two metrics, each with its number, both of the same indicator and district */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) whole = find (fixture, "2780至3100人次");
  HeshuSpan span = heshu_metric_get_span (whole);
  g_autofree char *all = dup_all (fixture);
  g_autofree char *undone = NULL;
  g_autoptr (HeshuMetric) first = NULL;
  g_autoptr (HeshuMetric) second = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *edits;

  g_assert_cmpstr (heshu_metric_get (whole, HESHU_FIELD_VALUE_MAX), ==, "3100");
  edits = heshu_metric_split_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (whole),
                                    span.start + 5, NULL, &error);
  g_assert_no_error (error);
  apply (fixture, edits);
  first = find (fixture, "2780");
  second = find (fixture, "3100人次");
  g_assert_cmpstr (heshu_metric_get_id (first), ==, heshu_metric_get_id (whole));
  g_assert_cmpstr (heshu_metric_get (first, HESHU_FIELD_VALUE), ==, "2780");
  g_assert_null (heshu_metric_get (first, HESHU_FIELD_VALUE_MAX));
  g_assert_cmpstr (heshu_metric_get (first, HESHU_FIELD_QUALIFIER), ==, "exact");
  g_assert_cmpstr (heshu_metric_get (second, HESHU_FIELD_VALUE), ==, "3100");
  g_assert_cmpstr (heshu_metric_get (second, HESHU_FIELD_UNIT), ==, "人次");
  g_assert_cmpstr (heshu_metric_get (second, HESHU_FIELD_AREA), ==, "惠济区");
  g_assert_cmpstr (heshu_metric_get (second, HESHU_FIELD_INDICATOR), ==,
                   heshu_metric_get (whole, HESHU_FIELD_INDICATOR));
  g_assert_false (heshu_span_is_none (heshu_metric_get_evidence (second, HESHU_FIELD_VALUE).span));

  g_assert_true (heshu_reextract_report (fixture->desk, fixture->lexicon, fixture->report_id, NULL, &error));
  g_assert_cmpuint (g_utf8_strlen (heshu_metric_get_text (first), -1), ==, 4);
  {
    g_autoptr (HeshuMetric) still = find (fixture, "2780");
    g_autoptr (HeshuMetric) beside = find (fixture, "3100人次");

    g_assert_cmpstr (heshu_metric_get (still, HESHU_FIELD_VALUE), ==, "2780");
    g_assert_cmpstr (heshu_metric_get (beside, HESHU_FIELD_VALUE), ==, "3100");
  }
  undo (fixture);
  undone = dup_all (fixture);
  g_assert_cmpstr (undone, ==, all);
}

static void
test_split_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) metric = find (fixture, "59.36%");
  HeshuSpan span = heshu_metric_get_span (metric);
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_metric_split_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (metric),
                                           span.end, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
  g_clear_error (&error);
  g_assert_null (heshu_metric_split_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (metric),
                                           span.end - 1, NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_VALUE_NOT_A_NUMBER);
}

/* Split, tagged, and merged again in the other order: one metric with the tags of both */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) whole = find (fixture, "2780至3100人次");
  HeshuSpan span = heshu_metric_get_span (whole);
  g_autoptr (HeshuMetric) second = NULL;
  g_autoptr (HeshuMetric) merged = NULL;
  g_autoptr (GPtrArray) tag = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) before = list (fixture);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *edits;

  apply (fixture, heshu_metric_split_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (whole),
                                            span.start + 5, NULL, NULL));
  second = find (fixture, "3100人次");
  g_ptr_array_add (tag, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (second), "tags", NULL,
                                        "头条", ANNE));
  g_ptr_array_add (tag, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (second), "note", NULL,
                                        "问过", ANNE));
  apply (fixture, g_steal_pointer (&tag));
  edits = heshu_metric_merge_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (second),
                                    heshu_metric_get_id (whole), NULL, &error);
  g_assert_no_error (error);
  apply (fixture, edits);
  merged = find (fixture, "2780至3100人次");
  g_assert_cmpstr (heshu_metric_get_id (merged), ==, heshu_metric_get_id (whole));
  g_assert_cmpstr (heshu_metric_get (merged, HESHU_FIELD_VALUE), ==, "2780");
  g_assert_cmpstr (heshu_metric_get (merged, HESHU_FIELD_VALUE_MAX), ==, "3100");
  g_assert_cmpstr (heshu_metric_get_tags (merged)[0], ==, "头条");
  g_assert_cmpstr (heshu_metric_get_note (merged), ==, "问过");
  after = list (fixture);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_merge_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HeshuMetric) first = find (fixture, "112000人");
  g_autoptr (HeshuMetric) third = find (fixture, "572.9853万元");
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_metric_merge_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (first),
                                           heshu_metric_get_id (third), NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOT_NEIGHBOURS);
  g_clear_error (&error);
  g_assert_null (heshu_metric_merge_edits (fixture->desk, fixture->lexicon, heshu_metric_get_id (first),
                                           heshu_metric_get_id (first), NULL, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOT_NEIGHBOURS);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/span-edits/move", test_move },           { "/span-edits/move-keeps", test_move_keeps },
    { "/span-edits/move-wrong", test_move_wrong }, { "/span-edits/split", test_split },
    { "/span-edits/split-wrong", test_split_wrong }, { "/span-edits/merge", test_merge },
    { "/span-edits/merge-wrong", test_merge_wrong },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
