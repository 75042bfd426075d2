/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#include <string.h>

#define ANNE "编辑甲"
#define BERT "编辑乙"

/* A page whose every figure an editor treats otherwise */
static const char page[] = "甲1人。乙2人。丙3人。丁4人。戊5人。己6人。庚7人。辛8人。壬9人，癸10人。子11人。";
static const Figure figures[] = {
  { "1人", "1", "人", "惠济区", "410108", "2020", "甲" },
  { "2人", "2", "人", "惠济区", "410108", "2020", "乙" },
  { "3人", "3", "人", "惠济区", "410108", "2020", "丙" },
  { "4人", "4", "人", "惠济区", "410108", "2020", "丁" },
  { "5人", "5", "人", "惠济区", "410108", "2020", "戊" },
  { "6人", "6", "人", "惠济区", "410108", "2020", "己" },
  { "7人", "7", "人", "惠济区", "410108", "2020", "庚" },
  { "8人", "8", "人", "惠济区", "410108", "2020", "辛" },
  { "9人，癸10人", "9", "人", "惠济区", "410108", "2020", "壬" },
};
/* Another extractor finds other words and another year for all of them */
static const Figure otherwise[] = {
  { "1人", "1", "名", "管城回族区", "410104", "2021", "另一个甲" },
  { "2人", "2", "名", "管城回族区", "410104", "2021", "另一个乙" },
  { "3人", "3", "名", "管城回族区", "410104", "2021", "另一个丙" },
  { "4人", "4", "名", "管城回族区", "410104", "2021", "另一个丁" },
  { "5人", "5", "名", "管城回族区", "410104", "2021", "另一个戊" },
  { "6人", "6", "名", "管城回族区", "410104", "2021", "另一个己" },
  { "7人", "7", "名", "管城回族区", "410104", "2021", "另一个庚" },
  { "8人", "8", "名", "管城回族区", "410104", "2021", "另一个辛" },
  { "9人，癸10人", "9", "名", "管城回族区", "410104", "2021", "另一个壬" },
  { "11人", "11", "名", "管城回族区", "410104", "2021", "子" },
};

/* What persons said of a metric: nothing that a machine does may change a letter of it */
static char *
dup_said (const HeshuMetric *metric)
{
  g_autofree char *tags = g_strjoinv (" ", (char **) heshu_metric_get_tags (metric));
  g_autoptr (GString) said = g_string_new (NULL);

  g_string_append_printf (said, "%s|%s|%s", heshu_decision_get_word (heshu_metric_get_decision (metric)),
                          tags, heshu_metric_get_note (metric));
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (heshu_metric_get_origin (metric, (HeshuField) i) == HESHU_ORIGIN_PERSON ||
          heshu_metric_get_decision (metric) == HESHU_DECISION_CONFIRMED)
        g_string_append_printf (said, "|%s=%s", heshu_field_get_name ((HeshuField) i),
                                heshu_metric_get (metric, (HeshuField) i));
    }

  return g_strdup (said->str);
}

/* All that a desk says of a report's metrics */
static char *
dup_all (HeshuDesk *desk, const char *report_id)
{
  HeshuMetricQuery query = { .report_id = report_id, .with_removed = TRUE };
  g_autoptr (GPtrArray) metrics = fixture_list (desk, &query);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < metrics->len; i++)
    {
      const HeshuMetric *metric = metrics->pdata[i];
      g_autofree char *said = dup_said (metric);
      HeshuSpan span = heshu_metric_get_span (metric);

      g_string_append_printf (all, "%s %u-%u %s %u %s", heshu_metric_get_id (metric), span.start, span.end,
                              heshu_metric_get_text (metric), heshu_metric_get_found (metric), said);
      for (guint j = 0; j < HESHU_N_FIELDS; j++)
        {
          HeshuEvidence evidence = heshu_metric_get_evidence (metric, (HeshuField) j);

          g_string_append_printf (all, " %s,%s,%s,%u", heshu_metric_get (metric, (HeshuField) j),
                                  heshu_metric_get_proposal (metric, (HeshuField) j), evidence.rule,
                                  evidence.span.start);
        }
      g_string_append_c (all, '\n');
    }

  return g_strdup (all->str);
}

