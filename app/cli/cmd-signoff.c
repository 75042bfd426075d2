/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include <glib/gi18n-lib.h>

/* What the steps are called where nobody says otherwise: words of data, the same in every language */
static const char *const usual_names[] = { "编辑", "复审", "终审" };

static const char *
name_step (guint step, const char *given)
{
  if (given != NULL)
    return given;

  return step <= G_N_ELEMENTS (usual_names) ? usual_names[step - 1] : NULL;
}

static int
run (HeshuDesk *desk, char **words, guint step, const char *name, const char *who)
{
  g_autofree char *given = heshu_cli_dup_utf8 (words[0]);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) recorded = NULL;
  GError *error = NULL;

  id = heshu_cli_dup_report_id (desk, given, &error);
  if (id != NULL)
    recorded = heshu_desk_sign_off (desk, id, step, name, who, &error);

  return recorded != NULL ? heshu_cli_print_done (recorded) : heshu_cli_complain (error);
}

int
heshu_cmd_signoff (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  g_autofree char *given_name = NULL;
  gboolean withdraw = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &given_name, N_ ("What the step is called; else 编辑, 复审, 终审"),
      "NAME" },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw, N_ ("Withdraw it, and those that stand on it"), NULL },
    { NULL },
  };
  const HeshuCliUsage usage = {
    N_ ("REPORT STEP"),
    N_ ("Signs a report off, and prints what was recorded."),
    N_ ("STEP is 1, 2 or 3, one after the other. Any change of the report afterwards opens its sign-offs again; “list "
        "reports”\n"
        "shows them. REPORT is an id, or the name of its file where only one report has it."),
    entries,
    2,
    2,
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autofree char *who = NULL;
  g_autofree char *name = NULL;
  guint64 step;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &words, &status))
    return status;
  name = heshu_cli_dup_utf8 (given_name);
  if (!g_ascii_string_to_unsigned (words[1], 10, 1, HESHU_MAX_SIGNOFFS, &step, NULL) ||
      name_step ((guint) step, name) == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (words[1], -1);

      return heshu_cli_wrong_usage (_ ("“%s” is not a step that has a name; use 1, 2 or 3, or give --name."), shown);
    }
  desk = heshu_cli_open_desk (desk_path, HESHU_DESK_OPEN_EXISTING, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);

  return run (desk, words, (guint) step, withdraw ? NULL : name_step ((guint) step, name), who);
}
