/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-cli-rows.h"
#include "heshu-new-version.h"

#include <glib/gi18n-lib.h>

static const HeshuColumn columns[] = {
  { "change", HESHU_CELL_TEXT },    { "id", HESHU_CELL_TEXT },    { "text", HESHU_CELL_TEXT },
  { "indicator", HESHU_CELL_TEXT }, { "state", HESHU_CELL_TEXT }, { "start", HESHU_CELL_TEXT },
  { "new_start", HESHU_CELL_TEXT }, { "why", HESHU_CELL_TEXT },
};

static gboolean
add_row (HeshuCliRows *rows, const HeshuCarried *carried, GError **error)
{
  const HeshuMetric *metric = carried->before;
  g_autofree char *start = g_strdup_printf ("%u", heshu_metric_get_span (metric).start);
  g_autofree char *new_start =
      carried->after != NULL ? g_strdup_printf ("%u", heshu_metric_get_span (carried->after).start) : NULL;

  return heshu_cli_rows_add (rows,
                             (const char *const[]){ heshu_carried_kind_get_word (carried->kind),
                                                    heshu_metric_get_id (metric), heshu_metric_get_text (metric),
                                                    heshu_metric_get (metric, HESHU_FIELD_INDICATOR),
                                                    heshu_state_get_word (heshu_metric_get_state (metric)), start,
                                                    new_start, carried->why },
                             error);
}

static int
print_carried (const HeshuReplacement *told, HeshuExportFormat format)
{
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  HeshuCliRows *rows = heshu_cli_rows_new (format, output);
  GError *error = NULL;
  int status;

  heshu_cli_rows_begin (rows, "carried", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < told->carried->len && error == NULL; i++)
    add_row (rows, g_ptr_array_index (told->carried, i), &error);
  if (error == NULL)
    heshu_cli_rows_finish (rows, &error);
  status = heshu_cli_end_output (output, error);
  heshu_cli_rows_free (rows);

  return status;
}

typedef struct
{
  const char *report;
  const char *path;
  const char *encoding;
  const char *who;
  gboolean preview;
  HeshuExportFormat format;
} Call;

static int
run (HeshuDesk *desk, const Call *call)
{
  g_autoptr (HeshuImporter) importer = heshu_importer_new ();
  g_autoptr (HeshuLexicon) lexicon = heshu_cli_load_lexicon ();
  g_autofree char *name = heshu_cli_dup_utf8 (call->report);
  g_autofree char *counts = NULL;
  g_autoptr (HeshuNewVersion) version = NULL;
  HeshuImportSource *source = heshu_import_source_new (call->path);
  GError *error = NULL;
  g_autofree char *id = heshu_cli_dup_report_id (desk, name, &error);

  if (id != NULL)
    version = heshu_new_version_prepare (desk, importer, lexicon, id, source, call->encoding, NULL, &error);
  heshu_import_source_free (source);
  if (version == NULL || (!call->preview && !heshu_new_version_apply (version, desk, call->who, &error)))
    return heshu_cli_complain (error);
  heshu_cli_say_document (version->report->document);
  counts = heshu_new_version_dup_counts (version);
  heshu_cli_say (call->preview ? _ ("“%s” would be replaced: %s.") : _ ("“%s” replaced: %s."), name, counts);

  return print_carried (version->replacement, call->format);
}

int
heshu_cmd_replace (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *word = NULL;
  gboolean preview = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("Read the files in this encoding"), "E" },
    { "preview", 'n', 0, G_OPTION_ARG_NONE, &preview, N_ ("Only print what would change"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("jsonl (the default), csv or table"), "FORMAT" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("REPORT FILE"),
    N_ ("Puts a newer version in the place of a report, and prints what became of the reviewed metrics."),
    N_ ("What was reviewed goes over where its sentence or its words stand in FILE too; what has no place there is "
        "“unfit”\n"
        "and stays with the older version. One undo puts that back. REPORT is an id, or the name of its file where "
        "only one\n"
        "report has it."),
    entries,
    2,
    2,
  };
  Call call = { .format = HESHU_EXPORT_JSONL };
  g_auto (GStrv) words = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autofree char *who = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &words, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "jsonl", "csv", "table", NULL }, &call.format))
    return HESHU_CLI_USAGE;
  desk = heshu_cli_open_desk (desk_path, preview ? HESHU_DESK_READ_ONLY : HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);
  call.report = words[0];
  call.path = words[1];
  call.encoding = encoding;
  call.who = who;
  call.preview = preview;

  return run (desk, &call);
}
