/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"

#include <glib/gi18n-lib.h>

int
heshu_cmd_history (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *limit_text = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "limit", 'n', 0, G_OPTION_ARG_FILENAME, &limit_text, N_ ("At most so many records, the newest"), "N" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("[OBJECT]"),
    N_ ("Prints the history of the desk or of one object, the newest record first."),
    NULL,
    entries,
    0,
    1,
  };
  g_auto (GStrv) objects = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *object = NULL;
  GError *error = NULL;
  guint64 limit = 0;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &objects, &status))
    return status;
  if (limit_text != NULL && !g_ascii_string_to_unsigned (limit_text, 10, 1, G_MAXUINT, &limit, NULL))
    return heshu_cli_wrong_usage (_ ("“%s” is not a number of records."), limit_text);
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_READ_ONLY, &status);
  if (desk == NULL)
    return status;
  object = heshu_cli_dup_utf8 (objects[0]);
  edits = heshu_desk_list_history (desk, object, (guint) limit, &error);
  if (edits == NULL)
    return heshu_cli_complain (error);
  return heshu_cli_print_edits (edits);
}

typedef GPtrArray *(*Reversal) (HeshuDesk *desk, const char *who, GError **error);

/* @step: (nullable): the reversal of an older step, named by an argument */
typedef GPtrArray *(*StepReversal) (HeshuDesk *desk, const HeshuEdit *record, const char *who, GError **error);

static int
reverse (int argc, char **argv, const HeshuCliUsage *base, Reversal reversal, StepReversal step)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { NULL },
  };
  const HeshuCliUsage usage = { base->arguments,     base->summary, base->details, entries,
                                base->min_arguments, base->max_arguments };
  g_auto (GStrv) words = NULL;
  g_autoptr (HeshuEdit) record = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *who = NULL;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &words, &status))
    return status;
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);
  record = words[0] != NULL ? heshu_cli_find_record (desk, words[0], &error) : NULL;
  if (error == NULL)
    edits = record != NULL ? step (desk, record, who, &error) : reversal (desk, who, &error);
  if (edits == NULL)
    return heshu_cli_complain (error);
  return heshu_cli_print_done (edits);
}

int
heshu_cmd_undo (int argc, char **argv)
{
  const HeshuCliUsage usage = {
    N_ ("[RECORD]"),
    N_ ("Takes back an editor's last step, and prints what was recorded."),
    N_ ("With RECORD, the “id” or “group” of a line of “history”, that older step alone, where nothing later builds "
        "on it."),
    NULL,
    0,
    1,
  };

  return reverse (argc, argv, &usage, heshu_desk_undo, heshu_desk_undo_step);
}

int
heshu_cmd_redo (int argc, char **argv)
{
  const HeshuCliUsage usage = {
    NULL, N_ ("Does again what undo took back, and prints what was recorded."), NULL, NULL, 0, 0,
  };

  return reverse (argc, argv, &usage, heshu_desk_redo, NULL);
}

int
heshu_cmd_remove (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("REPORT"),
    N_ ("Takes a report and its metrics off the desk; undo brings it back."),
    N_ ("REPORT is an id, or the name of its file where only one report has it."),
    entries,
    1,
    1,
  };
  g_auto (GStrv) names = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) heshu_edit_free);
  g_autoptr (GPtrArray) recorded = NULL;
  g_autofree char *who = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &names, &status))
    return status;
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);
  name = heshu_cli_dup_utf8 (names[0]);
  id = heshu_cli_dup_report_id (desk, name, &error);
  if (id == NULL)
    return heshu_cli_complain (error);
  g_ptr_array_add (edits, heshu_edit_new (HESHU_OBJECT_REPORT, id, "removed", NULL, "true", who));
  recorded = heshu_desk_apply (desk, edits, &error);
  if (recorded == NULL)
    return heshu_cli_complain (error);
  return heshu_cli_print_done (recorded);
}
