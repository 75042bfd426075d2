/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"

#include <string.h>

#define ANNE "编辑甲"
#define BEN "编辑乙"

/* (transfer full): the record of one edit */
static HeshuEdit *
set (Fixture *fixture, const HeshuMetric *metric, const char *field, const char *after, const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = fixture_edit (fixture->desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metric),
                                             field, NULL, after, who, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);

  return heshu_edit_copy (done->pdata[0]);
}

static void
assert_value (Fixture *fixture, const HeshuMetric *metric, const char *value)
{
  g_autoptr (HeshuMetric) now = heshu_desk_get_metric (fixture->desk, heshu_metric_get_id (metric), NULL);

  g_assert_cmpstr (heshu_metric_get (now, HESHU_FIELD_VALUE), ==, value);
}

static void
undo_step (Fixture *fixture, const HeshuEdit *record, const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = heshu_desk_undo_step (fixture->desk, record, who, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
  g_assert_cmpstr (((HeshuEdit *) done->pdata[0])->reverses, ==, record->group);
}

static void
must (GPtrArray *done, const GError *error)
{
  g_assert_no_error (error);
  g_ptr_array_unref (done);
}

/* The machine's reading comes back as the machine's, though the value was the same meanwhile */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuEdit) first = set (fixture, metric, "value", "60", ANNE);
  g_autoptr (HeshuEdit) second = set (fixture, metric, "value", "59.36", BEN);
  g_autoptr (HeshuMetric) now = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GError) error = NULL;

  must (heshu_desk_restore (fixture->desk, first, BEN, &error), error);
  now = fixture_find (fixture->desk, "59.36%");
  g_assert_cmpint (heshu_metric_get_origin (now, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_RULE);
  g_assert_cmpstr (heshu_metric_get_evidence (now, HESHU_FIELD_VALUE).rule, ==, "numeral");
  nothing = heshu_desk_restore (fixture->desk, first, BEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
  must (heshu_desk_undo (fixture->desk, BEN, &error), error);
  now = (heshu_metric_unref (now), fixture_find (fixture->desk, "59.36%"));
  g_assert_cmpint (heshu_metric_get_origin (now, HESHU_FIELD_VALUE), ==, HESHU_ORIGIN_PERSON);
  g_assert_cmpstr (second->before, ==, "60");
}

/* Steps in the middle, in any order; the last ones go on being undone and redone one after the other */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) a = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuMetric) b = fixture_find (fixture->desk, "287人");
  g_autoptr (HeshuMetric) c = fixture_find (fixture->desk, "14494人");
  g_autoptr (HeshuEdit) first = set (fixture, a, "value", "1", ANNE);
  g_autoptr (HeshuEdit) second = set (fixture, b, "value", "2", ANNE);
  g_autoptr (HeshuEdit) third = set (fixture, c, "value", "3", ANNE);
  g_autoptr (GError) error = NULL;

  undo_step (fixture, second, ANNE);
  undo_step (fixture, first, ANNE);
  assert_value (fixture, a, "59.36");
  assert_value (fixture, b, "287");
  fixture_reopen (fixture);
  must (heshu_desk_redo (fixture->desk, ANNE, &error), error); /* the first */
  assert_value (fixture, a, "1");
  must (heshu_desk_undo (fixture->desk, ANNE, &error), error);
  must (heshu_desk_undo (fixture->desk, ANNE, &error), error); /* the third */
  assert_value (fixture, a, "59.36");
  assert_value (fixture, c, "14494");
  g_assert_null (heshu_desk_undo (fixture->desk, ANNE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  must (heshu_desk_redo (fixture->desk, ANNE, &error), error);
  must (heshu_desk_redo (fixture->desk, ANNE, &error), error);
  must (heshu_desk_redo (fixture->desk, ANNE, &error), error);
  assert_value (fixture, a, "1");
  assert_value (fixture, b, "2");
  assert_value (fixture, c, "3");
  g_assert_null (heshu_desk_redo (fixture->desk, ANNE, &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_NOTHING_TO_REDO);
  g_assert_cmpstr (third->after, ==, "3");
}

static void
assert_refused (Fixture *fixture, const HeshuEdit *record, const char *who, HeshuErrorCode code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (heshu_desk_undo_step (fixture->desk, record, who, &error));
  g_assert_error (error, HESHU_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report = fixture_import_page (fixture->desk);
  g_autoptr (HeshuMetric) metric = fixture_find (fixture->desk, "59.36%");
  g_autoptr (HeshuEdit) first = set (fixture, metric, "value", "60", ANNE);
  g_autoptr (HeshuEdit) second = set (fixture, metric, "value", "61", BEN);
  g_autoptr (HeshuEdit) removed = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, first, ANNE, HESHU_ERROR_STEP_NEEDED, "61");
  assert_refused (fixture, first, BEN, HESHU_ERROR_STEP_OF_ANOTHER, ANNE);
  must (heshu_desk_undo (fixture->desk, BEN, &error), error);
  removed = set (fixture, metric, "removed", "true", BEN);
  assert_refused (fixture, first, ANNE, HESHU_ERROR_STEP_NEEDED, "removed");
  undo_step (fixture, removed, BEN);
  undo_step (fixture, first, ANNE);
  assert_value (fixture, metric, "59.36");
  assert_refused (fixture, first, ANNE, HESHU_ERROR_UNDO_CONFLICT, "");
  assert_refused (fixture, second, BEN, HESHU_ERROR_UNDO_CONFLICT, "");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/desk/step/restore", test_restore },
    { "/desk/step/order", test_order },
    { "/desk/step/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
