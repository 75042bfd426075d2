/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"
#include "heshu-id.h"

#include <string.h>

#define ANNE "编辑甲"
#define BEN "编辑乙"

static void
assert_field (HeshuDesk *desk, const char *id, HeshuField field, const char *value, HeshuState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuMetric) metric = heshu_desk_get_metric (desk, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (heshu_metric_get (metric, field), ==, value);
  g_assert_cmpstr (heshu_state_get_word (heshu_metric_get_state (metric)), ==, heshu_state_get_word (state));
}

static void
must_undo (HeshuDesk *desk, const char *who, guint n_edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_undo (desk, who, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, n_edits);
}

static void
must_redo (HeshuDesk *desk, const char *who, guint n_edits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_redo (desk, who, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, n_edits);
}

static void
must_fail (GPtrArray *done, GError **error, HeshuErrorCode code)
{
  g_assert_null (done);
  g_assert_error (*error, HESHU_ERROR, (int) code);
  g_clear_error (error);
}

/* Design §5: undo and redo across restarts */
static void
test_do_undo_redo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  const char *id = heshu_metric_get_id (metric);
  g_autoptr (GError) error = NULL;

  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "59.36", HESHU_STATE_PROPOSED);
  fixture_must_edit (fixture->desk, metric, "value", " 59.63 ", ANNE);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "59.63", HESHU_STATE_CORRECTED);
  must_undo (fixture->desk, ANNE, 1);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "59.36", HESHU_STATE_PROPOSED);
  must_redo (fixture->desk, ANNE, 1);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "59.63", HESHU_STATE_CORRECTED);

  fixture_must_edit (fixture->desk, metric, "decision", "confirmed", ANNE);
  fixture_reopen (fixture);
  must_undo (fixture->desk, ANNE, 1);
  must_undo (fixture->desk, ANNE, 1);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "59.36", HESHU_STATE_PROPOSED);
  must_fail (heshu_desk_undo (fixture->desk, ANNE, &error), &error, HESHU_ERROR_NOTHING_TO_UNDO);
  fixture_reopen (fixture);
  must_redo (fixture->desk, ANNE, 1);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "59.63", HESHU_STATE_CORRECTED);
  must_redo (fixture->desk, ANNE, 1);
  must_fail (heshu_desk_redo (fixture->desk, ANNE, &error), &error, HESHU_ERROR_NOTHING_TO_REDO);

  must_undo (fixture->desk, ANNE, 1);
  fixture_must_edit (fixture->desk, metric, "unit", "人", ANNE);
  must_fail (heshu_desk_redo (fixture->desk, ANNE, &error), &error, HESHU_ERROR_NOTHING_TO_REDO);
}

/* An undo puts back what the machine had read, with its place and rule */
static void
test_undo_restores_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) corrected = NULL;
  g_autoptr (HeshuMetric) restored = NULL;

  fixture_must_edit (fixture->desk, metric, "area", "管城回族区", ANNE);
  corrected = fixture_find (fixture->desk, "59.36%");
  g_assert_cmpint (heshu_metric_get_origin (corrected, HESHU_FIELD_AREA), ==, HESHU_ORIGIN_PERSON);
  g_assert_null (heshu_metric_get_evidence (corrected, HESHU_FIELD_AREA).rule);
  g_assert_cmpint (heshu_metric_get_origin (corrected, HESHU_FIELD_AREA_ID), ==, HESHU_ORIGIN_RULE);
  g_assert_cmpstr (heshu_metric_get (corrected, HESHU_FIELD_AREA_ID), ==, "410108");
  g_assert_cmpuint (heshu_metric_get_revision (corrected), ==, 2);

  must_undo (fixture->desk, ANNE, 1);
  restored = fixture_find (fixture->desk, "59.36%");
  g_assert_cmpint (heshu_metric_get_origin (restored, HESHU_FIELD_AREA), ==, HESHU_ORIGIN_RULE);
  g_assert_cmpstr (heshu_metric_get_evidence (restored, HESHU_FIELD_AREA).rule, ==, "headline");
  g_assert_true (
      heshu_span_equal (heshu_metric_get_evidence (restored, HESHU_FIELD_AREA).span, HESHU_SPAN (0, 3)));
  g_assert_cmpfloat (heshu_metric_get_confidence (restored, HESHU_FIELD_AREA), ==, 0.9);
}

