/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same work as floor-store through the desk's public door; prints microseconds.
 *
 *   bench-store DESK import N_REPORTS
 *   bench-store DESK confirm N */
#include "heshu-desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_PER_REPORT 20

static const char sentence[] = "全区累计签约居民，签约率比上年提高%d个百分点。";

static GPtrArray *
make_report (int number, HeshuReport **report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HeshuText) decoded = NULL;
  GPtrArray *metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  HeshuArticle *article = heshu_article_new ();
  HeshuSpan whole;
  guint at = 0;

  for (int k = 0; k < ROWS_PER_REPORT; k++)
    {
      g_autofree char *value = g_strdup_printf ("%d", number * 37 + k * 101);
      g_autofree char *line = g_strdup_printf (sentence, number * 37 + k * 101);
      guint start = at + g_utf8_strlen ("全区累计签约居民，签约率比上年提高", -1);
      HeshuMetricBuilder *builder =
          heshu_metric_builder_new (HESHU_SPAN (start, start + strlen (value)), value);

      heshu_metric_builder_set (builder, HESHU_FIELD_VALUE, value);
      heshu_metric_builder_set (builder, HESHU_FIELD_UNIT, "%");
      heshu_metric_builder_set (builder, HESHU_FIELD_AREA, "惠济区");
      heshu_metric_builder_set (builder, HESHU_FIELD_INDICATOR, "家庭医生签约率");
      heshu_metric_builder_set (builder, HESHU_FIELD_PERIOD, "2021");
      heshu_metric_builder_set_article (builder, 0, NULL);
      g_ptr_array_add (metrics, heshu_metric_builder_end (builder));
      g_string_append (text, line);
      at += g_utf8_strlen (line, -1);
    }

  decoded = heshu_text_new (text->str, text->len);
  *report = heshu_report_new ();
  (*report)->bytes = g_bytes_new (text->str, text->len);
  (*report)->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, (*report)->bytes);
  (*report)->document = heshu_document_new ("report.txt", "text/plain", decoded);
  whole = HESHU_SPAN (0, at);
  g_array_append_val (article->regions, whole);
  g_ptr_array_add ((*report)->articles, article);

  return metrics;
}

static gint64
import_reports (HeshuDesk *desk, int n_reports)
{
  gint64 taken_us = 0;

  for (int i = 0; i < n_reports; i++)
    {
      g_autoptr (HeshuReport) report = NULL;
      g_autoptr (GPtrArray) metrics = make_report (i, &report);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autofree char *id = heshu_desk_import (desk, report, metrics, "1", "0", &error);

      taken_us += g_get_monotonic_time () - start;
      g_assert_no_error (error);
    }

  return taken_us;
}

static gint64
confirm (HeshuDesk *desk, int n)
{
  HeshuMetricQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) metrics = heshu_desk_list_metrics (desk, &query, NULL, n, NULL, NULL, &error);
  gint64 taken_us = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < metrics->len; i++)
    {
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
      g_autoptr (GPtrArray) done = NULL;
      gint64 start;

      g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC,
                                              heshu_metric_get_id (g_ptr_array_index (metrics, i)),
                                              "decision", "none", "confirmed", "编辑"));
      start = g_get_monotonic_time ();
      done = heshu_desk_apply (desk, edits, &error);
      taken_us += g_get_monotonic_time () - start;
      g_assert_no_error (error);
    }

  return taken_us;
}

int
main (int argc, char **argv)
{
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  int n = argc == 4 ? atoi (argv[3]) : 0;

  if (n <= 0)
    return 2;
  desk = heshu_desk_open (argv[1], HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  printf ("%" G_GINT64_FORMAT "\n",
          strcmp (argv[2], "import") == 0 ? import_reports (desk, n) : confirm (desk, n));

  return 0;
}
