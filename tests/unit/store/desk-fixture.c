/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("heshu-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "desk.heshu", NULL);
  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_chmod (path, 0700);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty_folder (path);
      g_remove (path);
    }
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->desk != NULL)
    g_assert_finalize_object (fixture->desk);
  empty_folder (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (fixture->desk);
  fixture->desk = heshu_desk_open (fixture->path, HESHU_DESK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

HeshuReport *
fixture_make_report (const char *name, const char *text)
{
  g_autoptr (HeshuText) decoded = heshu_text_new (text, -1);
  g_autoptr (HeshuArticle) article = heshu_article_new ();
  HeshuReport *report = heshu_report_new ();
  HeshuSpan all = HESHU_SPAN (0, heshu_text_get_length (decoded));

  report->bytes = g_bytes_new (text, strlen (text));
  report->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->bytes);
  report->document = heshu_document_new (name, "text/plain", decoded);
  report->document->encoding = g_strdup ("UTF-8");
  heshu_article_set (article, HESHU_ARTICLE_TITLE, "签约服务进万家", HESHU_SPAN (0, 7));
  heshu_article_set (article, HESHU_ARTICLE_AGENCY, "惠济区卫生健康委员会", HESHU_SPAN_NONE);
  g_array_append_val (article->regions, all);
  g_ptr_array_add (report->articles, g_steal_pointer (&article));

  return report;
}

GPtrArray *
fixture_make_metrics (const HeshuReport *report, const Figure *figures, guint n_figures)
{
  GPtrArray *metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  const char *utf8 = heshu_text_get_utf8 (report->document->text);
  const char *from = utf8;

  for (guint i = 0; i < n_figures; i++)
    {
      const Figure *figure = &figures[i];
      const char *place = strstr (from, figure->text);
      HeshuMetricBuilder *builder;
      HeshuSpan span;

      g_assert_nonnull (place);
      from = place + strlen (figure->text);
      span.start = (guint) g_utf8_strlen (utf8, place - utf8);
      span.end = span.start + (guint) g_utf8_strlen (figure->text, -1);
      builder = heshu_metric_builder_new (span, figure->text);
      heshu_metric_builder_read (builder, HESHU_FIELD_VALUE, figure->value, span, "numeral", 0.98);
      heshu_metric_builder_read (builder, HESHU_FIELD_UNIT, figure->unit, span, "unit-behind", 0.95);
      heshu_metric_builder_read (builder, HESHU_FIELD_AREA, figure->area, HESHU_SPAN (0, 3), "headline", 0.9);
      heshu_metric_builder_set (builder, HESHU_FIELD_AREA_ID, figure->area_id);
      heshu_metric_builder_read (builder, HESHU_FIELD_PERIOD, figure->period, HESHU_SPAN_NONE,
                                 "year-of-article", 0.5);
      heshu_metric_builder_read (builder, HESHU_FIELD_INDICATOR, figure->indicator, span, "noun-before", 0.7);
      heshu_metric_builder_set_article (builder, 0, NULL);
      g_ptr_array_add (metrics, heshu_metric_builder_end (builder));
    }

  return metrics;
}

char *
fixture_import (HeshuDesk *desk, const char *name, const char *text, const Figure *figures, guint n_figures)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeshuReport) report = fixture_make_report (name, text);
  g_autoptr (GPtrArray) metrics = fixture_make_metrics (report, figures, n_figures);
  char *id = heshu_desk_import (desk, report, metrics, "1", "lexicons", &error);

  g_assert_no_error (error);

  return id;
}

/* In the manner of a district's year-end report on its doctors */
static const char page[] = "签约服务进万家\n"
                           "2020年，惠济区家庭医生签约总人口172983人，签约率59.36%。全年返乡人员14494人，\n"
                           "其中境外287人。\n"
                           "　　管城回族区投入GDP核算资金-12.5万元；体检85岁以上老人3021人次。";

const Figure fixture_figures[5] = {
  { "172983人", "172983", "人", "惠济区", "410108", "2020", "家庭医生签约总人口" },
  { "59.36%", "59.36", "%", "惠济区", "410108", "2020", "家庭医生签约率" },
  { "14494人", "14494", "人", "惠济区", "410108", "2020-H1", "返乡人员" },
  { "287人", "287", "人", "惠济区", "410108", "2020", "境外返乡人员" },
  { "-12.5万元", "-125000", "元", "管城回族区", "410104", "2021", "GDP核算资金" },
};

char *
fixture_import_page (HeshuDesk *desk)
{
  return fixture_import (desk, "huiji.txt", page, fixture_figures, G_N_ELEMENTS (fixture_figures));
}

GPtrArray *
fixture_list (HeshuDesk *desk, const HeshuMetricQuery *query)
{
  static const HeshuMetricQuery all = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *metrics =
      heshu_desk_list_metrics (desk, query != NULL ? query : &all, NULL, 0, NULL, NULL, &error);

  g_assert_no_error (error);

  return metrics;
}

guint
fixture_count (HeshuDesk *desk, const HeshuMetricQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) metrics = fixture_list (desk, query);
  guint64 count;

  g_assert_true (heshu_desk_count_metrics (desk, query, &count, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, metrics->len);

  return metrics->len;
}

guint
fixture_search (HeshuDesk *desk, const char *words)
{
  HeshuMetricQuery query = { .search = words };

  return fixture_count (desk, &query);
}

HeshuMetric *
fixture_find (HeshuDesk *desk, const char *text)
{
  HeshuMetricQuery query = { .with_removed = TRUE };
  g_autoptr (GPtrArray) metrics = fixture_list (desk, &query);

  for (guint i = 0; i < metrics->len; i++)
    {
      if (g_str_equal (heshu_metric_get_text (metrics->pdata[i]), text))
        return heshu_metric_ref (metrics->pdata[i]);
    }
  g_error ("no figure %s", text);
}

GPtrArray *
fixture_edit (HeshuDesk *desk,
              HeshuObjectKind kind,
              const char *id,
              const char *field,
              const char *before,
              const char *after,
              const char *who,
              GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  g_ptr_array_add (edits, heshu_edit_new (kind, id, field, before, after, who));

  return heshu_desk_apply (desk, edits, error);
}

void
fixture_must_edit (HeshuDesk *desk,
                   const HeshuMetric *metric,
                   const char *field,
                   const char *after,
                   const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done =
      fixture_edit (desk, HESHU_OBJECT_METRIC, heshu_metric_get_id (metric), field, NULL, after, who, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (done->len, ==, 1);
}