static HeshuNewExtraction *
make_extraction (HeshuDesk *desk, const char *id, const Figure *list, guint n)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, id, NULL);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, list, n);

  return heshu_new_extraction_new (id, report->articles, metrics);
}

/* Compared first, then taken: both must say the same. Returns: (transfer full) */
static HeshuReextraction *
take (HeshuDesk *desk, const char *id, const Figure *list, guint n)
{
  g_autoptr (GPtrArray) extractions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_new_extraction_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (HeshuReextraction) preview = NULL;
  g_autoptr (GError) error = NULL;
  HeshuReextraction *changes;

  g_ptr_array_add (extractions, make_extraction (desk, id, list, n));
  preview = heshu_desk_compare_extraction (desk, extractions->pdata[0], &error);
  g_assert_no_error (error);
  done = heshu_desk_take_extractions (desk, NULL, extractions, "2", "lexicons", ANNE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
  changes = g_ptr_array_steal_index (done, 0);
  for (guint i = 0; i < HESHU_N_REEXTRACTIONS; i++)
    g_assert_cmpuint (changes->counts[i], ==, preview->counts[i]);

  return changes;
}

static void
undo (HeshuDesk *desk, const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_undo (desk, who, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
}

static void
add_by_hand (HeshuDesk *desk,
             const char *report_id,
             const char *text,
             const char *value,
             const char *indicator)
{
  g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, report_id, NULL);
  const Figure figure = { text, value, "人", "惠济区", "410108", "2020", indicator };
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, &figure, 1);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, heshu_edit_new_metric (metrics->pdata[0], report_id, BERT));
  done = heshu_desk_apply (desk, edits, &error);
  g_assert_no_error (error);
}

/* One edit of every kind */
static void
edit_all (HeshuDesk *desk, const char *id)
{
  static const struct
  {
    const char *text;
    const char *field;
    const char *after;
  } edits[] = {
    { "1人", "decision", "confirmed" },
    { "2人", "indicator", "改过的乙" },
    { "3人", "decision", "rejected" },
    { "4人", "tags", "头条" },
    { "5人", "note", "问过" },
    { "6人", "removed", "true" },
    { "7人", "period", "" },
    { "7人", "decision", "confirmed" },
    { "9人，癸10人", "decision", "rejected" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (HeshuMetric) metric = fixture_find (desk, edits[i].text);

      fixture_must_edit (desk, metric, edits[i].field, edits[i].after, BERT);
    }
  /* The last one was split: rejected, and both of its figures added by hand */
  add_by_hand (desk, id, "9人", "9", "壬");
  add_by_hand (desk, id, "10人", "10", "癸");
}

/* (transfer full): by id, what persons said of each metric that one of them had to do with */
static GHashTable *
list_said (HeshuDesk *desk)
{
  HeshuMetricQuery query = { .with_removed = TRUE };
  g_autoptr (GPtrArray) metrics = fixture_list (desk, &query);
  GHashTable *said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < metrics->len; i++)
    g_hash_table_insert (said, g_strdup (heshu_metric_get_id (metrics->pdata[i])),
                         dup_said (metrics->pdata[i]));

  return said;
}

static void
assert_said (HeshuDesk *desk, GHashTable *before)
{
  g_autoptr (GHashTable) after = list_said (desk);
  GHashTableIter iter;
  gpointer id, said;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &said))
    g_assert_cmpstr (g_hash_table_lookup (after, id), ==, said);
}

/* Whatever an editor did, reading all otherwise changes nothing of it, and one undo takes it back to the
 * letter
 */
