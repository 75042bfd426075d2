/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include "heshu-job.h"

#include <glib/gi18n-lib.h>

int
heshu_cmd_reread (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *encoding = NULL;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    { "encoding", 'e', 0, G_OPTION_ARG_FILENAME, &encoding, N_ ("Read the files in this encoding"), "E" },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("REPORT"),
    N_ ("Reads the original of a report again, in another encoding or with other lexicons."),
    N_ ("What a person decided stays. REPORT is an id, or the name of its file where only one report has "
        "it."),
    entries,
    1,
    1,
  };
  g_auto (GStrv) names = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autoptr (HeshuImporter) importer = NULL;
  g_autoptr (HeshuLexicon) lexicon = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &names, &status))
    return status;
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  name = heshu_cli_dup_utf8 (names[0]);
  id = heshu_cli_dup_report_id (desk, name, &error);
  if (id == NULL)
    return heshu_cli_complain (error);
  importer = heshu_importer_new ();
  lexicon = heshu_cli_load_lexicon ();
  if (!heshu_reread_report (desk, importer, lexicon, id, encoding, NULL, &error))
    return heshu_cli_complain (error);
  return HESHU_CLI_DONE;
}
