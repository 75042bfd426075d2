/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-cli-rows.h"
#include "heshu-job.h"

#include <glib/gi18n-lib.h>

static const HeshuColumn columns[] = {
  { "change", HESHU_CELL_TEXT }, { "source", HESHU_CELL_TEXT }, { "id", HESHU_CELL_TEXT },
  { "start", HESHU_CELL_COUNT }, { "text", HESHU_CELL_TEXT },   { "indicator", HESHU_CELL_TEXT },
  { "field", HESHU_CELL_TEXT },  { "before", HESHU_CELL_TEXT }, { "after", HESHU_CELL_TEXT },
};

typedef struct
{
  HeshuCliRows *rows;
  const HeshuReextraction *reading;
  const HeshuReextractionChange *change;
} Printing;

/* @field: (nullable): %NULL: the whole metric comes or goes */
static gboolean
add_row (const Printing *self,
         HeshuReextractionKind kind,
         const char *field,
         const char *before,
         const char *after,
         GError **error)
{
  const HeshuMetric *shown = self->change->before != NULL ? self->change->before : self->change->after;
  g_autofree char *start = g_strdup_printf ("%u", heshu_metric_get_span (shown).start);

  return heshu_cli_rows_add (self->rows,
                             (const char *const[]){
                                 heshu_reextraction_kind_get_word (kind),
                                 self->reading->name,
                                 heshu_metric_get_id (shown),
                                 start,
                                 heshu_metric_get_text (shown),
                                 heshu_metric_get (shown, HESHU_FIELD_INDICATOR),
                                 field,
                                 before,
                                 after,
                             },
                             error);
}

static gboolean
add_field (const Printing *self, HeshuField field, GError **error)
{
  const char *name = heshu_field_get_name (field);
  const char *before = heshu_metric_get (self->change->before, field);
  const char *after = heshu_metric_get (self->change->after, field);
  const char *proposed = heshu_metric_get_proposal (self->change->before, field);
  const char *proposal = heshu_metric_get_proposal (self->change->after, field);

  if (g_strcmp0 (before, after) != 0 &&
      !add_row (self, HESHU_REEXTRACTION_CHANGED, name, before, after, error))
    return FALSE;

  return proposal == NULL || g_strcmp0 (proposal, proposed) == 0 ||
         add_row (self, HESHU_REEXTRACTION_KEPT, name, after, proposal, error);
}

/* A line for each field that is read otherwise; one for a metric that comes or goes */
static gboolean
add_change (const Printing *self, GError **error)
{
  const HeshuMetric *before = self->change->before, *after = self->change->after;

  if (before == NULL || after == NULL)
    return add_row (self, self->change->kind, NULL, NULL, NULL, error);
  if (heshu_metric_get_found (before) != heshu_metric_get_found (after) &&
      !add_row (self, self->change->kind, "found", heshu_metric_get_found (before) ? "true" : "false",
                heshu_metric_get_found (after) ? "true" : "false", error))
    return FALSE;
  if (!g_str_equal (heshu_metric_get_text (before), heshu_metric_get_text (after)) &&
      !add_row (self, HESHU_REEXTRACTION_CHANGED, "text", heshu_metric_get_text (before),
                heshu_metric_get_text (after), error))
    return FALSE;
  for (guint i = 0; i < HESHU_N_FIELDS; i++)
    {
      if (!add_field (self, (HeshuField) i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_all (const HeshuReadAgain *again, HeshuCliRows *rows, GError **error)
{
  heshu_cli_rows_begin (rows, "changes", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < again->changes->len; i++)
    {
      const HeshuReextraction *reading = g_ptr_array_index (again->changes, i);

      for (guint j = 0; j < reading->changes->len; j++)
        {
          const Printing printing = { rows, reading, g_ptr_array_index (reading->changes, j) };

          if (!add_change (&printing, error))
            return FALSE;
        }
    }

  return TRUE;
}

static int
print_changes (const HeshuReadAgain *again, HeshuExportFormat format)
{
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  HeshuCliRows *rows = heshu_cli_rows_new (format, output);
  GError *error = NULL;
  int status;

  if (add_all (again, rows, &error))
    heshu_cli_rows_finish (rows, &error);
  status = heshu_cli_end_output (output, error);
  heshu_cli_rows_free (rows);

  return status;
}

static void
say_counts (const HeshuReadAgain *again, gboolean preview)
{
  const char *form = preview ? g_dngettext (GETTEXT_PACKAGE, "%u report would be extracted again: %s.",
                                            "%u reports would be extracted again: %s.", again->n_reports)
                             : g_dngettext (GETTEXT_PACKAGE, "%u report extracted again: %s.",
                                            "%u reports extracted again: %s.", again->n_reports);
  g_autofree char *counts = heshu_read_again_dup_counts (again);

  heshu_cli_say (form, again->n_reports, counts);
}

static int
run (HeshuDesk *desk, char **reports, const char *who, gboolean preview, HeshuExportFormat format)
{
  g_autoptr (HeshuLexicon) lexicon = heshu_cli_load_lexicon ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HeshuReadAgain) again = NULL;
  GError *error = NULL;

  for (guint i = 0; reports[i] != NULL; i++)
    {
      g_autofree char *name = heshu_cli_dup_utf8 (reports[i]);
      char *id = heshu_cli_dup_report_id (desk, name, &error);

      if (id == NULL)
        return heshu_cli_complain (error);
      g_ptr_array_add (ids, id);
    }
  g_ptr_array_add (ids, NULL);
  again = heshu_read_again_prepare (desk, lexicon, ids->len > 1 ? (const char *const *) ids->pdata : NULL,
                                    NULL, &error);
  if (again == NULL)
    return heshu_cli_complain (error);
  if (!preview && again->readings->len > 0 && !heshu_read_again_apply (again, desk, who, &error))
    return heshu_cli_complain (error);
  say_counts (again, preview);

  return print_changes (again, format);
}

int
heshu_cmd_reextract (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  g_autofree char *word = NULL;
  gboolean preview = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "preview", 'n', 0, G_OPTION_ARG_NONE, &preview, N_ ("Only print what would change"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("jsonl (the default), csv or table"), "FORMAT" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("[REPORT...]"),
    N_ ("Extracts the metrics of reports again, with the rules and words of today, and prints what changed."),
    N_ ("Without REPORT, all of the desk. What an editor decided stays: where it is read otherwise now, that "
        "is "
        "printed as\n"
        "“kept” and stands beside it as a proposal. One undo takes all of it back. REPORT is an id, or the "
        "name "
        "of its file\n"
        "where only one report has it."),
    entries,
    0,
    G_MAXUINT,
  };
  HeshuExportFormat format = HESHU_EXPORT_JSONL;
  g_auto (GStrv) reports = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autofree char *who = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &reports, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "jsonl", "csv", "table", NULL }, &format))
    return HESHU_CLI_USAGE;
  desk = heshu_cli_open_desk (desk_path, preview ? HESHU_DESK_READ_ONLY : HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);

  return run (desk, reports, who, preview, format);
}