static void
test_every_edit_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "page.txt", page, figures, G_N_ELEMENTS (figures));
  g_autoptr (GHashTable) said = NULL;
  g_autoptr (HeshuReextraction) changes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (HeshuMetric) free_one = NULL;
  g_autoptr (HeshuMetric) confirmed = NULL;
  g_autoptr (GError) error = NULL;

  edit_all (fixture->desk, id);
  said = list_said (fixture->desk);
  before = dup_all (fixture->desk, id);

  changes = take (fixture->desk, id, otherwise, G_N_ELEMENTS (otherwise));
  assert_said (fixture->desk, said);
  after = dup_all (fixture->desk, id);
  g_assert_cmpstr (after, !=, before);
  /* 子11人 is new; 甲, 乙 and 庚 were confirmed or corrected; the rest but the removed one follows */
  g_assert_cmpuint (changes->counts[HESHU_REEXTRACTION_ADDED], ==, 1);
  g_assert_cmpuint (changes->counts[HESHU_REEXTRACTION_KEPT], ==, 3);
  g_assert_cmpuint (changes->counts[HESHU_REEXTRACTION_CHANGED], ==, 5);
  g_assert_cmpuint (changes->counts[HESHU_REEXTRACTION_GONE], ==, 0);
  free_one = fixture_find (fixture->desk, "8人");
  g_assert_cmpstr (heshu_metric_get (free_one, HESHU_FIELD_INDICATOR), ==, "另一个辛");
  confirmed = fixture_find (fixture->desk, "1人");
  g_assert_cmpstr (heshu_metric_get (confirmed, HESHU_FIELD_UNIT), ==, "人");
  g_assert_cmpstr (heshu_metric_get_proposal (confirmed, HESHU_FIELD_UNIT), ==, "名");
  g_assert_cmpuint (fixture_search (fixture->desk, "另一个辛"), ==, 1);

  undo (fixture->desk, ANNE);
  undone = dup_all (fixture->desk, id);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (fixture_search (fixture->desk, "另一个辛"), ==, 0);

  again = heshu_desk_redo (fixture->desk, ANNE, &error);
  g_assert_no_error (error);
  redone = dup_all (fixture->desk, id);
  g_assert_cmpstr (redone, ==, after);
}

/* Nothing is found any more: what was decided stays and says so, the rest goes, and comes back by an undo */
static void
test_all_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "page.txt", page, figures, G_N_ELEMENTS (figures));
  g_autoptr (GHashTable) said = NULL;
  g_autoptr (HeshuReextraction) changes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;

  edit_all (fixture->desk, id);
  said = list_said (fixture->desk);
  before = dup_all (fixture->desk, id);
  changes = take (fixture->desk, id, NULL, 0);
  /* 辛 alone was touched by nobody */
  g_assert_cmpuint (changes->counts[HESHU_REEXTRACTION_GONE], ==, 1);
  g_assert_cmpuint (changes->counts[HESHU_REEXTRACTION_KEPT], ==, 7);
  g_assert_cmpuint (fixture_search (fixture->desk, "辛8"), ==, 0);
  {
    g_autoptr (HeshuMetric) lost = fixture_find (fixture->desk, "1人");
    g_autoptr (HeshuMetric) by_hand = fixture_find (fixture->desk, "10人");

    g_assert_false (heshu_metric_get_found (lost));
    g_assert_true (heshu_metric_get_found (by_hand));
  }

  undo (fixture->desk, ANNE);
  undone = dup_all (fixture->desk, id);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (fixture_search (fixture->desk, "辛8"), ==, 1);
  assert_said (fixture->desk, said);
}

/* The same read again is no change at all; what an editor corrected gets the machine's word beside it once */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import (fixture->desk, "page.txt", page, figures, G_N_ELEMENTS (figures));
  g_autoptr (HeshuNewExtraction) extraction = NULL;
  g_autoptr (HeshuReextraction) first = NULL;
  g_autoptr (HeshuReextraction) changes = NULL;
  g_autoptr (GError) error = NULL;

  edit_all (fixture->desk, id);
  first = take (fixture->desk, id, figures, G_N_ELEMENTS (figures));
  g_assert_cmpuint (first->changes->len, ==, 2);
  g_assert_cmpuint (first->counts[HESHU_REEXTRACTION_KEPT], ==, 2);
  extraction = make_extraction (fixture->desk, id, figures, G_N_ELEMENTS (figures));
  changes = heshu_desk_compare_extraction (fixture->desk, extraction, &error);
  g_assert_no_error (error);
  g_assert_true (changes->is_same);
  g_assert_cmpuint (changes->changes->len, ==, 0);
}

