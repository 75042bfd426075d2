/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include "heshu-job.h"

#include <glib/gi18n-lib.h>

static HeshuReport *
lookup_report (const HeshuMetric *metric, gpointer data)
{
  HeshuReport **current = data;

  return *current;
}

/* What is wrong with a file is said and the next one follows; @error is of the output alone. A file that
 * fails prints nothing: half of a report is no report. */
static gboolean
take_file (HeshuExporter *exporter,
           HeshuReport **current,
           HeshuImporter *importer,
           HeshuLexicon *lexicon,
           const char *path,
           const char *encoding,
           int *status,
           GError **error)
{
  g_autoptr (HeshuReport) report = NULL;
  g_autoptr (GPtrArray) metrics = NULL;
  GError *failure = NULL;

  report = heshu_read_report (importer, lexicon, path, encoding, &metrics, NULL, &failure);
  if (report == NULL)
    {
      *status = heshu_cli_worse (*status, heshu_cli_complain (failure));
      return TRUE;
    }
  heshu_cli_say_document (report->document);
  *current = report;
  for (guint i = 0; i < metrics->len; i++)
    if (!heshu_exporter_add (exporter, g_ptr_array_index (metrics, i), error))
      return FALSE;
  return TRUE;
}

static int
run (char **files, const char *encoding, HeshuExportFormat format, const char *path)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autoptr (HeshuOutput) output = NULL;
  g_autoptr (HeshuExporter) exporter = NULL;
  HeshuReport *current = NULL;
  GError *error = NULL;
  int status = HESHU_CLI_DONE;

  output = heshu_output_open (path, &error);
  if (output == NULL)
    return heshu_cli_complain (error);
  lexicon = heshu_cli_load_lexicon ();
  exporter = heshu_exporter_new (format, heshu_output_get_stream (output), lookup_report, &current);
  for (guint i = 0; files[i] != NULL && error == NULL; i++)
    take_file (exporter, &current, importer, lexicon, files[i], encoding, &status, &error);
  if (error == NULL)
    heshu_exporter_finish (exporter, &error);
  return heshu_cli_worse (status, heshu_cli_end_output (output, error));
}

int
heshu_cmd_extract (int argc, char **argv)
{
  g_autofree char *encoding = NULL;
  g_autofree char *word = NULL;
  g_autofree char *path = NULL;
  GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("jsonl (the default), csv, xlsx or table"),
      "FORMAT" },
    { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("Read the files in this encoding"), "E" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), "F" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("FILE..."),
    N_ ("Prints the metrics of reports in reading order, with the place each field was read."),
    N_ ("FILE may be - for standard input."),
    entries,
    1,
    G_MAXUINT,
  };
  HeshuExportFormat format = HESHU_EXPORT_JSONL;
  g_auto (GStrv) files = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &files, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "jsonl", "csv", "xlsx", "table", NULL }, &format))
    return HESHU_CLI_USAGE;
  return run (files, encoding, format, path);
}
