/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "heshu-cli-desk.h"

#include <glib/gi18n-lib.h>

static void
say_purge (const HeshuPurge *purge, gboolean done)
{
  const guint n = purge->names->len;
  const char *form =
      done ? g_dngettext (GETTEXT_PACKAGE, "%u report is gone for good: %s metrics, %s records of the history, %s.",
                          "%u reports are gone for good: %s metrics, %s records of the history, %s.", n)
           : g_dngettext (GETTEXT_PACKAGE, "%u report would be gone for good: %s metrics, %s records of the history, %s.",
                          "%u reports would be gone for good: %s metrics, %s records of the history, %s.", n);
  g_autofree char *n_metrics = g_strdup_printf ("%u", purge->n_metrics);
  g_autofree char *n_edits = g_strdup_printf ("%" G_GUINT64_FORMAT, purge->n_edits);
  g_autofree char *size = g_format_size (purge->n_bytes);

  heshu_cli_say (form, n, n_metrics, n_edits, size);
}

static int
print_names (const HeshuPurge *purge)
{
  g_autoptr (HeshuOutput) output = heshu_output_open (NULL, NULL);
  GError *error = NULL;

  for (guint i = 0; i < purge->names->len && error == NULL; i++)
    {
      g_autofree char *line = g_strconcat (purge->names->pdata[i], "\n", NULL);

      heshu_cli_write (output, line, -1, &error);
    }

  return heshu_cli_end_output (output, error);
}

static int
run (HeshuDesk *desk, const char *who, gboolean yes)
{
  GError *error = NULL;
  g_autoptr (HeshuPurge) purge =
      yes ? heshu_desk_purge_removed (desk, NULL, who, &error) : heshu_desk_count_removed (desk, &error);

  if (purge == NULL)
    return heshu_cli_complain (error);
  if (purge->names->len == 0)
    heshu_cli_say ("%s", _ ("Nothing is off this desk."));
  else
    say_purge (purge, yes);
  if (!yes && purge->names->len > 0)
    heshu_cli_say ("%s", _ ("No undo brings it back. With --yes it is done."));

  return print_names (purge);
}

int
heshu_cmd_purge (int argc, char **argv)
{
  g_autofree char *desk_path = NULL;
  g_autofree char *given_who = NULL;
  gboolean yes = FALSE;
  GOptionEntry entries[] = {
    HESHU_CLI_DESK_ENTRY (&desk_path),
    HESHU_CLI_WHO_ENTRY (&given_who),
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Do it; without this, only what would go is printed"), NULL },
    { NULL },
  };
  const HeshuCliUsage usage = {
    NULL,
    N_ ("Drops for good what is off the desk, and prints the names of its files."),
    N_ ("Removed reports and older versions of replaced ones go with their originals, metrics and history, and nothing "
        "brings\n"
        "them back. That it was done, by whom and when, stays in the history."),
    entries,
    0,
    0,
  };
  g_auto (GStrv) nothing = NULL;
  g_autoptr (HeshuDesk) desk = NULL;
  g_autofree char *who = NULL;
  int status;

  if (!heshu_cli_parse (&usage, argc, argv, &nothing, &status))
    return status;
  desk = heshu_cli_open_desk (desk_path, yes ? HESHU_DESK_OPEN_EXISTING : HESHU_DESK_READ_ONLY, &status);
  if (desk == NULL)
    return status;
  who = heshu_cli_dup_who (given_who);

  return run (desk, who, yes);
}
