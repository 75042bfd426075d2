/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include "heshu-error.h"
#include "heshu-id.h"

#define ANNE "编辑甲"

static const HeshuArticle *
get_article (const HeshuReport *report, guint index)
{
  g_assert_cmpuint (index, <, report->articles->len);

  return g_ptr_array_index (report->articles, index);
}

static GPtrArray *
set (Fixture *fixture, const char *id, const char *field, const char *before, const char *after, GError **error)
{
  return fixture_edit (fixture->desk, HESHU_OBJECT_ARTICLE, id, field, before, after, ANNE, error);
}

static void
must (GPtrArray *done, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
  g_ptr_array_unref (done);
}

/* Where an article stands is a field like others: checked, recorded, undone */
static void
test_layout (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "0 4", "region 4 4", "region 0 9999", "region a b", "caption 0 4",
                                     "region 0 4\nregion 5", "region 0 4\njoin 3 9999", "zone 0 4" };
  g_autofree char *id = fixture_import_page (fixture->desk);
  g_autoptr (HeshuReport) report = heshu_desk_get_report (fixture->desk, id, NULL);
  g_autofree char *article = g_strdup (get_article (report, 0)->id);
  g_autoptr (HeshuReport) cut = NULL;
  g_autoptr (HeshuReport) back = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_null (set (fixture, article, "layout", NULL, bad[i], &error));
      g_assert_error (error, HESHU_ERROR, HESHU_ERROR_FIELD_INVALID);
      g_clear_error (&error);
    }
  must (set (fixture, article, "layout", NULL, " region 0 7\nregion 9 20 \ncaption 30 33\njoin 7 9\n", &error), error);
  cut = heshu_desk_get_report (fixture->desk, id, NULL);
  g_assert_cmpuint (get_article (cut, 0)->regions->len, ==, 2);
  g_assert_true (heshu_span_equal (g_array_index (get_article (cut, 0)->regions, HeshuSpan, 1), HESHU_SPAN (9, 20)));
  g_assert_cmpuint (get_article (cut, 0)->captions->len, ==, 1);
  g_assert_cmpuint (get_article (cut, 0)->joins->len, ==, 1);
  g_assert_cmpstr (heshu_article_get (get_article (cut, 0), HESHU_ARTICLE_TITLE), ==, "签约服务进万家");
  g_assert_null (set (fixture, article, "layout", "region 0 7", "region 0 8", &error));
  g_assert_error (error, HESHU_ERROR, HESHU_ERROR_CONFLICT);
  g_clear_error (&error);
  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_assert_no_error (error);
  back = heshu_desk_get_report (fixture->desk, id, NULL);
  g_assert_cmpuint (get_article (back, 0)->regions->len, ==, 1);
  g_assert_true (heshu_span_equal (g_array_index (get_article (back, 0)->regions, HeshuSpan, 0),
                                   g_array_index (get_article (report, 0)->regions, HeshuSpan, 0)));
}

/* An article made and taken back; an object that is not of a report is none */
static void
test_created (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report_id = fixture_import_page (fixture->desk);
  g_autofree char *id = heshu_id_new ();
  g_autofree char *json = g_strdup_printf ("{\"report_id\":\"%s\",\"layout\":\"region 20 30\"}", report_id);
  const char *const bad[] = { "{}", "{\"report_id\":\"x\",\"layout\":\"region 2 3\"}",
                              "{\"report_id\":\"x\",\"layout\":\"\"}" };
  g_autoptr (HeshuReport) made = NULL;
  g_autoptr (HeshuReport) gone = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (set (fixture, id, "created", NULL, bad[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  must (set (fixture, id, "created", NULL, json, &error), error);
  must (set (fixture, id, "title", NULL, "第二篇", &error), error);
  fixture_reopen (fixture);
  made = heshu_desk_get_report (fixture->desk, report_id, NULL);
  g_assert_cmpuint (made->articles->len, ==, 2);
  g_assert_cmpstr (get_article (made, 1)->id, ==, id);
  g_assert_cmpstr (heshu_article_get (get_article (made, 1), HESHU_ARTICLE_TITLE), ==, "第二篇");
  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_clear_pointer (&undone, g_ptr_array_unref);
  undone = heshu_desk_undo (fixture->desk, ANNE, &error);
  g_assert_no_error (error);
  gone = heshu_desk_get_report (fixture->desk, report_id, NULL);
  g_assert_cmpuint (gone->articles->len, ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/desk/articles/layout", test_layout },
    { "/desk/articles/created", test_created },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
