/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-metrics-export.h"

#include <string.h>

/* Asked for by the page, so that a desk of a million rows is never in memory as a whole */
#define PAGE_ROWS 2000

typedef struct
{
  HeshuDesk *desk;
  HeshuExporter *exporter;
  HeshuReport *report; /* (nullable): the one that was asked for last */
  guint64 n_written;
} Writer;

static HeshuReport *
lookup_report (const HeshuMetric *metric, gpointer data)
{
  Writer *writer = data;
  const char *id = heshu_metric_get_report_id (metric);

  if (writer->report != NULL && g_strcmp0 (writer->report->id, id) == 0)
    return writer->report;
  g_clear_pointer (&writer->report, heshu_report_unref);
  if (id != NULL)
    writer->report = heshu_desk_get_report (writer->desk, id, NULL);

  return writer->report;
}

static gboolean
write_page (Writer *writer, GPtrArray *page, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < page->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !heshu_exporter_add (writer->exporter, g_ptr_array_index (page, i), error))
        return FALSE;
      writer->n_written++;
    }

  return TRUE;
}

static gboolean
write_all (Writer *writer, const HeshuMetricQuery *query, GCancellable *cancellable, GError **error)
{
  g_autofree char *after = NULL;

  do
    {
      g_autofree char *next = NULL;
      g_autoptr (GPtrArray) page =
          heshu_desk_list_metrics (writer->desk, query, after, PAGE_ROWS, &next, cancellable, error);

      if (page == NULL || !write_page (writer, page, cancellable, error))
        return FALSE;
      g_free (after);
      after = g_steal_pointer (&next);
    }
  while (after != NULL);

  return heshu_exporter_finish (writer->exporter, error);
}

gpointer
heshu_metrics_export_work (HeshuDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const HeshuMetricsExport *self = data;
  g_autoptr (HeshuOutput) output = NULL;
  Writer writer = { .desk = desk };
  GError *failure = NULL;

  output = heshu_output_open (self->path, error);
  if (output == NULL)
    return NULL;
  writer.exporter =
      heshu_exporter_new (self->format, heshu_output_get_stream (output), lookup_report, &writer);
  if (write_all (&writer, self->query, cancellable, &failure))
    heshu_output_commit (output, &failure);
  else
    heshu_output_explain (output, &failure);
  heshu_exporter_free (writer.exporter);
  g_clear_pointer (&writer.report, heshu_report_unref);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  return g_memdup2 (&writer.n_written, sizeof writer.n_written);
}

gboolean
heshu_metrics_export_guess_format (const char *path, HeshuExportFormat *format)
{
  static const struct
  {
    const char *suffix;
    HeshuExportFormat format;
  } suffixes[] = {
    { ".csv", HESHU_EXPORT_CSV },
    { ".xlsx", HESHU_EXPORT_XLSX },
    { ".jsonl", HESHU_EXPORT_JSONL },
  };
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_ascii_strcasecmp (dot, suffixes[i].suffix) != 0)
        continue;
      *format = suffixes[i].format;
      return TRUE;
    }

  return FALSE;
}

void
heshu_metrics_export_free (HeshuMetricsExport *self)
{
  if (self == NULL)
    return;
  heshu_metric_query_free (self->query);
  g_free (self->path);
  g_free (self);
}