/* Undo is per person, and refuses where someone changed the same field since */
static void
test_two_people (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) rate = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) people = fixture_find (fixture->desk, "14494人");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  fixture_must_edit (fixture->desk, rate, "value", "60", ANNE);
  fixture_must_edit (fixture->desk, people, "value", "14495", BEN);
  must_undo (fixture->desk, ANNE, 1);
  assert_field (fixture->desk, heshu_metric_get_id (people), HESHU_FIELD_VALUE, "14495",
                HESHU_STATE_CORRECTED);
  assert_field (fixture->desk, heshu_metric_get_id (rate), HESHU_FIELD_VALUE, "59.36", HESHU_STATE_PROPOSED);

  must_redo (fixture->desk, ANNE, 1);
  fixture_must_edit (fixture->desk, rate, "value", "61", BEN);
  g_assert_null (heshu_desk_undo (fixture->desk, ANNE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_UNDO_CONFLICT);
  g_assert_nonnull (strstr (error->message, "61"));
  g_assert_nonnull (strstr (error->message, "60"));
  g_clear_error (&error);
  assert_field (fixture->desk, heshu_metric_get_id (rate), HESHU_FIELD_VALUE, "61", HESHU_STATE_CORRECTED);

  must_undo (fixture->desk, BEN, 1);
  must_undo (fixture->desk, ANNE, 1);
  assert_field (fixture->desk, heshu_metric_get_id (rate), HESHU_FIELD_VALUE, "59.36", HESHU_STATE_PROPOSED);

  history = heshu_desk_list_history (fixture->desk, heshu_metric_get_id (rate), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 6);
  g_assert_cmpstr (((HeshuEdit *) history->pdata[5])->after, ==, "60");
  g_assert_cmpstr (((HeshuEdit *) history->pdata[5])->before, ==, "59.36");
  g_assert_cmpstr (((HeshuEdit *) history->pdata[5])->who, ==, ANNE);
  g_assert_null (((HeshuEdit *) history->pdata[5])->reverses);
  g_assert_cmpstr (((HeshuEdit *) history->pdata[4])->reverses, ==, ((HeshuEdit *) history->pdata[5])->group);
}

/* All edits of a call or none; the sentence of a conflict shows both values */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "287人");
  const char *id = heshu_metric_get_id (metric);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits,
                   heshu_edit_new (HESHU_OBJECT_METRIC, id, "indicator", "境外返乡人员", "境外人员", ANNE));
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, id, "value", "286", "288", ANNE));
  g_assert_null (heshu_desk_apply (fixture->desk, edits, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "286"));
  g_assert_nonnull (strstr (error->message, "287"));
  assert_field (fixture->desk, id, HESHU_FIELD_INDICATOR, "境外返乡人员", HESHU_STATE_PROPOSED);
  g_assert_cmpuint (fixture_search (fixture->desk, "境外返乡"), ==, 1);
  history = heshu_desk_list_history (fixture->desk, NULL, 0, NULL);
  g_assert_cmpuint (history->len, ==, 0);
}

/* One gesture: a bulk confirm is undone at once */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (GPtrArray) metrics = fixture_list (fixture->desk, NULL);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  HeshuMetricQuery confirmed = { .state = "confirmed" };

  for (guint i = 0; i < metrics->len; i++)
    g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metrics->pdata[i]),
                                            "decision", NULL, "confirmed", ANNE));
  done = heshu_desk_apply (fixture->desk, edits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 5);
  g_assert_cmpstr (((HeshuEdit *) done->pdata[0])->group, ==, ((HeshuEdit *) done->pdata[4])->group);
  g_assert_cmpuint (fixture_count (fixture->desk, &confirmed), ==, 5);

  again = heshu_desk_apply (fixture->desk, edits, &error); /* says what is so already: no record */
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 0);
  must_undo (fixture->desk, ANNE, 5);
  g_assert_cmpuint (fixture_count (fixture->desk, &confirmed), ==, 0);
  must_redo (fixture->desk, ANNE, 5);
  g_assert_cmpuint (fixture_count (fixture->desk, &confirmed), ==, 5);
}

/* A figure that the machine missed, added by hand: 3021人次 of the page */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuReport) read = heshu_desk_get_report (fixture->desk, report, NULL);
  const char *utf8 = heshu_text_get_utf8 (read->document->text);
  guint start = (guint) g_utf8_strlen (utf8, strstr (utf8, "3021人次") - utf8);
  g_autofree char *id = heshu_id_new ();
  g_autofree char *json =
      g_strdup_printf ("{\"report_id\": \"%s\", \"start\": %u, \"end\": %u, \"text\": \"3021人次\", "
                       "\"value\": \"3021\", \"unit\": \"人次\", \"indicator\": \"高龄老人体检\"}",
                       report, start, start + 6);
  g_autofree char *wrong =
      g_strdup_printf ("{\"report_id\": \"%s\", \"start\": %u, \"end\": %u, \"text\": \"3021人次\", "
                       "\"value\": \"3021\"}",
                       report, start + 1, start + 7);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  must_fail (fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, id, "created", NULL, wrong, ANNE, &error),
             &error, HESHU_ERROR_QUOTE_BROKEN);
  done = fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, id, "created", NULL, json, ANNE, &error);
  g_assert_no_error (error);
  assert_field (fixture->desk, id, HESHU_FIELD_INDICATOR, "高龄老人体检", HESHU_STATE_CORRECTED);
  g_assert_cmpuint (fixture_search (fixture->desk, "高龄"), ==, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "体检"), ==, 1); /* ； parts it from -12.5万元 */

  /* Making it is an edit: undone, it is gone from the lists; a field of what is gone cannot be changed. */
  must_undo (fixture->desk, ANNE, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "高龄"), ==, 0);
  must_fail (fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, id, "value", NULL, "1", ANNE, &error), &error,
             HESHU_ERROR_NO_SUCH_OBJECT);
  must_redo (fixture->desk, ANNE, 1);
  g_assert_cmpuint (fixture_search (fixture->desk, "高龄"), ==, 1);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "3021", HESHU_STATE_CORRECTED);
}

