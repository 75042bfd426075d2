/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-error.h"
#include "heshu-learning.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Returns: (transfer full) (nullable): all of @path, UTF-8 */
static char *
read_all (const char *path, GError **error)
{
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = NULL;
  gsize length;

  if (g_str_equal (path, "-"))
    {
      input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      if (g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL) < 0 ||
          !g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL))
        {
          heshu_error_set (error, HESHU_ERROR_FILE_UNREADABLE, shown, NULL);
          return NULL;
        }
      length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)) - 1;
      g_output_stream_close (memory, NULL, NULL);
      text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
    }
  else
    {
      g_autoptr (GError) failure = NULL;

      if (!g_file_get_contents (path, &text, &length, &failure))
        {
          const HeshuErrorCode code =
              g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)   ? HESHU_ERROR_FILE_MISSING
              : g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? HESHU_ERROR_FILE_FORBIDDEN
              : g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ISDIR) ? HESHU_ERROR_FILE_NOT_A_FILE
                                                                            : HESHU_ERROR_FILE_UNREADABLE;

          heshu_error_set (error, code, shown, NULL);
          return NULL;
        }
    }
  if (!g_utf8_validate (text, length, NULL))
    {
      heshu_error_set (error, HESHU_ERROR_EDIT_MALFORMED, shown, "UTF-8");
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* (transfer none) (nullable): the one of @proposals that has this id */
static const HeshuProposal *
find_proposal (GPtrArray *proposals, const char *given, GError **error)
{
  g_autofree char *id = heshu_cli_dup_utf8 (given);

  for (guint i = 0; i < proposals->len; i++)
    if (g_str_equal (((const HeshuProposal *) proposals->pdata[i])->id, id))
      return proposals->pdata[i];
  heshu_error_set (error, HESHU_ERROR_NO_SUCH_OBJECT, id, NULL);

  return NULL;
}

static HeshuReadAgain *
prepare_accepted (HeshuDesk *desk, HeshuLexicon *lexicon, const char *id, GError **error)
{
  g_autoptr (GPtrArray) proposals = heshu_proposals_list (desk, lexicon, NULL, error);
  const HeshuProposal *proposal = proposals != NULL ? find_proposal (proposals, id, error) : NULL;

  return proposal != NULL ? heshu_proposal_prepare (proposal, desk, lexicon, NULL, error) : NULL;
}

static void
sign (GPtrArray *edits, const char *who)
{
  for (guint i = 0; i < edits->len; i++)
    {
      HeshuEdit *edit = g_ptr_array_index (edits, i);

      g_free (edit->who);
      edit->who = g_strdup (who);
    }
}

/* (transfer full) (nullable) */
static GPtrArray *
list_merging (HeshuDesk *desk, const char *from, const char *into, const char *who, GError **error)
{
  GPtrArray *edits = heshu_cli_list_merging (desk, from, into, error);

  if (edits != NULL)
    sign (edits, who);
  return edits;
}

/* (transfer full) (nullable): what says not now to the proposal of this id */
static GPtrArray *
list_dismissing (HeshuDesk *desk, const char *id, const char *who, GError **error)
{
  g_autoptr (HeshuLexicon) lexicon = heshu_cli_load_lexicon ();
  g_autoptr (GPtrArray) proposals = heshu_proposals_list (desk, lexicon, NULL, error);
  const HeshuProposal *proposal = proposals != NULL ? find_proposal (proposals, id, error) : NULL;
  GPtrArray *edits = proposal != NULL ? heshu_proposal_dismissing_edits (proposal, TRUE) : NULL;

  if (edits != NULL)
    sign (edits, who);

  return edits;
}

/* A proposal or a unit is taken up: one step, with all that it changes. */
static int
learn (HeshuDesk *desk, const char *proposal, const char *unit, const char *who)
{
  g_autoptr (HeshuLexicon) lexicon = heshu_cli_load_lexicon ();
  g_autoptr (HeshuReadAgain) again = NULL;
  g_autoptr (GPtrArray) recorded = NULL;
  g_autofree char *named = heshu_cli_dup_utf8 (unit);
  g_autofree char *counts = NULL;
  GError *error = NULL;

  again = proposal != NULL ? prepare_accepted (desk, lexicon, proposal, &error)
                           : heshu_unit_prepare (named, desk, lexicon, NULL, &error);
  if (again == NULL || !heshu_read_again_apply (again, desk, who, &error))
    return heshu_cli_complain (error);
  counts = heshu_read_again_dup_counts (again);
  heshu_cli_say (_ ("Taken up: %s."), counts);
  recorded = heshu_desk_list_history (desk, NULL, again->edits->len + again->readings->len, &error);

  return recorded != NULL ? heshu_cli_print_done (recorded) : heshu_cli_complain (error);
}

/* All that is sure on the desk, or in one report */
static GPtrArray *
list_confirming (HeshuDesk *desk, const char *report, const char *who, GError **error)
{
  g_autofree char *name = heshu_cli_dup_utf8 (report);
  g_autofree char *id = name != NULL ? heshu_cli_dup_report_id (desk, name, error) : NULL;
  HeshuMetricQuery query = { .report_id = id };
  g_autoptr (GPtrArray) sure = NULL;

  if (name != NULL && id == NULL)
    return NULL;
  sure = heshu_desk_list_sure (desk, &query, NULL, error);

  return sure != NULL ? heshu_confirming_edits (sure, who) : NULL;
}

/* An older value of a field is put back. */
static int
restore (HeshuDesk *desk, const char *record_id, const char *who)
{
  GError *error = NULL;
  g_autoptr (HeshuEdit) record = heshu_cli_find_record (desk, record_id, &error);
  g_autoptr (GPtrArray) recorded = record != NULL ? heshu_desk_restore (desk, record, who, &error) : NULL;

  return recorded != NULL ? heshu_cli_print_done (recorded) : heshu_cli_complain (error);
}

int
heshu_cmd_edit (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  g_autofree char *report = NULL;
  g_autofree char *proposal = NULL;
  g_autofree char *dismissed = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *record = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *into = NULL;
  gboolean preview = FALSE;
  gboolean confirm_sure = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "confirm-sure", 0, 0, G_OPTION_ARG_NONE, &confirm_sure,
      N_ ("Confirm what “metrics --sure” prints, in one step, instead of reading edits"), NULL },
    { "report", 'r', 0, G_OPTION_ARG_FILENAME, &report, N_ ("With --confirm-sure: only in this report"),
      N_ ("REPORT") },
    { "accept", 0, 0, G_OPTION_ARG_FILENAME, &proposal,
      N_ ("Take up a proposal that “list proposals” prints, with all that it changes"), "ID" },
    { "dismiss", 0, 0, G_OPTION_ARG_FILENAME, &dismissed,
      N_ ("Say not now to a proposal that “list proposals” prints"), "ID" },
    { "learn-unit", 0, 0, G_OPTION_ARG_FILENAME, &unit,
      N_ ("Make this a unit of the desk, and extract its reports again with it"), "UNIT" },
    { "restore", 0, 0, G_OPTION_ARG_FILENAME, &record,
      N_ ("Give a field what it held before this record of “history”"), "RECORD" },
    { "merge", 0, 0, G_OPTION_ARG_FILENAME, &merged,
      N_ ("Make this indicator, with all its wordings, one with that of --into"), N_ ("INDICATOR") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &into, N_ ("With --merge: the indicator whose name stays"),
      N_ ("INDICATOR") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &preview, N_ ("With --merge: only say what would change"), NULL },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("[FILE.jsonl]"),
    N_ ("Applies edits, all of them or none, and prints what was recorded."),
    N_ ("Each line is a record of the history: object_kind, object_id, field and after; before, if the field "
        "must still\n"
        "hold it; why; group, which ties the edits of one gesture together. Without FILE.jsonl, or where it "
        "is -, standard\n"
        "input is read. A metric has the fields value, value_max, unit, qualifier, measure, kind, area, "
        "area_id, period,\n"
        "agency, indicator, each also with .evidence (where it was read, like 120-125), span, decision "
        "(confirmed, rejected),\n"
        "tags (one on a line), note, removed (true)."),
    entries,
    0,
    1,
  };
  g_auto (GStrv) files = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) recorded = NULL;
  g_autofree char *text = NULL;
  g_autofree char *who = NULL;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &files, &status))
    return status;
  if ((merged == NULL) != (into == NULL) || (preview && merged == NULL))
    return heshu_cli_wrong_usage (_ ("--merge and --into name two indicators; --preview belongs to them."));
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);
  if (proposal != NULL || unit != NULL)
    return learn (desk, proposal, unit, who);
  if (record != NULL)
    return restore (desk, record, who);
  if (merged != NULL)
    edits = list_merging (desk, merged, into, who, &error);
  else if (dismissed != NULL)
    edits = list_dismissing (desk, dismissed, who, &error);
  else if (confirm_sure)
    edits = list_confirming (desk, report, who, &error);
  else
    text = read_all (files[0] != NULL ? files[0] : "-", &error);
  if (text != NULL)
    edits = heshu_cli_read_edits (text, who, given_who != NULL, &error);
  if (edits != NULL && (edits->len == 0 || preview))
    return HESHU_CLI_DONE;
  if (edits != NULL)
    recorded = heshu_desk_apply (desk, edits, &error);
  if (recorded == NULL)
    return heshu_cli_complain (error);
  return heshu_cli_print_done (recorded);
}
