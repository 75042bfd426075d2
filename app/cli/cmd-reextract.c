/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-cli-changes.h"

#include <glib/gi18n-lib.h>

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

  return heshu_cli_print_changes (again, format);
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