/* Undo after undo goes back step by step, redo forward again, whatever was undone and redone between */
static void
test_many_steps (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "287人");
  const char *id = heshu_metric_get_id (metric);
  g_autoptr (GError) error = NULL;
  int at = 0, top = 0; /* 287, then 1, 2, 3 … */

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *value = NULL;
      g_autoptr (GPtrArray) done = NULL;

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          value = g_strdup_printf ("%d", ++at);
          top = at;
          done = fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, id, "value", NULL, value, ANNE, &error);
          g_assert_no_error (error);
          break;
        case 1:
          done = heshu_desk_undo (fixture->desk, ANNE, &error);
          g_assert_cmpint (done != NULL, ==, at > 0);
          at = MAX (at - 1, 0);
          break;
        default:
          done = heshu_desk_redo (fixture->desk, ANNE, &error);
          g_assert_cmpint (done != NULL, ==, at < top);
          at = MIN (at + 1, top);
        }
      g_clear_error (&error);
      g_free (value);
      value = at > 0 ? g_strdup_printf ("%d", at) : g_strdup ("287");
      assert_field (fixture->desk, id, HESHU_FIELD_VALUE, value,
                    at > 0 ? HESHU_STATE_CORRECTED : HESHU_STATE_PROPOSED);
    }
}

/* Two gestures in one call are two steps back */
static void
test_two_groups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "287人");
  const char *id = heshu_metric_get_id (metric);
  const char *const fields[] = { "value", "unit", "note", "indicator" };
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      HeshuEdit *edit = heshu_edit_new (HESHU_OBJECT_METRIC, id, fields[i], NULL, "5", ANNE);

      edit->group = g_strdup (i % 2 ? "odd" : "even");
      g_ptr_array_add (edits, edit);
    }
  done = heshu_desk_apply (fixture->desk, edits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 4);
  must_undo (fixture->desk, ANNE, 2);
  assert_field (fixture->desk, id, HESHU_FIELD_INDICATOR, "境外返乡人员", HESHU_STATE_CORRECTED);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "5", HESHU_STATE_CORRECTED);
  must_undo (fixture->desk, ANNE, 2);
  assert_field (fixture->desk, id, HESHU_FIELD_VALUE, "287", HESHU_STATE_PROPOSED);

  g_free (((HeshuEdit *) edits->pdata[1])->who);
  ((HeshuEdit *) edits->pdata[1])->who = g_strdup (BEN);
  must_fail (heshu_desk_apply (fixture->desk, edits, &error), &error, HESHU_ERROR_EDIT_MALFORMED);
}

static const struct
{
  const char *field;
  const char *after;
  HeshuErrorCode code;
} bad_edits[] = {
  { "value", "一千", HESHU_ERROR_VALUE_NOT_A_NUMBER },  { "value", NULL, HESHU_ERROR_VALUE_NOT_A_NUMBER },
  { "value", "1,000", HESHU_ERROR_VALUE_NOT_A_NUMBER }, { "period", "2021-13", HESHU_ERROR_FIELD_INVALID },
  { "kind", "plan", HESHU_ERROR_FIELD_INVALID },        { "decision", "maybe", HESHU_ERROR_FIELD_INVALID },
  { "removed", "yes", HESHU_ERROR_FIELD_INVALID },      { "colour", "red", HESHU_ERROR_EDIT_MALFORMED },
  { "seq", "1", HESHU_ERROR_EDIT_MALFORMED },           { "created", "{}", HESHU_ERROR_CONFLICT },
};

static void
test_bad_edits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autofree char *nobody = heshu_id_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad_edits); i++)
    {
      g_test_message ("%s = %s", bad_edits[i].field, bad_edits[i].after);
      must_fail (fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metric),
                               bad_edits[i].field, NULL, bad_edits[i].after, ANNE, &error),
                 &error, bad_edits[i].code);
    }
  must_fail (fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, nobody, "value", NULL, "1", ANNE, &error),
             &error, HESHU_ERROR_NO_SUCH_OBJECT);
  must_fail (fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), "value", NULL,
                           "1", "", &error),
             &error, HESHU_ERROR_EDIT_MALFORMED);
  must_fail (fixture_edit (fixture->desk, HESHU_OBJECT_FACT, nobody, "value", NULL, "1", ANNE, &error),
             &error, HESHU_ERROR_EDIT_MALFORMED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/edit/do-undo-redo", test_do_undo_redo);
  ADD ("/store/edit/undo-restores-evidence", test_undo_restores_evidence);
  ADD ("/store/edit/two-people", test_two_people);
  ADD ("/store/edit/conflict", test_conflict);
  ADD ("/store/edit/group", test_group);
  ADD ("/store/edit/create", test_create);
  ADD ("/store/edit/many-steps", test_many_steps);
  ADD ("/store/edit/two-groups", test_two_groups);
  ADD ("/store/edit/bad-edits", test_bad_edits);

  return g_test_run ();
}
