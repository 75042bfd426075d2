/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same work as floor-store through the desk's public door; prints microseconds.
 *
 *   bench-store DESK import N_REPORTS     20 figures a report, each report durable by itself
 *   bench-store DESK confirm N            each durable by itself
 *   bench-store DESK query N_PAGES        pages of 50 by every order, choice and length of word; medians on
 * standard error
 *   bench-store DESK list N               what a list of metrics asks for when it is shown otherwise: the
 * beginning of the new order, the whole of it, the counts beside it; medians on standard error */
#include "heshu-desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "made-rows.h"

static HeshuMetric *
make_metric (const MadeRow *row, guint at)
{
  HeshuSpan span = HESHU_SPAN (at + row->start, at + row->start + row->length);
  g_autofree char *text = g_strconcat (row->value, row->unit, NULL);
  HeshuMetricBuilder *builder = heshu_metric_builder_new (span, text);

  heshu_metric_builder_read (builder, HESHU_FIELD_VALUE, row->value, span, "numeral", 0.98);
  heshu_metric_builder_read (builder, HESHU_FIELD_PRECISION, "-1", span, "numeral", 0.98);
  heshu_metric_builder_read (builder, HESHU_FIELD_UNIT, row->unit, span, "unit-behind", 0.95);
  heshu_metric_builder_read (builder, HESHU_FIELD_QUALIFIER, "exact", HESHU_SPAN_NONE, NULL, 0.9);
  heshu_metric_builder_read (builder, HESHU_FIELD_MEASURE, "level", HESHU_SPAN_NONE, NULL, 0.9);
  heshu_metric_builder_read (builder, HESHU_FIELD_KIND, "actual", HESHU_SPAN_NONE, NULL, 0.9);
  heshu_metric_builder_read (builder, HESHU_FIELD_AREA, row->area, HESHU_SPAN (at, at + 3), "area-of-article",
                             0.8);
  heshu_metric_builder_read (builder, HESHU_FIELD_AREA_ID, row->area_id, HESHU_SPAN (at, at + 3),
                             "area-of-article", 0.8);
  heshu_metric_builder_read (builder, HESHU_FIELD_PERIOD, row->period, HESHU_SPAN_NONE, "year-of-article",
                             0.7);
  heshu_metric_builder_read (builder, HESHU_FIELD_AGENCY, "惠济区卫生健康委员会", HESHU_SPAN_NONE,
                             "agency-of-article", 0.7);
  heshu_metric_builder_read (builder, HESHU_FIELD_INDICATOR, row->indicator, span, "noun-before", 0.6);
  heshu_metric_builder_set_article (builder, 0, NULL);

  return heshu_metric_builder_end (builder);
}

static GPtrArray *
make_report (int number, HeshuReport **report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HeshuText) decoded = NULL;
  GPtrArray *metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_metric_unref);
  HeshuArticle *article = heshu_article_new ();
  HeshuSpan whole;
  guint at;

  g_string_append_printf (text, "%d。", number);
  at = (guint) g_utf8_strlen (text->str, -1);
  for (int k = 0; k < ROWS_PER_REPORT; k++)
    {
      MadeRow row;

      made_row_fill (&row);
      g_ptr_array_add (metrics, make_metric (&row, at));
      g_string_append (text, row.sentence);
      at += (guint) g_utf8_strlen (row.sentence, -1);
      g_free (row.sentence);
    }

  decoded = heshu_text_new (text->str, (gssize) text->len);
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
  g_autoptr (GPtrArray) metrics = heshu_desk_list_metrics (desk, &query, NULL, (guint) n, NULL, NULL, &error);
  gint64 taken_us = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < metrics->len; i++)
    {
      g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
      g_autoptr (GPtrArray) done = NULL;
      gint64 start;

      g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_METRIC, heshu_metric_get_id (metrics->pdata[i]),
                                              "decision", "none", "confirmed", "编辑"));
      start = g_get_monotonic_time ();
      done = heshu_desk_apply (desk, edits, &error);
      taken_us += g_get_monotonic_time () - start;
      g_assert_no_error (error);
    }

  return taken_us;
}

