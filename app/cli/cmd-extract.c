/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli.h"

#include "heshu-job.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HeshuExporter *exporter;
  HeshuReport *current; /* what the exporter asks for */
  gboolean said;        /* how the file was decoded */
  GError *error;        /* of the output */
} Printer;

static HeshuReport *
lookup_report (const HeshuMetric *metric, gpointer data)
{
  Printer *self = data;

  return self->current;
}

static gboolean
print_part (HeshuReport *part, GPtrArray *metrics, gpointer data)
{
  Printer *self = data;

  if (!self->said)
    heshu_cli_say_document (part->document);
  self->said = TRUE;
  self->current = part;
  for (guint i = 0; i < metrics->len && self->error == NULL; i++)
    heshu_exporter_add (self->exporter, g_ptr_array_index (metrics, i), &self->error);
  self->current = NULL;
  return self->error == NULL;
}

static int
run (char **files, const char *encoding, HeshuExportFormat format, const char *path)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autoptr (HeshuOutput) output = NULL;
  g_autoptr (HeshuExporter) exporter = NULL;
  Printer printer = { NULL };
  int status = HESHU_CLI_DONE;

  output = heshu_output_open (path, &printer.error);
  if (output == NULL)
    return heshu_cli_complain (printer.error);
  lexicon = heshu_cli_load_lexicon ();
  exporter = heshu_exporter_new (format, heshu_output_get_stream (output), lookup_report, &printer);
  printer.exporter = exporter;
  for (guint i = 0; files[i] != NULL && printer.error == NULL; i++)
    {
      GError *failure = NULL;

      /* What is wrong with a file is said and the next one follows */
      printer.said = FALSE;
      if (!heshu_read_report_parts (importer, lexicon, files[i], encoding, print_part, &printer, NULL,
                                    &failure))
        status = heshu_cli_worse (status, heshu_cli_complain (failure));
    }
  if (printer.error == NULL)
    heshu_exporter_finish (exporter, &printer.error);
  return heshu_cli_worse (status, heshu_cli_end_output (output, printer.error));
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