/* Several reports and an edit beside them are one step */
static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  static const Figure changed = { "1人", "1", "名", "惠济区", "410108", "2020", "子" };
  static const Figure figure = { "1人", "1", "人", "惠济区", "410108", "2020", "子" };
  g_autofree char *first = fixture_import (fixture->desk, "a.txt", "子1人。", &figure, 1);
  g_autofree char *second = fixture_import (fixture->desk, "b.txt", "又子1人。", &figure, 1);
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_new_extraction_free);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "1人");
  g_autofree char *before[] = { dup_all (fixture->desk, first), dup_all (fixture->desk, second) };
  g_autofree char *undone[2] = { NULL };
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (both, make_extraction (fixture->desk, first, &changed, 1));
  g_ptr_array_add (both, make_extraction (fixture->desk, second, &changed, 1));
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "note", NULL,
                                          "看过", "someone else"));
  done = heshu_desk_take_extractions (fixture->desk, edits, both, "2", "lexicons", ANNE, &error);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_EDIT_MALFORMED); /* a step is one person's */
  g_clear_error (&error);
  g_free (((HeshuEdit *) edits->pdata[0])->who);
  ((HeshuEdit *) edits->pdata[0])->who = g_strdup (ANNE);
  done = heshu_desk_take_extractions (fixture->desk, edits, both, "2", "lexicons", ANNE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 2);

  fixture_reopen (fixture);
  undo (fixture->desk, ANNE);
  undone[0] = dup_all (fixture->desk, first);
  undone[1] = dup_all (fixture->desk, second);
  g_assert_cmpstr (undone[0], ==, before[0]);
  g_assert_cmpstr (undone[1], ==, before[1]);
  g_free (before[1]);
  g_free (undone[1]);
}

/* What another person decided since is not pulled away from under it */
static void
test_undo_respects_others (Fixture *fixture, gconstpointer data)
{
  static const char *const touched[] = { "8人", "11人" }; /* changed, added */

  for (guint i = 0; i < G_N_ELEMENTS (touched); i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u页。%s", i, page);
      g_autofree char *id = fixture_import (fixture->desk, "page.txt", text, figures, G_N_ELEMENTS (figures));
      g_autoptr (HeshuReextraction) changes = take (fixture->desk, id, otherwise, G_N_ELEMENTS (otherwise));
      HeshuMetricQuery query = { .report_id = id };
      g_autoptr (GPtrArray) metrics = fixture_list (fixture->desk, &query);
      g_autoptr (GPtrArray) done = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *removed = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < metrics->len; j++)
        {
          if (g_str_equal (heshu_metric_get_text (metrics->pdata[j]), touched[i]))
            fixture_must_edit (fixture->desk, metrics->pdata[j], "decision", "confirmed", BERT);
        }
      before = dup_all (fixture->desk, id);
      done = heshu_desk_undo (fixture->desk, ANNE, &error);
      g_assert_null (done);
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_UNDO_CONFLICT);
      after = dup_all (fixture->desk, id);
      g_assert_cmpstr (after, ==, before);

      /* Once that is taken back too, it can be undone */
      undo (fixture->desk, BERT);
      undo (fixture->desk, ANNE);
    }
}

/* No edit from outside may say what was read */
static void
test_no_such_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  done = fixture_edit (fixture->desk, HESHU_OBJECT_REPORT, id, "extraction", NULL, "x", ANNE, &error);
  g_assert_null (done);
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_EDIT_MALFORMED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/take/every-edit-stays", test_every_edit_stays);
  ADD ("/store/take/all-gone", test_all_gone);
  ADD ("/store/take/same", test_same);
  ADD ("/store/take/one-step", test_one_step);
  ADD ("/store/take/undo-respects-others", test_undo_respects_others);
  ADD ("/store/take/no-such-edit", test_no_such_edit);

  return g_test_run ();
}
