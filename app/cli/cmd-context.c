/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-article-edits.h"
#include "heshu-cli-changes.h"
#include "heshu-error.h"

#include <glib/gi18n-lib.h>

/* What can be said, and of what */
static const struct
{
  const char *field;
  gboolean of_report; /* else of an article, or of all of a report's */
} fields[] = {
  { "title", FALSE },  { "agency", FALSE },    { "area", FALSE }, { "period", FALSE },
  { "issue_date", TRUE }, { "publication", TRUE }, { "page", TRUE },
};

typedef struct
{
  HeshuDesk *desk;
  HeshuLexicon *lexicon;
  char *values[G_N_ELEMENTS (fields)]; /* (nullable): as UTF-8 */
} Call;

/* (transfer full) (nullable): the report that @text names, or whose article it is. @article_id: (out) (transfer full)
 * (nullable) */
static char *
dup_report_id (HeshuDesk *desk, const char *text, char **article_id, GError **error)
{
  g_autoptr (GPtrArray) reports = heshu_desk_list_reports (desk, error);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      const HeshuReport *report = ((const HeshuReportSummary *) reports->pdata[i])->report;

      for (guint j = 0; j < report->articles->len; j++)
        {
          if (g_strcmp0 (((const HeshuArticle *) report->articles->pdata[j])->id, text) != 0)
            continue;
          *article_id = g_strdup (text);
          return g_strdup (report->id);
        }
    }

  return reports != NULL ? heshu_cli_dup_report_id (desk, text, error) : NULL;
}

static void
add_all (GPtrArray *edits, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (edits, heshu_edit_copy (more->pdata[i]));
  g_ptr_array_unref (more);
}

/* @article_id: (nullable): all articles of the report */
static GPtrArray *
list_edits (const Call *call, const HeshuReport *report, const char *article_id)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = call->values[i], *field = fields[i].field;

      if (value == NULL)
        continue;
      if (fields[i].of_report)
        g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_REPORT, report->id, field, NULL, value, NULL));
      else if (article_id != NULL)
        add_all (edits, heshu_article_edits (call->lexicon, article_id, field, NULL, value));
      else
        add_all (edits, heshu_report_context_edits (call->lexicon, report, field, value));
    }

  return edits;
}

static int
run (const Call *call, const char *text, const char *who, gboolean preview, HeshuExportFormat format)
{
  GError *error = NULL;
  g_autofree char *article_id = NULL;
  g_autofree char *id = dup_report_id (call->desk, text, &article_id, &error);
  g_autoptr (HeshuReport) report = id != NULL ? heshu_desk_get_report (call->desk, id, &error) : NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (HeshuReadAgain) again = NULL;

  if (report == NULL)
    return heshu_cli_complain (error);
  edits = list_edits (call, report, article_id);
  again = heshu_context_prepare (call->desk, call->lexicon, id, edits, NULL, &error);
  if (again == NULL || (!preview && !heshu_read_again_apply (again, call->desk, who, &error)))
    return heshu_cli_complain (error);

  return heshu_cli_print_changes (again, format);
}

int
heshu_cmd_context (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  g_autofree char *word = NULL;
  gboolean preview = FALSE;
  char *given[G_N_ELEMENTS (fields)] = { NULL };
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &given[0], N_ ("The headline of an article"), "TITLE" },
    { "agency", 0, 0, G_OPTION_ARG_FILENAME, &given[1], N_ ("For whom it speaks"), "AGENCY" },
    { "area", 0, 0, G_OPTION_ARG_FILENAME, &given[2], N_ ("The district it tells of"), "AREA" },
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &given[3], N_ ("The year or months it tells of"), "PERIOD" },
    { "issue-date", 0, 0, G_OPTION_ARG_FILENAME, &given[4], N_ ("When the report appeared"), "DATE" },
    { "publication", 0, 0, G_OPTION_ARG_FILENAME, &given[5], N_ ("In which paper the report appeared"), "NAME" },
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &given[6], N_ ("On which page of it"), "PAGE" },
    { "preview", 'n', 0, G_OPTION_ARG_NONE, &preview, N_ ("Only print what would change"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_ ("jsonl (the default), csv or table"), "FORMAT" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("REPORT|ARTICLE"),
    N_ ("Says what a report or an article is about, and prints what changes in the metrics that inherit it."),
    N_ ("Of a report, agency, area and period are said of all of its articles. What an editor decided of a metric "
        "stays. One\n"
        "undo takes all of it back. REPORT is an id, or the name of its file where only one report has it."),
    entries,
    1,
    1,
  };
  HeshuExportFormat format = HESHU_EXPORT_JSONL;
  g_auto (GStrv) words = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;
  Call call = { NULL };
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &words, &status))
    return status;
  if (!heshu_cli_parse_format (word, (const char *const[]){ "jsonl", "csv", "table", NULL }, &format))
    return HESHU_CLI_USAGE;
  desk = heshu_cli_open_desk (desk_path, preview ? HESHU_DESK_READ_ONLY : HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  lexicon = heshu_cli_load_lexicon ();
  who = heshu_cli_dup_who (given_who);
  text = heshu_cli_dup_utf8 (words[0]);
  call.desk = desk;
  call.lexicon = lexicon;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    call.values[i] = heshu_cli_dup_utf8 (given[i]);
  status = run (&call, text, who, preview, format);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_free (call.values[i]);
      g_free (given[i]);
    }

  return status;
}
