/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"
#include "heshu-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All of a desk as JSON Lines. A metric is the line that `metrics` prints; every other line says in `record`
 * what it is: first the desk, then each report with its original, its articles and behind it its metrics,
 * then charts and history. */

#define PAGE_ROWS 2000

static gboolean
put_line (HeshuOutput *output, GString *json, GError **error)
{
  gboolean done;

  g_string_append_c (json, '\n');
  done = heshu_cli_write (output, json->str, json->len, error);
  g_string_truncate (json, 0);
  return done;
}

static gboolean
put_desk (HeshuDesk *desk, HeshuOutput *output, GString *json, GError **error)
{
  g_autofree char *name = heshu_desk_dup_name (desk);

  heshu_json_open (json, '{');
  heshu_json_member (json, "record", "desk");
  heshu_json_member_uint (json, "version", 1);
  heshu_json_member (json, "name", name);
  heshu_json_member (json, "made_by", "heshu " HESHU_VERSION);
  heshu_json_close (json, '}');
  return put_line (output, json, error);
}

static gboolean
put_report (const HeshuReport *report, HeshuOutput *output, GString *json, GError **error)
{
  g_autofree char *printed = heshu_report_print_json (report);

  g_string_append (json, printed);
  return put_line (output, json, error);
}

static HeshuReport *
lookup_report (const HeshuMetric *metric, gpointer data)
{
  return data;
}

static gboolean
put_metrics (HeshuDesk *desk, HeshuReport *report, HeshuOutput *output, GError **error)
{
  const HeshuMetricQuery query = { .report_id = report->id };
  g_autoptr (HeshuExporter) exporter = NULL;
  g_autofree char *after = NULL;

  exporter = heshu_exporter_new (HESHU_EXPORT_JSONL, heshu_output_get_stream (output), lookup_report, report);
  do
    {
      char *next = NULL;
      g_autoptr (GPtrArray) page =
          heshu_desk_list_metrics (desk, &query, after, PAGE_ROWS, &next, NULL, error);

      g_free (after);
      after = next;
      for (guint i = 0; page != NULL && i < page->len; i++)
        if (!heshu_exporter_add (exporter, g_ptr_array_index (page, i), error))
          return FALSE;
      if (page == NULL)
        return FALSE;
    }
  while (after != NULL);
  return heshu_exporter_finish (exporter, error);
}

static gboolean
put_reports (HeshuDesk *desk, HeshuOutput *output, GString *json, GError **error)
{
  g_autoptr (GPtrArray) summaries = heshu_desk_list_reports (desk, error);

  for (guint i = 0; summaries != NULL && i < summaries->len; i++)
    {
      const HeshuReportSummary *summary = g_ptr_array_index (summaries, i);
      g_autoptr (HeshuReport) report = heshu_desk_get_report (desk, summary->report->id, error);

      if (report == NULL || !put_report (report, output, json, error) ||
          !put_metrics (desk, report, output, error))
        return FALSE;
    }
  return summaries != NULL;
}

static gboolean
put_charts (HeshuDesk *desk, HeshuOutput *output, GString *json, GError **error)
{
  g_autoptr (GPtrArray) charts = heshu_desk_list_charts (desk, error);

  for (guint i = 0; charts != NULL && i < charts->len; i++)
    {
      const HeshuSavedChart *chart = g_ptr_array_index (charts, i);

      heshu_json_open (json, '{');
      heshu_json_member (json, "record", "chart");
      heshu_json_member (json, "id", chart->id);
      heshu_json_member (json, "title", chart->title);
      heshu_json_member (json, "spec", chart->spec);
      heshu_json_close (json, '}');
      if (!put_line (output, json, error))
        return FALSE;
    }
  return charts != NULL;
}

/* The oldest first: the order in which they were made */
static gboolean
put_history (HeshuDesk *desk, HeshuOutput *output, GString *json, GError **error)
{
  g_autoptr (GPtrArray) edits = heshu_desk_list_history (desk, NULL, 0, error);

  for (guint i = edits != NULL ? edits->len : 0; i > 0; i--)
    {
      heshu_cli_append_edit (json, g_ptr_array_index (edits, i - 1), "edit");
      if (!put_line (output, json, error))
        return FALSE;
    }
  return edits != NULL;
}

static int
run (HeshuDesk *desk, const char *path)
{
  g_autoptr (HeshuOutput) output = NULL;
  g_autoptr (GString) json = g_string_new (NULL);
  GError *error = NULL;

  output = heshu_output_open (path, &error);
  if (output == NULL)
    return heshu_cli_complain (error);
  if (put_desk (desk, output, json, &error) && put_reports (desk, output, json, &error) &&
      put_charts (desk, output, json, &error))
    put_history (desk, output, json, &error);
  return heshu_cli_end_output (output, error);
}

int
heshu_cmd_export (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *word = NULL;
  g_autofree char *path = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("jsonl (the default)"), "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file; - is standard output"), "F" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    NULL,
    N_ ("Writes all of a desk to a file: reports with their originals, metrics, charts and history."),
    N_ ("A line without “record” is a metric, as “metrics” prints it."),
    entries,
    0,
    0,
  };
  HeshuExportFormat format = HESHU_EXPORT_JSONL;
  g_auto (GStrv) nothing = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &nothing, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "jsonl", NULL }, &format))
    return HESHU_CLI_USAGE;
  if (path == NULL)
    return heshu_cli_wrong_usage (_ ("%s is missing."), "--output");
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_READ_ONLY, &status);
  return desk != NULL ? run (desk, path) : status;
}