static int
compare_times (const void *a, const void *b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static gint64
time_pages (HeshuDesk *desk, const char *name, const HeshuMetricQuery *query, int n)
{
  g_autofree gint64 *times = g_new (gint64, n);
  g_autofree char *key = NULL;
  gint64 sum = 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *next = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) page = heshu_desk_list_metrics (desk, query, key, 50, &next, NULL, &error);

      times[i] = g_get_monotonic_time () - start;
      sum += times[i];
      g_assert_no_error (error);
      g_free (key);
      key = g_steal_pointer (&next);
    }
  qsort (times, (gsize) n, sizeof *times, compare_times);
  fprintf (stderr, "%-32s median %8.3f ms  p99 %8.3f ms\n", name, (double) times[n / 2] / 1000,
           (double) times[n * 99 / 100] / 1000);

  return sum;
}

static const struct
{
  const char *name;
  HeshuMetricQuery query;
} rows[] = {
  { "by place", { .sort = HESHU_SORT_PLACE } },
  { "by value", { .sort = HESHU_SORT_VALUE, .descending = TRUE } },
  { "by period", { .sort = HESHU_SORT_PERIOD, .descending = TRUE } },
  { "by district", { .sort = HESHU_SORT_AREA } },
  { "by indicator", { .sort = HESHU_SORT_INDICATOR } },
  { "by state", { .sort = HESHU_SORT_STATE } },
  { "district, by value", { .area = "金水区", .sort = HESHU_SORT_VALUE } },
  { "district, by place", { .area = "金水区" } },
  { "indicator, by value", { .indicator = "医保参保率", .sort = HESHU_SORT_VALUE } },
  { "state, by value", { .state = "proposed", .sort = HESHU_SORT_VALUE } },
  { "year, by value", { .period = { 2015 * 12, 2016 * 12 }, .sort = HESHU_SORT_VALUE } },
  { "search 督", { .search = "督" } },
  { "search 督导", { .search = "督导" } },
  { "search 督导检查", { .search = "督导检查" } },
  { "search 龘龘", { .search = "龘龘" } },
  { "search 签约 督导, by value", { .search = "签约 督导", .sort = HESHU_SORT_VALUE } },
};

static gint64
query_pages (HeshuDesk *desk, int n)
{
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    sum += time_pages (desk, rows[i].name, &rows[i].query, n);

  return sum;
}

/* --- lists --- */

static gint64
take_median (gint64 *times, int n)
{
  qsort (times, (gsize) n, sizeof *times, compare_times);

  return times[n / 2];
}

static gint64
time_keys (HeshuDesk *desk, const HeshuMetricQuery *query, guint limit, int n)
{
  g_autofree gint64 *times = g_new (gint64, n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) keys = heshu_desk_list_metric_keys (desk, query, limit, NULL, &error);

      times[i] = g_get_monotonic_time () - start;
      g_assert_no_error (error);
    }

  return take_median (times, n);
}

static gint64
time_facets (HeshuDesk *desk, const HeshuMetricQuery *query, int n)
{
  g_autofree gint64 *times = g_new (gint64, n);

  for (int i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint facet = 0; facet < HESHU_N_METRIC_FACETS; facet++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) list =
              heshu_desk_list_facet (desk, (HeshuMetricFacet) facet, query, 100, NULL, &error);

          g_assert_no_error (error);
        }
      times[i] = g_get_monotonic_time () - start;
    }

  return take_median (times, n);
}

static gint64
list_all (HeshuDesk *desk, int n)
{
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 first = time_keys (desk, &rows[i].query, 512, n);
      gint64 whole = time_keys (desk, &rows[i].query, 0, n);
      gint64 counts = time_facets (desk, &rows[i].query, n);

      fprintf (stderr, "%-32s first %9.3f ms  whole %9.3f ms  counts %9.3f ms\n", rows[i].name,
               (double) first / 1000, (double) whole / 1000, (double) counts / 1000);
      sum += first + whole + counts;
    }

  return sum;
}

int
main (int argc, char **argv)
{
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  int n = argc == 4 ? atoi (argv[3]) : 0;
  gint64 taken_us;

  if (n <= 0)
    return 2;
  desk = heshu_desk_open (argv[1], HESHU_DESK_CREATE, &error);
  g_assert_no_error (error);
  if (strcmp (argv[2], "import") == 0)
    taken_us = import_reports (desk, n);
  else if (strcmp (argv[2], "confirm") == 0)
    taken_us = confirm (desk, n);
  else if (strcmp (argv[2], "list") == 0)
    taken_us = list_all (desk, n);
  else
    taken_us = query_pages (desk, n);
  printf ("%" G_GINT64_FORMAT "\n", taken_us);

  return 0;
}
